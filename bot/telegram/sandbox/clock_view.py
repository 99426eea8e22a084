"""The product's clock as the page shows it, and how it is moved."""

from __future__ import annotations

import calendar
import math
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import in_london
from bot.telegram.sandbox.errors import ControlError
from bot.telegram.sandbox.sandbox import MovableClock

_FURTHEST = 366 * 24 * 3600
_NOON = 12
_MONTHS = 12


def clock_view(clock: MovableClock) -> dict[str, Any]:
    """Return `now` (ISO 8601, UTC), `london` (words) and `shift_seconds`."""
    now = clock.now()
    london = in_london(now)
    half = "am" if london.hour < _NOON else "pm"
    return {
        "now": now.isoformat(timespec="seconds"),
        "london": f"{london:%A} {london.day} {london:%B %Y}, "
        f"{london.hour % _NOON or _NOON}.{london.minute:02d}{half}",
        "shift_seconds": int(clock.shift().total_seconds()),
    }


def advance(clock: MovableClock, wish: dict[str, Any]) -> None:
    """Move the clock by `advance_seconds`, or by `advance_months` of London's calendar.

    Raise ControlError when the step is missing, not forward, or above a year.
    """
    field = "advance_months" if "advance_months" in wish else "advance_seconds"
    value = wish.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ControlError(400, "Send advance_seconds or advance_months, a number.")
    if not math.isfinite(value):
        raise ControlError(400, "The clock only goes forward, at most a year at a time.")
    seconds = _months(clock.now(), int(value)) if field == "advance_months" else float(value)
    if not 0 < seconds <= _FURTHEST:
        raise ControlError(400, "The clock only goes forward, at most a year at a time.")
    clock.advance(timedelta(seconds=seconds))


def _months(now: datetime, months: int) -> float:
    """Return the seconds until the same London day and hour `months` later.

    The 31st becomes the last day of a shorter month.
    """
    if not 0 < months <= _MONTHS:
        return 0.0
    london = in_london(now)
    year, month = divmod(london.year * _MONTHS + london.month - 1 + months, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    later = london.replace(year=year, month=month + 1, day=min(london.day, last))
    return (later.astimezone(UTC) - now).total_seconds()
