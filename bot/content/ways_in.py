"""Ways into NHS and care work beside applying for a job, from `data/content/ways_in.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words


class WayIn(Sourced):
    """One way in: each text is a sentence or two, and `ask_about` are points to ask about."""

    label: Label
    other_names: tuple[str, ...]
    what: Words
    for_whom: Words
    money: Words
    how_long: Words
    start: Words
    ask_about: tuple[Words, ...] = Field(min_length=2, max_length=5)
    leads_to: Words
    weekly_hours: tuple[float, ...] = ()


class WayInWords(Frozen):
    """The messages in which one way in is told."""

    what: Part
    terms: Part
    start: Part
    bullet: Part


class SuitsWords(Frozen):
    """Why a way suits somebody, and what to think about; `lines` join them to one line."""

    fits: dict[str, Part]
    think: dict[str, Part]
    lines: dict[str, Part] = Field(min_length=4)


class WaysInFile(FactFile):
    """Everything in the file, by id."""

    facts_in: ClassVar[tuple[str, ...]] = ("ways",)

    which: Words
    words: WayInWords
    suits: SuitsWords
    ways: dict[str, WayIn]
