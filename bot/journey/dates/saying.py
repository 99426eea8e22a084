"""Says dates, times and stretches of a working life back: "Tuesday 1 December at 1pm"."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date, time

from bot.journey.dates.periods import Period
from bot.journey.dates.reading import Read
from bot.journey.dates.resolving import Day, Precision
from bot.journey.working_hours import clock_words


def say(found: Read, today: date) -> str:
    """Return what was read as words for the middle of a sentence.

    The year is said where it is not this year's: "Monday 4 January 2027 at 9.30am". Without a date
    the time alone is said: "1pm".
    """
    words = [] if found.date is None else [_day(found.date, found.precision, today)]
    if found.time is None:
        words += [_PARTS[found.part]] if found.part else []
    elif found.until is not None:
        words.append(f"from {_clock(found.time)} to {_clock(found.until)}")
    else:
        words.append(f"at {_clock(found.time)}" if words else _clock(found.time))
    return " ".join(words)


def say_period(period: Period) -> str:
    """Return a stretch of a work history: "March 2019 to 2021", "since 2018", "until May 2020"."""
    start = _plain_day(period.start) if period.start else None
    end = _plain_day(period.end) if period.end else None
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start:
        return f"since {start}" if period.ongoing else f"from {start}"
    return f"until {end}"


def _day(day: date, precision: Precision, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    if precision is Precision.YEAR:
        return str(day.year)
    if precision is Precision.MONTH:
        return f"{month_name[day.month]} {day.year}"
    named = f"{day_name[day.weekday()]} {day.day} {month_name[day.month]}{year}"
    return f"the week of {named}" if precision is Precision.WEEK else named


def _plain_day(day: Day) -> str:
    if day.precision is Precision.YEAR:
        return str(day.date.year)
    month = f"{month_name[day.date.month]} {day.date.year}"
    return month if day.precision is Precision.MONTH else f"{day.date.day} {month}"


def _clock(moment: time) -> str:
    if moment.minute == 0 and moment.hour in {0, 12}:
        return "noon" if moment.hour else "midnight"
    return clock_words(moment)


_PARTS = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
}
