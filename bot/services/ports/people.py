"""The residents, their chats, and everything that is kept about one of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from bot.services.records import Chat, Lease, Resident


class Residents(Protocol):
    """The people whom the service supports."""

    def get(self, resident_id: str) -> Resident | None:
        """Return the resident of this bot, or None."""
        ...

    def update(self, resident_id: str, **changes: Any) -> None:
        """Set the named columns, e.g. `called="Samira"`."""
        ...

    def list(self) -> list[Resident]:
        """Return all residents of this bot, the newest last."""
        ...

    def erase(self, resident_id: str) -> None:
        """Delete the resident and every row about them."""
        ...


class Chats(Protocol):
    """Conversations, whose turn is taken by one worker at a time."""

    def get(self, chat_id: str) -> Chat | None:
        """Return the chat of this bot, or None."""
        ...

    def of_resident(self, resident_id: str) -> list[Chat]:
        """Return the resident's chats."""
        ...

    def open(self, *, now: datetime, chat_id: str | None, telegram_chat_id: int | None) -> Chat:
        """Return the chat, made with a new resident when it is not known yet."""
        ...

    def lease(self, *, owner: str, now: datetime, until: datetime, most: int) -> list[Lease]:
        """Lease up to `most` free chats with a waiting update, those longest waiting first."""
        ...

    def release(self, lease: Lease, *, not_before: datetime | None = None) -> None:
        """Give the chat back; with `not_before` it is not leased again until then.

        Raises `LeaseLostError` when another worker has taken the chat meanwhile.
        """
        ...

    def set_owner(self, chat_id: str, owner: str) -> None:
        """Set who answers: bot, waiting, person or closed."""
        ...

    def is_busy(self, chat_id: str) -> bool:
        """Whether the resident waits for an answer, or something waits to be sent to them."""
        ...

    def set_reachable(self, chat_id: str, *, reachable: bool) -> None:
        """Note whether Telegram delivers to this chat (it does not when the bot is blocked)."""
        ...

    def set_asking(self, chat_id: str, slot: str | None) -> None:
        """Note which slot's question is open in the dialogue; None: no question is."""
        ...

    def forget_stranger(self, chat_id: str) -> bool:
        """Erase a chat that was there only for last words; False when somebody wrote in it."""
        ...


class Dossier(Protocol):
    """Everything that is kept about one resident, as it stands in the tables."""

    def rows(self, resident_id: str) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of every table that are about the resident, by the table's name.

        Values are plain JSON; what only runs the machine (leases, keys) is left out.
        """
        ...


class AuditTrail(Protocol):
    """The audit trail: only ever added to."""

    def add(
        self,
        *,
        what: str,
        at: datetime,
        user_id: str | None,
        resident_id: str | None = None,
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Add a line; `detail` holds ids and counts, never what somebody wrote."""
        ...
