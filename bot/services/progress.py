"""The steps of a resident's way: who takes one now, how it is logged once, and where they are.

Every use case is called for one message (`Step`). A turn may be asked for again after a failure,
so each step has a key made of conversation, message, action and what was done: logged once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.services.ports import UnitOfWork
from bot.services.records import Resident, RoleInterest

LONGEST_KEY = 200
ASKED_IN_FINDER = frozenset(
    {"hours", "personal_care", "lifting", "people", "licence", "experience"}
)
"""The preferences that the role finder asks for, by the names under which they are kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """One message, and the action that answers it; `at` is aware UTC."""

    conversation: str
    message_id: str
    action: str
    at: datetime
    who: str = "resident"

    def key(self, what: str) -> str:
        """Return the key under which `what` is done once for this message."""
        key = f"{self.conversation}:{self.message_id}:{self.action}:{what}"
        if len(key) <= LONGEST_KEY:
            return key
        return hashlib.sha256(key.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a resident is: themselves, the roles that they like, what the finder knows."""

    resident: Resident
    interests: tuple[RoleInterest, ...]
    answered: frozenset[str]

    @property
    def stage(self) -> str:
        """Return the stage, e.g. "choosing"."""
        return self.resident.stage

    @property
    def is_new(self) -> bool:
        """Whether the resident has not said yes to being helped."""
        return self.stage in {"new", "declined"}

    @property
    def is_too_young(self) -> bool:
        """Whether a person helps instead, because the resident is under 16."""
        return self.resident.sixteen_or_over is False

    @property
    def knows_wishes(self) -> bool:
        """Whether every question of the role finder was answered or skipped."""
        return self.answered >= ASKED_IN_FINDER


def arrive(uow: UnitOfWork, step: Step) -> Resident:
    """Return the resident who wrote; a conversation in a terminal gets one on the fly.

    Somebody who writes again after "stop" is no longer muted.
    """
    chat = uow.chats.get(step.conversation)
    if chat is None:
        chat = uow.chats.open(now=step.at, chat_id=step.conversation, telegram_chat_id=None)
    resident = uow.residents.get(chat.resident_id)
    if resident is None:
        message = "The chat has no resident. Restore the database from its last backup."
        raise LookupError(message)
    if resident.muted_at is not None:
        uow.residents.update(resident.id, muted_at=None)
    return resident


def log(
    uow: UnitOfWork, resident: Resident, step: Step, what: str, data: dict[str, Any] | None = None
) -> bool:
    """Log that the resident did `what`; False when this message logged it before."""
    return uow.progress.log(
        resident.id,
        what=what,
        who=step.who,
        action=step.action,
        key=step.key(what),
        at=step.at,
        data=data,
    )


def standing(uow: UnitOfWork, step: Step) -> Standing:
    """Return where the resident is."""
    found = standing_of(uow, arrive(uow, step))
    uow.commit()
    return found


def joined_at(uow: UnitOfWork, resident: Resident) -> datetime:
    """Return when the resident said yes, or else when they first wrote; aware UTC."""
    said_yes = [event.at for event in uow.progress.of(resident.id) if event.what == "joined"]
    return said_yes[-1] if said_yes else resident.created_at


def peek(uow: UnitOfWork, step: Step) -> Standing | None:
    """Return where the resident is without writing; None when something has to be written.

    That is so for a conversation that is not known yet, and for somebody who was muted.
    """
    chat = uow.chats.get(step.conversation)
    resident = uow.residents.get(chat.resident_id) if chat else None
    if resident is None or resident.muted_at is not None:
        return None
    return standing_of(uow, resident)


def standing_of(uow: UnitOfWork, resident: Resident) -> Standing:
    """Return where a resident is; nothing is written."""
    return Standing(
        resident=resident,
        interests=tuple(uow.progress.interests(resident.id)),
        answered=frozenset(uow.progress.preferences(resident.id)) & ASKED_IN_FINDER,
    )
