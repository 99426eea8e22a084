"""What came, what was said, and what waits to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.services.records import (
    Chat,
    Choice,
    Lease,
    Message,
    OfferedButton,
    Outgoing,
    Turn,
    Understanding,
)


class Inbox(Protocol):
    """Updates that came and are not answered yet."""

    def add(self, *, update_id: int, chat_id: str, payload: str, at: datetime) -> bool:
        """Keep an update; False when it was kept before."""
        ...

    def quarantine(
        self, *, update_id: int | None, chat_id: str | None, payload: str, reason: str, at: datetime
    ) -> None:
        """Keep aside what cannot be handled, once for each update."""
        ...

    def done(self, lease: Lease, *, at: datetime) -> None:
        """Close the leased update and empty its payload: the transcript holds it now."""
        ...

    def attempted(self, lease: Lease) -> int:
        """Count one more try of the leased update and return how many there were."""
        ...

    def late(self, *, before: datetime) -> list[tuple[int, str]]:
        """Return (id, chat id) of updates that waited since `before` without an apology."""
        ...

    def apologised(self, inbox_id: int) -> bool:
        """Mark the update; False when it was answered or marked meanwhile."""
        ...

    def is_empty(self) -> bool:
        """Return whether nothing waits."""
        ...

    def waiting(self) -> int:
        """Return how many updates wait."""
        ...

    def quarantined(self) -> int:
        """Return how many updates were kept aside."""
        ...


class Transcript(Protocol):
    """What was said, by whom, and what was understood."""

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
        ...

    def mark_edited(self, chat: Chat, telegram_message_id: int, at: datetime) -> bool:
        """Note that a message was edited; False when that message is not known."""
        ...

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
        ...

    def messages(
        self, resident_id: str, *, after: int = 0, limit: int | None = None
    ) -> list[Message]:
        """Return a resident's messages in order, with how the delivery went."""
        ...

    def turns(self, resident_id: str, turn_ids: Sequence[int] | None = None) -> dict[int, Turn]:
        """Return a resident's turns by id."""
        ...

    def last_turn(self, chat: Chat) -> Turn | None:
        """Return the last turn of a chat in which anything was answered."""
        ...

    def last_written(self, chat: Chat) -> int | None:
        """Return Telegram's number of the last message that the resident typed, or None."""
        ...

    def last_resident_message_at(self, chat_id: str) -> datetime | None:
        """Return when the resident last wrote in this chat."""
        ...


class Buttons(Protocol):
    """Buttons that were offered, by their opaque keys."""

    def offer(self, *, chat: Chat, message_id: int, choices: Sequence[Choice]) -> list[str]:
        """Keep the buttons of one message and return their keys, in order."""
        ...

    def find(self, chat: Chat, key: str) -> OfferedButton | None:
        """Return the button that has this key in this chat, or None."""
        ...

    def current(self, chat: Chat) -> list[OfferedButton]:
        """Return the buttons below the last thing that was said to the resident, in order."""
        ...

    def pressed(self, key: str, at: datetime) -> None:
        """Note that it was pressed."""
        ...


class Outbox(Protocol):
    """Messages that wait to be sent, in order for each chat."""

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
        ...

    def ready_chats(self, *, now: datetime, busy: Sequence[str], most: int) -> list[str]:
        """Return up to `most` chats, none of them in `busy`, that have something to send now."""
        ...

    def claim_next(self, chat_id: str, *, now: datetime, until: datetime) -> Outgoing | None:
        """Claim a chat's oldest unsent message; None when it must wait or is claimed already."""
        ...

    def sent(self, outbox_id: int, *, telegram_message_id: int | None, at: datetime) -> None:
        """Close it as delivered."""
        ...

    def wait(self, outbox_id: int, *, not_before: datetime, problem: str) -> None:
        """Put it back to be tried again at `not_before`."""
        ...

    def give_up(self, outbox_id: int, *, state: str, problem: str) -> None:
        """Close it undelivered: `unreachable`, `parked` (a person must look) or `uncertain`."""
        ...

    def give_up_chat(self, chat_id: str, *, problem: str) -> None:
        """Close all that waits for a chat that cannot be reached."""
        ...

    def expired_last_words(self, now: datetime) -> list[str]:
        """Return the chats whose last words a worker that died had begun to send."""
        ...

    def abandon_expired(self, now: datetime) -> int:
        """Mark as `uncertain` what a worker that died had begun to send; return how many."""
        ...
