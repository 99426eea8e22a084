"""The days of an application on which somebody is reminded: before it closes, and of silence.

All days are London's, and a reminder keeps its time of day when the clocks change.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.journey.reminders import DAY, LONDON, at

DAYS_BEFORE = (7, 3, 1)
"""So many days before an advert closes somebody is reminded."""
SILENCE = timedelta(weeks=3)
"""After so long without an answer they are asked whether one came."""
USUAL_TIME = time(10)
"""When they are reminded who prefer no time of day."""
_TOO_NEAR = timedelta(hours=20)


def closing_moments(closes_on: date, prefers: time | None) -> tuple[datetime, ...]:
    """Return when somebody is reminded of a closing date, the earliest first."""
    return tuple(at(closes_on - days * DAY, prefers or USUAL_TIME) for days in DAYS_BEFORE)


def silence_moment(submitted_on: date, prefers: time | None) -> datetime:
    """Return when somebody is asked whether an answer came."""
    return at(submitted_on + SILENCE, prefers or USUAL_TIME)


def next_moment(moments: Sequence[datetime], now: datetime) -> datetime | None:
    """Return the next of some moments that lies after now, or None."""
    return min((moment for moment in moments if moment > now), default=None)


def moment_after(moments: Sequence[datetime], now: datetime) -> datetime | None:
    """Return the next moment after one that is told now; one that is all too near is left out."""
    return next_moment(moments, now + _TOO_NEAR)


def days_left(closes_on: date, now: datetime) -> int:
    """Return how many days there are until an advert's last day; 0: it is today."""
    return (closes_on - now.astimezone(LONDON).date()).days
