"""How somebody lives now, and what they have done: `data/content/background.yml`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.finder import Choice
from bot.content.words import Frozen, Label, Part, Words

Span = Literal["under_half", "half_to_one", "one_to_three", "over_three"]


class Status(Sourced):
    """How it is with work for somebody: `words` show it, `said` is what we say to it."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    said: Words


class Profession(Sourced):
    """Work that somebody may not do here at once: what they need, and what many do meanwhile."""

    label: Part
    words: tuple[str, ...] = Field(min_length=1)
    needs: Part
    meanwhile: Part


class Asked(Frozen):
    """A question with a few answers."""

    question: Words
    choices: tuple[Choice, ...] = Field(min_length=2)


class BackgroundWords(Frozen):
    """How it is asked, and said back."""

    why: Words
    question: Words
    known: Part
    done: Words
    done_question: Words
    employers: Part
    kept: Part
    listed: Part
    line: Part
    line_long: Part
    nothing: Words
    abroad_question: Words
    abroad: Part
    abroad_next: Part


class BackgroundFile(FactFile):
    """Everything in the file."""

    facts_in: ClassVar[tuple[str, ...]] = ("statuses", "professions")

    words: BackgroundWords
    statuses: dict[str, Status]
    since: dict[str, Asked]
    how_long: Asked
    said_long: dict[Span, Part] = Field(min_length=4)
    employers_say: dict[str, Part]
    other_employers_say: Part
    professions: dict[str, Profession]

    @model_validator(mode="after")
    def _known_statuses(self) -> BackgroundFile:
        for status in self.since:
            if status not in self.statuses:
                raise ValueError(f"since.{status}: is not in statuses")
        return self
