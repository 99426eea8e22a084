"""Signs of a false job advert, and what to do about one, from `data/content/scams.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Words
from bot.journey.scams import ScamSign


class Sign(Sourced):
    """One warning sign. It is there when a phrase is, or one phrase of each list of `together`.

    Phrases are compared as whole words without case or punctuation; `links` are ends of hosts or
    email domains. `strong` signs are enough alone to say "do not go on".
    """

    says: Words
    strong: bool
    phrases: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    links: tuple[str, ...] = ()

    def rule(self) -> ScamSign:
        """Return what `bot.journey.scams` looks for."""
        return ScamSign(self.id, self.phrases, self.together, self.links)


class ReportTo(Sourced):
    """Where a false advert is reported."""

    says: Words


class ScamFile(FactFile):
    """Everything in the file; the last of `what_to_do` stands beside where it is reported."""

    facts_in: ClassVar[tuple[str, ...]] = ("signs", "report")

    found: Words
    found_strong: Words
    what_to_do: tuple[Words, ...] = Field(min_length=2)
    real: Words
    signs: dict[str, Sign]
    report: dict[str, ReportTo] = Field(min_length=1)

    def rules(self) -> tuple[ScamSign, ...]:
        """Return all signs as rules."""
        return tuple(sign.rule() for sign in self.signs.values())
