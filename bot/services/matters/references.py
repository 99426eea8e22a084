"""The day on which to ask for a reference once more. What is said names nobody, and no check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.content.content import Content
from bot.journey.deadlines import USUAL_TIME, moment_after
from bot.journey.references import State
from bot.journey.reminders import DAY, Matter
from bot.journey.reminders import at as at_time
from bot.services.dialogue import Reply
from bot.services.matters.kind import (
    MatterKind,
    Rank,
    about,
    called,
    prefers,
    subject_of,
    watch,
    with_buttons,
)
from bot.services.ports import UnitOfWork
from bot.services.records import Reminder, Resident
from bot.services.work_records import ReferenceRequest

SUBJECT, CHASE = "reference", "chase"
LATER = (0, 7)
"""So many days after the day to ask again somebody is told, as long as they do not answer."""


class ReferenceMatters(MatterKind):
    """References that it is time to ask for again."""

    subject: ClassVar[str] = SUBJECT

    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return the days on which to ask again; None once it has come or is not wanted."""
        del what, now
        row = _row(uow, resident_id, number)
        return None if row is None else _matter(uow, row)

    def rank(self, what: str) -> Rank:
        """It comes with the checks."""
        del what
        return Rank.CHECKS

    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Ask whether they have answered."""
        del uow, now
        form = content.references.matters.chase
        number = subject_of(chosen[0].about)[1]
        text = form.text.format(called=called(resident))
        return with_buttons(content, text, form.buttons, number)

    def following(self, uow: UnitOfWork, one: Reminder, now: datetime) -> datetime | None:
        """Return when it is said once more, where they do not answer."""
        row = _row(uow, one.resident_id, subject_of(one.about)[1])
        matter = _matter(uow, row) if row is not None else None
        return moment_after(matter.moments, now) if matter is not None else None

    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Watch every reference."""
        for row in uow.checks.references(resident_id):
            watch_reference(uow, resident_id, row.id, at)


def watch_reference(uow: UnitOfWork, resident_id: str, number: int, at: datetime) -> None:
    """Set or take off the reminder of a reference, as it stands now."""
    row = _row(uow, resident_id, number)
    matter = _matter(uow, row) if row is not None else None
    watch(uow, resident_id, about(SUBJECT, number, CHASE), matter, at)


def _row(uow: UnitOfWork, resident_id: str, number: int) -> ReferenceRequest | None:
    return next((row for row in uow.checks.references(resident_id) if row.id == number), None)


def _matter(uow: UnitOfWork, row: ReferenceRequest) -> Matter | None:
    if row.state != State.REQUESTED or row.chase_on is None:
        return None
    clock = prefers(uow, row.resident_id) or USUAL_TIME
    return Matter(tuple(at_time(row.chase_on + days * DAY, clock) for days in LATER))
