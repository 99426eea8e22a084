"""The first day in a job, in a resident's own words: which day, what time, where, whom to ask for.

Nothing is guessed in silence: a day that cannot be, or is not known yet, is told apart, so that
each has an answer of its own. Days are London's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.journey.dates.reading import LONDON, Assumed, Read, Unread, read
from bot.journey.dates.resolving import Precision, Want, Why
from bot.journey.hours import parse as read_hours
from bot.journey.text import plain

FURTHEST = timedelta(days=366)
"""A first day that lies further ahead is more likely a slip."""
LONGEST_AGO = timedelta(days=3 * 366)
"""A start that lies further back is no new job."""
EARLY = time(7, 30)
"""Whoever starts before this may find no bus."""
FEWEST_HOURS, MOST_HOURS = 1, 72
LONGEST_WORDS = 160

_PAST_TENSE = re.compile(
    r"\b(?:started|began|begun|been (?:there|working|at|in)|was my first day|had my first day"
    r"|already (?:work|working|there|started))\b"
)
_AGO = re.compile(
    r"\b(?:been (?:there|here|working|at|in)\b.{0,30}?|for )(?P<count>\d{1,2}|a|one|two|three|four"
    r"|five|six) (?P<unit>day|week|month)s?\b(?! (?:a|per) )"
)
_SINCE = re.compile(
    r"\b(?P<count>\d{1,2}|a|one|two|three|four|five|six) (?P<unit>day|week|month)s? ago\b"
)
_AT = re.compile(r"\bat (\d{1,2})(?:[.:h](\d{2}))?(?![\d%])", re.IGNORECASE)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS_IN = {"day": 1, "week": 7, "month": 30}
_UNKNOWN = re.compile(
    r"\b(?:dunno|dont know|do not know|idk|no idea|not sure|not told|havent (?:got|been told|said)"
    r"|have ?nt (?:told|given|said)|waiting|no date|not yet|tbc|they will tell|theyll tell)\b"
)
_WHO = re.compile(
    r"[\s,;.]*\b(?:and )?(?:(?:i )?(?:have to |need to |must )?(?:ask(?:ing)? for|report(?:ing)? to"
    r"|speak(?:ing)? to|talk(?:ing)? to)|meet(?:ing)?(?: with)?|see(?:ing)?|look for|find)"
    r"\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:reception|ward|floor|office|building|centre|center|site|entrance|hr|department|unit|home"
    r"|hospital|clinic|room|desk|kitchen|hub)\b",
    re.IGNORECASE,
)
_SHIFTS = re.compile(r"\b(\d{1,2}|one|two|three|four|five) (?:x |times )?(\d{1,2}) ?h\w* shifts?\b")
_PLACE_VERB = re.compile(
    r"^\W*(?:go|come|report|turn up|be|its|it is|at)\s+(?:to|at|in)?\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d.:£])(\d{1,2}(?:\.\d{1,2})?)(?![\d:])")
_HOURS = re.compile(
    r"\b\d{1,2}(?:\.\d+)?\s*(?:h|hr|hrs|hours?)\b(?:\s*(?:a|per)\s*week)?", re.IGNORECASE
)
_MORNING_SHIFT = range(17, 21)
"""A bare "7" is 7pm to a reader of appointments, and 7am to somebody who starts in a hospital."""


class Told(StrEnum):
    """What somebody says of their first day."""

    COMING = "coming"
    TODAY = "today"
    PAST = "past"
    UNCLEAR = "unclear"
    """A week or a month, or two days."""
    IMPOSSIBLE = "impossible"
    TOO_FAR = "too_far"
    LONG_AGO = "long_ago"
    UNKNOWN = "unknown"
    """They do not know it yet."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class FirstDay:
    """What was said of the first day; `day` only where it is a single one that can be."""

    told: Told
    day: date | None = None
    at: time | None = None

    @property
    def is_known(self) -> bool:
        """Whether a day was told that can be kept."""
        return self.told in {Told.COMING, Told.TODAY, Told.PAST}


@dataclass(frozen=True, slots=True)
class Where:
    """Where to go on the first day, and whom to ask for, as it was written."""

    place: str | None
    who: str | None


def read_first_day(text: str, now: datetime) -> FirstDay:
    """Return what a message says of the first day in a job. `now` is aware; never raises."""
    known, today = plain(text), now.astimezone(LONDON).date()
    if (ago := _SINCE.search(known) or _AGO.search(known)) is not None:
        count = _COUNTS.get(ago["count"]) or int(ago["count"])
        return _of_day(today - timedelta(days=count * _DAYS_IN[ago["unit"]]), today, None)
    was = _PAST_TENSE.search(known) is not None
    # "2 february, 20 hours" would be read as a day of 2020.
    found = read(_HOURS.sub(" ", text), now, Want.PAST if was else Want.FUTURE)
    if isinstance(found, Unread):
        return _of_unread(found, known, today)
    at = first_time(found) or _bare_time(text)
    if found.date is None:
        return FirstDay(Told.UNKNOWN if _UNKNOWN.search(known) else Told.NOTHING, at=at)
    if found.precision is not Precision.DAY:
        return FirstDay(Told.UNCLEAR, at=at)
    return _of_day(found.date, today, at)


def first_time(found: Read) -> time | None:
    """Return when a day's work begins; "7" alone is seven in the morning."""
    if found.time is None:
        return None
    is_bare = Assumed.HALF in found.assumed and found.time.hour in _MORNING_SHIFT
    return found.time.replace(hour=found.time.hour - 12) if is_bare else found.time


def _bare_time(text: str) -> time | None:
    """Return the hour in "at 7 as a porter"."""
    found = _AT.search(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:  # noqa: PLR2004 - a clock
        return None
    return time(int(found[1]), int(found[2] or 0))


def read_time(text: str, now: datetime) -> time | None:
    """Return the time of day that an answer names: "7.30", "half 8", "8 till 4"."""
    found = read(text, now, Want.ANY)
    if isinstance(found, Read) and found.time is not None:
        return first_time(found)
    bare = re.fullmatch(r"\D*\b(\d{1,2})(?:[.:h ]?(\d{2}))?\b\D*", plain(text))
    if bare is None or int(bare[1]) > 23 or int(bare[2] or 0) > 59:  # noqa: PLR2004 - a clock
        return None
    return time(int(bare[1]), int(bare[2] or 0))


def read_where(text: str) -> Where:
    """Return the place and the person that an answer names, each in its own words."""
    tidied = " ".join(text.split())[:LONGEST_WORDS]
    found = _WHO.search(tidied)
    who = found["who"].strip(" .,;!") if found else None
    if found and who and not tidied[: found.start()].strip() and _PLACE.search(who):
        return Where(who, None)  # "report to main reception"
    rest = tidied[: found.start()] if found else tidied
    place = _PLACE_VERB.sub("", rest).strip(" .,;!")
    return Where(place or None, who or None)


def read_weekly_hours(text: str, *, asked: bool = False) -> float | None:
    """Return how many hours a week a text names; `asked`: a bare number is hours too."""
    if (shifts := _SHIFTS.search(plain(text))) is not None:
        together = float((_COUNTS.get(shifts[1]) or int(shifts[1])) * int(shifts[2]))
        return together if together <= MOST_HOURS else None
    found = read_hours(text)
    weekly = found.weekly_hours if found is not None else None
    if weekly is None and asked:
        numbers = [float(one) for one in _NUMBER.findall(text)]
        weekly = numbers[0] if len(numbers) == 1 else None
        if len(numbers) == 2:  # noqa: PLR2004 - "16 to 20", "20 or 25": the fewer is certain
            weekly = min(numbers)
    return weekly if weekly is not None and FEWEST_HOURS <= weekly <= MOST_HOURS else None


def is_unknown(text: str) -> bool:
    """Whether somebody says that they do not know yet."""
    return _UNKNOWN.search(plain(text)) is not None


def _of_unread(found: Unread, known: str, today: date) -> FirstDay:
    if found.why is Why.PAST and len(found.dates) == 1:
        return _of_day(found.dates[0], today, None)
    if found.why in {Why.IMPOSSIBLE, Why.WEEKDAY}:
        return FirstDay(Told.IMPOSSIBLE)
    if found.why in {Why.SEVERAL, Why.FUTURE}:
        return FirstDay(Told.UNCLEAR)
    return FirstDay(Told.UNKNOWN if _UNKNOWN.search(known) else Told.NOTHING)


def _of_day(day: date, today: date, at: time | None) -> FirstDay:
    if day > today + FURTHEST:
        return FirstDay(Told.TOO_FAR)
    if day < today - LONGEST_AGO:
        return FirstDay(Told.LONG_AGO)
    told = Told.TODAY if day == today else Told.COMING if day > today else Told.PAST
    return FirstDay(told, day, at)
