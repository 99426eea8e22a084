"""What the repositories of residents' own rows share: whatever is read or set is theirs alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, select, update

from bot.store.rows import add_once
from bot.store.upsert import insert_once, put


class OwnRows:
    """Reads and writes rows of residents of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def _own(self, table: Table, resident_id: str) -> ColumnElement[bool]:
        return and_(table.c.resident_id == resident_id, table.c.bot_id == self._bot_id)

    def _one(self, table: Table, resident_id: str, row_id: int) -> ColumnElement[bool]:
        return and_(self._own(table, resident_id), table.c.id == row_id)

    def _add(self, table: Table, resident_id: str, key: str, **values: Any) -> int:
        """Add a row that has an idempotency key; return its id, or that of the one before it."""
        return add_once(
            self._connection,
            table,
            bot_id=self._bot_id,
            key=key,
            resident_id=resident_id,
            **values,
        )

    def _put(self, table: Table, keys: list[str], resident_id: str, **values: Any) -> None:
        """Add a row, or overwrite the one that has the same `keys`."""
        put(
            self._connection,
            table,
            keys,
            bot_id=self._bot_id,
            resident_id=resident_id,
            **values,
        )

    def _keep(
        self,
        table: Table,
        resident_id: str,
        same: dict[str, Any],
        changes: dict[str, Any],
        **new: Any,
    ) -> int:
        """Set `changes` in the row that is the `same`, or add it with `new` too; return its id.

        A row is changed first: a new one may need columns that a change does not name.
        """
        mine = self._own(table, resident_id)
        is_it = and_(mine, *(table.c[name] == value for name, value in same.items()))
        change = update(table).where(is_it).values(**changes)
        if self._connection.execute(change).rowcount == 0:
            values = {**same, **changes, **new, "resident_id": resident_id}
            if not insert_once(self._connection, table, bot_id=self._bot_id, **values):
                self._connection.execute(change)  # another transaction was first
        return int(self._connection.execute(select(table.c.id).where(is_it)).scalar_one())

    def _change(self, table: Table, resident_id: str, row_id: int, **changes: Any) -> bool:
        one = self._one(table, resident_id, row_id)
        return self._connection.execute(update(table).where(one).values(**changes)).rowcount == 1

    def _remove(self, table: Table, resident_id: str, row_id: int) -> bool:
        one = self._one(table, resident_id, row_id)
        return self._connection.execute(delete(table).where(one)).rowcount == 1
