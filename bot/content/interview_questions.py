"""Questions to practise for an interview, from `data/content/interview_questions.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.practice import Asks, Bank, BankQuestion, Style
from bot.journey.practice_points import Points


class QuestionKind(Frozen):
    """What questions are about, and the words by which somebody asks for one."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)


class PointWords(Frozen):
    """Something that a good answer often holds: as a thing, as what "you" do, and its words."""

    name: Part
    said: Part
    words: tuple[str, ...] = Field(min_length=1)


class InterviewQuestion(Sourced):
    """One question; `roles` empty: it is asked for every role."""

    kind: str
    asks: Asks
    roles: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    question: Words
    softer: Words | None = None
    shows: Words
    begin: Part
    example: Words
    points: tuple[str, ...] = ()
    theme: str | None = None

    def put(self, style: Style) -> str:
        """Return the question as it is put in a style."""
        return self.softer if style is Style.COFFEE_CUP and self.softer else self.question

    @model_validator(mode="after")
    def _true_stories_can_be_kept(self) -> InterviewQuestion:
        if self.theme is None and self.asks is Asks.EXAMPLE:
            raise ValueError("a question for a true story has a theme")
        return self


class InterviewQuestionFile(FactFile):
    """Everything in the file."""

    facts_in: ClassVar[tuple[str, ...]] = ("questions",)

    values: dict[str, Part]
    kinds: dict[str, QuestionKind]
    points: dict[str, PointWords]
    questions: dict[str, InterviewQuestion]

    @model_validator(mode="after")
    def _names_are_known(self) -> InterviewQuestionFile:
        for one in self.questions.values():
            unknown = [
                *({one.kind} - self.kinds.keys()),
                *(set(one.values) - self.values.keys()),
                *(set(one.points) - self.points.keys()),
            ]
            if unknown:
                raise ValueError(f"questions: {one.id}: {unknown[0]!r} is not in this file")
        return self

    def bank(self) -> Bank:
        """Return the questions as the rules choose among them."""
        return Bank(
            BankQuestion(one.id, one.kind, one.values, one.roles) for one in self.questions.values()
        )

    def points_of(self, question: InterviewQuestion) -> Points:
        """Return what a good answer to a question often holds, ready for looking up."""
        return Points({name: self.points[name].words for name in question.points})
