"""Words of applications and jobs, explained, from `data/content/glossary.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Label, Part, Words
from bot.journey.glossary import Word


class Term(Sourced):
    """One word and what it means. `other_names` are further spellings, misspelt ones too.

    `short` explains the word in brackets in the middle of a sentence. A word that `everyday`
    marks may stand in a message without being explained there.
    """

    term: Label
    other_names: tuple[str, ...] = ()
    short: Part
    meaning: Words
    example: Words | None = None
    everyday: bool = False


class GlossaryFile(FactFile):
    """Everything in the file, by id."""

    facts_in: ClassVar[tuple[str, ...]] = ("terms",)

    unknown: Words
    terms: dict[str, Term] = Field(min_length=1)

    def words(self) -> tuple[Word, ...]:
        """Return all terms as `bot.journey.glossary.find_term` takes them."""
        return tuple(
            Word(term.id, (term.term, *term.other_names), term.everyday)
            for term in self.terms.values()
        )
