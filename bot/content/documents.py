"""Papers for the checks before a start, from `data/content/documents.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.documents import Check, Document, Worth


class Paper(Sourced):
    """One paper: what it counts for (the rules of `bot.journey.documents`), and what is said of it.

    `says` when it is asked whether it counts, `old` when it is out of date or too old, `get` how
    to come by one. `months`: how old it may usually be. `by_situation`: what is said of
    a situation goes before what is said of the paper. `person`: an adviser is offered.
    """

    label: Label
    name: Part
    words: tuple[str, ...] = Field(min_length=1)
    counts: Mapping[Check, Worth]
    still: Mapping[Check, Worth] = Field(default_factory=dict)
    beside: str | None = None
    family: str | None = None
    stands_for: str | None = None
    dbs: str | None = None
    always_old: bool = False
    months: int | None = None
    by_situation: bool = False
    person: bool = False
    says: Words
    old: Words | None = None
    get: Words | None = None

    def made(self) -> Document:
        """Return its rules."""
        return Document(
            self.id,
            dict(self.counts),
            dict(self.still),
            beside=self.beside,
            family=self.family,
            stands_for=self.stands_for,
            dbs=self.dbs,
            always_old=self.always_old,
        )


class Reason(Sourced):
    """Why a verdict is as it is."""

    says: Words


class DocumentWords(Frozen):
    """How a verdict is put together; `needs` by what is needed, `states` by what was said."""

    checks: dict[Check, Part]
    enough: Part
    missing: Part
    partly: Part
    ask: Part
    ask_partly: Part
    ask_none: Part
    ask_too: Part
    unsure: Part
    unknown: Part
    next: Part
    others: Part
    joined_by: str
    listed_by: str
    joined_last: Part
    kept: Part
    states: dict[str, Part]
    have_and_need: Part
    have_all: Part
    need_only: Part
    a: Part
    an: Part
    needs: dict[str, Part]


class DocumentsFile(FactFile):
    """Everything in the file; `documents` in the order in which they are shown."""

    facts_in: ClassVar[tuple[str, ...]] = ("documents", "reasons")

    documents: dict[str, Paper]
    reasons: dict[str, Reason]
    words: DocumentWords

    @cached_property
    def papers(self) -> dict[str, Document]:
        """Return the rules of every paper."""
        return {name: paper.made() for name, paper in self.documents.items()}
