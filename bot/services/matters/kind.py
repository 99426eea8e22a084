"""What each kind of matter knows: its subject, its days, its words, and what follows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date, datetime, time
from enum import IntEnum
from typing import ClassVar

from bot.clock import in_london
from bot.content.content import Content
from bot.content.reminders_file import MatterButton
from bot.journey.deadlines import next_moment
from bot.journey.reminders import Kind, Matter
from bot.services.dialogue import Reply
from bot.services.ports import UnitOfWork
from bot.services.records import Choice, Reminder, Resident
from bot.services.reminders import preferred


class Rank(IntEnum):
    """What is said first where several matters are due at once; the rest waits its turn."""

    INTERVIEW = 10
    START = 20
    CLOSING = 30
    AFTER_INTERVIEW = 40
    CHECKS = 50
    CHECK_IN = 60
    SILENCE = 70
    NEW = 80


class MatterKind(ABC):
    """One kind of matter: things of one table that have their days.

    `subject` begins the subjects of its reminders: "application:12:deadline".
    """

    subject: ClassVar[str]

    @abstractmethod
    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return its days as they are now; None when it has lost its point. Writes nothing."""

    @abstractmethod
    def rank(self, what: str) -> Rank:
        """Return its place among matters that are due at once."""

    @abstractmethod
    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Return what is said; of several reminders only where `is_together`."""

    @abstractmethod
    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Set anew what somebody is reminded of, as it stands at `at`."""

    def is_together(self, what: str) -> bool:
        """Whether all that is due of it is said in one message."""
        del what
        return False

    def following(self, uow: UnitOfWork, one: Reminder, now: datetime) -> datetime | None:
        """Return when it is said once more; None: never again."""
        del uow, one, now
        return None

    def said(self, uow: UnitOfWork, one: Reminder, now: datetime) -> None:
        """Keep that it was said, where that matters."""
        del uow, one, now

    def dropped(self, uow: UnitOfWork, one: Reminder, now: datetime) -> None:
        """Keep that it came to nothing, where that matters."""
        del uow, one, now


def about(subject: str, number: int, what: str) -> str:
    """Return the subject of a reminder: "application:12:deadline"."""
    return f"{subject}:{number}:{what}"


def subject_of(text: str) -> tuple[str, int, str]:
    """Return the parts of a subject: what it is of, its id, and what is due of it."""
    kind, _, rest = text.partition(":")
    number, _, what = rest.partition(":")
    return kind, int(number) if number.isdecimal() else 0, what


def watch(
    uow: UnitOfWork, resident_id: str, subject: str, matter: Matter | None, at: datetime
) -> None:
    """Set a reminder for a matter's next moment after `at`; without one, take it off."""
    then = None if matter is None else next_moment(matter.moments, at)
    if then is None:
        uow.reminders.cancel(resident_id, kind=Kind.MATTER, about=subject)
    else:
        uow.reminders.schedule(resident_id, kind=Kind.MATTER, about=subject, due_at=then, since=at)


def prefers(uow: UnitOfWork, resident_id: str) -> time | None:
    """Return the time of day at which somebody likes to be reminded, if they said so."""
    return preferred(uow.progress.preferences(resident_id))


def called(resident: Resident) -> str:
    """Return ", Samira", or nothing where no name is known."""
    return f", {resident.called}" if resident.called else ""


def today(now: datetime) -> date:
    """Return the day in London."""
    return in_london(now).date()


def with_buttons(
    content: Content, text: str, buttons: Sequence[MatterButton], number: int
) -> Reply:
    """Return a message whose buttons name what it is about in the place of NUMBER."""
    choices = (
        Choice(content.label(it.label), it.payload.replace("NUMBER", str(number))) for it in buttons
    )
    return Reply(text, tuple(choices))
