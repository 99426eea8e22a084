"""The port to the dialogue: what a turn asks, and what it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.services.records import Choice, Understanding

ERASE = "erase"
"""What an action says besides its words (`{"then": "erase"}`) when the resident is to be erased."""


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
    """One message to the resident, with the buttons below it.

    `document` names a file that goes with it, e.g. "copy_page"; `picture` names a picture, e.g.
    "progress_picture", which the words below it say as well. Both are made when they are sent.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    document: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the dialogue says, and why.

    `erases`: everything about the resident is erased, and these replies are the last words.
    `asking`: the slot whose question is open now, None for none, and "" where that has not changed.
    """

    replies: tuple[Reply, ...]
    understanding: Understanding
    erases: bool = False
    asking: str | None = ""


class Dialogue(Protocol):
    """Understands a message and answers it."""

    async def ask(self, question: Question) -> Answer:
        """Return the answer; raises `DialogueUnavailableError` when there is none now."""
        ...
