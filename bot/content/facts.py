"""What is said as true: its sources, when a person checked it, and when they look again."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator

from bot.content.words import Frozen


class Source(Frozen):
    """A page that facts rest on. `weak` marks a third-party, old or partly read one."""

    key: str
    title: str
    url: str
    weak: bool = False


class Citation(Frozen):
    """A source by its key, and the fields that it covers."""

    key: str
    covers: tuple[str, ...] = ()


class Fact(Frozen):
    """Anything with a date by which a person looks at it again."""

    checked_on: date
    review_by: date

    def is_due(self, on: date) -> bool:
        """Whether the review date has passed."""
        return on > self.review_by

    @model_validator(mode="after")
    def _dates_in_order(self) -> Fact:
        if self.review_by < self.checked_on:
            raise ValueError("review_by lies before checked_on")
        return self
