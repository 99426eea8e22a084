"""The story bank's rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, update

from bot.services.application_records import Story
from bot.store.application_tables import stories
from bot.store.rows import add_once, first_record, records


class SqlStories:
    """Implements `bot.services.ports.applying.Stories` for one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def add(self, resident_id: str, *, at: datetime, key: str, **parts: Any) -> int:
        """Keep a story and return its id."""
        return add_once(
            self._connection,
            stories,
            bot_id=self._bot_id,
            key=key,
            resident_id=resident_id,
            created_at=at,
            updated_at=at,
            **parts,
        )

    def get(self, resident_id: str, story_id: int) -> Story | None:
        """Return the resident's story, or None."""
        query = self._all(resident_id).where(stories.c.id == story_id)
        return first_record(self._connection, Story, query)

    def of(self, resident_id: str, *, state: str | None = "kept") -> list[Story]:
        """Return a resident's stories of one state (None: all), the oldest first."""
        query = self._all(resident_id)
        if state is not None:
            query = query.where(stories.c.state == state)
        return records(self._connection, Story, query.order_by(stories.c.id))

    def update(self, story_id: int, *, at: datetime, **changes: Any) -> None:
        """Set the named columns."""
        self._connection.execute(
            update(stories)
            .where(stories.c.id == story_id, stories.c.bot_id == self._bot_id)
            .values(updated_at=at, **changes)
        )

    def _all(self, resident_id: str) -> Select[Any]:
        return select(stories).where(
            stories.c.resident_id == resident_id, stories.c.bot_id == self._bot_id
        )
