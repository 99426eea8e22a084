"""The residents' rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.services.records import Resident
from bot.store.rows import first_record, records
from bot.store.tables import audit, chats, residents, trackers


class SqlResidents:
    """Residents of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def get(self, resident_id: str) -> Resident | None:
        """Return the resident of this bot, or None."""
        query = select(residents).where(
            residents.c.id == resident_id, residents.c.bot_id == self._bot_id
        )
        return first_record(self._connection, Resident, query)

    def update(self, resident_id: str, **changes: Any) -> None:
        """Set the named columns."""
        self._connection.execute(
            update(residents)
            .where(residents.c.id == resident_id, residents.c.bot_id == self._bot_id)
            .values(**changes)
        )

    def list(self) -> list[Resident]:
        """Return all residents of this bot, the newest last."""
        query = select(residents).where(residents.c.bot_id == self._bot_id)
        newest_last = query.order_by(residents.c.created_at, residents.c.id)
        return records(self._connection, Resident, newest_last)

    def erase(self, resident_id: str) -> None:
        """Delete the resident and every row about them.

        Rows that name the resident by a foreign key go with it. The audit trail keeps that
        something was done, by whom and when, but no longer about whom.
        """
        of_resident = select(chats.c.id).where(
            chats.c.resident_id == resident_id, chats.c.bot_id == self._bot_id
        )
        chat_ids = list(self._connection.execute(of_resident).scalars())
        self._connection.execute(delete(trackers).where(trackers.c.conversation_id.in_(chat_ids)))
        self._connection.execute(
            update(audit)
            .where(audit.c.resident_id == resident_id, audit.c.bot_id == self._bot_id)
            .values(resident_id=None, detail={})
        )
        self._connection.execute(
            delete(residents).where(
                residents.c.id == resident_id, residents.c.bot_id == self._bot_id
            )
        )
