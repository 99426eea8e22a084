"""Reads what somebody answers to a practice question, and marks it; what is no answer is None.

Read generously: "3.15", "quarter past 3" and "15:15" are one time, "£4.20" and "420p" one amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from enum import Enum
from fractions import Fraction

from bot.journey.choices import match_choice
from bot.journey.drills.amounts import UNITS, read_measure, read_number
from bot.journey.drills.clocks import HOUR, read_clock, read_length
from bot.journey.drills.items import Item, Kind
from bot.journey.drills.numbers import in_figures
from bot.journey.text import plain

MOST_READ = 160
"""A longer message is no answer to a sum."""
ALIKE = 0.5
"""How much a typed word is like the right one to be a try at it (difflib's ratio)."""
MOST_WORDS_ROUND_A_WORD = 8
CENTURY = 100
FEW_WORDS = 3
"""In so few words the answer may stand anywhere: "medicine i think"; else it comes last."""


class Verdict(Enum):
    """What an answer comes to."""

    RIGHT = "right"
    WRONG = "wrong"
    SHOWN = "shown"
    """They do not know, and want to see how it is done."""


_DUNNO = re.compile(
    r"^(?:(?:i|im|sorry|really|just|have|got|ive|please|pls|it|this|one|that|me|the|honestly|um|hmm"
    r"|er|no|clue) )*"
    r"(?:dunno|dont know|do not know|didnt know|no idea|no clue|idk|not sure|unsure|cant do"
    r"|can not do|cannot do|no|give up|pass|next|show me|tell me|stuck|too hard|hard|dont get it"
    r"|dont understand|havent a clue|i do not know|what is it)"
    r"(?: (?:it|this|that|one|how|sorry|really|please|pls|tbh|mate|lol|the answer|answer"
    r"|question))*$"
)
_DATE = re.compile(r"(?<!\d)(\d{1,2}) ?[/. -] ?(\d{1,2}) ?[/. -] ?(\d{4}|\d{2})(?!\d)")
_DATE_BLOCK = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)")
_BELOW_NOTHING = re.compile(r"(?:^|[\s=£])- ?£?\d|\bminus \d")
_CONCLUDES = re.compile(r"=|\b(?:is|equals|makes|so|answer|total|gives|actually|i mean|no)\b")
_EITHER = re.compile(r"\bor\b|\?.*\d|\bmaybe\b.*\bmaybe\b")
_NOT_WORDS = re.compile(r"[^\w'.]+")
_LETTER = re.compile(
    r"^(?:(?:i|think|its|it|is|answer|option|letter|number|the|go|for|say|choose|maybe|must|be|my"
    r"|with) )*"
    r"(?:option )?([a-f])(?: (?:please|pls|i|think|one|maybe))*$"
)


def mark(item: Item, text: str) -> Verdict | None:
    """Return what a typed answer or the label of a button comes to; None: it is no answer."""
    if len(text) > MOST_READ or not text.strip():
        return None
    if is_dunno(text) and not _is_option(item, text):
        return Verdict.SHOWN
    found = _read(item, text)
    return None if found is None else Verdict.RIGHT if found else Verdict.WRONG


def is_dunno(text: str) -> bool:
    """Whether somebody says that they do not know."""
    return _DUNNO.match(plain(text)) is not None


def mark_option(item: Item, place: int) -> Verdict | None:
    """Return what the button at a place comes to; None: there is no such button."""
    if item.place is None or not 0 <= place < len(item.options):
        return None
    return Verdict.RIGHT if place == item.place else Verdict.WRONG


def _is_option(item: Item, text: str) -> bool:
    return _typed(text) in {_typed(option) for option in item.options}


def _read(item: Item, text: str) -> bool | None:
    """Return whether an answer is right; None: it is no answer."""
    if item.kind is not Kind.CHOICE and item.place is not None:
        chosen = _exactly(item, text)
        if chosen is None and item.kind not in {Kind.WORD, Kind.LINE}:
            chosen = _by_letter(item, text)
        if chosen is not None:
            return chosen == item.place
    return _READERS.get(item.kind, _number)(item, text)


def _number(item: Item, text: str) -> bool | None:
    known = in_figures(text)
    if _DATE.search(known) or _BELOW_NOTHING.search(known):
        return None
    mentions = [means for _, means in sorted(_mentions(item.kind, known), key=lambda one: one[0])]
    if not mentions:
        return None
    right = Fraction(str(item.right)) if not isinstance(item.right, Fraction) else item.right
    fitting = [right in means for means in mentions]
    if all(fitting):
        return True
    return _last_said(known, fitting) if any(fitting) else False


def _last_said(known: str, fitting: list[bool]) -> bool | None:
    """Return whether the last of several numbers is right, where it is clearly the answer."""
    if _EITHER.search(known):
        return None
    return fitting[-1] if _CONCLUDES.search(known) else None


def _mentions(kind: Kind, known: str) -> Iterator[tuple[int, frozenset[Fraction]]]:
    if kind in {Kind.CLOCK, Kind.CLOCK_24, Kind.CLOCK_12}:
        for at, how, means in read_clock(known):
            if kind is Kind.CLOCK or (kind is Kind.CLOCK_12 and how == "half"):
                yield at, frozenset(map(Fraction, means))
            elif kind is Kind.CLOCK_24 and how != "half":
                yield at, frozenset({Fraction(_as_written(how, means))})
    elif kind is Kind.LENGTH:
        yield from read_length(known)
    elif kind in UNITS:
        yield from read_measure(known, kind)
    else:
        yield from read_number(known, kind)


def _as_written(how: str, means: frozenset[int]) -> int:
    """Return a time as on a 24-hour clock: "9:40" is in the morning there, "12:05" after noon."""
    first = min(means)
    return max(means) if how == "bare" and first < HOUR else first


def _typed(text: str) -> str:
    """Return text as it is compared with an option: apostrophes count, spaces and ends do not."""
    known = re.sub(r"[‘’`´]", "'", text).casefold()
    return " ".join(known.split()).strip(' .,!?;:"“”')


def _exactly(item: Item, text: str) -> int | None:
    # Whole sentences differ in a capital letter or a full stop; nothing is smoothed there.
    tidied = _typed if not item.letters else _spaced
    options = [tidied(option) for option in item.options]
    known = tidied(text)
    return options.index(known) if options.count(known) == 1 else None


def _spaced(text: str) -> str:
    return " ".join(re.sub(r"[‘’`´]", "'", text).split())


def _by_letter(item: Item, text: str) -> int | None:
    found = _LETTER.match(plain(text))
    place = "abcdef".index(found[1]) if found else len(item.options)
    return place if place < len(item.options) else None


def _choice(item: Item, text: str) -> bool | None:
    place = _exactly(item, text)
    if place is None:
        place = _by_letter(item, text)
    if place is None and not item.letters:
        place = _inside(item, text)
    if place is None:
        place = match_choice(text, item.options if not item.letters else ["a", "b", "c", "d"])
    return None if place is None or place >= len(item.options) else place == item.place


def _inside(item: Item, text: str) -> int | None:
    """Return the one option that stands in a short message: "i think its there"."""
    known = _NOT_WORDS.sub(" ", _typed(text))
    if len(known.split()) > MOST_WORDS_ROUND_A_WORD:
        return None
    options = [_NOT_WORDS.sub(" ", _typed(option)) for option in item.options]
    is_short = len(known.split()) <= FEW_WORDS
    found = [
        one
        for one in options
        if known.endswith(f" {one}") or (is_short and f" {one} " in f" {known} ")
    ]
    longest = [one for one in found if not any(one != other and one in other for other in found)]
    return options.index(longest[0]) if len(longest) == 1 else None


def _word(item: Item, text: str) -> bool | None:
    """Return whether a word is typed right; a try that is like it and differs is wrong."""
    wanted = _typed(str(item.right))
    said = re.findall(r"[\w'-]+", _typed(text))
    if not said or len(said) > MOST_WORDS_ROUND_A_WORD:
        return None
    joined = _typed(text)
    if joined == wanted or said[-len(wanted.split()) :] == wanted.split():
        return True
    if wanted in said and len(said) <= FEW_WORDS:
        return True
    closest = max(SequenceMatcher(None, wanted, one).ratio() for one in (*said, joined))
    return False if closest >= ALIKE else None


def _line(item: Item, text: str) -> bool | None:
    wanted, typed = _typed(str(item.right)), _typed(text)
    if typed == wanted:
        return True
    return False if SequenceMatcher(None, wanted, typed).ratio() >= ALIKE else None


def _order(item: Item, text: str) -> bool | None:
    """Return whether all names are typed in the right order."""
    names = item.right if isinstance(item.right, tuple) else ()
    known = f" {plain(text)} "
    places = [known.find(f" {plain(str(name))} ") for name in names]
    return places == sorted(places) if min(places) >= 0 else None


def _date(item: Item, text: str) -> bool | None:
    known = in_figures(text)
    found = _DATE.search(known) or _DATE_BLOCK.search(known)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    # "60" is 1960 for somebody's birth, and "26" is 2026.
    years = {year} if year >= CENTURY else {1900 + year, 2000 + year}
    return any((one, month, day) == item.right for one in years)


_READERS: Mapping[Kind, Callable[[Item, str], bool | None]] = {
    Kind.CHOICE: _choice,
    Kind.WORD: _word,
    Kind.LINE: _line,
    Kind.ORDER: _order,
    Kind.DATE: _date,
}
