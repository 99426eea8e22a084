"""Messages on their way out, in order for each chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, literal_column, or_, select, update

from bot.services.records import Chat, Outgoing
from bot.store.tables import chats, messages, outbox

# Written out, not as parameters: only so does a database see that its index of what is unsent
# holds every row that can be meant.
UNSENT = outbox.c.state.in_([literal_column("'waiting'"), literal_column("'sending'")])

# Statements of every turn are built once: building costs more than running them.
_ADD = insert(outbox)
_OLDEST = (
    select(
        outbox.c.id,
        outbox.c.state,
        outbox.c.not_before,
        outbox.c.not_after,
        outbox.c.payload,
        outbox.c.attempts,
        chats.c.telegram_chat_id,
    )
    .join(chats, chats.c.id == outbox.c.chat_id)
    .where(
        outbox.c.bot_id == bindparam("bot"),
        outbox.c.chat_id == bindparam("chat"),
        UNSENT,
        chats.c.telegram_chat_id.is_not(None),
    )
    .order_by(outbox.c.id)
    .limit(2)
    .with_for_update(of=outbox)
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id == bindparam("key"), outbox.c.state == "waiting")
    .values(state="sending", claimed_until=bindparam("until"), attempts=outbox.c.attempts + 1)
)
_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("key"))
    .values(
        state="sent",
        payload={},  # the transcript has the words
        telegram_message_id=bindparam("number"),
        sent_at=bindparam("at"),
        problem=None,
        claimed_until=None,
    )
)
_NUMBERED = (
    update(messages)
    .where(
        messages.c.id
        == select(outbox.c.message_id).where(outbox.c.id == bindparam("key")).scalar_subquery()
    )
    .values(telegram_message_id=bindparam("number"))
)


class SqlOutbox:
    """The outbox of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def add(
        self,
        *,
        chat: Chat,
        message_id: int | None,
        payload: dict[str, Any],
        at: datetime,
        not_after: datetime | None = None,
    ) -> int:
        """Queue a message and return its id; from `not_after` on it is not sent any more."""
        key = self._connection.execute(
            _ADD,
            {
                "bot_id": self._bot_id,
                "chat_id": chat.id,
                "message_id": message_id,
                "payload": payload,
                "created_at": at,
                "not_after": not_after,
            },
        ).inserted_primary_key
        return int(key[0]) if key else 0

    def ready_chats(self, *, now: datetime, busy: Sequence[str], most: int) -> list[str]:
        """Return up to `most` chats, none of them in `busy`, that have something to send now."""
        first = (
            select(func.min(outbox.c.id).label("id"))
            .where(outbox.c.bot_id == self._bot_id, UNSENT)
            .group_by(outbox.c.chat_id)
            .subquery()
        )
        query = (
            select(outbox.c.chat_id)
            .select_from(first)
            .join(outbox, outbox.c.id == first.c.id)
            .join(chats, chats.c.id == outbox.c.chat_id)
            .where(
                outbox.c.state == "waiting",
                or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now),
                or_(outbox.c.not_after.is_(None), outbox.c.not_after > now),
                chats.c.telegram_chat_id.is_not(None),
                outbox.c.chat_id.not_in(busy),
            )
            .order_by(outbox.c.id)
            .limit(most)
        )
        return list(self._connection.execute(query).scalars())

    def claim_next(self, chat_id: str, *, now: datetime, until: datetime) -> Outgoing | None:
        """Claim a chat's oldest unsent message; None when it must wait or is claimed already.

        Only the oldest can be claimed, so the order in a chat holds however many senders there
        are. The record says whether more wait behind it.
        """
        rows = self._connection.execute(_OLDEST, {"bot": self._bot_id, "chat": chat_id}).all()
        row = rows[0] if rows else None
        if row is None or row.state != "waiting" or (row.not_before and row.not_before > now):
            return None
        if row.not_after and row.not_after <= now:
            return None
        claimed = self._connection.execute(_CLAIM, {"key": row.id, "until": until})
        if claimed.rowcount != 1:
            return None
        return Outgoing(
            id=row.id,
            chat_id=chat_id,
            telegram_chat_id=row.telegram_chat_id,
            payload=row.payload,
            attempts=row.attempts + 1,
            more=len(rows) > 1,
        )

    def sent(self, outbox_id: int, *, telegram_message_id: int | None, at: datetime) -> None:
        """Close it as delivered, and tell the transcript Telegram's number for it."""
        self._connection.execute(_SENT, {"key": outbox_id, "number": telegram_message_id, "at": at})
        if telegram_message_id is not None:
            self._connection.execute(_NUMBERED, {"key": outbox_id, "number": telegram_message_id})

    def wait(self, outbox_id: int, *, not_before: datetime, problem: str) -> None:
        """Put it back to be tried again at `not_before`."""
        self._set(
            outbox_id,
            state="waiting",
            not_before=not_before,
            problem=problem[:200],
            claimed_until=None,
        )

    def give_up(self, outbox_id: int, *, state: str, problem: str) -> None:
        """Close it undelivered: `unreachable`, `parked` or `uncertain`."""
        self._set(outbox_id, state=state, problem=problem[:200], claimed_until=None)

    def give_up_chat(self, chat_id: str, *, problem: str) -> None:
        """Close all that waits for a chat that cannot be reached."""
        self._connection.execute(
            update(outbox)
            .where(
                outbox.c.bot_id == self._bot_id,
                outbox.c.chat_id == chat_id,
                outbox.c.state == "waiting",
            )
            .values(state="unreachable", problem=problem[:200])
        )

    def expired_last_words(self, now: datetime) -> list[str]:
        """Return the chats whose last words a worker that died had begun to send."""
        rows = self._connection.execute(
            select(outbox.c.chat_id, outbox.c.payload).where(
                outbox.c.bot_id == self._bot_id,
                UNSENT,
                outbox.c.state == "sending",
                outbox.c.claimed_until < now,
            )
        )
        return [row.chat_id for row in rows if row.payload.get("last")]

    def abandon_expired(self, now: datetime) -> int:
        """Mark as `uncertain` what a worker that died had begun to send; return how many.

        Telegram has no key by which a second try would be known as the same message, so it is
        not sent again: a person can see that it may not have arrived.
        """
        return self._connection.execute(
            update(outbox)
            .where(
                outbox.c.bot_id == self._bot_id,
                outbox.c.state == "sending",
                outbox.c.claimed_until < now,
            )
            .values(
                state="uncertain", problem="The sender stopped while sending.", claimed_until=None
            )
        ).rowcount

    def _set(self, outbox_id: int, **values: object) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == outbox_id).values(**values))
