"""How answers in a mock interview are spoken of, from `data/content/practice.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from bot.content.facts import Fact
from bot.content.words import Frozen, Label, Part
from bot.journey.practice import Asks
from bot.journey.practice_feedback import Good, Lack


class Said(Frozen):
    """One thing as it is said, and where it differs by what the question asks for."""

    said: Part
    example: Part | None = None
    scenario: Part | None = None
    motivation: Part | None = None
    habit: Part | None = None

    def for_(self, asks: Asks) -> str:
        """Return the words that fit a question."""
        return getattr(self, asks) or self.said


class PracticeLines(Frozen):
    """Sentences around what was good and what is missing."""

    good: Part
    also: Part
    values: Part
    lacks_one: Part
    lacks_two: Part
    full: Part
    aloud: Part
    rough: Part
    names: Part
    name_joined: str
    step_joined: str
    quoted: str
    value_joined: str
    value_last: str
    question: Part


class Counted(Frozen):
    """A number of things: none, one, many ({count})."""

    none: Part | None = None
    one: Part
    many: Part


class ComparedWords(Frozen):
    """How a second try is put beside the first."""

    stronger: Part
    same: Part
    lost: Part
    counts: Part
    counts_plain: Part
    gained: Part
    now_i: Part
    names_gone: Part
    words: Counted
    steps: Counted
    numbers: tuple[str, ...] = Field(min_length=11)


class SummaryWords(Frozen):
    """The end of a practice: what was strong, and one thing to try."""

    strong: Part
    strong_two: Part
    to_try: Part
    to_try_none: Part
    values: Part
    good: Mapping[Good, Part]
    lacks: Mapping[Lack, Part]


class PracticeFile(Fact):
    """Everything in the file."""

    sources: tuple[str, ...] = Field(min_length=1)
    owner: str
    panel: tuple[Label, ...] = Field(min_length=3, max_length=3)
    good: Mapping[Good, Said]
    lacks: Mapping[Lack, Said]
    tries: Mapping[str, Said]
    follow_ups: Mapping[str, Said]
    lines: PracticeLines
    compared: ComparedWords
    summary: SummaryWords

    @model_validator(mode="after")
    def _nothing_unsaid(self) -> PracticeFile:
        said = {*self.good, *self.summary.good}, {*self.lacks, *self.summary.lacks}
        for known, names in ((set(Good), said[0]), (set(Lack), said[1])):
            if known != names:
                raise ValueError(f"{min(known - names)}: has no words")
        if not {"other", *self.tries} <= {"other", *Lack}:
            raise ValueError("tries: names something that no answer lacks")
        return self
