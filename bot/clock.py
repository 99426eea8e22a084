"""The product's clock: what time it is, and when that is for a person in London.

All stored times are UTC and aware. In the sandbox the clock can be moved forward, so that
reminders and months can be shown in minutes; every process reads the same small file.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """Tells the time; tests hand in one that stands still."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock moved forward by the seconds that a file holds (sandbox only).

    The file is read again when it changes; a missing or unreadable file means no shift.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._shift = timedelta()

    def now(self) -> datetime:
        """Return the shifted moment, aware, in UTC."""
        return datetime.now(UTC) + self.shift()

    def shift(self) -> timedelta:
        """Return how far the clock is moved forward."""
        try:
            stat = self._path.stat()
        except OSError:
            return timedelta()
        seen = (stat.st_mtime_ns, stat.st_size)
        if seen != self._seen:
            try:
                self._shift = timedelta(seconds=float(self._path.read_text(encoding="ascii")))
            except (OSError, ValueError):
                self._shift = timedelta()
            self._seen = seen
        return self._shift

    def advance(self, by: timedelta) -> timedelta:
        """Move the clock forward by `by` (never back) and return the whole shift.

        Written to a neighbour file first, so that no reader sees half a number.
        """
        total = self.shift() + max(by, timedelta())
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(str(total.total_seconds()), encoding="ascii")
        draft.replace(self._path)
        return total


def in_london(moment: datetime) -> datetime:
    """Return an aware moment as London wall-clock time (summer time included)."""
    return moment.astimezone(LONDON)
