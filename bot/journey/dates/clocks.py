"""Puts a time as it was said on the clock of a working day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.journey.dates.shapes import Clock

NOON = 12
LAST_AFTERNOON = 7
"""Without am or pm, 1 to 7 are taken for the afternoon, 8 to 12 for the morning and noon."""
FIRST_NIGHT = 5
"""In the night, hours below are after midnight."""


@dataclass(frozen=True, slots=True)
class OnClock:
    """A time of day, the end of a stretch where one was said, and whether the half was assumed."""

    at: time
    until: time | None = None
    assumed: bool = False


def on_clock(said: Clock, part: str | None = None, last: Clock | None = None) -> OnClock:
    """Return the time meant; `part` is the part of the day that was said beside it."""
    first = time(_hour(said, part), said.minute)
    sure = said.exact or said.half is not None or part is not None
    if last is None:
        return OnClock(first, assumed=not sure)
    until = time(_hour(last, part), last.minute)
    if not last.exact and last.half is None and until <= first and last.hour < NOON:
        until = time((until.hour + NOON) % 24, until.minute)
    return OnClock(first, until, assumed=not sure)


def _hour(said: Clock, part: str | None) -> int:
    hour = said.hour
    if said.exact or hour > NOON:
        return hour
    hour %= NOON
    if said.half:
        return hour + (NOON if said.half == "pm" else 0)
    if part == "morning":
        return hour
    if part == "night":
        return hour if hour < FIRST_NIGHT else hour + NOON
    if part:
        return hour + NOON
    return hour + NOON if hour <= LAST_AFTERNOON else hour
