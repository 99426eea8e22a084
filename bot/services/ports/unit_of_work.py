"""One unit of work is one transaction over one bot's rows."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from bot.services.ports.applying import Applications, Background, Stories, Vacancies
from bot.services.ports.messages import Buttons, Inbox, Outbox, Transcript
from bot.services.ports.people import AuditTrail, Chats, Dossier, Residents
from bot.services.ports.progress import Progress, Reminders
from bot.services.ports.work import Checks, Interviews, Jobs, Practices


class UnitOfWork(Protocol):
    """One transaction over one bot's rows."""

    bot_id: str

    @property
    def residents(self) -> Residents:
        """The people whom the service supports."""
        ...

    @property
    def chats(self) -> Chats:
        """Conversations and their leases."""
        ...

    @property
    def inbox(self) -> Inbox:
        """Updates that came."""
        ...

    @property
    def transcript(self) -> Transcript:
        """Messages and turns."""
        ...

    @property
    def buttons(self) -> Buttons:
        """Buttons that were offered."""
        ...

    @property
    def outbox(self) -> Outbox:
        """Messages that wait to be sent."""
        ...

    @property
    def progress(self) -> Progress:
        """The progress log and what hangs on it."""
        ...

    @property
    def dossier(self) -> Dossier:
        """Everything that is kept about one resident."""
        ...

    @property
    def audit(self) -> AuditTrail:
        """Who did or read what, and when."""
        ...

    @property
    def reminders(self) -> Reminders:
        """What residents are reminded of."""
        ...

    @property
    def vacancies(self) -> Vacancies:
        """Jobs that are advertised."""
        ...

    @property
    def applications(self) -> Applications:
        """Residents' applications."""
        ...

    @property
    def stories(self) -> Stories:
        """What residents did, in their own words."""
        ...

    @property
    def background(self) -> Background:
        """What a resident has, needs and has done."""
        ...

    @property
    def interviews(self) -> Interviews:
        """Interviews that residents were invited to."""
        ...

    @property
    def practice(self) -> Practices:
        """Mock interviews, and tests of numbers and words."""
        ...

    @property
    def checks(self) -> Checks:
        """Offers, the checks before a start, documents and references."""
        ...

    @property
    def jobs(self) -> Jobs:
        """Jobs, how they go, and the Care Certificate."""
        ...

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back what was not committed."""
        ...

    def commit(self) -> None:
        """Make it durable."""
        ...


UnitOfWorkFactory = Callable[[], UnitOfWork]
