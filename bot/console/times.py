"""Moments as people in London read them: "12 March, 2.30pm", "3 days ago"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.clock import in_london

MIDDAY = 12
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAYS_AS_DAYS = 14
WEEKS_AS_WEEKS = 9
DAYS_OF_MONTH = 30.44
MONTHS_AS_MONTHS = 23


def clock_time(moment: datetime) -> str:
    """Return "7.30am", "3pm", "midday" or "midnight"."""
    return of_day(in_london(moment).time())


def of_day(moment: time) -> str:
    """Return a time of day in the same words."""
    if (moment.hour, moment.minute) in {(0, 0), (MIDDAY, 0)}:
        return "midday" if moment.hour else "midnight"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % MIDDAY or MIDDAY}{minutes}{'am' if moment.hour < MIDDAY else 'pm'}"


def day(moment: datetime | date, now: datetime) -> str:
    """Return "12 March", with the year when it is not this one."""
    local = in_london(moment).date() if isinstance(moment, datetime) else moment
    year = "" if local.year == in_london(now).year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"


def day_heading(moment: date, now: datetime) -> str:
    """Return "Today, Thursday 12 March" or "Monday 9 March"."""
    today = in_london(now).date()
    near = {today: "Today, ", today - timedelta(days=1): "Yesterday, "}.get(moment, "")
    return f"{near}{moment:%A} {day(moment, now)}"


def exact(moment: datetime, now: datetime) -> str:
    """Return "12 March, 2.30pm"."""
    return f"{day(moment, now)}, {clock_time(moment)}"


def ago(moment: datetime, now: datetime) -> str:
    """Return "just now", "5 minutes ago", "yesterday", "3 weeks ago"."""
    gone = now - moment
    if gone < MINUTE:
        return "just now"
    if gone < HOUR:
        return _count(int(gone / MINUTE), "minute")
    days = (in_london(now).date() - in_london(moment).date()).days
    if days == 0 or gone < 6 * HOUR:
        return _count(int(gone / HOUR), "hour")
    return "yesterday" if days == 1 else _days_ago(days)


def _days_ago(days: int) -> str:
    if days < DAYS_AS_DAYS:
        return _count(days, "day")
    if days // 7 < WEEKS_AS_WEEKS:
        return _count(days // 7, "week")
    months = int(days / DAYS_OF_MONTH)
    return _count(months, "month") if months <= MONTHS_AS_MONTHS else _count(months // 12, "year")


def in_words(span: timedelta) -> str:
    """Return how long to wait, rounded up: "30 seconds", "2 minutes"."""
    seconds = int(-(-span.total_seconds() // 1))
    if span <= MINUTE:
        return f"{seconds} second{'' if seconds == 1 else 's'}"
    minutes = -(-seconds // 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
