"""Finds the words of a message that name a time of day. Standard library only.

A bare number is a time only next to a day, after "at" and the like, and where what follows is not
counted by it: "fri 2", "at 2", but not "fri 2 shifts" or "band 2".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.journey.dates.shapes import Clock, TimeSpan
from bot.journey.dates.spans import CLAIMED
from bot.journey.dates.vocabulary import FOLLOW, PART, WORD_NUMBER, number_of, part_of

NOON, HOURS, MINUTES = 12, 24, 60
_TAKEN = "\x02"
_Named = dict[str, str | None]
_Reader = Callable[[_Named, int, int], TimeSpan | None]


def find_times(masked: str) -> list[TimeSpan]:
    """Return what names a time of day or a part of it, in order.

    `masked` is a message in which the words of days are blotted out (`spans.mask`).
    """
    found: list[TimeSpan] = []
    left = masked
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(left):
            start, end = match.span("whole")
            span = None if _TAKEN in left[start:end] else read(match.groupdict(), start, end)
            if span is not None:
                found.append(span)
        for span in found:
            left = left[: span.start] + _TAKEN * (span.end - span.start) + left[span.end :]
    return sorted(found, key=lambda span: span.start)


_MINUTE_WORDS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty five": 45}
_STEPS = {"half": 30, "1/2": 30, "20": 20, "25": 25, "twenty": 20, "twenty five": 25}


def _clock(hour: str, minute: str | None, half: str | None, *, exact: bool = False) -> Clock | None:
    value = number_of(hour)
    if value > HOURS or (half and not 1 <= value <= NOON):
        return None
    sure = exact or value > NOON or value == 0 or (hour.startswith("0") and len(hour) > 1)
    minutes = _MINUTE_WORDS.get((minute or "").casefold().replace("-", " ")) or int(minute or 0)
    said = f"{half.lower()}m" if half else None
    return Clock(value % HOURS, minutes, said, exact=sure and not said)


def _time(named: _Named, start: int, end: int) -> TimeSpan | None:
    minute = named.get("minute")
    clock = _clock(named["hour"] or "", minute, named.get("half"))
    part = named.get("part")
    if clock is None:
        return None
    return TimeSpan(start, end, clock, part=part_of(part) if part else None)


def _joined(named: _Named, start: int, end: int) -> TimeSpan | None:
    """Read "930am" and "1430"."""
    digits, half = named["digits"] or "", named.get("half")
    if int(digits[-2:]) >= MINUTES:
        return None
    clock = _clock(digits[:-2], digits[-2:], half, exact=not half)
    return None if clock is None else TimeSpan(start, end, clock)


def _steps(named: _Named, start: int, end: int) -> TimeSpan | None:
    """Read "half 9", "quarter to 3" and "ten past two"."""
    clock = _clock(named["hour"] or "", None, named.get("half"))
    word = (named["step"] or "").casefold().replace("-", " ")
    part = part_of(named["part"] or "") if named.get("part") else None
    minutes = _STEPS.get(word) or (15 if word.startswith("q") else number_of(word))
    if clock is None or not 1 <= clock.hour <= NOON:
        return None
    if (named.get("to") or "past").casefold() in {"past", "after"}:
        return TimeSpan(start, end, Clock(clock.hour, minutes, clock.half), part=part)
    half = clock.half
    if half and clock.hour == NOON:  # a quarter to 12pm is still in the morning
        half = "am" if half == "pm" else "pm"
    return TimeSpan(start, end, Clock(clock.hour - 1 or NOON, MINUTES - minutes, half), part=part)


def _noon(named: _Named, start: int, end: int) -> TimeSpan:
    hour = 0 if (named["word"] or "").casefold() == "midnight" else NOON
    return TimeSpan(start, end, Clock(hour, exact=True))


def _part(named: _Named, start: int, end: int) -> TimeSpan:
    return TimeSpan(start, end, part=part_of(named["part"] or ""))


def _stretch(named: _Named, start: int, end: int) -> TimeSpan | None:
    """Read "2 to 3" and "10-11am": the half that was said once holds for both where it can."""
    hour, minute, half = named["hour"] or "", named["minute"], named["half"]
    half2 = named["half2"]
    first = _clock(hour, minute, half)
    last = _clock(named["hour2"] or "", named["minute2"], half2)
    if first is None or last is None:
        return None
    if half2 and not half and not first.exact and first.hour <= NOON:
        wraps = first.hour % NOON > last.hour % NOON
        other = {"a": "p", "p": "a"}[half2.lower()]
        first = _clock(hour, minute, other if wraps else half2)
    return None if first is None else TimeSpan(start, end, first, last)


_EDGE = r"(?<![\w£$€/.:,+@-])(?<!\broom )(?<!\bflat )(?<!\bband )(?<!\bunit )"
_HALF = r"(?: ?(?P<half>[ap])\.? ?m\b\.?)"
_HOUR = rf"(?P<hour>\d\d?|{WORD_NUMBER})"
_WORKING_HOUR = rf"(?P<hour>1[0-2]|0?[1-9]|{WORD_NUMBER})"  # "at 14" is an age
_MINUTE = r"[.:h](?P<minute>[0-5]\d)"
_MINUTE_WORD = r"(?P<minute>fifteen|twenty|thirty|forty[ -]five)"
_NO_AMOUNT = (
    r"(?! ?(?:an hour|a hour|per\b|p/?h\b|ph\b|/ ?h|k\b|%|pounds?|quid|p\b|miles?|km|kg|stone|"
    r"hours?|hrs?\b|mins?|minutes?|days?|weeks?|months?|years?|yrs?|out of|mg|ml|cm|°|degrees|"
    r"shifts?|kids|children|people|jobs|times)|[\w/@]|[.:]\d)"
)
_PAST = r"(?P<to>past|to|til|till|after)"
_SURE_STEP = r"(?P<step>half|quarter|quater|quarta|qtr|1/2|five|ten|twenty(?:[ -]five)?|20|25)"
_ONE = r"(?P<hour>\d\d?)(?:[.:](?P<minute>[0-5]\d))?(?: ?(?P<half>[ap])\.?m\b\.?)?"
_TWO = r"(?P<hour2>\d\d?)(?:[.:](?P<minute2>[0-5]\d))?(?: ?(?P<half2>[ap])\.?m\b\.?)?"
_TO = r" ?(?:to|til|till|until|-|–|—) ?"
_AT = r"(?:\b(?:at|by|around|about|before|after|until|till|til|from|its|it['’]s|time is) |@ ?)"
_AFTER_DAY = rf"{CLAIMED}(?:[ ,]|\bat\b|@|\baround\b|\babout\b|\b{PART}\b)*"
_THEN_DAY = rf"(?= (?:(?:on|this|next) )?{CLAIMED})"
_OF_DAY = rf"(?:in the|at) (?P<part>{PART})"
_BESIDE = rf"(?: {_OF_DAY})?"
_ISH = r"(?: ?ish\b)?"
_NO_MORE = r"(?![\d%]|[.:]\d)"

_WORDS: tuple[tuple[str, _Reader], ...] = (
    (r"\b(?P<whole>(?:12 )?(?P<word>noon|midday|mid day|midnight))\b", _noon),
    # "5 to 9" and "10 to 2" are a stretch, unless "at" stands before them.
    (
        (
            rf"\b(?P<whole>{_SURE_STEP}(?: min(?:ute)?s?)? ?{_PAST} ?{_HOUR}{_HALF}?{_BESIDE})\b"
            rf"{_NO_AMOUNT}"
        ),
        _steps,
    ),
    (
        rf"\b(?P<whole>(?P<step>5|10)(?: min(?:ute)?s?)? (?P<to>past) {_HOUR}{_HALF}?{_BESIDE})\b",
        _steps,
    ),
    (rf"(?:\bat |@ ?)(?P<whole>(?P<step>5|10) {_PAST} {_HOUR}{_HALF}?{_BESIDE})\b", _steps),
    (rf"\b(?P<whole>(?P<step>half) ?{_HOUR}{_HALF}?{_BESIDE})\b{_NO_AMOUNT}(?! price)", _steps),
    (rf"{_EDGE}(?P<whole>{_ONE}{_TO}{_TWO})(?<=m|\.){_NO_AMOUNT}", _stretch),
    (rf"{_EDGE}(?P<whole>{_ONE}{_TO}{_TWO}){_NO_AMOUNT}{FOLLOW}", _stretch),
    (rf"\bbetween (?P<whole>{_ONE} ?(?:and|&|-) ?{_TWO}){_NO_AMOUNT}", _stretch),
    (rf"{_EDGE}(?P<whole>{_HOUR}(?:{_MINUTE})?{_HALF})", _time),
    (rf"{_EDGE}(?P<whole>(?P<digits>\d{{3,4}}){_HALF})", _joined),
    (rf"{_EDGE}(?P<whole>{_HOUR} ?o['’ ]?clo[ck]+(?: {_OF_DAY})?)\b", _time),
    (rf"{_EDGE}(?P<whole>{_HOUR}(?:{_MINUTE})?{_ISH} {_OF_DAY})\b", _time),
    (rf"{_EDGE}(?P<whole>(?P<hour>\d\d?){_MINUTE}){_NO_AMOUNT}", _time),
    (rf"{_EDGE}(?P<whole>(?P<digits>(?:[01]\d|2[0-3])[0-5]\d)) ?(?:hrs|hours|h)\b", _joined),
    (
        (
            rf"(?:\bat |@ ?|{CLAIMED},? )"
            rf"(?P<whole>(?P<digits>(?:0[6-9]|1\d|2[0-3])[0-5][05]))\b{FOLLOW}"
        ),
        _joined,
    ),
    (
        (
            rf"(?:\b(?:at|is|its) |{CLAIMED},? )"
            rf"(?P<whole>{_HOUR} (?P<minute>[0-5]\d)){_NO_MORE}{FOLLOW}"
        ),
        _time,
    ),
    (rf"\b(?P<whole>{_HOUR} {_MINUTE_WORD})\b{FOLLOW}", _time),
    (rf"{_AT}(?P<whole>{_WORKING_HOUR}){_ISH}{_NO_MORE}{FOLLOW}", _time),
    (rf"{_AFTER_DAY}(?P<whole>{_HOUR}){_ISH}{_NO_MORE}{FOLLOW}", _time),
    (rf"(?:^\W*|\b(?:or|and|at|time) )(?P<whole>{_HOUR}){_ISH}{_THEN_DAY}", _time),
    (rf"{CLAIMED},? (?:in the |at )?(?P<whole>(?P<part>{PART}))\b(?! shift)", _part),
    (rf"\b(?P<whole>(?P<part>{PART}))(?= (?:on|of) {CLAIMED})", _part),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _WORDS)
