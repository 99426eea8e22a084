"""All skills with their makers: draws questions and builds them again from what was drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from bot.journey.drills import reading_texts, sums_amount, sums_parts, sums_time, tables, wording
from bot.journey.drills.items import Item, Params, Skill
from bot.journey.drills.making import Maker, build, draw, fingerprint

NUMERACY, LITERACY = "numeracy", "literacy"
KINDS = (NUMERACY, LITERACY)
MAKERS: Mapping[str, Maker] = {
    **sums_time.MAKERS,
    **sums_amount.MAKERS,
    **sums_parts.MAKERS,
    **tables.MAKERS,
    **wording.MAKERS,
    **reading_texts.MAKERS,
}
TRIES = 60
"""So often a new question of one skill is drawn before it counts as used up."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question that is new to somebody, and what it was made of."""

    item: Item
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bank:
    """The skills by their ids, and how their questions are made."""

    skills: Mapping[str, Skill]

    def of_kind(self, kind: str) -> dict[str, Skill]:
        """Return the skills of one kind, numeracy or literacy."""
        return {name: one for name, one in self.skills.items() if one.kind == kind}

    def build(self, skill: str, params: Params) -> Item:
        """Return a question from what it was made of; raises KeyError where its words are gone."""
        return build(MAKERS[skill], self.skills[skill], params)

    def draw(self, skill: str, level: int, rng: Random, had: Collection[str]) -> Drawn | None:
        """Return a question whose fingerprint is not among `had`; None when all seem used up.

        Where a level has nothing new any more, the next one above and below is tried.
        """
        known = self.skills[skill]
        for at in sorted(known.levels, key=lambda one: (abs(one - level), -one)):
            for _ in range(TRIES):
                params = draw(MAKERS[skill], known, at, rng)
                if fingerprint(skill, params) not in had:
                    return Drawn(build(MAKERS[skill], known, params), params)
        return None
