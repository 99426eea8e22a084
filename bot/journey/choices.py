"""Which of the offered buttons a typed answer means.

A label counts whatever its case, accents, spacing or punctuation; so do its number and its place
("2", "number 2", "the second one", "last one"). Anything else is None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.journey.text import plain, unaccented

_PLACES = {
    word: place
    for place, words in enumerate(
        (
            "1 one 1st first",
            "2 two 2nd second secnd",
            "3 three 3rd third thrid",
            "4 four 4th fourth",
            "5 five 5th fifth",
            "6 six 6th sixth",
            "7 seven 7th seventh",
            "8 eight 8th eighth",
            "9 nine 9th ninth",
            "10 ten 10th tenth",
        )
    )
    for word in words.split()
}
_FILLERS = re.compile(
    r"^(?:(?:i|id|ill|il|would|like|want|choose|pick|take|go|for|with|the|number|option|choice|button|answer|"
    r"press|its|it|is|please|pls|maybe|ok|and|um|a|about|please)\s+)+"
)
_NUMBER = re.compile(r"^(?:no|nr|num|number|option|choice) (?=\d)")
_TAIL = re.compile(r"(?:\s+(?:one|1|please|pls|plz|then|option|thanks|thank you|button|choice))+$")
_LAST = frozenset({"last", "the last", "bottom", "last one", "the last one", "final"})
MOST_LETTERS = 80
_IS_NUMBER = re.compile(
    r"£?\d[\d.,:/]*(?:%| ?(?:ml|k?g|litres?|[ap]m|p)| hours?(?: \d+ minutes?)?| minutes?)?",
    re.IGNORECASE,
)


def match_choice(text: str, labels: Sequence[str]) -> int | None:
    """Return the index of the label that a typed answer means, or None.

    "no 3" is a number, "no days" is no choice of "days"; numbers beyond the list are None. Where
    the labels are numbers themselves ("15:15", "£4.20"), "3" is no place: it is read by whoever
    asked.
    """
    known = unaccented(plain(text)) if len(text) <= MOST_LETTERS else ""
    if not known or not labels:
        return None
    if sum(_IS_NUMBER.fullmatch(label.strip()) is not None for label in labels) > 1:
        return _only(" ".join(text.casefold().split()), [label.casefold() for label in labels])
    tidied = [unaccented(plain(label)) for label in labels]
    exact = _only(known, tidied)
    if exact is None:
        squeezed = [label.replace(" ", "") for label in tidied]
        exact = _only(known.replace(" ", ""), squeezed)
    return _by_place(known, tidied) if exact is None else exact


def _by_place(known: str, tidied: Sequence[str]) -> int | None:
    """Read "number 2", "the second one", "last", or a label with polite words around it."""
    bare = _NUMBER.sub("", _FILLERS.sub("", f"{known} ")).strip() or known
    for candidate in (known, bare, _TAIL.sub("", bare)):
        if candidate in _LAST:
            return len(tidied) - 1
        place = _PLACES.get(candidate)
        if place is not None:
            return place if place < len(tidied) else None
        found = _only(candidate, tidied)
        if found is not None:
            return found
    return None


def _only(wanted: str, among: Sequence[str]) -> int | None:
    return among.index(wanted) if among.count(wanted) == 1 else None
