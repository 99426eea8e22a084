"""How a resident is named, and the cards of people who wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.console import times, words, words_help
from bot.services.caseload import PersonWaiting
from bot.services.data_rights import COMPLAINT, reference


@dataclass(frozen=True)
class RequestLine:
    """One open request: what happened, what to do, since when."""

    id: int
    what: str
    todo: str
    danger: bool
    ago: str
    exact: str
    iso: str
    link: str


@dataclass(frozen=True)
class PersonCard:
    """A resident who waits."""

    id: str
    name: str
    stage: str
    danger: bool
    requests: tuple[RequestLine, ...]


def name_of(called: str | None, resident_id: str) -> str:
    """Return what a resident is called, or something to tell them apart by."""
    return called or f"No name yet ({resident_id[:4]})"


def transcript_link(resident_id: str, place: int | None = None) -> str:
    """Return the address of a transcript, at one message when it is known."""
    base = f"/residents/{resident_id}/transcript"
    return base if place is None else f"{base}?at={place}#m{place}"


def request_line(
    request_id: int, reason: str, at: datetime, *, now: datetime, link: str
) -> RequestLine:
    """Return one request in words."""
    what, todo, danger = words_help.reason(reason)
    if reason == COMPLAINT:
        what = f"{what}, number {reference(request_id)}"
    return RequestLine(
        id=request_id,
        what=what,
        todo=todo,
        danger=danger,
        ago=times.ago(at, now),
        exact=times.exact(at, now),
        iso=at.isoformat(),
        link=link,
    )


def cards(people: Sequence[PersonWaiting], now: datetime) -> list[PersonCard]:
    """Return a card for each, in the order given."""
    made = []
    for one in people:
        lines = tuple(
            request_line(
                ask.id, ask.reason, ask.at, now=now, link=transcript_link(one.resident_id, place)
            )
            for ask, place in zip(one.requests, one.places, strict=True)
        )
        made.append(
            PersonCard(
                id=one.resident_id,
                name=name_of(one.called, one.resident_id),
                stage=words.stage(one.stage),
                danger=any(line.danger for line in lines),
                requests=lines,
            )
        )
    return made
