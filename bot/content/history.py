"""What is said around a work history, and the lines for its gaps."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from bot.content.facts import Fact
from bot.content.words import Frozen, Label, Part, Words


class GapKind(Frozen):
    """What filled a gap: a line for the form, or a person who helps with it."""

    label: Label
    words: tuple[str, ...]
    wording: Words | None = None
    note: Words
    person: bool = False

    @model_validator(mode="after")
    def _line_or_person(self) -> GapKind:
        if self.person is (self.wording is not None):
            raise ValueError("needs a wording, or a person, and not both")
        return self


class HistoryFile(Fact):
    """Everything in `data/content/history.yml`."""

    sources: tuple[str, ...] = Field(min_length=1)
    owner: str
    why_gaps: Words
    why_references: Words
    dates: Part
    dates_to_now: Part
    gap_kinds: Mapping[str, GapKind]

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """Return the words that show each kind of gap, for `gap_kind`."""
        return {name: kind.words for name, kind in self.gap_kinds.items()}

    def line(self, kind: str, start: str, end: str | None) -> str | None:
        """Return the line for a form ("March 2020 to May 2021: …"); None where a person helps.

        `end` is None for a gap that reaches to today.
        """
        wording = self.gap_kinds[kind].wording
        if wording is None:
            return None
        dates = (
            self.dates_to_now.format(start=start)
            if end is None
            else self.dates.format(start=start, end=end)
            if end != start
            else start
        )
        return wording.format(dates=dates)
