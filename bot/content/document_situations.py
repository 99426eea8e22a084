"""Situations and questions about papers, from `data/content/document_situations.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from bot.content.facts import FactFile, Sourced
from bot.content.words import Words
from bot.journey.patterns import Pattern


class Situation(Sourced):
    """One situation: by which words it is known, what is said, and which papers suit then.

    `sets`: what it tells of papers; `follows`: the questions that it leads on to; `name`: papers
    in two names; `person`: an adviser is offered. `general`: the answer about a paper that is
    named goes first; not `keeps`: nothing that is said of papers then means having them;
    `unless`: with one of these papers it is not so.
    """

    when: tuple[str, ...] = Field(min_length=1)
    messages: tuple[Words, ...] = Field(min_length=1, max_length=3)
    prefers: tuple[str, ...] = ()
    sets: Mapping[str, Literal["have", "expired", "none", "not_sure"]] = Field(default_factory=dict)
    follows: Literal["identity", "right_to_work"] | None = None
    name: bool = False
    general: bool = False
    keeps: bool = True
    unless: tuple[str, ...] = ()
    person: bool = False


class SituationsFile(FactFile):
    """Everything in the file; of situations that fit alike, the first one counts."""

    facts_in: ClassVar[tuple[str, ...]] = ("situations",)

    situations: dict[str, Situation]

    @property
    def general(self) -> frozenset[str]:
        """Return the situations that give way to more special ones, and to a paper's own answer."""
        return frozenset(name for name, one in self.situations.items() if one.general)

    @cached_property
    def patterns(self) -> dict[str, tuple[Pattern, ...]]:
        """Return the words by which each situation is known."""
        return {
            name: tuple(Pattern.of(text) for text in one.when)
            for name, one in self.situations.items()
        }
