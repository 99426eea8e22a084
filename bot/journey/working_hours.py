"""When somebody can work: a window in the day, days of the week, hours a week, nights.

Times are wall-clock times in England. `read_back` gives the pieces from which content builds the
sentence that is read back before it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

SATURDAY, SUNDAY = 5, 6
ALL_DAYS = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset({SATURDAY, SUNDAY})


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
        start = 0 if self.start is None else minutes_of(self.start)
        end = 24 * 60 if self.end is None else minutes_of(self.end)
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


def _clock_or_none(text: object) -> time | None:
    try:
        return time.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def _runs(days: frozenset[int] | None) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for day in sorted(days or ()):
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)


def minutes_of(moment: time) -> int:
    """Return minutes after midnight."""
    return moment.hour * 60 + moment.minute
