"""What a role is like, in the few words that matching understands.

A role card says the same in sentences; these are the values that can be compared. They are an
editor's estimates: an advert always wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Protocol


class Shift(StrEnum):
    """When work of a kind usually happens."""

    EARLY = "early"
    DAY = "day"
    SCHOOL_HOURS = "school_hours"
    OFFICE = "office"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


class ShiftLength(StrEnum):
    """How long one shift usually is: about 4, about 7.5, or up to about 12 hours."""

    SHORT = "short"
    FULL = "full"
    LONG = "long"


class Frequency(StrEnum):
    """How often something is found in adverts."""

    COMMON = "common"
    SOME = "some"
    RARE = "rare"


class Amount(StrEnum):
    """How much of something the work holds."""

    NONE = "none"
    SOME = "some"
    MUCH = "much"


class People(StrEnum):
    """How much of the day is spent with people."""

    MUCH = "much"
    SOME = "some"
    QUIET = "quiet"


class Licence(StrEnum):
    """Whether a driving licence is asked for."""

    NOT_NEEDED = "not_needed"
    SOME = "some"
    NEEDED = "needed"


class Level(StrEnum):
    """The English or maths that the work takes."""

    BASIC = "basic"
    GOOD = "good"


class Entry(StrEnum):
    """How open the role is to somebody without certificates or health work behind them."""

    OPEN = "open"
    SOME = "some"
    HARD = "hard"


class Kind(StrEnum):
    """A job, or a route into several jobs (an apprenticeship)."""

    JOB = "job"
    ROUTE = "route"


class Strength(StrEnum):
    """How well earlier experience fits a role."""

    STRONG = "strong"
    SOME = "some"


@dataclass(frozen=True)
class Traits:
    """A role in comparable values."""

    shifts: tuple[Shift, ...]
    shift_length: ShiftLength
    part_time: Frequency
    lifting: Amount
    standing: Amount
    personal_care: Amount
    blood: Amount
    deceased: Amount
    people: People
    phone: Amount
    computer: Amount
    driving_licence: Licence
    english: Level
    maths: Level
    entry: Entry
    kind: Kind

    # Read by pydantic when a content file is loaded: a misspelt trait is an error.
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


class MatchableRole(Protocol):
    """The part of a role card that matching reads."""

    @property
    def id(self) -> str:
        """The role's id."""
        ...

    @property
    def number(self) -> int:
        """Its place in the list of cards; decides between equals."""
        ...

    @property
    def traits(self) -> Traits:
        """Its comparable values."""
        ...

    @property
    def fits_people_from(self) -> dict[str, Strength]:
        """Experience tag -> how well it fits."""
        ...
