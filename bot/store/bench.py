"""What measurements need of a database: throw-away ones, many rows at once, what is unfinished."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, func, make_url, select, text
from sqlalchemy.exc import OperationalError

from bot.store.tables import inbox, messages, metadata, outbox, turns

CHUNK = 20_000


def answers(url: str) -> bool:
    """Return whether a PostgreSQL server answers at this address."""
    engine = create_engine(make_url(url), connect_args={"connect_timeout": 3})
    try:
        with engine.connect():
            return True
    except OperationalError:
        return False
    finally:
        engine.dispose()


@contextmanager
def throw_away(url: str) -> Iterator[str]:
    """Make a database beside the one at `url`, yield its address, and drop it in the end."""
    name = f"mooring_bench_{uuid.uuid4().hex[:12]}"
    engine = create_engine(make_url(url), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        try:
            yield make_url(url).set(database=name).render_as_string(hide_password=False)
        finally:
            with engine.connect() as connection:
                connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    finally:
        engine.dispose()


def count_unfinished(engine: Engine, bot_id: str) -> int:
    """Return how many updates wait for an answer and how many messages for delivery, together."""
    waiting = select(func.count()).where(inbox.c.bot_id == bot_id, inbox.c.state == "waiting")
    unsent = select(func.count()).where(
        outbox.c.bot_id == bot_id, outbox.c.state.in_(("waiting", "sending"))
    )
    with engine.connect().execution_options(reading=True) as connection:
        return int(connection.execute(waiting).scalar_one()) + int(
            connection.execute(unsent).scalar_one()
        )


def milestones(engine: Engine, bot_id: str) -> dict[int, tuple[datetime, datetime, datetime]]:
    """Return by update id when it was received, when its turn was done, when the first reply left.

    Only of updates that were answered by a turn with a reply. All moments are aware, in UTC.
    """
    first = (
        select(turns.c.update_id, func.min(outbox.c.sent_at).label("sent_at"))
        .join(messages, messages.c.id == outbox.c.message_id)
        .join(turns, turns.c.id == messages.c.turn_id)
        .where(turns.c.bot_id == bot_id, outbox.c.sent_at.is_not(None))
        .group_by(turns.c.update_id)
        .subquery()
    )
    query = (
        select(inbox.c.update_id, inbox.c.received_at, inbox.c.done_at, first.c.sent_at)
        .join(first, first.c.update_id == inbox.c.update_id)
        .where(inbox.c.bot_id == bot_id, inbox.c.state == "done", inbox.c.update_id >= 0)
    )
    with engine.connect().execution_options(reading=True) as connection:
        return {
            row.update_id: (row.received_at, row.done_at, row.sent_at)
            for row in connection.execute(query)
        }


def next_id(connection: Connection, table: str) -> int:
    """Return the number that the table's next row gets."""
    column = metadata.tables[table].c.id
    return int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1


def pour(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Write many rows by the quickest way there is: COPY on PostgreSQL, else one statement.

    Values are plain: text, numbers, booleans, None; moments as ISO text in UTC with a blank
    between date and time, JSON as text. Nobody else may write meanwhile where ids are given.
    """
    place = metadata.tables[table]
    names = ", ".join(f'"{name}"' for name in columns)
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        statement = f'INSERT INTO "{place.name}" ({names}) VALUES ({marks})'  # noqa: S608 - ours
        source = iter(rows)
        while chunk := list(islice(source, CHUNK)):
            raw.executemany(statement, chunk)
        return
    statement = f'COPY "{place.name}" ({names}) FROM STDIN'
    with raw.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
    if "id" in columns and place.c.id.type.python_type is int:
        _go_on_after(connection, place)


def analyse(engine: Engine) -> None:
    """Let the database look at what it holds, as it does by itself after a while."""
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()


def _go_on_after(connection: Connection, table: Table) -> None:
    """Let PostgreSQL count on after ids that were given to it."""
    connection.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "  # noqa: S608 - ours
            f'(SELECT max(id) FROM "{table.name}"))'
        )
    )
