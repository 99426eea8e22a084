"""What the store hands to use cases: plain, frozen records. All moments are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Resident:
    """One person whom the service supports."""

    id: str
    bot_id: str
    called: str | None
    outcode: str | None
    sixteen_or_over: bool | None
    language: str
    stage: str
    campaign: str | None
    neighbourhood: str | None
    programme: str | None
    muted_at: datetime | None
    created_at: datetime
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Chat:
    """One conversation; its id is what Rasa calls the sender."""

    id: str
    bot_id: str
    resident_id: str
    telegram_chat_id: int | None
    owner: str
    reachable: bool
    asking: str | None = None
    """The slot whose question is open in the dialogue, if any."""


@dataclass(frozen=True, slots=True)
class Update:
    """A raw update in the inbox: `payload` is JSON as Telegram sent it, with secrets masked."""

    id: int
    update_id: int
    payload: str
    attempts: int
    apologised: bool
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to take one chat's turns until `until`; every later lease has a higher fence."""

    chat: Chat
    resident: Resident
    update: Update
    fence: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """A button offered to a resident, as the transcript keeps it."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class OfferedButton:
    """A button that was offered: `key` is what Telegram sends back."""

    key: str
    chat_id: str
    message_id: int
    position: int
    label: str
    payload: str
    pressed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Message:
    """One line of a transcript, as the resident saw or wrote it."""

    id: int
    chat_id: str
    resident_id: str
    at: datetime
    author: str
    kind: str
    text: str
    buttons: tuple[Choice, ...] = ()
    telegram_message_id: int | None = None
    update_id: int | None = None
    turn_id: int | None = None
    user_id: str | None = None
    helped_by: str | None = None
    edited_at: datetime | None = None
    # Of the outbox, for what the bot or a person sent: waiting, sent, unreachable, …
    delivery: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What Rasa made of one message, and what it did."""

    intent: str | None = None
    confidence: float | None = None
    runner_up: str | None = None
    runner_up_confidence: float | None = None
    fallback: bool = False
    entities: tuple[dict[str, Any], ...] = ()
    actions: tuple[str, ...] = ()
    policy: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A resident's message and what came of it; `outcome` is answered, safety, silent, …."""

    id: int
    update_id: int
    outcome: str
    understanding: Understanding
    at: datetime
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message that waits to be sent, or is being sent; `more` wait behind it in its chat."""

    id: int
    chat_id: str
    telegram_chat_id: int
    payload: dict[str, Any]
    attempts: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class ProgressEvent:
    """One step of a resident's way, as an action logged it."""

    at: datetime
    who: str
    what: str
    action: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a resident is reminded of; `state` is waiting, said or dropped.

    `kind` and `about` say of what, once for each resident; `nth` is the next of its series, from
    0. `words`: what they want to be reminded of, as they wrote it.
    """

    id: int
    resident_id: str
    kind: str
    about: str
    nth: int
    due_at: datetime
    since: datetime
    state: str
    words: str | None
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class RoleInterest:
    """A role that a resident chose, and when."""

    role_id: str
    source: str
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Consent:
    """A yes or a no to one purpose, the version of the words that were read, and when."""

    purpose: str
    granted: bool
    wording: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """A resident who waits for a person, and why (a reason's id, never their words)."""

    id: int
    resident_id: str
    reason: str
    at: datetime
    answered_at: datetime | None
