"""What is said as true: its sources, when a person checked it, and when they look again."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from pydantic import model_validator

from bot.content.words import Frozen, Part


class Source(Frozen):
    """A page that facts rest on. `weak` marks a third-party, old or partly read one.

    `read` says how much of it was read and when, where that is less than the page of today.
    """

    key: str
    title: str
    url: str
    weak: bool = False
    read: str | None = None


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


class Sourced(Fact):
    """A fact by its id, with the keys of the pages that it rests on, and who looks at it again.

    `estimate` marks what no page that we found says: it is worded with care, or is plain advice.
    `ask` is whom a resident asks when the review is overdue.
    """

    id: str
    sources: tuple[str, ...] = ()
    estimate: bool = False
    owner: str
    ask: Part = Part("the employer")

    @model_validator(mode="after")
    def _rests_on_something(self) -> Sourced:
        if not self.sources and not self.estimate:
            raise ValueError("needs sources, or estimate: true")
        return self


class FactFile(Frozen):
    """A file of facts: dates and owner stand at its head once; an entry may have its own.

    `facts_in` names the mappings, from id to fact, that inherit them.
    """

    facts_in: ClassVar[tuple[str, ...]]

    checked_on: date
    review_by: date
    owner: str

    @model_validator(mode="before")
    @classmethod
    def _hand_down(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        head = {name: data[name] for name in ("checked_on", "review_by", "owner") if name in data}
        filled = dict(data)
        for name in cls.facts_in:
            if isinstance(entries := data.get(name), dict):
                filled[name] = {
                    key: {"id": str(key), **head, **entry} if isinstance(entry, dict) else entry
                    for key, entry in entries.items()
                }
        return filled

    def facts(self) -> tuple[Sourced, ...]:
        """Return all facts of the file, in its order."""
        return tuple(fact for name in self.facts_in for fact in getattr(self, name).values())
