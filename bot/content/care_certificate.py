"""The Care Certificate's standards: `data/content/care_certificate.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.care_standards import ALL


class CareFact(Sourced):
    """One thing to know about the Care Certificate or a placement."""

    says: Words


class Standard(Frozen):
    """One standard: a plain name that fits a button, and other words for it."""

    name: Label
    words: tuple[str, ...] = Field(min_length=1)


class StandardWords(Frozen):
    """How the list is said; {list} are numbers and names."""

    line: Part
    done: Part
    started: Part
    left: Part
    joined_by: str


class CareCertificateFile(FactFile):
    """Everything in the file; `sources_of_names` are where the standards stand."""

    facts_in: ClassVar[tuple[str, ...]] = ("topics",)

    topics: dict[str, CareFact]
    words: StandardWords
    standards: dict[int, Standard]
    sources_of_names: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _all_are_there(self) -> CareCertificateFile:
        if tuple(sorted(self.standards)) != ALL:
            raise ValueError(f"standards: must be {ALL[0]} to {ALL[-1]}")
        return self
