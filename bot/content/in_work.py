"""The months in a job: check-ins, what is hard, leaving: `data/content/in_work.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words


class WishButton(Frozen):
    """A button below what Mooring writes by itself: its words, and what it says."""

    title: Label
    wish: str


class WorkMessage(Frozen):
    """One message about a job that has its day."""

    text: Words
    buttons: tuple[WishButton, ...] = Field(min_length=2)


class Helpline(Sourced):
    """Who helps for free with something at work."""

    says: Words


class Trouble(Sourced):
    """What is hard at work: first words, one small step, and the ids of who helps."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    first: Words
    step: Words
    helps: tuple[str, ...] = Field(min_length=1)


class Reason(Frozen):
    """Why a job ended, as far as somebody likes to say."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)


class After(Sourced):
    """What is good to know when a job is over."""

    says: Words


class InWorkFile(FactFile):
    """Everything in the file."""

    facts_in: ClassVar[tuple[str, ...]] = ("helplines", "troubles", "after")

    messages: dict[str, WorkMessage]
    details_time: Part
    details_place: Part
    details_who: Part
    helplines: dict[str, Helpline]
    troubles: dict[str, Trouble]
    reasons: dict[str, Reason]
    left: dict[str, Words]
    after: dict[str, After]
    good: tuple[Words, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_there(self) -> InWorkFile:
        named = {name for trouble in self.troubles.values() for name in trouble.helps}
        if missing := sorted(named - set(self.helplines)):
            raise ValueError(f"helplines: {', '.join(missing)} is named, but not there")
        return self
