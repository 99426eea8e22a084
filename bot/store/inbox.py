"""Updates between the moment they came and the moment they are answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, literal_column, select, update

from bot.errors import LeaseLostError
from bot.services.records import Lease
from bot.store.tables import inbox, quarantine
from bot.store.upsert import insert_once

# Written out, not as a parameter: only so does a database see that its index of what waits holds
# every row that can be meant.
WAITING = inbox.c.state == literal_column("'waiting'")
_DONE = (
    update(inbox)
    .where(inbox.c.id == bindparam("key"), WAITING)
    .values(state="done", payload=None, done_at=bindparam("at"))
)
_ANY = select(inbox.c.id).where(inbox.c.bot_id == bindparam("bot"), WAITING).limit(1)


class SqlInbox:
    """The inbox of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def add(self, *, update_id: int, chat_id: str, payload: str, at: datetime) -> bool:
        """Keep an update; False when it was kept before (Telegram may send one twice)."""
        return insert_once(
            self._connection,
            inbox,
            bot_id=self._bot_id,
            update_id=update_id,
            chat_id=chat_id,
            payload=payload,
            received_at=at,
        )

    def quarantine(
        self, *, update_id: int | None, chat_id: str | None, payload: str, reason: str, at: datetime
    ) -> None:
        """Keep aside what cannot be handled, once for each update."""
        insert_once(
            self._connection,
            quarantine,
            bot_id=self._bot_id,
            update_id=update_id,
            chat_id=chat_id,
            payload=payload,
            reason=reason[:200],
            at=at,
        )
        if update_id is not None:
            self._connection.execute(
                update(inbox)
                .where(inbox.c.bot_id == self._bot_id, inbox.c.update_id == update_id)
                .values(state="quarantined", payload=None, done_at=at)
            )

    def done(self, lease: Lease, *, at: datetime) -> None:
        """Close the leased update and empty its payload: the transcript holds it now."""
        changed = self._connection.execute(_DONE, {"key": lease.update.id, "at": at}).rowcount
        if changed != 1:
            message = f"Update {lease.update.update_id} was closed by another worker."
            raise LeaseLostError(message)

    def attempted(self, lease: Lease) -> int:
        """Count one more try of the leased update and return how many there were."""
        self._connection.execute(
            update(inbox).where(inbox.c.id == lease.update.id).values(attempts=inbox.c.attempts + 1)
        )
        return lease.update.attempts + 1

    def late(self, *, before: datetime) -> list[tuple[int, str]]:
        """Return (id, chat id) of updates that waited since `before` without an apology.

        Only the oldest of each chat: one sentence is enough, however many messages wait.
        """
        first = (
            select(func.min(inbox.c.id))
            .where(inbox.c.bot_id == self._bot_id, WAITING)
            .group_by(inbox.c.chat_id)
        )
        rows = self._connection.execute(
            select(inbox.c.id, inbox.c.chat_id).where(
                inbox.c.id.in_(first),
                inbox.c.received_at < before,
                inbox.c.apologised.is_(False),
            )
        )
        return [(row.id, row.chat_id) for row in rows]

    def apologised(self, inbox_id: int) -> bool:
        """Mark every update that waits in the same chat; False when the one was answered."""
        chat_id = self._connection.execute(
            select(inbox.c.chat_id).where(
                inbox.c.id == inbox_id,
                WAITING,
                inbox.c.apologised.is_(False),
            )
        ).scalar_one_or_none()
        if chat_id is None:
            return False
        self._connection.execute(
            update(inbox)
            .where(
                inbox.c.bot_id == self._bot_id,
                inbox.c.chat_id == chat_id,
                WAITING,
            )
            .values(apologised=True)
        )
        return True

    def is_empty(self) -> bool:
        """Return whether nothing waits; cheaper than a count."""
        return self._connection.execute(_ANY, {"bot": self._bot_id}).first() is None

    def waiting(self) -> int:
        """Return how many updates wait."""
        return self._connection.execute(
            select(func.count()).select_from(inbox).where(inbox.c.bot_id == self._bot_id, WAITING)
        ).scalar_one()

    def quarantined(self) -> int:
        """Return how many updates were kept aside."""
        return self._connection.execute(
            select(func.count()).select_from(quarantine).where(quarantine.c.bot_id == self._bot_id)
        ).scalar_one()
