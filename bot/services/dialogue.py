"""The port to the dialogue: what a turn asks, and what it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.services.records import Choice, Understanding


@dataclass(frozen=True, slots=True)
class Question:
    """One message of a resident, as the dialogue is asked it.

    `text` is what they wrote, or a payload such as `/affirm`; `message_id` makes the same
    question asked twice have one answer.
    """

    conversation: str
    message_id: str
    text: str
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the resident, with the buttons below it."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the dialogue says, and why."""

    replies: tuple[Reply, ...]
    understanding: Understanding


class Dialogue(Protocol):
    """Understands a message and answers it."""

    async def ask(self, question: Question) -> Answer:
        """Return the answer; raises `DialogueUnavailableError` when there is none now."""
        ...
