"""What is read from a person specification."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """How much an employer wants a criterion."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"
    UNKNOWN = "unknown"


class Assessed(StrEnum):
    """Where an employer looks for a criterion, as the specification says."""

    APPLICATION = "application"
    INTERVIEW = "interview"
    TEST = "test"
    REFERENCE = "reference"
    CERTIFICATE = "certificate"


class Unread(StrEnum):
    """Why nothing could be read."""

    EMPTY = "empty"
    """No text, or no letters in it."""
    LINK = "link"
    """An address of a page and nothing else: we do not open pages."""
    DUTIES = "duties"
    """An advert or its duties, without what the person needs to be."""
    NOTHING = "nothing"
    """Text in which no criterion could be told."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that the employer asks for.

    `text` is the employer's words, tidied; `theme` is an id of `data/content/criteria.yml` or None;
    `section` is the heading that it stood under ("Experience"); `position` counts from 1.
    """

    text: str
    need: Need
    theme: str | None
    position: int
    section: str | None = None
    assessed: frozenset[Assessed] = frozenset()


@dataclass(frozen=True, slots=True)
class Specification:
    """Everything read from one pasted text.

    `unread` are lines within the specification that could not be read as criteria, shortened;
    `merged` is how many repetitions were put together; `cut` is true where the text was longer than
    what is read. Without any criterion `why` says the reason; otherwise it is None.
    """

    criteria: tuple[Criterion, ...]
    unread: tuple[str, ...] = ()
    merged: int = 0
    cut: bool = False
    why: Unread | None = None

    @property
    def essential(self) -> tuple[Criterion, ...]:
        """Return what must be shown; where nothing is marked, what is not marked desirable."""
        return tuple(one for one in self.criteria if one.need is not Need.DESIRABLE)

    @property
    def desirable(self) -> tuple[Criterion, ...]:
        """Return what would help."""
        return tuple(one for one in self.criteria if one.need is Need.DESIRABLE)
