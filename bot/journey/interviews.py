"""When an interview is, whether it can be then, and on which days somebody is reminded of it.

All days are London's, and a reminder keeps its time of day when the clocks change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.journey.dates.reading import Read, Unread, read
from bot.journey.dates.resolving import Precision, Want, Why
from bot.journey.reminders import DAY, EARLIEST, LATEST, LONDON, at
from bot.journey.text import plain

DAY_STARTS, DAY_ENDS = time(7), time(20)
"""An interview at another time is more likely a slip: "3 in the morning"."""
FURTHEST = timedelta(days=300)
TOO_CLOSE = timedelta(hours=3)
"""Two interviews that begin so near to each other can hardly both be kept."""
USUAL_TIME = time(10)
"""When somebody is reminded who prefers no time of day."""
MORNING = time(8)
BEFORE_LEAVING = timedelta(minutes=90)
"""So long before it begins a word in the morning still helps."""
SILENCE = timedelta(days=10)
"""After so long without an answer they are given words to ask."""


class InterviewKind(StrEnum):
    """Who somebody talks to, and how."""

    PANEL = "panel"
    MANAGER = "manager"
    PHONE = "phone"
    VIDEO = "video"
    ASSESSMENT = "assessment"
    NOT_SURE = "not_sure"


FROM_AFAR = frozenset({InterviewKind.PHONE, InterviewKind.VIDEO})
"""Interviews for which nobody travels."""


class NoWhen(StrEnum):
    """Why words give no day and time for an interview; the names end responses."""

    PAST = "past"
    IMPOSSIBLE = "no_such_day"
    SEVERAL = "several"
    NIGHT = "night"
    VAGUE = "vague"
    TOO_FAR = "too_far"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class When:
    """The day and the time of day of an interview, as far as they were said."""

    day: date | None = None
    clock: time | None = None

    def moment(self) -> datetime | None:
        """Return when it begins, aware, in London; None without a day or a time."""
        if self.day is None or self.clock is None:
            return None
        return at(self.day, self.clock)


_BARE_HOUR = re.compile(r"^\W*(?:at |its |about |around )*(\d{1,2})\W*$", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"\b([01]?\d|2[0-3])([0-5]\d)(?: ?hrs?| ?hours?)?\b")
_UNKNOWN = re.compile(
    r"\b(?:dunno|idk|(?:do ?nt|do not|didnt|dont) (?:know|have|remember|say)|"
    r"not (?:\w+ )?(?:sure|known|yet|said)|no (?:idea|date|time|clue)|unsure|forgot|"
    r"havent (?:got|been told)|later|skip|waiting|they (?:will|ll) (?:tell|ring|let))\b"
)
_WHYS = {Why.PAST: NoWhen.PAST, Why.IMPOSSIBLE: NoWhen.IMPOSSIBLE, Why.WEEKDAY: NoWhen.SEVERAL,
         Why.SEVERAL: NoWhen.SEVERAL}  # fmt: skip


def read_when(text: str, now: datetime, *, known: date | None = None) -> When | NoWhen:
    """Return the day and the time that a text says, or why it says none.

    `known`: the day that stands already, where only its time is asked for; "10" is a time then.
    """
    found = _read(text if known is None else _BARE_HOUR.sub(r"at \1", text), now)
    if isinstance(found, NoWhen):
        return found
    if found.date is not None and found.precision is not Precision.DAY:
        return NoWhen.VAGUE
    if found.date is None and found.time is None:
        return NoWhen.VAGUE if found.part and known is None else NoWhen.NOTHING
    when = When(found.date or known, found.time)
    return _why_not(when, now) or when


def _why_not(when: When, now: datetime) -> NoWhen | None:
    """Return why an interview can hardly be then; None where it can."""
    if when.clock is not None and not DAY_STARTS <= when.clock < DAY_ENDS:
        return NoWhen.NIGHT
    if when.day is not None and when.day - now.astimezone(LONDON).date() > FURTHEST:
        return NoWhen.TOO_FAR
    moment = when.moment()
    return NoWhen.PAST if moment is not None and moment <= now else None


def _read(text: str, now: datetime) -> Read | NoWhen:
    found = read(text, now, Want.FUTURE)
    if isinstance(found, Unread) and found.why is Why.NOTHING:
        found = read(_BARE_CLOCK.sub(r"\1:\2", text), now, Want.FUTURE)
    if isinstance(found, Unread):
        if found.why is Why.NOTHING:
            return NoWhen.UNKNOWN if says_unknown(text) else NoWhen.NOTHING
        return _WHYS.get(found.why, NoWhen.NOTHING)
    return found


def says_unknown(text: str) -> bool:
    """Whether somebody says that they do not know, or leaves it out."""
    return _UNKNOWN.search(plain(text)) is not None or plain(text) in {"no", "none", "nothing"}


def is_too_close(one: datetime, other: datetime) -> bool:
    """Whether two interviews begin so near to each other that both can hardly be kept."""
    return abs(one - other) < TOO_CLOSE


def closest(one: datetime, others: Iterable[datetime]) -> datetime | None:
    """Return the one of some moments that is too close to `one`, the nearest first."""
    near = [other for other in others if is_too_close(one, other)]
    return min(near, key=lambda other: abs(one - other), default=None)


def days_until(day: date, now: datetime) -> int:
    """Return how many days there are until an interview; 0: it is today."""
    return (day - now.astimezone(LONDON).date()).days


def is_near(day: date | None, now: datetime) -> bool:
    """Whether an interview is today or tomorrow."""
    return day is not None and 0 <= days_until(day, now) <= 1


def is_over(day: date | None, starts_at: datetime | None, now: datetime) -> bool:
    """Whether an interview has begun or its day has passed."""
    if starts_at is not None:
        return starts_at <= now
    return day is not None and days_until(day, now) < 0


def eve_moment(day: date, prefers: time | None) -> datetime:
    """Return when somebody is told that their interview is tomorrow."""
    return at(day - DAY, _by_day(prefers))


def morning_moment(day: date, starts_at: datetime | None) -> datetime | None:
    """Return when somebody is told that it is today; None where it begins too early for that."""
    morning = at(day, MORNING)
    if starts_at is not None and starts_at - morning < BEFORE_LEAVING:
        return None
    return morning


def after_moment(day: date, prefers: time | None) -> datetime:
    """Return when somebody is asked how it went: the day after."""
    return at(day + DAY, _by_day(prefers))


def silence_moment(day: date, prefers: time | None) -> datetime:
    """Return when somebody who has heard nothing is given words to ask."""
    return at(day + SILENCE, _by_day(prefers))


def _by_day(prefers: time | None) -> time:
    """Return the time of day that somebody prefers, where it is not in the quiet hours."""
    return prefers if prefers is not None and EARLIEST <= prefers < LATEST else USUAL_TIME
