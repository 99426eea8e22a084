"""What the gateway says by itself, from `data/content/gateway.yml`."""

from __future__ import annotations

from pydantic import Field

from bot.content.smaller import SafetyButton
from bot.content.words import Frozen, Part, Words


class AfterSafety(Frozen):
    """What is said to whoever writes while the task rests after helplines were shown.

    `typed`: payload without its slash -> tidied texts that stand for that button.
    """

    text: Words
    buttons: tuple[SafetyButton, ...] = Field(min_length=1)
    typed: dict[str, tuple[str, ...]]


class WhileTelling(Frozen):
    """What is said beside a story that sounds like danger; `slots`: whose questions ask for one."""

    slots: tuple[str, ...]
    text: Words


class GatewayFile(Frozen):
    """The sentence for a late answer, those for what was not kept, and the menu of commands."""

    delayed: Words
    not_kept: dict[str, Words] = Field(min_length=1)
    commands: dict[str, Part] = Field(min_length=1)
    after_safety: AfterSafety
    while_telling: WhileTelling

    def not_kept_of(self, kinds: frozenset[str]) -> str:
        """Return the sentence for the first of `kinds` (in alphabetical order) that has one."""
        known = sorted(kinds & self.not_kept.keys())
        return self.not_kept[known[0] if known else "default"]
