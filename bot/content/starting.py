"""A first day in a job: what is good to know, contracts, employers: `data/content/starting.yml`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words

Contract = Literal[
    "permanent", "fixed_term", "bank", "agency", "zero_hours", "apprenticeship", "placement",
    "not_sure",
]  # fmt: skip
EmployerType = Literal["nhs", "social_care", "other", "not_sure"]


class StartFact(Sourced):
    """One thing to know: `words` ask about it; `early` is for those who start very early."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    says: Words
    early: Words | None = None


class KindOfContract(Frozen):
    """A kind of contract: its button, what people call it, and what it means."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    said: Words


class KindOfEmployer(Frozen):
    """A kind of employer: its button, what people call it, and how it stands in a sentence."""

    label: Label
    words: tuple[str, ...] = Field(min_length=1)
    said: Part


class StartingFile(FactFile):
    """Everything in the file; `around` says which facts go with a barrier, once there is a job."""

    facts_in: ClassVar[tuple[str, ...]] = ("topics",)

    unnamed_job: Part
    most_said: int
    at_the_end: tuple[str, ...]
    around: dict[str, tuple[str, ...]]
    topics: dict[str, StartFact]
    contracts: dict[Contract, KindOfContract]
    employers: dict[EmployerType, KindOfEmployer]

    @model_validator(mode="after")
    def _names_are_there(self) -> StartingFile:
        for name in {*self.at_the_end, *(one for some in self.around.values() for one in some)}:
            if name not in self.topics:
                raise ValueError(f"topics: {name} is named, but not there")
        return self
