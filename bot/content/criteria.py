"""Themes of criteria, and each role's usual person specification."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from bot.content.facts import Fact
from bot.content.words import Frozen, Label, Part, Words
from bot.journey.specification.criteria import Criterion, Need
from bot.journey.themes import Evidence, Theme, Themes


class FollowUps(Frozen):
    """The three questions that follow the first answer, each for one part of a story."""

    situation: Words
    action: Words
    result: Words


class UnknownTheme(Frozen):
    """What is said of a criterion whose theme is not known."""

    name: Part
    question: Words
    looked_for: Words


class ThemeFile(Frozen):
    """One theme: how it is recognised, and how a story for it is asked for."""

    name: Label
    words: tuple[str, ...] = Field(min_length=1)
    evidence: Evidence = Evidence.STORY
    question: Words
    follow_ups: FollowUps | None = None
    where_from: tuple[Part, ...] = ()
    looked_for: Words
    related: tuple[str, ...] = ()
    last: bool = False

    @model_validator(mode="after")
    def _stories_come_from_somewhere(self) -> ThemeFile:
        if self.evidence is Evidence.STORY and not self.where_from:
            raise ValueError("a theme that needs a story says where one may come from")
        return self


class CriteriaFile(Fact):
    """Everything in `data/content/criteria.yml`."""

    sources: tuple[str, ...] = Field(min_length=1)
    owner: str
    follow_ups: FollowUps
    unknown: UnknownTheme
    themes: Mapping[str, ThemeFile]

    @model_validator(mode="after")
    def _related_are_known(self) -> CriteriaFile:
        for name, theme in self.themes.items():
            unknown = [one for one in theme.related if one not in self.themes or one == name]
            if unknown:
                raise ValueError(f"{name}: related: {unknown[0]!r} is no other theme")
        return self

    def made(self) -> Themes:
        """Return the themes ready for looking up."""
        return Themes(
            Theme(name, theme.words, theme.related, theme.evidence, theme.last)
            for name, theme in self.themes.items()
        )

    def name_of(self, theme_id: str | None) -> str:
        """Return a theme's name in plain words, also where the theme is not known."""
        theme = self.themes.get(theme_id or "")
        return theme.name if theme else self.unknown.name

    def question_for(self, theme_id: str | None) -> str:
        """Return the question that asks for a story, or for the plain fact."""
        theme = self.themes.get(theme_id or "")
        return theme.question if theme else self.unknown.question

    def follow_ups_for(self, theme_id: str | None) -> FollowUps:
        """Return the three questions for the parts of a story."""
        theme = self.themes.get(theme_id or "")
        return (theme.follow_ups if theme else None) or self.follow_ups

    def looked_for(self, theme_id: str | None) -> str:
        """Return what employers usually look for."""
        theme = self.themes.get(theme_id or "")
        return theme.looked_for if theme else self.unknown.looked_for


class UsualCriterion(Frozen):
    """One criterion that employers usually have for a role."""

    text: Part
    theme: str


class UsualSpecification(Frozen):
    """What employers usually ask for in one role; `estimate` where no page was found for it."""

    sources: tuple[str, ...] = ()
    estimate: bool = False
    essential: tuple[UsualCriterion, ...] = Field(min_length=3)
    desirable: tuple[UsualCriterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sourced_or_estimated(self) -> UsualSpecification:
        if not self.sources and not self.estimate:
            raise ValueError("needs sources, or says that it is an estimate")
        return self

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the list as a pasted specification would be read."""
        rows = [(one, Need.ESSENTIAL) for one in self.essential]
        rows += [(one, Need.DESIRABLE) for one in self.desirable]
        return tuple(
            Criterion(one.text, need, one.theme, at) for at, (one, need) in enumerate(rows, start=1)
        )


class SpecificationsFile(Fact):
    """Everything in `data/content/specifications.yml`."""

    owner: str
    usual: Words
    roles: Mapping[str, UsualSpecification]
