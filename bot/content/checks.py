"""Offers and the six checks before a start, from `data/content/checks.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.application_help import ToCopy
from bot.content.facts import FactFile, Sourced
from bot.content.reminders_file import MatterText
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.checks import Check, Happened, Whose
from bot.journey.scams import ScamSign


class CheckSymbols(Frozen):
    """The sign before each line of the list; the words after it say the same."""

    done: Part
    mine: Part
    waiting: Part
    not_started: Part
    not_needed: Part


class CheckWords(Frozen):
    """How the list is put together; `noted` of the file is what is read back of one check."""

    line: Part
    done: Part
    done_some_day: Part
    mine: Part
    waiting: Part
    due: Part
    waiting_plain: Part
    also: Part
    intro: Part
    intro_early: Part
    after_offer: Part
    heading: Part
    six: Part
    days_since: Part
    days_first: Part
    days_one: Part
    likely: Part


class CheckCard(Sourced):
    """One check: `name` stands in a sentence, `todo` and `begins` in a line of the list.

    `button` and `intent` lead to the room that explains it.
    """

    label: Label
    name: Part
    words: tuple[str, ...] = Field(min_length=1)
    todo: Part
    begins: Part
    not_needed: Part
    what: Words
    button: Label
    intent: str


class Block(Frozen):
    """What holds a check up: the words by which it is told, and what the list says of it."""

    words: tuple[str, ...]
    todo: Part


class OfferText(Sourced):
    """What is said at one moment of an offer; `usual_days` belongs to how long it takes."""

    messages: tuple[Words, ...] = Field(min_length=1, max_length=3)
    to_copy: ToCopy | None = None
    person: bool = False
    usual_days: int | None = None


class Topic(Sourced):
    """What people ask about a check; `first` is said where no other one fits."""

    check: Check
    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    messages: tuple[Words, ...] = Field(min_length=1, max_length=3)
    to_copy: ToCopy | None = None
    person: bool = False
    first: bool = False


class CheckMatters(Frozen):
    """What is said on the day to ask again; none of it names a check."""

    waiting: MatterText
    mine: MatterText
    several: MatterText


class ChecksFile(FactFile):
    """Everything in the file."""

    facts_in: ClassVar[tuple[str, ...]] = ("checks", "offer", "delay", "topics")

    symbols: CheckSymbols
    words: CheckWords
    noted: dict[Happened, Part] = Field(min_length=len(Happened))
    who: dict[Whose, Part] = Field(min_length=len(Whose))
    chase_days: dict[Whose, int] = Field(min_length=len(Whose))
    certificates_for: tuple[str, ...]
    registers: dict[str, Part]
    checks: dict[Check, CheckCard] = Field(min_length=len(Check))
    blocks: dict[str, Block]
    offer: dict[str, OfferText]
    delay: dict[str, OfferText]
    letters: dict[Whose, ToCopy]
    topics: dict[str, Topic]
    offer_signs: dict[str, tuple[str, ...]]
    matters: CheckMatters

    @model_validator(mode="after")
    def _one_first(self) -> ChecksFile:
        firsts = [one.check for one in self.topics.values() if one.first]
        if len(firsts) != len(set(firsts)):
            raise ValueError("topics: two of one check are marked as first")
        return self

    @property
    def names(self) -> dict[Check, tuple[str, ...]]:
        """Return what residents call each check."""
        return {check: card.words for check, card in self.checks.items()}

    @property
    def block_words(self) -> dict[str, tuple[str, ...]]:
        """Return by which words each block is told."""
        return {code: block.words for code, block in self.blocks.items() if block.words}

    @property
    def signs(self) -> list[ScamSign]:
        """Return the signs of a false offer, in residents' own words."""
        return [ScamSign(sign, phrases) for sign, phrases in self.offer_signs.items()]

    def topics_of(self, check: Check) -> dict[str, Topic]:
        """Return what people ask about a check, by id."""
        return {name: one for name, one in self.topics.items() if one.check is check}

    @property
    def usual_days(self) -> int:
        """Return how many days the checks took on average, where it was counted."""
        return self.delay["usual"].usual_days or 0

    def needs_certificates(self, role_id: str | None) -> bool | None:
        """Whether certificates or a register usually count in a role; None: the role is unknown."""
        return None if role_id is None else role_id in self.certificates_for
