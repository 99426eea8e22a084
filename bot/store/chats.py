"""Chats and their leases: one chat, one worker; many chats at once.

A lease carries a fencing number that rises with every lease. Whatever a worker writes at the end
of a turn is written only if its number is still the chat's: a worker that was thought dead and
comes back late cannot write over the one that took its place.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    Update,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.errors import LeaseLostError
from bot.services.records import Chat, Lease, Resident
from bot.services.records import Update as InboxUpdate
from bot.store.inbox import WAITING
from bot.store.outbox import UNSENT
from bot.store.rows import first_record, records, to_record
from bot.store.tables import chats, inbox, outbox, residents

# Statements of every turn are built once: building costs more than running them.
_OLDEST = (
    select(inbox.c.chat_id, func.min(inbox.c.id).label("inbox_id"))
    .where(inbox.c.bot_id == bindparam("bot"), WAITING)
    .group_by(inbox.c.chat_id)
    .subquery()
)
_FREE = (
    select(
        chats.c.id.label("the_chat_id"),
        chats.c.telegram_chat_id,
        chats.c.owner,
        chats.c.reachable,
        chats.c.asking,
        chats.c.fence,
        inbox.c.id.label("inbox_id"),
        inbox.c.update_id,
        inbox.c.payload,
        inbox.c.attempts,
        inbox.c.apologised,
        inbox.c.received_at,
        residents,
    )
    .select_from(_OLDEST)
    .join(chats, chats.c.id == _OLDEST.c.chat_id)
    .join(inbox, inbox.c.id == _OLDEST.c.inbox_id)
    .join(residents, residents.c.id == chats.c.resident_id)
    .where(
        or_(chats.c.lease_until.is_(None), chats.c.lease_until < bindparam("now")),
        or_(chats.c.not_before.is_(None), chats.c.not_before <= bindparam("now")),
    )
    .order_by(_OLDEST.c.inbox_id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=chats)
)
_LEASE = (
    update(chats)
    .where(chats.c.id == bindparam("chat"))
    .values(
        lease_owner=bindparam("worker"),
        lease_until=bindparam("until"),
        fence=chats.c.fence + 1,
        not_before=None,
    )
)
_BY_TELEGRAM = select(chats).where(
    chats.c.bot_id == bindparam("bot"), chats.c.telegram_chat_id == bindparam("number")
)
_BY_ID = select(chats).where(chats.c.bot_id == bindparam("bot"), chats.c.id == bindparam("key"))
_RELEASE = (
    update(chats)
    .where(chats.c.id == bindparam("chat"), chats.c.fence == bindparam("number"))
    .values(lease_owner=None, lease_until=None, not_before=bindparam("later"))
)


class SqlChats:
    """Chats of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def get(self, chat_id: str) -> Chat | None:
        """Return the chat of this bot, or None."""
        return self._one(_BY_ID, key=chat_id)

    def of_resident(self, resident_id: str) -> list[Chat]:
        """Return the resident's chats."""
        query = select(chats).where(
            chats.c.resident_id == resident_id, chats.c.bot_id == self._bot_id
        )
        return records(self._connection, Chat, query)

    def open(self, *, now: datetime, chat_id: str | None, telegram_chat_id: int | None) -> Chat:
        """Return the chat, made with a new resident when it is not known yet."""
        if telegram_chat_id is not None:
            known = self._one(_BY_TELEGRAM, number=telegram_chat_id)
        else:
            known = self._one(_BY_ID, key=chat_id)
        if known is not None:
            return known
        resident_id = str(uuid.uuid4())
        chat_id = chat_id or str(uuid.uuid4())
        self._connection.execute(
            insert(residents).values(id=resident_id, bot_id=self._bot_id, created_at=now)
        )
        self._connection.execute(
            insert(chats).values(
                id=chat_id,
                bot_id=self._bot_id,
                resident_id=resident_id,
                telegram_chat_id=telegram_chat_id,
            )
        )
        return Chat(
            id=chat_id,
            bot_id=self._bot_id,
            resident_id=resident_id,
            telegram_chat_id=telegram_chat_id,
            owner="bot",
            reachable=True,
        )

    def lease(self, *, owner: str, now: datetime, until: datetime, most: int) -> list[Lease]:
        """Lease up to `most` free chats with a waiting update, those longest waiting first.

        On PostgreSQL, chats that another worker is leasing at this moment are passed over.
        """
        rows = self._connection.execute(
            _FREE, {"bot": self._bot_id, "now": now, "most": most}
        ).mappings()
        leases = [self._to_lease(row, until) for row in rows]
        if leases:
            self._connection.execute(
                _LEASE,
                [{"chat": lease.chat.id, "worker": owner, "until": until} for lease in leases],
            )
        return leases

    def release(self, lease: Lease, *, not_before: datetime | None = None) -> None:
        """Give the chat back; with `not_before` it is not leased again until then."""
        self._fenced(lease, _RELEASE, later=not_before)

    def is_busy(self, chat_id: str) -> bool:
        """Whether the resident waits for an answer, or something waits to be sent to them."""
        asked = select(inbox.c.id).where(
            inbox.c.bot_id == self._bot_id, inbox.c.chat_id == chat_id, WAITING
        )
        unsent = select(outbox.c.id).where(
            outbox.c.bot_id == self._bot_id, outbox.c.chat_id == chat_id, UNSENT
        )
        queries = (asked.limit(1), unsent.limit(1))
        return any(self._connection.execute(query).first() is not None for query in queries)

    def set_owner(self, chat_id: str, owner: str) -> None:
        """Set who answers: bot, waiting, person or closed."""
        self._update(chat_id, owner=owner)

    def set_reachable(self, chat_id: str, *, reachable: bool) -> None:
        """Note whether Telegram delivers to this chat."""
        self._update(chat_id, reachable=reachable)

    def set_asking(self, chat_id: str, slot: str | None) -> None:
        """Note which slot's question is open in the dialogue."""
        self._update(chat_id, asking=slot)

    def forget_stranger(self, chat_id: str) -> bool:
        """Erase a chat that was there only for last words; False when somebody wrote in it."""
        # Locked first: whoever writes in this very moment is seen, or waits and is met anew.
        theirs = self._connection.execute(
            select(chats.c.resident_id)
            .where(chats.c.id == chat_id, chats.c.bot_id == self._bot_id)
            .with_for_update()
        ).scalar_one_or_none()
        wrote = select(inbox.c.id).where(inbox.c.chat_id == chat_id).exists()
        gone = self._connection.execute(
            delete(residents).where(
                residents.c.id == theirs,
                residents.c.bot_id == self._bot_id,
                residents.c.stage == "new",
                residents.c.last_seen_at.is_(None),
                ~wrote,
            )
        )
        return gone.rowcount == 1

    def _update(self, chat_id: str, **values: object) -> None:
        self._connection.execute(
            update(chats)
            .where(chats.c.id == chat_id, chats.c.bot_id == self._bot_id)
            .values(**values)
        )

    def _fenced(self, lease: Lease, statement: Update, **values: object) -> None:
        changed = self._connection.execute(
            statement, {"chat": lease.chat.id, "number": lease.fence, **values}
        ).rowcount
        if changed != 1:
            message = f"Chat {lease.chat.id} was taken over by another worker."
            raise LeaseLostError(message)

    def _one(self, statement: Select[Any], **values: object) -> Chat | None:
        return first_record(self._connection, Chat, statement, bot=self._bot_id, **values)

    def _to_lease(self, row: RowMapping, until: datetime) -> Lease:
        return Lease(
            chat=to_record(Chat, row, id=row["the_chat_id"], resident_id=row["id"]),
            resident=to_record(Resident, row),
            update=to_record(InboxUpdate, row, id=row["inbox_id"]),
            fence=row["fence"] + 1,
            until=until,
        )
