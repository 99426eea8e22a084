"""What stands in somebody's way, by the words that show it, and whether it is over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.journey.text import plain

_OVER = re.compile(
    r"\b(?:sorted|solved|resolved|fixed|no longer|any ?more|not a problem|no problem|better now"
    r"|over now|dont need help|ok now|okay now|fine now|gone now"
    r"|found (?:a|someone|somebody))\b"
)


def find_barriers(text: str, words: Mapping[str, Iterable[str]]) -> list[str]:
    """Return what a text names, in the order in which it is named; a longer name counts alone."""
    known = f" {plain(text)} "
    found = [
        (at, at + len(name), barrier)
        for barrier, names in words.items()
        for name in map(plain, names)
        if (at := known.find(f" {name} ")) >= 0
    ]
    longest = [one for one in found if not any(_holds(other, one) for other in found)]
    return list(dict.fromkeys(barrier for _, _, barrier in sorted(longest)))


def is_over(text: str) -> bool:
    """Whether a text says that something does not stand in the way any more."""
    return _OVER.search(plain(text)) is not None


def _holds(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    inside = one[0] <= other[0] and other[1] <= one[1]
    return inside and one[1] - one[0] > other[1] - other[0]
