"""What advisers see of residents, and the little they change: notes and answered requests.

Every use case starts from the store of one bot, so a resident of another bot is not found.
Moments are the product's (the practice phone may have moved it forward).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.errors import MooringError, NotFoundError
from bot.services.console_ports import (
    CaseloadPage,
    CaseloadQuery,
    ConsentRow,
    ConsoleUnitOfWork,
    ConsoleUnits,
    Line,
    Note,
    WaitingRequest,
)
from bot.services.records import HelpRequest, ProgressEvent, Resident, RoleInterest, Turn

# Whoever asked for one of these is shown before all others, however long those have waited.
URGENT = ("safety", "safety_crisis", "safety_danger", "safety_distress", "under_16")

LONGEST_NOTE = 5_000
SAME_NOTE = timedelta(minutes=10)
PAGE_OF_LINES = 100
MOST_FOUND = 50
MOST_WAITING = 200
BATCH = 500
LARGEST_ID = 2**63 - 1


class NoteProblemError(MooringError):
    """A note cannot be kept as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class PersonWaiting:
    """A resident who waits for a person: their requests, the most urgent first.

    `place` is the id of the message to open the transcript at, when there is one.
    """

    resident_id: str
    called: str | None
    outcode: str | None
    stage: str
    requests: tuple[WaitingRequest, ...]
    place: int | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that the page of one resident shows."""

    resident: Resident
    consents: tuple[ConsentRow, ...]
    interests: tuple[RoleInterest, ...]
    preferences: dict[str, Any]
    progress: tuple[ProgressEvent, ...]
    requests: tuple[tuple[HelpRequest, int | None], ...]
    notes: tuple[Note, ...]
    lines: int


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


def caseload(units: ConsoleUnits, query: CaseloadQuery) -> CaseloadPage:
    """Return one page of the caseload."""
    with units() as unit:
        return unit.caseload.find(query)


def people_waiting(units: ConsoleUnits) -> list[PersonWaiting]:
    """Return residents who wait for a person: danger first, then those waiting longest."""
    with units() as unit:
        by_resident: dict[str, list[WaitingRequest]] = {}
        for one in unit.caseload.open_requests(first=URGENT, most=MOST_WAITING):
            by_resident.setdefault(one.resident_id, []).append(one)
        return [
            PersonWaiting(
                resident_id=resident_id,
                called=theirs[0].called,
                outcode=theirs[0].outcode,
                stage=theirs[0].stage,
                requests=tuple(theirs),
                place=unit.caseload.place_of(resident_id, theirs[0].at),
            )
            for resident_id, theirs in by_resident.items()
        ]


def case_file(units: ConsoleUnits, resident_id: str, *, reader: str, now: datetime) -> CaseFile:
    """Return all about one resident, and note in the audit trail who read it.

    Raises `NotFoundError`.
    """
    with units() as unit:
        resident = _resident(unit, resident_id)
        requests = unit.progress.help_requests(resident_id)
        found = CaseFile(
            resident=resident,
            consents=tuple(unit.caseload.consents(resident_id)),
            interests=tuple(unit.progress.interests(resident_id)),
            preferences=unit.progress.preferences(resident_id),
            progress=tuple(unit.progress.of(resident_id)),
            requests=tuple((one, unit.caseload.place_of(resident_id, one.at)) for one in requests),
            notes=tuple(unit.caseload.notes(resident_id)),
            lines=unit.caseload.count_lines(resident_id),
        )
        unit.audit.add(what="resident.read", at=now, user_id=reader, resident_id=resident_id)
        unit.commit()
    return found


def add_note(
    units: ConsoleUnits, resident_id: str, *, author_id: str, text: str, now: datetime
) -> bool:
    """Keep a private note; False when the same words were kept a moment ago (a form sent twice).

    Raises `NoteProblemError` and `NotFoundError`.
    """
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise NoteProblemError("Enter a note")
    if len(words) > LONGEST_NOTE:
        over = len(words) - LONGEST_NOTE
        message = (
            f"The note must have {LONGEST_NOTE:,} characters or fewer. It is {over:,} too long"
        )
        raise NoteProblemError(message)
    with units() as unit:
        _resident(unit, resident_id)
        added = unit.caseload.add_note(
            resident_id, author_id=author_id, text=words, at=now, same_since=now - SAME_NOTE
        )
        if added:
            unit.audit.add(what="note.added", at=now, user_id=author_id, resident_id=resident_id)
        unit.commit()
    return added


def mark_answered(
    units: ConsoleUnits, resident_id: str, request_id: int, *, by: str, now: datetime
) -> bool:
    """Close a resident's request for a person; False when somebody closed it before.

    Raises `NotFoundError` when the resident never asked this.
    """
    with units() as unit:
        _resident(unit, resident_id)
        theirs = unit.progress.help_requests(resident_id, open_only=False)
        if request_id not in {one.id for one in theirs}:
            raise NotFoundError("this resident made no such request; go back to the list")
        closed = unit.progress.answer_request(request_id, by=by, at=now)
        if closed:
            unit.audit.add(
                what="request.answered",
                at=now,
                user_id=by,
                resident_id=resident_id,
                detail={"request": request_id},
            )
        unit.commit()
    return closed


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

    The reading is noted in the audit trail. Raises `NotFoundError`.
    """
    with units() as unit:
        resident = _resident(unit, resident_id)
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

    Raises `NotFoundError`.
    """
    with units() as unit:
        resident = _resident(unit, resident_id)
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

    Raises `NotFoundError` at once, not at the first piece.
    """
    with units() as unit:
        resident = _resident(unit, resident_id)
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


def _resident(unit: ConsoleUnitOfWork, resident_id: str) -> Resident:
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
