"""Everything that is kept about one resident, table by table.

It goes by the tables' own foreign keys, so that a table that is added later is in the copy that
residents get without anybody having to remember it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Table, or_, select

from bot.store.tables import audit, chats, metadata, residents, trackers

TECHNICAL = frozenset(
    {"bot_id", "idempotency_key", "key", "lease_owner", "lease_until", "fence", "claimed_until"}
)
"""Columns that run the machine and say nothing about the resident."""
STAFF = frozenset({"user_id", "author_id", "answered_by", "helped_by"})
"""Columns with the ids of those who work here: about them, not about the resident."""


class SqlDossier:
    """Reads the rows about a resident of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def rows(self, resident_id: str) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of every table that are about the resident, by the table's name.

        Values are plain JSON; what only runs the machine, and who of the staff did something, is
        left out.
        """
        own = select(chats.c.id).where(chats.c.resident_id == resident_id)
        chat_ids = list(self._connection.execute(own).scalars())
        about = {table: _about(table, resident_id, chat_ids) for table in metadata.sorted_tables}
        return {
            table.name: list(self._of(table, condition))
            for table, condition in about.items()
            if condition is not None
        }

    def _of(self, table: Table, condition: ColumnElement[bool]) -> Iterator[dict[str, Any]]:
        query = select(table).where(table.c.bot_id == self._bot_id, condition)
        for row in self._connection.execute(query.order_by(*table.primary_key)).mappings():
            yield _plain(table, row)


def _about(table: Table, resident_id: str, chat_ids: list[str]) -> ColumnElement[bool] | None:
    """Return what makes a row of a table one about the resident; None where none can be."""
    if table is residents:
        return residents.c.id == resident_id
    if table is audit:
        return audit.c.resident_id == resident_id
    if table is trackers:
        return trackers.c.conversation_id.in_(chat_ids)
    named = [
        column == resident_id if target is residents else column.in_(chat_ids)
        for column, target in _pointers(table)
    ]
    return or_(*named) if named else None


def _pointers(table: Table) -> Iterator[tuple[Column[Any], Table]]:
    for key in table.foreign_keys:
        if key.column.table in {residents, chats} and key.column.primary_key:
            yield key.parent, key.column.table


def _plain(table: Table, row: RowMapping) -> dict[str, Any]:
    values = {column.name: row[column.name] for column in table.columns}
    return {
        name: value.isoformat() if isinstance(value, datetime | date) else value
        for name, value in values.items()
        if name not in TECHNICAL and name not in STAFF
    }
