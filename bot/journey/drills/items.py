"""What a practice question is, and what it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Any

Params = Mapping[str, Any]
"""What a question was made of: plain JSON, enough to build it anew."""

LOWEST, HIGHEST = 1, 3
"""The levels: 1 entry level, 2 level 1, 3 level 2, as courses in England name them."""


class Kind(Enum):
    """What kind of thing the right answer is; it decides how a typed answer is read."""

    CLOCK = "clock"
    """A time of day, as minutes after midnight; "3.15" may mean the afternoon."""
    CLOCK_24 = "clock_24"
    """A time that has to be written as on a 24-hour clock."""
    CLOCK_12 = "clock_12"
    """A time that has to be written with am or pm."""
    LENGTH = "length"
    """A length of time in minutes."""
    MONEY = "money"
    """An amount in pence."""
    ML = "ml"
    """A volume in millilitres; a bare number means millilitres."""
    LITRES = "litres"
    """A volume in millilitres; a bare number means litres."""
    GRAMS = "grams"
    """A weight in grams; a bare number means grams."""
    KILOS = "kilos"
    """A weight in grams; a bare number means kilograms."""
    COUNT = "count"
    """A number of things."""
    PERCENT = "percent"
    """Parts of a hundred."""
    FRACTION = "fraction"
    """A part of a whole."""
    DATE = "date"
    """Day, month and year in figures, as (year, month, day)."""
    CHOICE = "choice"
    """One of the options, by its place."""
    WORD = "word"
    """A word or name, to be typed as it is spelt."""
    ORDER = "order"
    """Names in an order."""
    LINE = "line"
    """A line to be typed exactly as it stands."""


Value = Fraction | str | tuple[int, ...] | tuple[str, ...]
"""A right answer: a number, a word, or several in their order."""


@dataclass(frozen=True, slots=True)
class Skill:
    """One thing to practise, and the words that its questions are made of.

    `levels`: where it is asked. `templates`: questions by their ids, with places. `steps`: worked
    answers, by which way of working applies. `lists`: words for the places; `notices`, `words`
    and the like are read by the maker of the skill.
    """

    id: str
    kind: str
    label: str
    levels: tuple[int, ...]
    templates: Mapping[str, str]
    steps: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What a maker works out from what was drawn: how it is asked, what is right, what is near.

    `wrong`: mistakes that are easily made, the likeliest first; for a choice all other options,
    as texts. `how`: which worked answer applies.
    """

    kind: Kind
    right: Value
    wrong: tuple[Value, ...]
    places: Mapping[str, str]
    how: str = "plain"
    listed: bool = False
    """Whether the options stand in the question as a), b), c), because they are long."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question, ready to be asked.

    `options`: what stands on the buttons, perhaps none; `place`: where among them the right one
    is. `letters`: the buttons are a, b, c, and the question holds the options. `said`: the right
    answer in words; `steps`: how it is found.
    """

    skill: str
    level: int
    fingerprint: str
    text: str
    kind: Kind
    right: Value
    options: tuple[str, ...]
    place: int | None
    said: str
    steps: tuple[str, ...]
    letters: bool = False
