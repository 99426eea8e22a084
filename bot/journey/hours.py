"""When somebody can work, from a few typed words.

`parse` reads "9.30 to 2.30 not friday", "mornings", "school hours", "nights too" or "16 hours";
`read_back` gives the pieces from which content builds the sentence that is read back before it is
saved. Times are wall-clock times in England.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
ALL_DAYS = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset({SATURDAY, SUNDAY})
MOST_WEEKLY_HOURS = 80


@dataclass(frozen=True)
class Hours:
    """A window in the day, days of the week (0 is Monday), hours a week; None where not said.

    `end` at or before `start` runs past midnight. `nights` is True when nights are fine, False when
    they are not. `flexible` means that any time is fine. `part` names the words used for the window
    (mornings, school_hours, days, evenings, nights), so that they can be read back.
    """

    start: time | None = None
    end: time | None = None
    days: frozenset[int] | None = None
    weekly_hours: float | None = None
    nights: bool | None = None
    flexible: bool = False
    part: str | None = None

    @property
    def has_window(self) -> bool:
        """Whether a start or an end was given."""
        return self.start is not None or self.end is not None

    @property
    def minutes(self) -> tuple[int, int]:
        """The window in minutes after midnight; the end may lie beyond 1,440."""
        start = 0 if self.start is None else _minutes(self.start)
        end = 24 * 60 if self.end is None else _minutes(self.end)
        return start, end if end > start else end + 24 * 60

    @property
    def school_hours(self) -> bool:
        """Whether the window lies within a school day (9am to 3.30pm)."""
        start, end = self.minutes
        return self.has_window and start >= 9 * 60 and end <= 15 * 60 + 30

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what was not said is left out."""
        plain: dict[str, Any] = {
            "start": None if self.start is None else self.start.strftime("%H:%M"),
            "end": None if self.end is None else self.end.strftime("%H:%M"),
            "days": None if self.days is None else sorted(self.days),
            "weekly_hours": self.weekly_hours,
            "nights": self.nights,
            "flexible": self.flexible or None,
            "part": self.part,
        }
        return {name: value for name, value in plain.items() if value is not None}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Hours:
        """Read what `to_dict` wrote."""
        days = plain.get("days")
        return cls(
            start=_clock_or_none(plain.get("start")),
            end=_clock_or_none(plain.get("end")),
            days=None if days is None else frozenset(int(day) for day in days) & ALL_DAYS,
            weekly_hours=plain.get("weekly_hours"),
            nights=plain.get("nights"),
            flexible=bool(plain.get("flexible", False)),
            part=plain.get("part"),
        )


PARTS: Mapping[str, Hours] = {
    "school_hours": Hours(time(9, 30), time(14, 30), WEEKDAYS, part="school_hours"),
    "mornings": Hours(time(7), time(12), part="mornings"),
    "afternoons": Hours(time(12), time(18), part="afternoons"),
    "days": Hours(time(8), time(18), part="days"),
    "evenings": Hours(time(17), time(22), part="evenings"),
    "nights": Hours(time(20), time(8), nights=True, part="nights"),
}


@dataclass(frozen=True)
class ReadBack:
    """The pieces of a sentence about hours.

    `start` and `end` are written "9.30am"; `days` are runs of days, first and last included.
    """

    part: str | None
    start: str | None
    end: str | None
    days: tuple[tuple[int, int], ...]
    weekly_hours: float | None
    nights: bool | None
    flexible: bool


def read_back(hours: Hours) -> ReadBack:
    """Return the pieces to say; the words between them belong to content."""
    return ReadBack(
        part=hours.part,
        start=None if hours.start is None else clock_words(hours.start),
        end=None if hours.end is None else clock_words(hours.end),
        days=_runs(hours.days),
        weekly_hours=None if hours.weekly_hours is None else round(hours.weekly_hours * 2) / 2,
        nights=hours.nights,
        flexible=hours.flexible,
    )


def clock_words(moment: time) -> str:
    """Write a time as the NHS does: 9am, 9.30am, 12 noon as 12pm, midnight as 12am."""
    hour = moment.hour % 12 or 12
    minute = f".{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minute}{'am' if moment.hour < 12 else 'pm'}"  # noqa: PLR2004


def parse(text: str) -> Hours | None:
    """Read hours from a resident's words; None when there is nothing about hours in them."""
    words = " ".join(re.sub(r"[^\w.:,&+'’-]", " ", text.casefold()[:400]).split())
    days, rest = _take_days(words)
    weekly, rest = _take_weekly(rest)
    nights, rest = _take_nights(rest)
    window = _take_window(rest)
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
_DAY = r"(?:%s)" % "|".join(_DAY_NAMES)
_NOT = r"(?:not|no|except|apart from|but not|never|without|cant do|can't do|can not do|cannot do)"
_NOT_DAYS = re.compile(
    rf"\b{_NOT}(?: on)? ((?:{_DAY}|weekends?)(?:(?: or | and | |, ?)(?:on )?(?:{_DAY}|weekends?))*)\b"
)
_RANGE = re.compile(rf"\b({_DAY}) ?(?:to|-|till|til|until|through) ?({_DAY})\b")
_ONE_DAY = re.compile(rf"\b({_DAY})\b")
_WEEKEND_TOO = re.compile(
    r"\bweekends? (?:too|as well|also|ok|fine|is ok|are ok)\b|\b(?:and|also|inc|including) weekends?\b"
)
_WEEKLY = re.compile(
    r"\b(?:about |around |max |up to |only )?(\d{1,2}(?:\.\d)?)(?: ?(?:-|to|or) ?(\d{1,2}))? ?(?:h|hr|hrs|hour|hours)\b"
    r"(?: (?:a|per|each|every) ?(?:week|wk)| p/?w| weekly)?"
)
_PER_DAY = re.compile(r"^ ?(?:a|per|each|every) ?day|^ daily|^ shifts?")
_NO_NIGHTS = re.compile(
    rf"\b{_NOT} (?:at |do |work )?nights?\b(?: shifts?)?|\bday ?time only\b|\bdays only\b"
)
_NIGHTS = re.compile(r"\bnights?\b(?: shifts?)?|\bover ?night\b")
_NIGHTS_TOO = re.compile(
    r"\bnights? (?:shifts? )?(?:too|as well|also|ok|fine|is ok|are ok)\b|\b(?:and|also|even|plus|or) nights?\b"
)
_FLEXIBLE = re.compile(
    r"\b(?:any|anytime|any ?time|whenever|flexible|all day|all times|dont mind|don'?t mind|don’t mind|any hours|any shifts?|always)\b"
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
            r"\bschool (?:hours?|times?|runs?|day)\b|\b(?:kids|children) (?:are |r )?(?:at|in) (?:school|nursery)\b|\bterm ?time\b"
        ),
    ),
    ("mornings", re.compile(r"\bmornin?g?s?\b|\bam only\b|\bearly\b|\bearlies\b")),
    ("afternoons", re.compile(r"\bafternoons?\b|\bpm only\b")),
    ("evenings", re.compile(r"\bevenin?g?s?\b|\beves?\b|\btwilight\b")),
    (
        "days",
        re.compile(
            r"\bdays\b|\bday ?time\b|\bday shifts?\b|\boffice hours?\b|\b(?:9|nine) ?(?:to|-) ?(?:5|five)\b"
        ),
    ),
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


def _take_window(words: str) -> Hours | None:
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
    if not last_said and _minutes(last) <= _minutes(first) and last.hour < 12:  # noqa: PLR2004
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


def _clock_or_none(text: object) -> time | None:
    try:
        return time.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


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


def _runs(days: frozenset[int] | None) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for day in sorted(days or ()):
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
