"""Reads hours from a few typed words: "9.30 to 2.30 not friday", "mornings", "nights too".

The result's shape is in `bot.journey.working_hours`; both are imported from here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from bot.journey.working_hours import (
    ALL_DAYS,
    PARTS,
    WEEKDAYS,
    WEEKEND,
    Hours,
    ReadBack,
    clock_words,
    minutes_of,
    read_back,
)

__all__ = [
    "ALL_DAYS",
    "PARTS",
    "WEEKDAYS",
    "WEEKEND",
    "Hours",
    "ReadBack",
    "clock_words",
    "parse",
    "read_back",
]

MOST_READ = 400
MOST_WEEKLY_HOURS = 80
MOST_LEFT_OUT = 3
_HALF_PAST = re.compile(r"\bhalf (?:past )?(\d{1,2})\b(?![:.])")
_NITES = re.compile(r"\bnite(s?)\b")


def parse(text: str) -> Hours | None:
    """Read hours from a resident's words; None when there is nothing about hours in them."""
    words = " ".join(re.sub(r"[^\w.:,&+'’-]", " ", text[:MOST_READ].casefold()).split())
    words = _NITES.sub(r"night\1", _HALF_PAST.sub(r"\1:30", words))
    for _ in range(MOST_LEFT_OUT):
        words = _NOT_BOTH.sub(r"\1 \2 \1 \3", words)
    days, rest = _take_days(words)
    weekly, rest = _take_weekly(rest)
    nights, rest = _take_nights(rest)
    window, rest = _take_left_out(rest)
    window = _take_window(rest) or window
    nights_too = _NIGHTS_TOO.search(words) is not None
    if window is None and nights and not nights_too:
        window = PARTS["nights"]
    flexible = (
        window is None and days is None and (nights_too or _FLEXIBLE.search(rest) is not None)
    )
    if window is None and days is None and weekly is None and nights is None and not flexible:
        return None
    found = window or Hours(flexible=flexible)
    found = replace(
        found,
        days=_days_for(days, found),
        nights=found.nights if nights is None else nights,
        weekly_hours=weekly,
    )
    return replace(found, weekly_hours=weekly if weekly is not None else _weekly(found))


_DAY_NAMES = (
    r"mon(?:day)?s?", r"tue(?:s|sday)?s?", r"wed(?:s|nesday|ensday|nsday)?s?",
    r"thu(?:r|rs|rsday|rday)?s?", r"fri(?:day)?s?", r"sat(?:urday)?s?", r"sun(?:day)?s?",
)  # fmt: skip
_DAY = rf"(?:{'|'.join(_DAY_NAMES)})"
_NOT = r"(?:not|no|except|apart from|but not|never|without|cant do|can't do|can not do|cannot do)"
_NOT_DAYS = re.compile(
    rf"\b{_NOT}(?: on)? "
    rf"((?:{_DAY}|weekends?)(?:(?: or | and | |, ?)(?:on )?(?:{_DAY}|weekends?))*)\b"
)
_RANGE = re.compile(rf"\b({_DAY}) ?(?:to|-|till|til|until|through) ?({_DAY})\b")
_ONE_DAY = re.compile(rf"\b({_DAY})\b")
_WEEKEND_TOO = re.compile(
    r"\bweekends? (?:too|as well|also|ok|fine|is ok|are ok)\b"
    r"|\b(?:and|also|inc|including) weekends?\b"
)
_DAYS_OR_PART = rf"(?:{_DAY}|weekends?|mornin?g?s?|evenin?g?s?|nights?)"
_NOT_BOTH = re.compile(
    rf"\b({_NOT})(?: on)? ({_DAYS_OR_PART})(?: or | and | nor |, ?)(?:on )?({_DAYS_OR_PART})\b"
)
"""What is left out may be a list: "no evenings or weekends" is "no evenings no weekends"."""
_NOT_PART = re.compile(
    rf"\b{_NOT} (?:at |do |work |in the |the )?(mornin?g?s?|evenin?g?s?|eves?)\b(?: shifts?)?"
)
_WEEKLY = re.compile(
    r"\b(?:about |around |max |up to |only )?(\d{1,2}(?:\.\d)?)"
    r"(?: ?(?:-|to|or) ?(\d{1,2}))? ?(?:h|hr|hrs|hour|hours)\b"
    r"(?: (?:a|per|each|every) ?(?:week|wk)| p/?w| weekly)?"
)
_PER_DAY = re.compile(r"^ ?(?:a|per|each|every) ?day|^ daily|^ shifts?")
_NO_NIGHTS = re.compile(
    rf"\b{_NOT} (?:at |do |work )?nights?\b(?: shifts?)?|\bday ?time only\b|\bdays only\b"
)
_NIGHTS = re.compile(r"\bnights?\b(?: shifts?)?|\bover ?night\b")
_NIGHTS_TOO = re.compile(
    r"\bnights? (?:shifts? )?(?:too|as well|also|ok|fine|is ok|are ok)\b"
    r"|\b(?:and|also|even|plus|or) nights?\b"
)
_FLEXIBLE = re.compile(
    r"\b(?:any|any ?time|whenever|flexible|all day|all times|don['’]?t mind|always)\b"
)
_CLOCK = r"(\d{1,2})(?:[.:h](\d{2}))? ?(am|pm|a\.m\.?|p\.m\.?|noon|o'?clock)?"
_FROM_TO = re.compile(
    rf"\b{_CLOCK} ?(?:to|-|–|till|til|until|and|untill|2(?= )) ?{_CLOCK}(?![\d%])"
)
_AFTER = re.compile(rf"\b(?:after|from|past) {_CLOCK}(?!\d)")
_BEFORE = re.compile(
    rf"\b(?:before|until|till|til|by|finish(?:ing)? (?:at|by)|up to) {_CLOCK}(?!\d)"
)
_PART_WORDS = (
    (
        "school_hours",
        re.compile(
            r"\bschool (?:hours?|times?|runs?|day)\b|\bterm ?time\b"
            r"|\b(?:kids|children) (?:are |r )?(?:at|in) (?:school|nursery)\b"
        ),
    ),
    ("mornings", re.compile(r"\bmornin?g?s?\b|\bam only\b|\bearly\b|\bearlies\b")),
    ("afternoons", re.compile(r"\bafternoons?\b|\bpm only\b")),
    ("evenings", re.compile(r"\bevenin?g?s?\b|\beves?\b|\btwilight\b")),
    (
        "days",
        re.compile(
            r"\bdays\b|\bday ?time\b|\bday shifts?\b|\boffice hours?\b"
            r"|\bnine ?(?:to|-) ?five\b"
        ),
    ),
)

_ONLY_PART = re.compile(
    r"\b(?:mornin?g?s?|afternoons?|evenin?g?s?) only\b|\bonly (?:the |in the )?"
    r"(?:mornin?g?s?|afternoons?|evenin?g?s?)\b"
)


def _take_days(words: str) -> tuple[frozenset[int] | None, str]:
    """Return the days named, and the words without them."""
    left_out: set[int] = set()
    for found in _NOT_DAYS.finditer(words):
        left_out |= _named(found.group(1))
    rest = _NOT_DAYS.sub(" ", words)
    wanted: set[int] = set()
    for first, last in _RANGE.findall(rest):
        wanted |= _span(_day(first), _day(last))
    rest = _RANGE.sub(" ", rest)
    wanted |= {_day(found) for found in _ONE_DAY.findall(rest)}
    rest = _ONE_DAY.sub(" ", rest)
    if _WEEKEND_TOO.search(rest):
        wanted |= WEEKEND | (set() if wanted else WEEKDAYS)
    elif re.search(r"\bweekends?\b", rest):
        wanted |= WEEKEND
    if re.search(r"\bweek ?days?\b|\bin the week\b|\bduring the week\b", rest):
        wanted |= WEEKDAYS
    if re.search(r"\b(?:every ?day|7 days|seven days|all week)\b", rest):
        wanted |= ALL_DAYS
    rest = re.sub(r"\bweek ?(?:ends?|days?)\b|\b(?:every ?day|\d days)\b", " ", rest)
    if left_out and not wanted:
        wanted = set(ALL_DAYS if left_out & WEEKEND else WEEKDAYS)
    chosen = frozenset(wanted - left_out)
    return chosen or None, " ".join(rest.split())


def _named(words: str) -> set[int]:
    days = {_day(found) for found in _ONE_DAY.findall(words)}
    return days | set(WEEKEND) if "weekend" in words else days


def _day(word: str) -> int:
    return ("mo", "tu", "we", "th", "fr", "sa", "su").index(word[:2])


def _span(first: int, last: int) -> set[int]:
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _take_weekly(words: str) -> tuple[float | None, str]:
    for found in _WEEKLY.finditer(words):
        if _PER_DAY.match(words[found.end() :]):
            continue
        value = float(found.group(2) or found.group(1))
        if 1 <= value <= MOST_WEEKLY_HOURS:
            return value, words[: found.start()] + " " + words[found.end() :]
    if re.search(r"\bfull ?-?time\b", words):
        return 37.5, re.sub(r"\bfull ?-?time\b", " ", words)
    return None, words


def _take_nights(words: str) -> tuple[bool | None, str]:
    if _NO_NIGHTS.search(words):
        only_day = "days" if re.search(r"\bday ?time only\b|\bdays only\b", words) else ""
        return False, f"{_NO_NIGHTS.sub(' ', words)} {only_day}"
    if _NIGHTS.search(words):
        return True, _NIGHTS.sub(" ", words)
    return None, words


def _take_left_out(words: str) -> tuple[Hours | None, str]:
    """Return what is left of the day where a part of it is not wanted, and the other words."""
    found = _NOT_PART.search(words)
    if found is None:
        return None, words
    rest = _NOT_PART.sub(" ", words)
    if found.group(1).startswith("morn"):
        return Hours(start=time(12)), rest
    return (Hours(end=time(17)) if found.group(1).startswith("ev") else None), rest


def _take_window(words: str) -> Hours | None:
    if alone := _ONLY_PART.search(words):
        words = alone.group()  # "mornings only, i have him in the afternoon"
    for name, pattern in _PART_WORDS[:1]:
        if pattern.search(words):
            return PARTS[name]
    found = _FROM_TO.search(words)
    if found and (window := _window(found)):
        return window
    start = _edge(_AFTER.search(words), morning_until=6)
    end = _edge(_BEFORE.search(words), morning_until=8)
    if start or end:
        return Hours(start, end)
    named = [name for name, pattern in _PART_WORDS[1:] if pattern.search(words)]
    if len(named) > 1:
        return Hours(PARTS[named[0]].start, PARTS[named[-1]].end)
    return PARTS[named[0]] if named else None


def _window(found: re.Match[str]) -> Hours | None:
    """Read two times; without am or pm, choose what makes an ordinary working window."""
    first, last = _clock(*found.group(1, 2, 3)), _clock(*found.group(4, 5, 6))
    if first is None or last is None:
        return None
    first_said, last_said = bool(found.group(3)), bool(found.group(6))
    if not first_said and first.hour < 6 and not last_said:  # noqa: PLR2004
        first = _later(first)  # "5 to 9" is an evening, not a dawn
    if not last_said and minutes_of(last) <= minutes_of(first) and last.hour < 12:  # noqa: PLR2004
        last = _later(last)
    if not first_said and last_said and last.hour >= 12 and first.hour < 6:  # noqa: PLR2004
        first = _later(first)  # "5 to 9pm"
    return Hours(first, last) if first != last else None


def _edge(found: re.Match[str] | None, *, morning_until: int) -> time | None:
    """Read one time; a bare small number is an afternoon ("after 6", "before 3")."""
    if found is None:
        return None
    moment = _clock(*found.group(1, 2, 3))
    if moment is None or found.group(3):
        return moment
    return _later(moment) if moment.hour <= morning_until else moment


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    value, minutes = int(hour), int(minute or 0)
    if half and half.startswith("p") and value < 12:  # noqa: PLR2004
        value += 12
    if half and half.startswith("a") and value == 12:  # noqa: PLR2004
        value = 0
    if value == 24:  # noqa: PLR2004
        value = 0
    return time(value, minutes) if value < 24 and minutes < 60 else None  # noqa: PLR2004


def _later(moment: time) -> time:
    return time((moment.hour + 12) % 24, moment.minute)


def _days_for(days: frozenset[int] | None, found: Hours) -> frozenset[int] | None:
    return found.days if days is None else days


def _weekly(hours: Hours) -> float | None:
    """Work out hours a week where start, end and days are all known; breaks are not counted."""
    if hours.start is None or hours.end is None or hours.days is None:
        return None
    if hours.part not in (None, "school_hours"):
        return None  # "mornings" says when, not how long
    start, end = hours.minutes
    return round((end - start) / 60 * len(hours.days), 1)
