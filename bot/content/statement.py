"""The lines around a statement, and how what is found in it is said."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from bot.content.facts import Fact
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.statement import Shortening, StatementWords
from bot.journey.statement_review import Finding, Reason, ReviewRules
from bot.journey.story_bank import Why
from bot.journey.text import plain
from bot.journey.tidying import ChangeKind


class FindingWords(Frozen):
    """How one kind of finding is said: what was seen, and why it matters."""

    label: Label
    what: Words
    why: Words


class StatementFile(Fact):
    """Everything in `data/content/statement.yml`."""

    sources: tuple[str, ...] = Field(min_length=1)
    owner: str
    opening: Words
    opening_without_employer: Words
    closing: Words
    joined_by: str
    fits: Mapping[Why, Words]
    mended: Mapping[ChangeKind, Part]
    shorten: Mapping[Shortening, Words]
    findings: Mapping[Reason, FindingWords]
    covered_above: tuple[str, ...] = Field(min_length=1)
    stock_phrases: tuple[str, ...] = Field(min_length=1)
    text_speak: tuple[str, ...] = Field(min_length=1)
    health: tuple[str, ...] = Field(min_length=1)
    convictions: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _nothing_unsaid(self) -> StatementFile:
        ids: set[str] = {*Why, *ChangeKind, *Shortening, *Reason}
        said: set[str] = {*self.fits, *self.mended, *self.shorten, *self.findings}
        if ids != said:
            raise ValueError(f"{min(ids - said)}: has no words")
        return self

    @property
    def words(self) -> StatementWords:
        """Return the lines that are not the resident's own."""
        return StatementWords(
            self.opening, self.opening_without_employer, self.closing, self.joined_by
        )

    @property
    def rules(self) -> ReviewRules:
        """Return the phrases that are looked for."""
        return ReviewRules(
            tuple(plain(one) for one in self.covered_above),
            tuple(plain(one) for one in self.stock_phrases),
            frozenset(self.text_speak),
            tuple(plain(one) for one in self.health),
            tuple(plain(one) for one in self.convictions),
        )

    def said(self, finding: Finding) -> str:
        """Return what was seen, in one sentence or two."""
        return self.findings[finding.reason].what.format(words=finding.words, number=finding.number)

    def why(self, finding: Finding) -> str:
        """Return why a finding matters."""
        return self.findings[finding.reason].why

    def only_fixed(self, kinds: tuple[ChangeKind, ...]) -> str:
        """Return what was mended as part of a sentence: "capital letters and spelling"."""
        named = [str(self.mended[kind]) for kind in kinds]
        return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
