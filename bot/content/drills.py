"""The words of the practice questions, from `data/content/drills_numeracy.yml` and its sister."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from bot.content.words import Frozen, Label, Part, Words
from bot.journey.drills.items import HIGHEST, LOWEST, Skill


class DrillSkill(Frozen):
    """One thing to practise; docs/content-style.md says what its fields are for."""

    label: Label
    levels: tuple[int, ...] = Field(min_length=1)
    named: tuple[str, ...] = ()
    templates: dict[str, Words] = Field(min_length=1)
    steps: dict[str, tuple[Part, ...]] = Field(min_length=1)
    lists: dict[str, tuple[Part, ...]] = Field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _levels_are_known(self) -> DrillSkill:
        if not set(self.levels) <= set(range(LOWEST, HIGHEST + 1)):
            raise ValueError(f"levels: each is from {LOWEST} to {HIGHEST}")
        return self


class DrillFile(Frozen):
    """All skills of one kind; `lists` are words that each of them may use."""

    label: Label
    lists: dict[str, tuple[Part, ...]] = Field(default_factory=dict)
    skills: dict[str, DrillSkill] = Field(min_length=1)

    def made(self, kind: str) -> Mapping[str, Skill]:
        """Return the skills as the rules of practice take them; `kind` is numeracy or literacy."""
        return {
            name: Skill(
                id=name,
                kind=kind,
                label=one.label,
                levels=one.levels,
                templates=one.templates,
                steps=one.steps,
                lists={**self.lists, **one.lists},
                entries=one.entries,
                named=one.named,
            )
            for name, one in self.skills.items()
        }
