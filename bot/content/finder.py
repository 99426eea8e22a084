"""The role finder's questions, and the words for reasons and comparisons."""

from __future__ import annotations

from pydantic import Field, model_validator

from bot.content.words import Frozen, Label, Part, Words


class Choice(Frozen):
    """One button of a question."""

    id: str
    label: Label


class Question(Frozen):
    """One question of the finder."""

    id: str
    text: Words
    choices: tuple[Choice, ...] = Field(min_length=2)


class Experience(Frozen):
    """A kind of experience: the words that show it, and what we say of it."""

    name: Part
    words: tuple[str, ...] = Field(min_length=1)
    said: Words


class Reasons(Frozen):
    """Reason id -> part of a sentence."""

    fits: dict[str, Part]
    think: dict[str, Part]


class MatchLine(Frozen):
    """How one match is said in one line."""

    with_both: Part
    with_fits: Part
    with_think: Part
    alone: Part
    joined_by: str


class CompareRow(Frozen):
    """One row of a comparison."""

    name: Part
    values: dict[str, Part]


class Compare(Frozen):
    """The words of a comparison of two roles."""

    heading: Part
    row: Part
    same: Words
    better: Part
    better_because: Part
    as_good: Words
    hours: Part
    rows: dict[str, CompareRow]


class ToldWords(Frozen):
    """How what a message told is read back: the words for each wish and its value."""

    joined_by: str
    name: Part
    experience: Part
    wishes: dict[str, dict[str, Part]]


class RoleFinder(Frozen):
    """Everything in `data/content/role_finder.yml`."""

    questions: tuple[Question, ...] = Field(min_length=1)
    experience: dict[str, Experience]
    reasons: Reasons
    line: MatchLine
    compare: Compare
    told: ToldWords
    # Work that only people on a professional register may do, as residents name it.
    registered: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ids_once(self) -> RoleFinder:
        ids = [question.id for question in self.questions]
        if len(ids) != len(set(ids)):
            raise ValueError("a question id is there twice")
        return self

    def question(self, question_id: str) -> Question:
        """Return one question by its id."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)
