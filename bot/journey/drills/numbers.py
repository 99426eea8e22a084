"""Numbers as people type them: "twenty five", "7 and a half", "1,200", "½"."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_ONES = {
    word: value
    for value, words in enumerate(
        (
            "zero nil nought none",
            "one",
            "two",
            "three",
            "four foor",
            "five",
            "six",
            "seven",
            "eight eigth",
            "nine",
            "ten",
            "eleven",
            "twelve twelv",
            "thirteen",
            "fourteen forteen",
            "fifteen fiveteen",
            "sixteen",
            "seventeen",
            "eighteen eightteen",
            "nineteen ninteen",
        )
    )
    for word in words.split()
}
_TENS = {
    word: value * 10
    for value, words in enumerate(
        (
            "twenty twenny",
            "thirty",
            "forty fourty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety ninty",
        ),
        start=2,
    )
    for word in words.split()
}
_GREAT = {"hundred": 100, "thousand": 1000}
_PARTS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    "third": 3,
    "thirds": 3,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "eighth": 8,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
}
_SIGNS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
_PART = re.compile(
    rf"(?:\b(?P<whole>\d+) (?:and )?)?\b(?:(?P<top>\d+|an?) )?(?P<part>{'|'.join(_PARTS)})\b"
)
_MIXED = re.compile(r"\b(\d+) (?:and )?(\d+)/(\d+)\b")
NUMBER = r"(?:\d+/\d+|\d+(?:\.\d+)?|\.\d+)"
"""A number as it stands after `in_figures`: whole, decimal or a fraction."""


def in_figures(text: str) -> str:
    """Return text in lower case with its numbers in figures: "seven and a half" is "15/2"."""
    for sign, figures in _SIGNS.items():
        text = text.replace(sign, f" {figures}")
    known = unicodedata.normalize("NFKC", text).casefold().replace("\u2044", "/")
    known = re.sub(r"[‘’`´]", "'", known).replace("\u2013", "-").replace("\u2212", "-")
    known = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", known)
    known = re.sub(r"(?<=\d),(?=\d)", ".", known)
    known = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", known)
    words = " ".join(_figures(known.split()))
    words = re.sub(r"\b(\d+) point (\d)(?: (\d)\b)?", r"\1.\2\3", words)
    words = _PART.sub(_part, words)
    return _MIXED.sub(lambda one: _improper(*map(int, one.groups())), words)


def value_of(figures: str) -> Fraction | None:
    """Return the value of one number as it stands in `in_figures`; None: divided by nothing."""
    top, _, bottom = figures.partition("/")
    if bottom and not int(bottom):
        return None
    return Fraction(int(top), int(bottom)) if bottom else Fraction(figures)


def _figures(words: list[str]) -> list[str]:
    """Put runs of number words into figures; "four twenty" stays two numbers: 4 and 20."""
    done: list[str] = []
    at = 0
    while at < len(words):
        bare = words[at].strip(".,!?:;")
        if bare in _ONES or bare in _TENS:
            value, at = _run(words, at)
            done.append(str(value))
        else:
            done.append(words[at])
            at += 1
    return done


def _run(words: list[str], at: int) -> tuple[int, int]:
    """Return the value of the number that begins at a place, and where it ends."""
    total, value = 0, 0
    last = ""
    while at < len(words):
        word = words[at].strip(".,!?:;")
        following = words[at + 1].strip(".,!?:;") if at + 1 < len(words) else ""
        if word in _GREAT and last:
            scale = _GREAT[word]
            value = max(value, 1) * scale
            total, value = (total + value, 0) if scale > 100 else (total, value)  # noqa: PLR2004
            last = "great"
        elif word == "and" and last == "great" and (following in _ONES or following in _TENS):
            pass
        elif word in _TENS and last in {"", "great"}:
            value, last = value + _TENS[word], "tens"
        elif word in _ONES and (last in {"", "great"} or (last == "tens" and _ONES[word] < 10)):  # noqa: PLR2004
            value, last = value + _ONES[word], "ones"
        else:
            break
        at += 1
    return total + value, at


def _part(found: re.Match[str]) -> str:
    whole, top = found["whole"], found["top"]
    bottom = _PARTS[found["part"]]
    if whole and top is None and " and " not in found[0]:
        # "3 quarters" counts quarters; "7 and a half" has a whole before.
        return f"{whole}/{bottom}"
    first = 1 if top in {None, "a", "an"} else int(str(top))
    return _improper(int(whole or 0), first, bottom)


def _improper(whole: int, top: int, bottom: int) -> str:
    return f"{whole * bottom + top}/{bottom}"
