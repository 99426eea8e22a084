"""Rasa's tracker store, bounded: one row per conversation, the same cost on every turn."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa_ext import bounded
from bot.rasa_ext.bounded import StoredTracker
from bot.store.tracker_rows import DEFAULT_BOT, TrackerRow, TrackerRows, open_engine

# Beside Rasa there is psycopg 2; the application writes its addresses for psycopg 3.
POSTGRES_DRIVER = "psycopg2"
SQL_THREADS = 4


def database_url() -> str:
    """Return the product's database: `MOORING_DATABASE_URL`, else SQLite in `MOORING_DATA_DIR`."""
    return os.environ.get("MOORING_DATABASE_URL") or f"sqlite:///{_data_dir() / 'mooring.db'}"


def _data_dir() -> Path:
    return Path(os.environ.get("MOORING_DATA_DIR") or "var")


class BoundedTrackerStore(TrackerStore):
    """Keeps each conversation's last events and slots in one row, with a version.

    Raises ConflictError from `save` when somebody else has saved the conversation since it was
    retrieved, and SQLAlchemy's errors when the database does not answer.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        *,
        url: str | None = None,
        kept_events: int = bounded.KEPT_EVENTS,
        **_ignored: Any,
    ) -> None:
        """Open nothing yet; `url` and `kept_events` may come from endpoints.yml."""
        super().__init__(domain, event_broker)
        self._kept_events = int(kept_events)
        self._rows = TrackerRows(open_engine(url or database_url(), driver=POSTGRES_DRIVER))
        # A save waits for the disk, and for other writers where the database is SQLite. Other
        # conversations must not wait with it.
        self._threads = ThreadPoolExecutor(SQL_THREADS, thread_name_prefix="tracker-sql")
        self._table_is_there = False

    async def retrieve(self, sender_id: str) -> StoredTracker | None:
        """Return the conversation as it was saved, or None when it never was."""
        row = await self._run(self._load, sender_id)
        if row is None:
            return None
        tracker = bounded.load(sender_id, row.state, self.domain.slots)
        tracker.version, tracker.bot_id = row.version, row.bot_id
        return tracker

    async def create_tracker(
        self, sender_id: str, append_action_listen: bool = True
    ) -> StoredTracker:
        """Return a tracker for a new conversation, which is written only when it is saved."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    def init_tracker(self, sender_id: str) -> StoredTracker:
        """Return an empty tracker with the domain's slots."""
        return StoredTracker(sender_id, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the conversation over the version from which `tracker` was retrieved."""
        await self.stream_events(tracker)
        row = TrackerRow(
            conversation_id=tracker.sender_id,
            bot_id=getattr(tracker, "bot_id", None) or DEFAULT_BOT,
            version=getattr(tracker, "version", 0),
            state=bounded.dump(tracker, self._kept_events),
        )
        tracker.version = await self._run(self._save, row)

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        return await self._run(self._ids)

    async def _run(self, work: Any, *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    def _load(self, conversation_id: str) -> TrackerRow | None:
        return self._ready().load(conversation_id)

    def _save(self, row: TrackerRow) -> int:
        return self._ready().save(row)

    def _ids(self) -> list[str]:
        return self._ready().ids()

    def _ready(self) -> TrackerRows:
        if not self._table_is_there:
            self._rows.create_table()
            self._table_is_there = True
        return self._rows
