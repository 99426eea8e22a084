"""One unit of work is one transaction over one bot's rows."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from bot.store.accounts import SqlAccounts, SqlAudit
from bot.store.caseload import SqlCaseload
from bot.store.chats import SqlChats
from bot.store.inbox import SqlInbox
from bot.store.outbox import SqlOutbox
from bot.store.progress import SqlProgress
from bot.store.residents import SqlResidents
from bot.store.transcript import SqlButtons, SqlTranscript


class SqlUnitOfWork:
    """Implements `bot.services.ports.UnitOfWork`; rolled back unless `commit()` was called.

    `reading=True` promises that nothing is written: on SQLite it then needs no write lock.
    """

    residents: SqlResidents
    chats: SqlChats
    inbox: SqlInbox
    transcript: SqlTranscript
    buttons: SqlButtons
    outbox: SqlOutbox
    progress: SqlProgress
    accounts: SqlAccounts
    audit: SqlAudit
    caseload: SqlCaseload

    def __init__(self, engine: Engine, bot_id: str, *, reading: bool = False) -> None:
        self._engine = engine
        self._reading = reading
        self._connection: Connection | None = None
        self.bot_id = bot_id

    def __enter__(self) -> Self:
        """Begin the transaction."""
        connection = self._engine.connect()
        if self._reading:
            connection = connection.execution_options(reading=True)
        connection.begin()
        self._connection = connection
        self.residents = SqlResidents(connection, self.bot_id)
        self.chats = SqlChats(connection, self.bot_id)
        self.inbox = SqlInbox(connection, self.bot_id)
        self.transcript = SqlTranscript(connection, self.bot_id)
        self.buttons = SqlButtons(connection, self.bot_id)
        self.outbox = SqlOutbox(connection, self.bot_id)
        self.progress = SqlProgress(connection, self.bot_id)
        self.accounts = SqlAccounts(connection, self.bot_id)
        self.audit = SqlAudit(connection, self.bot_id)
        self.caseload = SqlCaseload(connection, self.bot_id)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back what was not committed and give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def commit(self) -> None:
        """Make it durable; what follows in the same `with` is a new transaction."""
        if self._connection is None:
            message = "commit() needs an open unit of work"
            raise RuntimeError(message)
        self._connection.commit()
