"""What somebody has in place or needs before they apply, from `data/content/readiness.yml`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words

Answer = Literal["in_place", "need", "not_sure"]
ANSWERS: tuple[Answer, ...] = ("in_place", "need", "not_sure")


class Thing(Sourced):
    """One thing: its question, why we ask where that is not plain, and what to do about it.

    `private` marks what is asked late and may always be left out.
    """

    label: Label
    # What residents call it, in plain words; `none` are words by which there is no need of it.
    words: tuple[str, ...] = Field(min_length=1)
    none: tuple[str, ...] = ()
    question: Words
    why: Words | None = None
    private: bool = False
    need: Words
    not_sure: Words


class ReadinessWords(Frozen):
    """How the list is introduced and read back; `line` has {label} and {answer}."""

    intro: Words
    line: Part
    all_in_place: Words


class ReadinessFile(FactFile):
    """Everything in the file; `things` in the order in which they are asked."""

    facts_in: ClassVar[tuple[str, ...]] = ("things",)

    words: ReadinessWords
    answers: dict[Answer, Label] = Field(min_length=len(ANSWERS))
    said: dict[Answer, Part] = Field(min_length=len(ANSWERS))
    things: dict[str, Thing]
