"""One row per conversation: what Rasa has to remember between two turns.

This module is read by both environments, SQLAlchemy 1.4 beside Rasa and 2.0 everywhere else, so
it uses Core only, in the form that both understand. The row is written in one statement that
also checks the version, so the database is in autocommit mode here: there is never a
transaction to keep open, and two writers can never both win.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import QueuePool

from bot.errors import ConflictError

DEFAULT_BOT = "default"
BUSY_SECONDS = 10


def trackers_table(metadata: MetaData) -> Table:
    """Return the definition of `trackers`, attached to `metadata` (ours or the migrations')."""
    return Table(
        "trackers",
        metadata,
        Column("conversation_id", String(36), primary_key=True),
        Column("bot_id", String(40), nullable=False, index=True),
        Column("version", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("updated_at", DateTime(timezone=True), nullable=False),
    )


TRACKERS = trackers_table(MetaData())


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """A conversation as stored.

    `state` is JSON text whose shape only the tracker store knows; `version` starts at 1 and
    grows by one with each save; `updated_at` is aware, in UTC.
    """

    conversation_id: str
    bot_id: str
    version: int
    state: str


class TrackerRows:
    """Reads and writes rows of `trackers`; raises SQLAlchemy's errors when the database is away."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create_table(self) -> None:
        """Create the table where it is missing, so that a fresh clone can be talked to."""
        TRACKERS.metadata.create_all(self._engine)

    def load(self, conversation_id: str) -> TrackerRow | None:
        """Return the row of a conversation, or None for one that has never been saved."""
        wanted = select(TRACKERS).where(TRACKERS.c.conversation_id == conversation_id)
        with self._engine.connect() as connection:
            found = connection.execute(wanted).mappings().first()
        if found is None:
            return None
        return TrackerRow(conversation_id, found["bot_id"], found["version"], found["state"])

    def save(self, row: TrackerRow) -> int:
        """Write `row` over the version that was loaded and return the new version.

        `row.version` is the version that was loaded, 0 for a conversation not seen before.
        Raises ConflictError when somebody else has written the conversation meanwhile.
        """
        written = {"state": row.state, "version": row.version + 1, "updated_at": datetime.now(UTC)}
        if row.version:
            self._update(row, written)
        else:
            self._insert(row, written)
        return row.version + 1

    def ids(self) -> list[str]:
        """Return the ids of all conversations, in no order."""
        with self._engine.connect() as connection:
            return list(connection.execute(select(TRACKERS.c.conversation_id)).scalars())

    def _update(self, row: TrackerRow, written: Mapping[str, Any]) -> None:
        change = (
            update(TRACKERS)
            .where(TRACKERS.c.conversation_id == row.conversation_id)
            .where(TRACKERS.c.version == row.version)
            .values(**written)
        )
        with self._engine.connect() as connection:
            if connection.execute(change).rowcount != 1:
                raise ConflictError(_CONFLICT)

    def _insert(self, row: TrackerRow, written: Mapping[str, Any]) -> None:
        values = {"conversation_id": row.conversation_id, "bot_id": row.bot_id, **written}
        try:
            with self._engine.connect() as connection:
                connection.execute(insert(TRACKERS).values(**values))
        except IntegrityError as error:
            raise ConflictError(_CONFLICT) from error


_CONFLICT = "Another writer has changed this conversation meanwhile. Ask for the turn again."


def open_engine(url: str, *, driver: str | None = None) -> Engine:
    """Return an engine in autocommit mode for `url`, made for the rows of this module.

    `driver` replaces the driver that a PostgreSQL address names (the application's psycopg 3
    is not there beside Rasa). Parameters never appear in errors: they hold what people wrote.
    On SQLite: WAL, ten seconds of patience with another writer, and synchronous=NORMAL. The
    last is safe because the gateway commits its own outcome of the turn, fully synchronised,
    into the same log afterwards: what it calls done includes this row, and what a power cut
    takes away is a turn that the gateway will ask for again.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        if address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            address,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
            poolclass=QueuePool,
            connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        return engine
    if driver:
        address = address.set(drivername=f"{address.get_backend_name()}+{driver}")
    return create_engine(address, isolation_level="AUTOCOMMIT", hide_parameters=True)


def _prepare_sqlite(connection: Any, _record: Any) -> None:  # a DB-API connection has no type
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
