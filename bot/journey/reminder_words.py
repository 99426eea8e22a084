"""What a resident wants about reminders, read from their own words: one of their own, none, when.

>>> read_wish("remind me tomorrow at 9 to send my form", now)
Asked(wish=Wish.REMIND, when=Read(...), words="send my form", ...)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.journey import reminder_patterns as patterns
from bot.journey.dates.reading import Assumed, Precision, Read, Unread, Want, Why, read
from bot.journey.dates.saying import say
from bot.journey.reminders import (
    DAY,
    EARLIEST,
    LAST_ASKED,
    LATEST,
    LONDON,
    at,
    next_open,
)
from bot.journey.working_hours import clock_words

USUAL = time(9)
"""When a reminder comes that no time was named for."""
PARTS = {"morning": time(9), "afternoon": time(14), "evening": time(18), "night": LAST_ASKED}
SOON = timedelta(hours=2)
"""When a reminder comes that is wanted today, where the usual time is past."""
FURTHEST = timedelta(days=366)
LONGEST_WORDS = 200


class Wish(StrEnum):
    """What somebody wants."""

    REMIND = "remind"
    """One reminder."""
    MOVE = "move"
    """Another time for one that they asked for."""
    OFF = "off"
    ON = "on"
    LIST = "list"
    TIME = "time"
    """All reminders at another time of day."""
    HOW = "how"
    """Fewer, more, or again and again: what cannot be set."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants; `words`: what they want to be reminded of, as they wrote it."""

    wish: Wish
    when: Read | Unread
    words: str | None = None
    time_of_day: time | None = None


class Shifted(StrEnum):
    """Why a reminder comes at another time than the one that was named."""

    EARLY = "early"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a reminder comes, and whether that was moved out of the quiet hours."""

    at: datetime
    shifted: Shifted | None = None


def read_wish(text: str, now: datetime) -> Asked:
    """Return what a message about reminders wants; `now` is aware. Never raises."""
    known = _plain(text)
    move = patterns.MOVE.search(known) is not None
    when, words = read_reminder(patterns.FROM.sub("to", text) if move else text, now)
    found = isinstance(when, Read)
    clock = _time_of_day(known, when)
    plain_wish = _plain_wish(known, found=found or clock is not None)
    if plain_wish is not None:
        return Asked(plain_wish, when)
    has_day = isinstance(when, Read) and when.date is not None
    if clock is not None and not has_day and _is_general(known, text, when):
        return Asked(Wish.TIME, when, time_of_day=clock)
    if clock is not None and not has_day:
        when = _at(clock, when)
    return Asked(Wish.MOVE if move else Wish.REMIND, when, words)


def read_reminder(text: str, now: datetime) -> tuple[Read | Unread, str | None]:
    """Return when somebody wants to be reminded, and of what: "friday to ring HR".

    What comes after "to" or "about" is theirs; days in it count only where no day stands before.
    """
    text = patterns.WEEKEND.sub("on saturday", patterns.LUNCH.sub("at 12.30pm", text))
    lead = patterns.LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    subject = patterns.SUBJECT.search(rest)
    if subject is None:
        found = _read(rest, now)
        return found, None
    head, tail = rest[: subject.start()], rest[subject.end() :]
    before = _read(head, now)
    if not (isinstance(before, Unread) and before.why is Why.NOTHING):
        return before, _tidy(tail)
    after = _read(tail, now)
    if isinstance(after, Read):
        return after, _tidy(f"{tail[: after.start]} {tail[after.end :]}")
    return after, _tidy(tail)


def moment_of(found: Read, now: datetime, prefers: time | None = None) -> Moment | None:
    """Return when a reminder comes; None where no single day in the year ahead is meant.

    Without a time it is the part of the day that was named, the preferred or the usual time;
    without a day it is today, or tomorrow where that is past. Quiet hours move it.
    """
    here = now.astimezone(LONDON)
    clock = found.time or PARTS.get(found.part or "") or prefers or USUAL
    day = found.date or here.date()
    if found.precision is not Precision.DAY and day <= here.date():
        return None
    if found.precision is Precision.YEAR:
        return None
    moment = _fitted(day, clock)
    if moment.at <= now and day == here.date():
        moment = _later_today(found, here, clock)
    return moment if now < moment.at <= now + FURTHEST else None


def read_when(text: str, now: datetime) -> Read | Unread:
    """Return the day or the time in an answer to "when?"; a part of the day will do."""
    when, _ = read_reminder(text, now)
    clock = _time_of_day(_plain(text), when)
    is_bare = isinstance(when, Unread) and when.why is Why.NOTHING
    return _at(clock, when) if is_bare and clock is not None else when


def is_about_one(text: str) -> bool:
    """Whether one reminder is meant, and not all: "stop reminding me about the form"."""
    return patterns.ABOUT_ONE.search(_plain(text)) is not None


def say_clock(clock: time) -> str:
    """Return a time of day as words: "9am"."""
    return clock_words(clock)


def say_moment(moment: datetime, now: datetime) -> str:
    """Return a moment in London as words: "Friday 27 November at 9am"."""
    here = moment.astimezone(LONDON)
    return say(Read(here.date(), here.time(), 0, 0), now.astimezone(LONDON).date())


def _fitted(day: date, clock: time) -> Moment:
    if clock < EARLIEST:
        return Moment(at(day, EARLIEST), Shifted.EARLY)
    if clock >= LATEST:
        return Moment(at(day, LAST_ASKED), Shifted.LATE)
    return Moment(at(day, clock))


def _later_today(found: Read, here: datetime, clock: time) -> Moment:
    """Return a time that is still to come, where the one of today is past."""
    if found.date is None:
        return _fitted(here.date() + DAY, clock)
    shifted = Shifted.LATE if found.time or found.part else None
    soon = next_open(here + SOON)
    if shifted is None and soon.astimezone(LONDON).date() == here.date():
        return Moment(soon.replace(second=0, microsecond=0))
    return Moment(at(here.date() + DAY, EARLIEST if shifted else clock), shifted)


def _plain_wish(known: str, *, found: bool) -> Wish | None:
    if patterns.ON.search(known):
        return Wish.ON
    if patterns.OFF.search(known):
        # "No reminders in the morning" wants others, and not none.
        return Wish.HOW if found else Wish.OFF
    if patterns.LIST.search(known) and not found:
        return Wish.LIST
    return Wish.HOW if patterns.OFTEN.search(known) else None


def _time_of_day(known: str, when: Read | Unread) -> time | None:
    """Return the time of day that was named, be it as a part of the day."""
    if isinstance(when, Read) and when.time is not None:
        return when.time
    part = patterns.PART.search(known)
    return PARTS[part[1]] if part else None


def _is_general(known: str, text: str, when: Read | Unread) -> bool:
    """Whether a time of day is meant for all reminders, and not for one."""
    part = patterns.PART.search(known)
    habit = (
        isinstance(when, Unread) and part is not None and (part[2] or patterns.MOVE.search(known))
    )
    return bool(habit or patterns.GENERAL.search(known) or not patterns.LEAD.match(text))


def _at(clock: time, when: Read | Unread) -> Read:
    start, end = (when.start, when.end) if isinstance(when, Read) else (0, 0)
    return Read(None, clock, start, end)


def _read(text: str, now: datetime) -> Read | Unread:
    found = read(text, now, Want.FUTURE)
    if not isinstance(found, Read) or found.time is None:
        return found
    if Assumed.HALF in found.assumed and patterns.MORNING.search(text):
        return replace(found, time=found.time.replace(hour=found.time.hour % 12))
    return found


def _tidy(text: str) -> str | None:
    known = " ".join(text.split())
    known = patterns.ENDS.sub("", patterns.STARTS.sub("", known)).strip(" ,.!?:;-")
    if patterns.NO_SUBJECT.match(known):
        return None
    return known[:LONGEST_WORDS] or None


def _plain(text: str) -> str:
    known = re.sub(r"['’]", "", text[:1000].casefold())
    return " ".join(re.sub(r"[^\w]+", " ", known).split())
