"""One resident's page: the summary, the rail of stages, the timeline, and what they chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from bot.clock import in_london
from bot.console import times, words
from bot.console.presenters.people import (
    RequestLine,
    name_of,
    request_line,
    transcript_link,
)
from bot.services.caseload import CaseFile
from bot.services.console_records import ConsentRow, Note
from bot.services.records import ProgressEvent, Reminder, Resident, RoleInterest


@dataclass(frozen=True)
class Step:
    """One stage on the rail: `state` is done, now or later."""

    text: str
    state: str


@dataclass(frozen=True)
class Fact:
    """A line of a summary list."""

    name: str
    value: str
    hint: str = ""


@dataclass(frozen=True)
class Event:
    """One step in the timeline."""

    what: str
    detail: str
    who: str
    action: str
    exact: str
    iso: str


@dataclass(frozen=True)
class EventDay:
    """The steps of one day, the newest first."""

    heading: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class NoteCard:
    """A note as it is shown."""

    author: str
    text: str
    exact: str
    iso: str


@dataclass(frozen=True)
class ResidentPage:
    """All that the page shows."""

    id: str
    name: str
    stage: str
    beside: bool
    rail: tuple[Step, ...]
    rail_summary: str
    facts: tuple[Fact, ...]
    requests: tuple[RequestLine, ...]
    consents: tuple[Fact, ...]
    interests: tuple[Fact, ...]
    preferences: tuple[Fact, ...]
    reminders: tuple[Fact, ...]
    days: tuple[EventDay, ...]
    notes: tuple[NoteCard, ...]
    transcript: str
    lines: str
    readable: bool


def present(file: CaseFile, now: datetime, role_titles: Mapping[str, str]) -> ResidentPage:
    """Return what the page shows."""
    one = file.resident
    rail = _rail(one.stage)
    return ResidentPage(
        id=one.id,
        name=name_of(one.called, one.id),
        stage=words.stage(one.stage),
        beside=one.stage not in words.RAIL,
        rail=rail,
        rail_summary=_rail_summary(one.stage),
        facts=tuple(_facts(one, now)),
        requests=tuple(
            request_line(ask.id, ask.reason, ask.at, now=now, link=transcript_link(one.id, place))
            for ask, place in file.requests
        ),
        consents=tuple(_consent(each, now) for each in file.consents),
        interests=tuple(_interest(each, now, role_titles) for each in file.interests),
        preferences=tuple(_wishes(file.preferences)),
        reminders=tuple(_reminder(each, now, readable=file.readable) for each in file.reminders),
        days=_days(file.progress, now, role_titles),
        notes=tuple(_note(each, now) for each in file.notes),
        transcript=transcript_link(one.id),
        readable=file.readable,
        lines=f"{file.lines:,} message{'' if file.lines == 1 else 's'}",
    )


def _rail(stage: str) -> tuple[Step, ...]:
    here = words.RAIL.index(stage) if stage in words.RAIL else -1
    return tuple(
        Step(words.STAGES[name], "done" if at < here else "now" if at == here else "later")
        for at, name in enumerate(words.RAIL)
    )


def _rail_summary(stage: str) -> str:
    if stage not in words.RAIL:
        return words.stage(stage)
    return f"Step {words.RAIL.index(stage) + 1} of {len(words.RAIL)}: {words.stage(stage)}"


def _facts(one: Resident, now: datetime) -> list[Fact]:
    seen = one.last_seen_at
    facts = [
        Fact("Called", one.called or "Not asked yet"),
        Fact("Area", one.outcode or "Not asked yet"),
        Fact("16 or over", _value(one.sixteen_or_over)),
        Fact("Neighbourhood", one.neighbourhood or ""),
        Fact("Came through", one.campaign or ""),
        Fact("Programme", one.programme or ""),
        Fact("Language", "" if one.language == "en" else one.language),
        Fact("Started", times.exact(one.created_at, now)),
        Fact(
            "Last wrote",
            times.ago(seen, now) if seen else "Never",
            times.exact(seen, now) if seen else "",
        ),
    ]
    if one.muted_at is not None:
        facts.append(Fact("Messages", "Asked for no more messages", times.exact(one.muted_at, now)))
    return [fact for fact in facts if fact.value]


def _consent(one: ConsentRow, now: datetime) -> Fact:
    return Fact(
        words.CONSENTS.get(one.purpose, words.plain(one.purpose)),
        "Yes" if one.granted else "No",
        f"{times.exact(one.at, now)}, wording {one.wording}",
    )


def _interest(one: RoleInterest, now: datetime, role_titles: Mapping[str, str]) -> Fact:
    title = role_titles.get(one.role_id, words.plain(one.role_id))
    return Fact(
        title,
        times.exact(one.at, now),
        words.SOURCES.get(one.source, words.plain(one.source).lower()),
    )


def _reminder(one: Reminder, now: datetime, *, readable: bool) -> Fact:
    """Return when somebody hears what; their own words only where the chat may be read."""
    of = one.words if one.words and readable else words.REMINDERS.get(one.about, "Asked for")
    return Fact(of, times.exact(one.due_at, now))


def _wishes(values: Mapping[str, Any]) -> list[Fact]:
    """Return the answers in the order of the role finder's questions."""
    order = list(words.PREFERENCES)
    known = sorted(
        values, key=lambda name: (name not in order, name in order and order.index(name))
    )
    return [
        Fact(
            words.PREFERENCES.get(name, words.plain(name)),
            "Skipped" if values[name] is None else _wish(name, values[name]),
        )
        for name in known
    ]


def _wish(name: str, value: Any) -> str:
    if name == "hours" and isinstance(value, Mapping):
        return _hours(value)
    return _value(value)


def _hours(value: Mapping[str, Any]) -> str:
    parts = []
    if value.get("flexible"):
        parts.append("Any time")
    if value.get("part"):
        parts.append(words.ANSWERS.get(str(value["part"]), words.plain(str(value["part"]))))
    start, end = value.get("start"), value.get("end")
    if start or end:
        parts.append(f"{_time(start)} to {_time(end)}")
    if isinstance(value.get("days"), list):
        parts.append(", ".join(words.DAYS[day] for day in value["days"] if day in range(7)))
    if value.get("weekly_hours"):
        parts.append(f"{_value(value['weekly_hours'])} hours a week")
    if value.get("nights") is not None:
        parts.append("nights are fine" if value["nights"] else "no nights")
    return "; ".join(parts) or "Nothing said"


def _time(value: Any) -> str:
    try:
        return times.of_day(time.fromisoformat(str(value)))
    except ValueError:
        return "any time"


def _value(value: Any) -> str:
    if value is None:
        return "Not asked yet"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        parts = (f"{words.plain(str(name)).lower()}: {_value(one)}" for name, one in value.items())
        return "; ".join(parts)
    if isinstance(value, (list, tuple)):
        return ", ".join(_value(one) for one in value) or "None"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return words.ANSWERS.get(text, words.plain(text) if text.islower() else text)


def _days(
    progress: tuple[ProgressEvent, ...], now: datetime, role_titles: Mapping[str, str]
) -> tuple[EventDay, ...]:
    by_day: dict[str, list[Event]] = {}
    for one in reversed(progress):
        heading = times.day_heading(in_london(one.at).date(), now)
        by_day.setdefault(heading, []).append(_event(one, role_titles))
    return tuple(EventDay(heading, tuple(events)) for heading, events in by_day.items())


def _event(one: ProgressEvent, role_titles: Mapping[str, str]) -> Event:
    return Event(
        what=words.progress(one.what),
        detail=", ".join(_details(one.data, role_titles)),
        who=words.WHO.get(one.who, words.plain(one.who)),
        action=one.action,
        exact=times.clock_time(one.at),
        iso=one.at.isoformat(),
    )


def _details(data: Mapping[str, Any], role_titles: Mapping[str, str]) -> list[str]:
    details: list[str] = []
    # Where somebody came from is read before where they went.
    for name, value in sorted(data.items(), key=lambda item: item[0] != "from"):
        if value not in (None, "", [], {}):
            details += _detail(name, value, role_titles)
    return details


def _detail(name: str, value: Any, role_titles: Mapping[str, str]) -> list[str]:
    text = str(value)
    if name in {"role", "roles"}:
        ids = value if isinstance(value, list) else [value]
        return [role_titles.get(str(one), words.plain(str(one))) for one in ids]
    if name in {"from", "to"}:
        return [f"{name} {words.stage(text).lower()}"]
    if name == "reason":
        return [words.reason(text)[0]]
    named = {"question": words.PREFERENCES, "purpose": words.CONSENTS}.get(name)
    if named is not None:
        return [named.get(text, words.plain(text))]
    if name in {"experience", "campaign"}:
        return [text if name == "campaign" else _value(value).lower()]
    return [f"{words.plain(name).lower()}: {_value(value)}"]


def _note(one: Note, now: datetime) -> NoteCard:
    return NoteCard(one.author, one.text, times.exact(one.at, now), one.at.isoformat())
