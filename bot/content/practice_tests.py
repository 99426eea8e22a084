"""What is said of employers' tests, levels by role, and situations to try."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Words
from bot.journey.text import plain


class Levels(Frozen):
    """The levels at which somebody begins, 1 to 3."""

    numeracy: int = Field(ge=1, le=3)
    literacy: int = Field(ge=1, le=3)


class RoleLevels(Sourced):
    """The levels at which practice for a role begins, 1 to 3."""

    numeracy: int = Field(ge=1, le=3)
    literacy: int = Field(ge=1, le=3)


class Topic(Sourced):
    """Something that people ask of tests: `phrases` in which they do, and what is said."""

    phrases: tuple[str, ...] = Field(min_length=1)
    says: Words


class SituationOption(Frozen):
    """One thing to do, and what it shows; `fits`: what employers tend to look for."""

    label: Label
    says: Words
    fits: bool = False


class Situation(Frozen):
    """A short story from work, and what somebody may do."""

    story: Words
    options: dict[str, SituationOption] = Field(min_length=2, max_length=4)

    @model_validator(mode="after")
    def _one_fits(self) -> Situation:
        if sum(option.fits for option in self.options.values()) != 1:
            raise ValueError("options: exactly one has fits: true")
        return self


class RoundWords(Frozen):
    """What is said after a round."""

    some: Words
    none: Words
    well: Words
    weak: Words
    harder: Words
    easier: Words


class PracticeTestsFile(FactFile):
    """Everything in the file."""

    facts_in: ClassVar[tuple[str, ...]] = ("roles", "topics")

    unknown_role: Levels
    roles: dict[str, RoleLevels]
    topics: dict[str, Topic]
    round: RoundWords
    intro: Words
    situations: dict[str, Situation] = Field(min_length=3)

    def level(self, role_id: str | None, kind: str) -> int:
        """Return the level at which practice for a role begins; `kind`: numeracy or literacy."""
        known = self.roles.get(role_id or "")
        levels = self.unknown_role if known is None else known
        return levels.numeracy if kind == "numeracy" else levels.literacy

    def asked(self, text: str) -> list[Topic]:
        """Return what a message asks of tests, the best fitting first: the longest phrase in it."""
        known = f" {plain(text)} "
        found = {
            name: max((len(one) for one in topic.phrases if f" {plain(one)} " in known), default=0)
            for name, topic in self.topics.items()
        }
        best = sorted((name for name in found if found[name]), key=lambda name: -found[name])
        return [self.topics[name] for name in best]
