"""Reads for the console about applications, across all of a resident's or all of a bot's."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.services.application_records import Criterion
from bot.store.application_tables import criteria
from bot.store.rows import records


class SqlCasework:
    """Implements `bot.services.casework_ports.Casework` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def criteria_of(self, resident_id: str) -> list[Criterion]:
        """Return the criteria of all of a resident's applications, in order."""
        query = (
            select(criteria)
            .where(criteria.c.resident_id == resident_id, criteria.c.bot_id == self._bot_id)
            .order_by(criteria.c.application_id, criteria.c.position)
        )
        return records(self._connection, Criterion, query)
