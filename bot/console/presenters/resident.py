"""One resident's page: the summary, the rail of stages, the timeline, and what they chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.console import times, words
from bot.console.labels import Labels
from bot.console.presenters import answers, casework, in_work, timeline, to_work
from bot.console.presenters.facts import Fact
from bot.console.presenters.people import (
    RequestLine,
    name_of,
    request_line,
    transcript_link,
)
from bot.services.caseload import CaseFile
from bot.services.console_records import ConsentRow, Note
from bot.services.records import Reminder, Resident, RoleInterest


@dataclass(frozen=True)
class Step:
    """One stage on the rail: `state` is done, now or later."""

    text: str
    state: str


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
    days: tuple[timeline.EventDay, ...]
    casework: casework.CaseworkPart
    to_work: to_work.ToWorkPart
    in_work: in_work.InWorkPart
    notes: tuple[NoteCard, ...]
    transcript: str
    lines: str
    readable: bool


def present(file: CaseFile, now: datetime, labels: Labels) -> ResidentPage:
    """Return what the page shows."""
    one = file.resident
    rail = _rail(one.stage)
    around = _around(file, now, labels)
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
        interests=tuple(_interest(each, now, labels) for each in file.interests),
        preferences=tuple(answers.wishes(file.preferences)),
        reminders=tuple(_reminder(each, now, readable=file.readable) for each in file.reminders),
        days=timeline.days(file.progress, now, labels, _titles(file)),
        casework=casework.present(file.casework, one.id, now, labels, readable=file.readable),
        to_work=to_work.present(file.to_work, around),
        in_work=in_work.present(file.to_work, around.applications, now, labels),
        notes=tuple(_note(each, now) for each in file.notes),
        transcript=transcript_link(one.id),
        readable=file.readable,
        lines=f"{file.lines:,} message{'' if file.lines == 1 else 's'}",
    )


def _around(file: CaseFile, now: datetime, labels: Labels) -> to_work.Around:
    return to_work.Around(
        resident_id=file.resident.id,
        applications={one.id: one for one in file.casework.applications},
        referees={one.id: one for one in file.casework.referees},
        now=now,
        labels=labels,
    )


def _titles(file: CaseFile) -> dict[int, str]:
    return {one.id: one.title for one in file.casework.applications}


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
        Fact("16 or over", answers.value(one.sixteen_or_over)),
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


def _interest(one: RoleInterest, now: datetime, labels: Labels) -> Fact:
    title = labels.role(one.role_id)
    return Fact(
        title,
        times.exact(one.at, now),
        words.SOURCES.get(one.source, words.plain(one.source).lower()),
    )


def _reminder(one: Reminder, now: datetime, *, readable: bool) -> Fact:
    """Return when somebody hears what; their own words only where the chat may be read."""
    of = one.words if one.words and readable else words.REMINDERS.get(one.about, "Asked for")
    return Fact(of, times.exact(one.due_at, now))


def _note(one: Note, now: datetime) -> NoteCard:
    return NoteCard(one.author, one.text, times.exact(one.at, now), one.at.isoformat())
