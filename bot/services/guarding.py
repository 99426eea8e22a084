"""Danger before the dialogue: what is answered at once, and how the chat rests afterwards.

After helplines were shown the task stops: no form, no menu, no "I did not understand" until the
resident says that they are safe or want to go on, takes a command, or an hour has passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.services.dialogue import Reply
from bot.services.incoming import Asked, Incoming, Kind, is_right
from bot.services.records import Turn

REST = timedelta(hours=1)
"""How long a chat rests at most after helplines were shown."""
GO_ON = "/menu"
"""Brings the open question back or, where there is none, the menu."""
# These are the resident's own wish, whatever was said before.
_FREE = frozenset({GO_ON, "/human", "/stop", "/privacy_ask"})


class Outcome(StrEnum):
    """What came of a turn."""

    ANSWERED = "answered"
    SAFETY = "safety"  # helplines were shown; the task rests
    SIGNPOST = "signpost"  # a warning was shown, or the end of a danger; the task may go on
    RESTING = "resting"  # a few kind words while the task rests
    PERSON = "person"  # a person owns the conversation: the bot is silent
    SILENT = "silent"  # nothing to answer, such as the same button pressed twice


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """What danger is answered with, before any model.

    `rule` names why, `reason` who is told (None: nobody), `rests` whether the task stops.
    `goes_on`: the message is answered all the same, after these replies: it tells a story.
    """

    rule: str
    reason: str | None
    replies: tuple[Reply, ...]
    rests: bool = True
    goes_on: bool = False

    @property
    def outcome(self) -> Outcome:
        """Return what the turn is kept as."""
        return Outcome.SAFETY if self.rests else Outcome.SIGNPOST


class Guard(Protocol):
    """Reads a message for danger before the dialogue does.

    `language`: the code of the language to answer in; English where it is not translated.
    """

    def danger(
        self, text: str, language: str | None = None, asking: str | None = None
    ) -> SafetyAnswer | None:
        """Return what to answer at once, or None when there is no sign of danger.

        `asking`: the slot whose question is open.
        """
        ...

    def after(self, payload: str, language: str | None = None) -> SafetyAnswer | None:
        """Return the answer to a button below a safety message, or None for any other payload."""
        ...

    def meant(self, text: str) -> str | None:
        """Return the button that a typed text stands for while the task rests, or None."""
        ...

    def rest(self, language: str | None = None) -> Reply:
        """Return the kind words for whoever writes while the task rests."""
        ...

    def not_kept(self, kinds: frozenset[str], language: str | None = None) -> Reply:
        """Return the words that say why something was not kept."""
        ...


def rests(last: Turn | None, now: datetime) -> bool:
    """Whether the task rests: `last` is the chat's last turn that was answered."""
    if last is None or last.outcome not in {Outcome.SAFETY, Outcome.RESTING}:
        return False
    return now - last.at < REST


def woken(guard: Guard, incoming: Incoming, asked: Asked) -> Asked | None:
    """Return what a resting chat is asked after all, or None when it goes on resting."""
    if incoming.kind is Kind.COMMAND or asked.text in _FREE or is_right(asked.text):
        return asked
    meant = guard.meant(incoming.text) if incoming.kind is Kind.TEXT else asked.text
    is_wish = meant in _FREE or is_right(meant)
    if meant is None or (not is_wish and guard.after(meant) is None):
        return None
    never_welcomed = asked.text is not None and asked.text.startswith("/start")
    return asked if never_welcomed and meant in _FREE else Asked(meant, asked.pressed)
