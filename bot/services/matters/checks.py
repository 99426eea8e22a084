"""The day on which to ask again about a check, or to do one's own part of it.

What is said names no check: a shared phone may show it (docs/adr/0012-reminders.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.checks import SETTLED, Whose
from bot.journey.deadlines import USUAL_TIME, moment_after
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
from bot.services.work_records import Check

SUBJECT, CHASE = "check", "chase"
LATER = (0, 7, 21)
"""So many days after the day to ask again somebody is told, as long as they do not answer."""
_UNDER_WAY = frozenset({ApplicationStage.OFFER, ApplicationStage.CHECKS})


class CheckMatters(MatterKind):
    """Checks that it is time to ask about again."""

    subject: ClassVar[str] = SUBJECT

    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return the days on which to ask again; None when it is settled or the offer is gone."""
        del what, now
        row = _row(uow, resident_id, number)
        return None if row is None else _matter(uow, row)

    def rank(self, what: str) -> Rank:
        """What has its hour or closes comes before it."""
        del what
        return Rank.CHECKS

    def is_together(self, what: str) -> bool:
        """All checks that are due are said in one message."""
        del what
        return True

    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Ask about the one that is due, or offer to look at the list."""
        del now
        words = content.checks.matters
        rows = [_row(uow, resident.id, subject_of(one.about)[1]) for one in chosen]
        known = [row for row in rows if row is not None]
        if len(known) > 1:
            form = words.several
        else:
            form = words.mine if known[0].whose == Whose.ME else words.waiting
        text = form.text.format(called=called(resident))
        return with_buttons(content, text, form.buttons, known[0].id)

    def following(self, uow: UnitOfWork, one: Reminder, now: datetime) -> datetime | None:
        """Return when it is said once more, where they do not answer."""
        row = _row(uow, one.resident_id, subject_of(one.about)[1])
        matter = _matter(uow, row) if row is not None else None
        return moment_after(matter.moments, now) if matter is not None else None

    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Watch every check."""
        for row in uow.checks.all(resident_id):
            watch_check(uow, resident_id, row.id, at)


def watch_check(uow: UnitOfWork, resident_id: str, number: int, at: datetime) -> None:
    """Set or take off the reminder of a check, as it stands now."""
    row = _row(uow, resident_id, number)
    matter = _matter(uow, row) if row is not None else None
    watch(uow, resident_id, about(SUBJECT, number, CHASE), matter, at)


def _row(uow: UnitOfWork, resident_id: str, number: int) -> Check | None:
    return next((row for row in uow.checks.all(resident_id) if row.id == number), None)


def _matter(uow: UnitOfWork, row: Check) -> Matter | None:
    if row.state in SETTLED or row.chase_on is None:
        return None
    if row.application_id is not None:
        application = uow.applications.get(row.resident_id, row.application_id)
        if application is None or application.stage not in _UNDER_WAY:
            return None
    clock = prefers(uow, row.resident_id) or USUAL_TIME
    return Matter(tuple(at_time(row.chase_on + days * DAY, clock) for days in LATER))
