"""Conversations as advisers read them, and whether they may.

Whoever reads, searches or takes a copy is noted in the audit trail. Moments are the product's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.errors import MooringError, NotFoundError
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.console_records import Line
from bot.services.joining import CHAT_READ_BY_ADVISERS
from bot.services.records import Resident, Turn

# Whoever asked for one of these is shown before all others, however long those have waited.
URGENT = ("safety", "safety_crisis", "safety_danger", "safety_distress", "safety_now", "under_16")

PAGE_OF_LINES = 100
MOST_FOUND = 50
BATCH = 500


class WithheldError(MooringError):
    """A resident has not agreed that advisers read the conversation; ask them first."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a transcript a reader is: `first`..`last` of `total` lines, counted from 1."""

    first: int
    last: int
    total: int
    earlier: int | None  # show what came before this id
    later: int | None  # show what came after this id


@dataclass(frozen=True, slots=True)
class Conversation:
    """Some lines of a transcript with what was understood, and who its people are."""

    resident: Resident
    lines: tuple[Line, ...]
    turns: dict[int, Turn]
    names: dict[str, str]
    pages: Pages


def conversation(
    units: ConsoleUnits,
    resident_id: str,
    *,
    reader: str,
    now: datetime,
    before: int | None = None,
    after: int | None = None,
    at: int | None = None,
) -> Conversation:
    """Return up to 100 lines: the newest, those before or after an id, or those around `at`.

    The reading is noted in the audit trail. Raises `NotFoundError` and `WithheldError`.
    """
    with units() as unit:
        resident = _readable(unit, resident_id, reader=reader, now=now)
        if at is not None:
            half = PAGE_OF_LINES // 2
            lines = unit.caseload.lines(resident_id, before=at, most=half)
            lines += unit.caseload.lines(resident_id, after=at - 1, most=PAGE_OF_LINES - len(lines))
        else:
            lines = unit.caseload.lines(resident_id, before=before, after=after, most=PAGE_OF_LINES)
        found = _with_turns(unit, resident, lines)
        unit.audit.add(
            what="transcript.read",
            at=now,
            user_id=reader,
            resident_id=resident_id,
            detail={"lines": [found.pages.first, found.pages.last]},
        )
        unit.commit()
    return found


def search_conversation(
    units: ConsoleUnits, resident_id: str, words: str, *, reader: str, now: datetime
) -> Conversation:
    """Return the newest 50 lines that hold these words; noted in the audit trail.

    Raises `NotFoundError` and `WithheldError`.
    """
    with units() as unit:
        resident = _readable(unit, resident_id, reader=reader, now=now)
        lines = unit.caseload.search_lines(resident_id, words, most=MOST_FOUND)
        found = _with_turns(unit, resident, lines)
        unit.audit.add(
            what="transcript.searched",
            at=now,
            user_id=reader,
            resident_id=resident_id,
            detail={"found": len(lines)},
        )
        unit.commit()
    return found


def whole_conversation(
    units: ConsoleUnits, resident_id: str, *, reading: ConsoleUnits, reader: str, now: datetime
) -> Iterator[Conversation]:
    """Return a whole transcript in order, 500 lines at a time; noted in the audit trail.

    Raises `NotFoundError` and `WithheldError` at once, not at the first piece.
    """
    with units() as unit:
        resident = _readable(unit, resident_id, reader=reader, now=now)
        unit.audit.add(
            what="transcript.downloaded", at=now, user_id=reader, resident_id=resident_id
        )
        unit.commit()
    return _pieces(reading, resident)


def _pieces(units: ConsoleUnits, resident: Resident) -> Iterator[Conversation]:
    after = 0
    while True:
        with units() as unit:
            lines = unit.caseload.lines(resident.id, after=after, most=BATCH)
            piece = _with_turns(unit, resident, lines)
        if not lines:
            return
        yield piece
        after = lines[-1].message.id


def _readable(unit: ConsoleUnitOfWork, resident_id: str, *, reader: str, now: datetime) -> Resident:
    resident = resident_of(unit, resident_id)
    if not may_be_read(unit, resident_id):
        unit.audit.add(what="transcript.withheld", at=now, user_id=reader, resident_id=resident_id)
        unit.commit()
        raise WithheldError("the resident has not agreed that advisers read this; ask them first")
    return resident


def may_be_read(unit: ConsoleUnitOfWork, resident_id: str) -> bool:
    """Say whether advisers may read a conversation.

    The bot asks every resident that before its first question, and a no counts. While there is
    an open sign of danger it is read all the same: the duty to protect life comes first.
    """
    if unit.progress.consents(resident_id).get(CHAT_READ_BY_ADVISERS) is True:
        return True
    return any(one.reason in URGENT for one in unit.progress.help_requests(resident_id))


def resident_of(unit: ConsoleUnitOfWork, resident_id: str) -> Resident:
    """Return the resident of this bot; raises `NotFoundError`."""
    resident = unit.residents.get(resident_id)
    if resident is None:
        raise NotFoundError("there is no such resident; go back to the list")
    return resident


def _with_turns(unit: ConsoleUnitOfWork, resident: Resident, lines: list[Line]) -> Conversation:
    turn_ids = {one.message.turn_id for one in lines if one.message.turn_id is not None}
    people = {
        one for line in lines for one in (line.message.user_id, line.message.helped_by) if one
    }
    return Conversation(
        resident=resident,
        lines=tuple(lines),
        turns=unit.transcript.turns(resident.id, sorted(turn_ids)) if turn_ids else {},
        names=unit.accounts.names(people),
        pages=_pages(unit, resident.id, lines),
    )


def _pages(unit: ConsoleUnitOfWork, resident_id: str, lines: list[Line]) -> Pages:
    total = unit.caseload.count_lines(resident_id)
    if not lines:
        return Pages(0, 0, total, None, None)
    start, end = lines[0].message.id, lines[-1].message.id
    first = unit.caseload.count_lines(resident_id, before=start) + 1
    last = first + len(lines) - 1
    return Pages(first, last, total, start if first > 1 else None, end if last < total else None)
