"""Rows as records: reading the columns that a record has, and adding a row once."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, RowMapping, Table, select

from bot.store.upsert import insert_once

Record = TypeVar("Record")


def to_record(kind: type[Record], row: RowMapping, **given: Any) -> Record:
    """Return the record of a row that holds all of its columns, but for those that are given."""
    names: tuple[str, ...] = kind.__slots__  # type: ignore[attr-defined]
    return kind(**{name: row[name] for name in names if name not in given}, **given)


def records(
    connection: Connection, kind: type[Record], query: Executable, **bound: Any
) -> list[Record]:
    """Return the records of all rows that a query finds; `bound`: its parameters by name."""
    return [to_record(kind, row) for row in connection.execute(query, bound).mappings()]


def first_record(
    connection: Connection, kind: type[Record], query: Executable, **bound: Any
) -> Record | None:
    """Return the record of the first row that a query finds, or None."""
    row = connection.execute(query, bound).mappings().first()
    return None if row is None else to_record(kind, row)


def add_once(connection: Connection, table: Table, *, bot_id: str, key: str, **values: Any) -> int:
    """Add a row that has an idempotency key, and return its id, or the id of the one before it."""
    insert_once(connection, table, bot_id=bot_id, idempotency_key=key, **values)
    query = select(table.c.id).where(table.c.bot_id == bot_id, table.c.idempotency_key == key)
    return int(connection.execute(query).scalar_one())
