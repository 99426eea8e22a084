"""What was said, what was understood, and which buttons were offered."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from bot.services.records import Chat, Choice, Message, OfferedButton, Turn, Understanding
from bot.store.rows import first_record, records, to_record
from bot.store.tables import buttons, messages, outbox, turns

KEY_BYTES = 12

# Statements of every turn are built once: building costs more than running them.
_ADD_MESSAGE = insert(messages)
_ADD_TURN = insert(turns)
_ADD_BUTTON = insert(buttons)
_LAST_AT = (
    select(messages.c.at)
    .where(messages.c.chat_id == bindparam("chat"), messages.c.author == "resident")
    .order_by(messages.c.id.desc())
    .limit(1)
)
# By resident too: there is an index for that, and nearly every resident has one chat.
_LAST_TURN = (
    select(turns)
    .where(
        turns.c.resident_id == bindparam("resident"),
        turns.c.chat_id == bindparam("chat"),
        turns.c.outcome != "silent",
    )
    .order_by(turns.c.id.desc())
    .limit(1)
)
_LAST_SAID = (
    select(messages.c.id)
    .where(messages.c.chat_id == bindparam("chat"), messages.c.author != "resident")
    .order_by(messages.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_CURRENT = (
    select(buttons)
    .where(buttons.c.chat_id == bindparam("chat"), buttons.c.message_id == _LAST_SAID)
    .order_by(buttons.c.position)
)
_BUTTON = select(buttons).where(
    buttons.c.key == bindparam("key"), buttons.c.chat_id == bindparam("chat")
)


class SqlTranscript:
    """Messages and turns of one bot."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def add(
        self,
        *,
        chat: Chat,
        at: datetime,
        author: str,
        text: str,
        kind: str = "text",
        buttons: Sequence[Choice] = (),
        telegram_message_id: int | None = None,
        update_id: int | None = None,
        turn_id: int | None = None,
        user_id: str | None = None,
        helped_by: str | None = None,
    ) -> int:
        """Add one line and return its id."""
        key = self._connection.execute(
            _ADD_MESSAGE,
            {
                "bot_id": self._bot_id,
                "chat_id": chat.id,
                "resident_id": chat.resident_id,
                "at": at,
                "author": author,
                "kind": kind,
                "text": text,
                "buttons": [{"label": one.label, "payload": one.payload} for one in buttons]
                or None,
                "telegram_message_id": telegram_message_id,
                "update_id": update_id,
                "turn_id": turn_id,
                "user_id": user_id,
                "helped_by": helped_by,
            },
        ).inserted_primary_key
        return int(key[0]) if key else 0

    def mark_edited(self, chat: Chat, telegram_message_id: int, at: datetime) -> bool:
        """Note when it was edited; the new text becomes a line of its own, of kind `edit`."""
        row = self._connection.execute(
            select(messages.c.id)
            .where(
                messages.c.chat_id == chat.id,
                messages.c.telegram_message_id == telegram_message_id,
                messages.c.author == "resident",
                messages.c.kind != "edit",
            )
            .order_by(messages.c.id)
        ).first()
        if row is None:
            return False
        self._connection.execute(
            update(messages).where(messages.c.id == row.id).values(edited_at=at)
        )
        return True

    def add_turn(
        self,
        *,
        chat: Chat,
        update_id: int,
        outcome: str,
        understanding: Understanding,
        at: datetime,
        milliseconds: int,
    ) -> int:
        """Add one turn and return its id."""
        key = self._connection.execute(
            _ADD_TURN,
            {
                "bot_id": self._bot_id,
                "chat_id": chat.id,
                "resident_id": chat.resident_id,
                "update_id": update_id,
                "outcome": outcome,
                "intent": understanding.intent,
                "confidence": understanding.confidence,
                "runner_up": understanding.runner_up,
                "runner_up_confidence": understanding.runner_up_confidence,
                "fallback": understanding.fallback,
                "entities": list(understanding.entities),
                "actions": list(understanding.actions),
                "policy": understanding.policy,
                "model": understanding.model,
                "at": at,
                "milliseconds": milliseconds,
            },
        ).inserted_primary_key
        return int(key[0]) if key else 0

    def messages(
        self, resident_id: str, *, after: int = 0, limit: int | None = None
    ) -> list[Message]:
        """Return a resident's messages in order, with how the delivery went."""
        rows = self._connection.execute(
            select(messages, outbox.c.state.label("delivery"))
            .select_from(messages.outerjoin(outbox, outbox.c.message_id == messages.c.id))
            .where(
                messages.c.resident_id == resident_id,
                messages.c.bot_id == self._bot_id,
                messages.c.id > after,
            )
            .order_by(messages.c.id, outbox.c.id)
            .limit(limit)
        ).mappings()
        # A long text goes out in several pieces; the transcript has it once, with the worst news.
        found: dict[int, Message] = {}
        for row in rows:
            if row["id"] not in found or row["delivery"] != "sent":
                found[row["id"]] = to_message(row, row["delivery"])
        return list(found.values())

    def turns(self, resident_id: str, turn_ids: Sequence[int] | None = None) -> dict[int, Turn]:
        """Return a resident's turns by id."""
        query = select(turns).where(
            turns.c.resident_id == resident_id, turns.c.bot_id == self._bot_id
        )
        if turn_ids is not None:
            query = query.where(turns.c.id.in_(turn_ids))
        rows = self._connection.execute(query.order_by(turns.c.id)).mappings()
        return {row["id"]: _to_turn(row) for row in rows}

    def last_turn(self, chat: Chat) -> Turn | None:
        """Return the last turn of a chat in which anything was answered."""
        row = (
            self._connection.execute(_LAST_TURN, {"resident": chat.resident_id, "chat": chat.id})
            .mappings()
            .first()
        )
        return None if row is None else _to_turn(row)

    def last_written(self, chat: Chat) -> int | None:
        """Return Telegram's number of the last message that the resident typed, or None."""
        query = (
            select(messages.c.telegram_message_id)
            .where(
                messages.c.chat_id == chat.id,
                messages.c.bot_id == self._bot_id,
                messages.c.author == "resident",
            )
            .order_by(messages.c.id.desc())
            .limit(1)
        )
        return self._connection.execute(query).scalar_one_or_none()

    def last_resident_message_at(self, chat_id: str) -> datetime | None:
        """Return when the resident last wrote in this chat."""
        return self._connection.execute(_LAST_AT, {"chat": chat_id}).scalar_one_or_none()


class SqlButtons:
    """Buttons of one bot, by their opaque keys."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def offer(self, *, chat: Chat, message_id: int, choices: Sequence[Choice]) -> list[str]:
        """Keep the buttons of one message and return their keys, in order."""
        keys = [secrets.token_urlsafe(KEY_BYTES) for _ in choices]
        if keys:
            self._connection.execute(
                _ADD_BUTTON,
                [
                    {
                        "key": key,
                        "bot_id": self._bot_id,
                        "chat_id": chat.id,
                        "message_id": message_id,
                        "position": position,
                        "label": choice.label,
                        "payload": choice.payload,
                    }
                    for position, (key, choice) in enumerate(zip(keys, choices, strict=True))
                ],
            )
        return keys

    def find(self, chat: Chat, key: str) -> OfferedButton | None:
        """Return the button that has this key in this chat, or None."""
        return first_record(self._connection, OfferedButton, _BUTTON, key=key, chat=chat.id)

    def current(self, chat: Chat) -> list[OfferedButton]:
        """Return the buttons below the last thing that was said to the resident, in order."""
        return records(self._connection, OfferedButton, _CURRENT, chat=chat.id)

    def pressed(self, key: str, at: datetime) -> None:
        """Note that it was pressed."""
        self._connection.execute(update(buttons).where(buttons.c.key == key).values(pressed_at=at))


def to_message(row: RowMapping, delivery: str | None) -> Message:
    """Return the record of a row of `messages`, and of how its delivery went."""
    choices = tuple(Choice(**one) for one in row["buttons"] or ())
    return to_record(Message, row, buttons=choices, delivery=delivery)


def _to_turn(row: RowMapping) -> Turn:
    understanding = to_record(
        Understanding,
        row,
        entities=tuple(row["entities"] or ()),
        actions=tuple(row["actions"] or ()),
    )
    return to_record(Turn, row, understanding=understanding)
