"""What advisers see of residents, and the little they change: notes and answered requests.

Every use case starts from the store of one bot, so a resident of another bot is not found.
Moments are the product's (the practice phone may have moved it forward).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from bot.errors import MooringError, NotFoundError
from bot.services.casework import Casework, casework_of
from bot.services.casework_work import ToWork, to_work_of
from bot.services.console_ports import ConsoleUnits
from bot.services.console_records import (
    CaseloadPage,
    CaseloadQuery,
    ConsentRow,
    Note,
    WaitingRequest,
)
from bot.services.records import HelpRequest, ProgressEvent, Reminder, Resident, RoleInterest
from bot.services.transcripts import URGENT, may_be_read, resident_of

LONGEST_NOTE = 5_000
SAME_NOTE = timedelta(minutes=10)
MOST_SHOWN = 50
MOST_REQUESTS = 200
LARGEST_ID = 2**63 - 1


class NoteProblemError(MooringError):
    """A note cannot be kept as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class PersonWaiting:
    """A resident who waits for a person: their requests, the most urgent first.

    `places` has, for each request, the id of the message to open the transcript at, if any.
    """

    resident_id: str
    called: str | None
    outcode: str | None
    stage: str
    requests: tuple[WaitingRequest, ...]
    places: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Those who wait, as far as a page holds them, and how many there are in all."""

    people: tuple[PersonWaiting, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that the page of one resident shows."""

    resident: Resident
    consents: tuple[ConsentRow, ...]
    interests: tuple[RoleInterest, ...]
    preferences: dict[str, Any]
    progress: tuple[ProgressEvent, ...]
    requests: tuple[tuple[HelpRequest, int | None], ...]
    reminders: tuple[Reminder, ...]
    notes: tuple[Note, ...]
    casework: Casework
    to_work: ToWork
    lines: int
    readable: bool


def caseload(units: ConsoleUnits, query: CaseloadQuery) -> CaseloadPage:
    """Return one page of the caseload."""
    with units() as unit:
        return unit.caseload.find(query)


def people_waiting(units: ConsoleUnits, most: int = MOST_SHOWN) -> Waiting:
    """Return residents who wait for a person: danger first, then those waiting longest."""
    with units() as unit:
        by_resident: dict[str, list[WaitingRequest]] = {}
        for one in unit.caseload.open_requests(first=URGENT, most=MOST_REQUESTS):
            by_resident.setdefault(one.resident_id, []).append(one)
        people = tuple(
            PersonWaiting(
                resident_id=resident_id,
                called=theirs[0].called,
                outcode=theirs[0].outcode,
                stage=theirs[0].stage,
                requests=tuple(theirs),
                places=tuple(unit.caseload.place_of(resident_id, one.at) for one in theirs),
            )
            for resident_id, theirs in islice(by_resident.items(), most)
        )
        return Waiting(people, unit.caseload.count_waiting())


def case_file(units: ConsoleUnits, resident_id: str, *, reader: str, now: datetime) -> CaseFile:
    """Return all about one resident, and note in the audit trail who read it.

    Raises `NotFoundError`.
    """
    with units() as unit:
        resident = resident_of(unit, resident_id)
        requests = unit.progress.help_requests(resident_id)
        readable = may_be_read(unit, resident_id)
        found = CaseFile(
            resident=resident,
            consents=tuple(unit.caseload.consents(resident_id)),
            interests=tuple(unit.progress.interests(resident_id)),
            preferences=unit.progress.preferences(resident_id),
            progress=tuple(unit.progress.of(resident_id)),
            requests=tuple((one, unit.caseload.place_of(resident_id, one.at)) for one in requests),
            reminders=tuple(
                one for one in unit.reminders.of(resident_id) if one.state == "waiting"
            ),
            notes=tuple(unit.caseload.notes(resident_id)),
            casework=casework_of(unit, resident_id, readable=readable),
            to_work=to_work_of(unit, resident_id, readable=readable),
            lines=unit.caseload.count_lines(resident_id),
            readable=readable,
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
        resident_of(unit, resident_id)
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
        resident_of(unit, resident_id)
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
