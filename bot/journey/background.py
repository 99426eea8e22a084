"""How it is with work for somebody, and for how long, as they write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.journey.text import plain

YEAR = 12
SPANS = (("under_half", 6), ("half_to_one", YEAR), ("one_to_three", 3 * YEAR))
"""Each span, with the months from which on it is a longer one."""
LONGEST_SPAN = "over_three"
SOON, MONTHS_AHEAD = 1.0, 3.0
"""Months from which on a job does not end within weeks, and not within months."""

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("", "a an one 1", "two couple 2", "three few 3", "four 4", "five 5", "six 6", "seven 7",
         "eight 8", "nine 9", "ten 10", "eleven 11", "twelve 12")
    )
    for word in words.split()
}  # fmt: skip
_LENGTH = re.compile(
    r"\b(half|\d{1,2}|[a-z]+) (?:of )?(?:a |an )?(?:and a half )?"
    r"(days?|weeks?|wks?|months?|mths?|mnths?|years?|yrs?|yr)\b"
)
_JOINED = re.compile(r"\b(\d{1,2}) ?(d|w|wk|wks|m|mth|mths|y|yr|yrs|years?|months?|weeks?|days?)\b")
_SINCE = re.compile(r"\bsince (?:about |around )?(?:[a-z]+ )?((?:19|20)\d\d)\b")
_LONG = re.compile(
    r"\b(?:many|lots of|several) years\b|\b(?:all my life|always|ages|forever|decades?)\b"
)
_UNIT = {"d": 1 / 30, "w": 0.25, "m": 1.0, "y": 12.0}


def read_named(text: str, words: Mapping[str, Iterable[str]]) -> str | None:
    """Return what a text names by the longest of its words; None when it names nothing.

    "i dont have a job" is not "have a job", because the longer words are those of another.
    """
    known = f" {plain(text)} "
    found = [
        (len(name), -at, kind)
        for at, (kind, names) in enumerate(words.items())
        for name in names
        if f" {plain(name)} " in known
    ]
    return max(found)[2] if found else None


def read_months(text: str, this_year: int) -> float | None:
    """Return how many months a text speaks of: "6 yrs", "since 2015", "half a year"; or None."""
    known = plain(text)
    if (since := _SINCE.search(known)) is not None:
        return max(0.0, (this_year - int(since.group(1))) * 12.0)
    found = [(*match.groups(),) for match in _LENGTH.finditer(known)]
    found += [(*match.groups(),) for match in _JOINED.finditer(known)]
    months = [one for number, unit in found if (one := _months(number, unit)) is not None]
    if months:
        return max(months)
    return 10 * 12.0 if _LONG.search(known) else None


def span_of(months: float) -> str:
    """Return the span that so many months are: under_half, half_to_one and so on."""
    return next((name for name, below in SPANS if months < below), LONGEST_SPAN)


def ending_of(months: float) -> str:
    """Return when a job ends that ends in so many months: weeks, months or later."""
    if months <= SOON:
        return "weeks"
    return "months" if months <= MONTHS_AHEAD else "later"


def _months(number: str, unit: str) -> float | None:
    count = 0.5 if number == "half" else _count(number)
    return None if count is None else count * _UNIT[unit[0]]


def _count(number: str) -> float | None:
    if number.isdecimal():
        return float(number)
    known = _NUMBERS.get(number)
    return None if known is None else float(known)
