"""One unit of work is one transaction over one bot's rows."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from bot.store.accounts import SqlAccounts, SqlAudit
from bot.store.applications import SqlApplications
from bot.store.background import SqlBackground
from bot.store.caseload import SqlCaseload
from bot.store.casework import SqlCasework
from bot.store.chats import SqlChats
from bot.store.checks import SqlChecks
from bot.store.dossier import SqlDossier
from bot.store.engine import writing_lock
from bot.store.inbox import SqlInbox
from bot.store.interviews import SqlInterviews
from bot.store.jobs import SqlJobs
from bot.store.outbox import SqlOutbox
from bot.store.practice import SqlPractices
from bot.store.progress import SqlProgress
from bot.store.reminders import SqlReminders
from bot.store.residents import SqlResidents
from bot.store.stories import SqlStories
from bot.store.transcript import SqlButtons, SqlTranscript
from bot.store.vacancies import SqlVacancies


class SqlUnitOfWork:
    """Implements `bot.services.ports.UnitOfWork`; rolled back unless `commit()` was called.

    `reading=True` promises that nothing is written: on SQLite it then needs no write lock.
    `durable=False` survives the death of every process, but a power cut may take it back,
    together with what came after it and never without that; the next durable one makes it
    durable too. It costs no wait for the disk. One object serves one `with`.
    """

    def __init__(
        self, engine: Engine, bot_id: str, *, reading: bool = False, durable: bool = True
    ) -> None:
        self._engine = engine
        self._reading = reading
        self._durable = durable
        self._open: ExitStack | None = None
        self._connection: Connection
        self.bot_id = bot_id

    def __enter__(self) -> Self:
        """Begin the transaction."""
        with ExitStack() as stack:
            if not self._reading:
                stack.enter_context(writing_lock(self._engine))
            connection = stack.enter_context(self._engine.connect())
            self._connection = connection.execution_options(
                reading=self._reading, durable=self._durable
            )
            self._connection.begin()
            self._open = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back what was not committed and give the connection back."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def commit(self) -> None:
        """Make it durable; what follows in the same `with` is a new transaction."""
        if self._open is None:
            message = "commit() needs an open unit of work"
            raise RuntimeError(message)
        self._connection.commit()

    @cached_property
    def residents(self) -> SqlResidents:
        """The people whom the service supports."""
        return SqlResidents(self._connection, self.bot_id)

    @cached_property
    def chats(self) -> SqlChats:
        """Conversations and their leases."""
        return SqlChats(self._connection, self.bot_id)

    @cached_property
    def inbox(self) -> SqlInbox:
        """Updates that came."""
        return SqlInbox(self._connection, self.bot_id)

    @cached_property
    def transcript(self) -> SqlTranscript:
        """Messages and turns."""
        return SqlTranscript(self._connection, self.bot_id)

    @cached_property
    def buttons(self) -> SqlButtons:
        """Buttons that were offered."""
        return SqlButtons(self._connection, self.bot_id)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """Messages that wait to be sent."""
        return SqlOutbox(self._connection, self.bot_id)

    @cached_property
    def progress(self) -> SqlProgress:
        """The progress log and what hangs on it."""
        return SqlProgress(self._connection, self.bot_id)

    @cached_property
    def dossier(self) -> SqlDossier:
        """Everything that is kept about one resident."""
        return SqlDossier(self._connection, self.bot_id)

    @cached_property
    def reminders(self) -> SqlReminders:
        """What residents are reminded of."""
        return SqlReminders(self._connection, self.bot_id)

    @cached_property
    def accounts(self) -> SqlAccounts:
        """Users and sessions."""
        return SqlAccounts(self._connection, self.bot_id)

    @cached_property
    def audit(self) -> SqlAudit:
        """The audit trail."""
        return SqlAudit(self._connection, self.bot_id)

    @cached_property
    def caseload(self) -> SqlCaseload:
        """Reads for the console's lists."""
        return SqlCaseload(self._connection, self.bot_id)

    @cached_property
    def casework(self) -> SqlCasework:
        """Reads about applications for the console."""
        return SqlCasework(self._connection, self.bot_id)

    @cached_property
    def vacancies(self) -> SqlVacancies:
        """Jobs that are advertised."""
        return SqlVacancies(self._connection, self.bot_id)

    @cached_property
    def applications(self) -> SqlApplications:
        """Residents' applications."""
        return SqlApplications(self._connection, self.bot_id)

    @cached_property
    def stories(self) -> SqlStories:
        """What residents did, in their own words."""
        return SqlStories(self._connection, self.bot_id)

    @cached_property
    def background(self) -> SqlBackground:
        """What a resident has, needs and has done."""
        return SqlBackground(self._connection, self.bot_id)

    @cached_property
    def interviews(self) -> SqlInterviews:
        """Interviews that residents were invited to."""
        return SqlInterviews(self._connection, self.bot_id)

    @cached_property
    def practice(self) -> SqlPractices:
        """Mock interviews, and tests of numbers and words."""
        return SqlPractices(self._connection, self.bot_id)

    @cached_property
    def checks(self) -> SqlChecks:
        """Offers, the checks before a start, documents and references."""
        return SqlChecks(self._connection, self.bot_id)

    @cached_property
    def jobs(self) -> SqlJobs:
        """Jobs, how they go, and the Care Certificate."""
        return SqlJobs(self._connection, self.bot_id)
