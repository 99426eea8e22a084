"""The ports: what use cases need of a store. `bot.store` implements them; tests may fake them.

One unit of work is one transaction: it is rolled back unless `commit()` was called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

from bot.services.records import (
    Chat,
    Choice,
    Consent,
    HelpRequest,
    Lease,
    Message,
    OfferedButton,
    Outgoing,
    ProgressEvent,
    Reminder,
    Resident,
    RoleInterest,
    Turn,
    Understanding,
)


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

    def forget_stranger(self, chat_id: str) -> bool:
        """Erase a chat that was there only for last words; False when somebody wrote in it."""
        ...


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


class Progress(Protocol):
    """The append-only log of what was achieved, and what a resident chose on the way."""

    def log(
        self,
        resident_id: str,
        *,
        what: str,
        who: str,
        action: str,
        key: str,
        at: datetime,
        data: dict[str, Any] | None = None,
    ) -> bool:
        """Log a step once; False when the same key was logged before."""
        ...

    def of(self, resident_id: str) -> list[ProgressEvent]:
        """Return the steps in order."""
        ...

    def add_interest(self, resident_id: str, *, role_id: str, source: str, at: datetime) -> bool:
        """Keep an interest in a role (or take it up again); False when it is there already."""
        ...

    def withdraw_interest(self, resident_id: str, *, role_id: str, at: datetime) -> bool:
        """End an interest; False when there was none."""
        ...

    def interests(self, resident_id: str) -> list[RoleInterest]:
        """Return the interests that stand, the oldest first."""
        ...

    def set_preference(self, resident_id: str, *, name: str, value: Any, at: datetime) -> None:
        """Keep an answer of the role finder; the newest counts."""
        ...

    def preferences(self, resident_id: str) -> dict[str, Any]:
        """Return the answers by name."""
        ...

    def record_consent(
        self, resident_id: str, *, purpose: str, granted: bool, wording: str, at: datetime
    ) -> None:
        """Add a dated consent or its withdrawal."""
        ...

    def consents(self, resident_id: str) -> dict[str, bool]:
        """Return what is consented now, by purpose."""
        ...

    def consent_history(self, resident_id: str) -> list[Consent]:
        """Return every consent and withdrawal, the oldest first."""
        ...

    def ask_for_person(self, resident_id: str, *, reason: str, key: str, at: datetime) -> bool:
        """Add a request for a person; False when the same key asked before."""
        ...

    def help_requests(
        self, resident_id: str | None = None, *, open_only: bool = True
    ) -> list[HelpRequest]:
        """Return requests, the oldest first; of all residents when none is named."""
        ...

    def answer_request(self, request_id: int, *, by: str, at: datetime) -> bool:
        """Close a request; False when it was closed before."""
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


class Reminders(Protocol):
    """What residents are reminded of: once for each resident, kind and subject."""

    def schedule(
        self,
        resident_id: str,
        *,
        kind: str,
        about: str,
        due_at: datetime,
        since: datetime,
        words: str | None = None,
    ) -> int:
        """Set a reminder, or set the one about this anew, and return its id."""
        ...

    def cancel(self, resident_id: str, *, kind: str | None = None, about: str | None = None) -> int:
        """Take off what waits of a kind, about something, or all of it; return how many."""
        ...

    def of(self, resident_id: str, *, kind: str | None = None) -> list[Reminder]:
        """Return a resident's reminders, the next one first; what was said and dropped too."""
        ...

    def residents_due(self, now: datetime, most: int) -> list[str]:
        """Return up to `most` residents with a reminder to look at, those longest due first."""
        ...

    def take_due(self, resident_id: str, now: datetime) -> list[Reminder]:
        """Return what is due of one resident, for this transaction alone."""
        ...

    def wait(self, reminder_id: int, *, until: datetime, since: datetime | None = None) -> None:
        """Look at it again at `until`; with `since`, its time is counted from there."""
        ...

    def drop(self, reminder_id: int) -> None:
        """Close it unsaid."""
        ...

    def said(
        self,
        reminder_id: int,
        *,
        at: datetime,
        message_id: int | None,
        again_at: datetime | None = None,
        since: datetime | None = None,
    ) -> None:
        """Close it as said by a message; with `again_at` the next of its series waits."""
        ...

    def last_said_at(self, resident_id: str) -> datetime | None:
        """Return when the resident was last reminded of anything."""
        ...

    def any_late(self, wall: datetime) -> bool:
        """Whether something waits in the outbox that it is too late to send."""
        ...

    def take_back_late(self, wall: datetime, now: datetime) -> int:
        """Take back what could not be sent in its time; return how many messages."""
        ...


class UnitOfWork(Protocol):
    """One transaction over one bot's rows."""

    bot_id: str

    @property
    def residents(self) -> Residents:
        """The people whom the service supports."""
        ...

    @property
    def chats(self) -> Chats:
        """Conversations and their leases."""
        ...

    @property
    def inbox(self) -> Inbox:
        """Updates that came."""
        ...

    @property
    def transcript(self) -> Transcript:
        """Messages and turns."""
        ...

    @property
    def buttons(self) -> Buttons:
        """Buttons that were offered."""
        ...

    @property
    def outbox(self) -> Outbox:
        """Messages that wait to be sent."""
        ...

    @property
    def progress(self) -> Progress:
        """The progress log and what hangs on it."""
        ...

    @property
    def dossier(self) -> Dossier:
        """Everything that is kept about one resident."""
        ...

    @property
    def audit(self) -> AuditTrail:
        """Who did or read what, and when."""
        ...

    @property
    def reminders(self) -> Reminders:
        """What residents are reminded of."""
        ...

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back what was not committed."""
        ...

    def commit(self) -> None:
        """Make it durable."""
        ...


UnitOfWorkFactory = Callable[[], UnitOfWork]
