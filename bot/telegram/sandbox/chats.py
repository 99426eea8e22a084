"""The messages of each private chat, as Bot API `Message` objects, with what the page must know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass
class StoredMessage:
    """One message: its Bot API body, who wrote it, and the number of its latest change.

    `edited_at` (Unix seconds) is when its words changed: phones do not mark a message as edited
    when only its buttons did.
    """

    body: dict[str, Any]
    from_bot: bool
    seq: int
    deleted: bool = False
    edited_at: int | None = None

    @property
    def id(self) -> int:
        """The message_id."""
        return int(self.body["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat's id, which is the person's."""
        return int(self.body["chat"]["id"])


class Chat:
    """One private chat: messages by id and the order in which they changed."""

    def __init__(self) -> None:
        self.messages: dict[int, StoredMessage] = {}
        self._changes: list[tuple[int, int]] = []

    def note(self, message: StoredMessage) -> None:
        """Keep a new or changed message under its present `seq`."""
        self.messages[message.id] = message
        self._changes.append((message.seq, message.id))

    def changed_since(self, seq: int) -> list[StoredMessage]:
        """Return each message that changed after `seq` once, by its latest change."""
        start = bisect_right(self._changes, (seq, 1 << 62))
        found = []
        for change, message_id in self._changes[start:]:
            message = self.messages[message_id]
            if message.seq == change:
                found.append(message)
        return found

    def latest(self, count: int) -> list[StoredMessage]:
        """Return the last `count` messages in the order they were written."""
        return list(self.messages.values())[-count:]


class Chats:
    """All private chats; message ids rise across them, as they do for a real bot account."""

    def __init__(self, *, on_change: Callable[[int], None]) -> None:
        self._chats: dict[int, Chat] = {}
        self._on_change = on_change
        self._by_id: dict[int, StoredMessage] = {}
        self.next_message_id = 1

    def __iter__(self) -> Iterator[StoredMessage]:
        return iter(self._by_id.values())

    def of(self, chat_id: int) -> Chat:
        """Return the chat of a person, empty if nothing was written yet."""
        return self._chats.setdefault(chat_id, Chat())

    def new_id(self) -> int:
        """Return the next message_id."""
        number = self.next_message_id
        self.next_message_id += 1
        return number

    def note(self, message: StoredMessage) -> None:
        """Keep a new or changed message."""
        self._by_id[message.id] = message
        self.of(message.chat_id).note(message)
        self.next_message_id = max(self.next_message_id, message.id + 1)
        self._on_change(message.id)

    def find(self, chat_id: int, message_id: int) -> StoredMessage | None:
        """Return a message that still exists in this chat, or None."""
        message = self.of(chat_id).messages.get(message_id)
        return None if message is None or message.deleted else message

    def by_id(self, message_id: int) -> StoredMessage | None:
        """Return a message whatever its chat, deleted or not, or None."""
        return self._by_id.get(message_id)
