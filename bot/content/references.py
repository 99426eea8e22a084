"""References for the checks, from `data/content/references.yml`."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from bot.content.application_help import ToCopy
from bot.content.facts import FactFile, Sourced
from bot.content.reminders_file import MatterText
from bot.content.words import Frozen, Part, Words
from bot.journey.patterns import Pattern
from bot.journey.references import State


class ReferenceTopic(Sourced):
    """One question or piece of news about references: by which words it is known, what is said.

    `copy_id`: words to send, of `copies`; `move`: what it tells of a reference. `general`: topics
    that are more special go first.
    """

    when: tuple[str, ...] = Field(min_length=1)
    messages: tuple[Words, ...] = Field(min_length=1, max_length=2)
    copy_id: str | None = Field(default=None, alias="copy")
    move: Literal["requested", "received", "refused", "agreed"] | None = None
    general: bool = False
    person: bool = False


class ReferenceWords(Frozen):
    """How the way of each reference is said; {who} is a referee as they were named."""

    lines: dict[State, Part]
    covered: Words
    not_covered: Words


class ReferenceMatters(Frozen):
    """What is said on the day to ask again; it names nobody."""

    chase: MatterText


class ReferencesFile(FactFile):
    """Everything in the file; of topics that fit alike, the first one counts."""

    facts_in: ClassVar[tuple[str, ...]] = ("topics",)

    topics: dict[str, ReferenceTopic]
    copies: dict[str, ToCopy]
    words: ReferenceWords
    matters: ReferenceMatters

    @cached_property
    def patterns(self) -> dict[str, tuple[Pattern, ...]]:
        """Return the words by which each topic is known."""
        return {
            name: tuple(Pattern.of(text) for text in one.when) for name, one in self.topics.items()
        }
