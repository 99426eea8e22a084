"""A transcript: who said what and when, what could be pressed and was, and why the bot answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot.clock import in_london
from bot.console import times, words
from bot.console import words_conversation as talk_words
from bot.console.presenters.people import name_of, transcript_link
from bot.services.console_records import Line
from bot.services.records import Message, Turn
from bot.services.transcripts import Conversation

SAFETY = "safety:"


@dataclass(frozen=True)
class ButtonView:
    """A button that was offered."""

    label: str
    pressed: bool


@dataclass(frozen=True)
class Why:
    """What was understood of a resident's message, and what came of it."""

    understood: str
    confidence: str
    runner_up: str
    misunderstood: bool
    safety: bool
    outcome: str
    actions: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LineView:
    """One message."""

    id: int
    author: str
    side: str
    time: str
    iso: str
    lead: str
    text: str
    buttons: tuple[ButtonView, ...]
    edited: str
    delivery: str
    undelivered: bool
    helped_by: str
    why: Why | None
    marked: bool
    link: str


@dataclass(frozen=True)
class DayView:
    """The messages of one day."""

    heading: str
    id: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True)
class TranscriptPage:
    """All that the page shows."""

    id: str
    name: str
    days: tuple[DayView, ...]
    words: str
    found: int
    summary: str
    total: int
    earlier: str
    later: str
    download: str


def present(
    talk: Conversation, now: datetime, *, words: str = "", marked: int | None = None
) -> TranscriptPage:
    """Return what the page shows; `marked` is the message that somebody came to see."""
    resident_id = talk.resident.id
    base = transcript_link(resident_id)
    pages = talk.pages
    plain = not words
    return TranscriptPage(
        id=resident_id,
        name=name_of(talk.resident.called, resident_id),
        days=_days(talk, now, marked),
        words=words,
        found=len(talk.lines),
        summary=f"Messages {pages.first:,} to {pages.last:,} of {pages.total:,}",
        total=pages.total,
        earlier=f"{base}?{urlencode({'before': pages.earlier})}" if plain and pages.earlier else "",
        later=f"{base}?{urlencode({'after': pages.later})}" if plain and pages.later else "",
        download=f"{base}.txt",
    )


def text_heading(resident_id: str, now: datetime) -> str:
    """Return the first lines of the text file."""
    return (
        f"Conversation of resident {resident_id}\n"
        f"Downloaded {_dated(now)}. London time. Keep this file safe: it is personal data.\n\n"
    )


def text_lines(talk: Conversation) -> Iterator[str]:
    """Return each message as text."""
    for line in talk.lines:
        one = line.message
        lead = _lead(one)
        # Further lines stand in, so that no message can pass for the next one.
        text = one.text.replace("\n", "\n    ")
        said = f"{lead}: {text}" if lead and text else lead or text
        yield f"[{_dated(one.at)}] {_author(one, talk)}: {said}\n"
        for at, button in enumerate(one.buttons):
            yield f"    [{'x' if at in line.pressed else ' '}] {button.label}\n"
        if one.delivery in talk_words.UNDELIVERED:
            yield f"    ({talk_words.DELIVERY[one.delivery]})\n"


def _days(talk: Conversation, now: datetime, marked: int | None) -> tuple[DayView, ...]:
    by_day: dict[str, list[LineView]] = {}
    headings: dict[str, str] = {}
    explained: set[int] = set()
    for line in talk.lines:
        local = in_london(line.message.at).date()
        key = f"day-{local.isoformat()}"
        headings[key] = times.day_heading(local, now)
        by_day.setdefault(key, []).append(_line(line, talk, now, marked, explained))
    return tuple(DayView(headings[key], key, tuple(lines)) for key, lines in by_day.items())


def _line(
    line: Line, talk: Conversation, now: datetime, marked: int | None, explained: set[int]
) -> LineView:
    one = line.message
    turn = talk.turns.get(one.turn_id) if one.turn_id is not None else None
    why = None
    if turn is not None and one.author == "resident" and turn.id not in explained:
        explained.add(turn.id)
        why = _why(turn)
    return LineView(
        id=one.id,
        author=_author(one, talk),
        side=one.author,
        time=times.clock_time(one.at),
        iso=one.at.isoformat(),
        lead=_lead(one),
        text=one.text,
        buttons=tuple(
            ButtonView(button.label, at in line.pressed) for at, button in enumerate(one.buttons)
        ),
        edited=f"Changed later, {times.exact(one.edited_at, now)}" if one.edited_at else "",
        delivery=talk_words.DELIVERY.get(one.delivery, words.plain(one.delivery))
        if one.delivery
        else "",
        undelivered=one.delivery in talk_words.UNDELIVERED,
        helped_by=talk.names.get(one.helped_by, "a champion") if one.helped_by else "",
        why=why,
        marked=one.id == marked,
        link=transcript_link(talk.resident.id, one.id),
    )


def _author(one: Message, talk: Conversation) -> str:
    if one.author == "resident":
        return talk.resident.called or "Resident"
    name = talk.names.get(one.user_id, "") if one.user_id else ""
    role = words.WHO.get(one.author, words.plain(one.author))
    return f"{name} ({role.lower()})" if name else role


def _lead(one: Message) -> str:
    known = talk_words.KINDS if one.author in {"resident", "system"} else talk_words.WITH
    return known.get(one.kind, "")


def _why(turn: Turn) -> Why:
    seen = turn.understanding
    safety = turn.outcome in {"safety", "signpost"}
    runner_up = ""
    if seen.runner_up:
        runner_up = (
            f"{talk_words.intent(seen.runner_up)} "
            f"({talk_words.confidence(seen.runner_up_confidence)})"
        )
    facts = [
        ("Intent", seen.intent or ""),
        ("Decided by", _policy(seen.policy)),
        ("Picked out", ", ".join(_entity(one) for one in seen.entities)),
        ("Model", seen.model or ""),
        ("Time taken", f"{turn.milliseconds:,} ms"),
    ]
    return Why(
        understood="a sign of danger" if safety else talk_words.intent(seen.intent),
        confidence="" if seen.intent is None else talk_words.confidence(seen.confidence),
        runner_up=runner_up,
        misunderstood=seen.fallback,
        safety=safety,
        outcome=talk_words.OUTCOMES.get(turn.outcome, words.plain(turn.outcome)),
        actions=tuple(seen.actions),
        facts=tuple((name, value) for name, value in facts if value),
    )


def _policy(policy: str | None) -> str:
    if policy and policy.startswith(SAFETY):
        return f"Safety rule {policy.removeprefix(SAFETY)}"
    return policy or ""


def _entity(one: dict[str, object]) -> str:
    return f"{words.plain(str(one.get('entity', ''))).lower()}: {one.get('value', '')}"


def _dated(moment: datetime) -> str:
    local = in_london(moment)
    return f"{local.day} {local:%B %Y}, {times.clock_time(moment)}"
