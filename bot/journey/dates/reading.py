"""Reads a date, a time or both from a resident's own words, seen from a moment in London.

>>> read("tuesday week at 1", now)   # said on Sunday 22 November 2026
Read(date=date(2026, 12, 1), time=time(13, 0), ...)

Nothing is guessed in silence: what was not said is in `assumed`, and what cannot be is refused with
the reason. British order (the day before the month), weeks from Monday, London's summer time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

from bot.journey.dates.clocks import on_clock
from bot.journey.dates.resolving import Assumed, Day, NoDay, Precision, Want, Why, resolve
from bot.journey.dates.shapes import DateSpan, TimeSpan
from bot.journey.dates.spans import find_dates, mask
from bot.journey.dates.times import find_times

__all__ = ["Assumed", "Precision", "Read", "Unread", "Want", "Why", "read"]

LONDON = ZoneInfo("Europe/London")
SMALL_HOURS = 4
"""Until this hour "tomorrow" may be meant as the day after the next sleep."""


@dataclass(frozen=True, slots=True)
class Read:
    """A date, a time of day, or both; one of `date`, `time` and `part` is always there.

    `date` is the first day where `precision` is longer than a day. `time` is on London's clocks;
    `until` is the end of a stretch ("2 to 3"). `part` is `morning`, `afternoon`, `evening` or
    `night` where one was said. The words read lie within `text[start:end]`.
    """

    date: dt.date | None
    time: dt.time | None
    start: int
    end: int
    precision: Precision = Precision.DAY
    until: dt.time | None = None
    part: str | None = None
    assumed: frozenset[Assumed] = frozenset()

    def moment(self) -> datetime | None:
        """Return date and time as an aware moment in London; None without either.

        A time that the clocks skip in March is an hour later; of one that comes twice in October
        the first is meant.
        """
        if self.date is None or self.time is None or self.precision is not Precision.DAY:
            return None
        return resolve_imaginary(datetime.combine(self.date, self.time, LONDON))


@dataclass(frozen=True, slots=True)
class Unread:
    """Why no date was read, from which words, and the days they would be where that is known."""

    why: Why
    start: int | None = None
    end: int | None = None
    dates: tuple[dt.date, ...] = ()


def read(text: str, now: datetime, want: Want = Want.FUTURE) -> Read | Unread:
    """Return the date and the time in a message, or why there are none.

    `now` must be aware. `want` settles what is open ("friday", "4 march") and refuses what lies in
    the other direction. Never raises for any text.
    """
    if now.tzinfo is None:
        raise ValueError("`now` must say its zone.")
    here = now.astimezone(LONDON)
    spans = find_dates(text)
    times = find_times(mask(text, spans))
    kept = [span for span in spans if not span.refused] or spans
    if len(kept) == 1 and kept[0].unit in {"hour", "minute"}:
        return _elapsed(kept[0], now, want)
    chosen = _one_day(kept, here.date(), want)
    if isinstance(chosen, Unread):
        return chosen
    clocks = _one_time(times)
    if clocks is None:
        return Unread(Why.SEVERAL, times[0].start, times[-1].end)
    if chosen is None and not clocks:
        return Unread(Why.NOTHING)
    return _joined(chosen, clocks, here, want)


def _elapsed(span: DateSpan, now: datetime, want: Want) -> Read | Unread:
    """Read "in 2 hours", which are two hours whatever the clocks do meanwhile."""
    minutes = span.count * (60 if span.unit == "hour" else 1)
    then = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(LONDON)
    if (want is Want.FUTURE and minutes < 0) or (want is Want.PAST and minutes > 0):
        why = Why.PAST if minutes < 0 else Why.FUTURE
        return Unread(why, span.start, span.end, (then.date(),))
    moment = then.time().replace(second=0, microsecond=0)
    return Read(then.date(), moment, span.start, span.end)


def _one_day(
    spans: list[DateSpan], today: dt.date, want: Want
) -> tuple[Day, DateSpan, int, int] | Unread | None:
    """Return the only day that is meant, with its words' first and last place."""
    found = [(span, resolve(span, today, want)) for span in spans if span.unit not in _CLOCKS]
    if not found:
        return None
    start, end = spans[0].start, spans[-1].end
    for span, day in found:
        if isinstance(day, NoDay):
            known = () if day.date is None else (day.date,)
            return Unread(day.why, span.start, span.end, known)
    days = [(span, day) for span, day in found if isinstance(day, Day)]
    chosen_span, chosen = max(days, key=lambda one: _weight(one[0]))
    if all(_agrees(span, day, chosen) for span, day in days):
        return chosen, chosen_span, start, end
    dates = tuple(dict.fromkeys(day.date for _, day in days))
    return Unread(Why.SEVERAL, start, end, dates)


_CLOCKS = {"hour", "minute"}


def _weight(span: DateSpan) -> int:
    return {"calendar": 3, "day": 2}.get(span.form, 1)


def _agrees(span: DateSpan, day: Day, chosen: Day) -> bool:
    """Whether other words mean the same day: "on tuesday, thats 1 december"."""
    if day.date == chosen.date:
        return True
    if span.form == "weekday" and span.which is None:
        return chosen.date.weekday() == span.weekday
    if span.form in {"month", "unit", "year"}:
        within = day.precision is not Precision.WEEK or (chosen.date - day.date).days < 7  # noqa: PLR2004
        same_year = day.date.year == chosen.date.year
        same_month = day.precision is Precision.YEAR or day.date.month == chosen.date.month
        return within and day.date <= chosen.date and same_year and same_month
    return False


def _one_time(times: list[TimeSpan]) -> list[TimeSpan] | None:
    """Return the words of one time, with a part of the day beside it; None where there are two."""
    clocks = [span for span in times if span.first]
    parts = {span.part for span in times if span.part}
    if len({(span.first, span.last) for span in clocks}) > 1 or len(parts) > 1:
        return None
    return times


def _joined(
    chosen: tuple[Day, DateSpan, int, int] | None,
    times: list[TimeSpan],
    here: datetime,
    want: Want,
) -> Read | Unread:
    starts, ends = [span.start for span in times], [span.end for span in times]
    part = next((span.part for span in times if span.part), None)
    day, assumed = None, frozenset[Assumed]()
    if chosen is not None:
        day, span, start, end = chosen
        starts, ends = [*starts, start], [*ends, end]
        part, assumed = part or span.part, day.assumed
        if span.form == "near" and span.part != "morning" and here.hour < SMALL_HOURS:
            assumed |= {Assumed.DAY}
    first = next((span for span in times if span.first), None)
    moment = on_clock(first.first, part, first.last) if first and first.first else None
    read_ = Read(
        day.date if day else None,
        moment.at if moment else None,
        min(starts),
        max(ends),
        day.precision if day else Precision.DAY,
        moment.until if moment else None,
        part,
        assumed | {Assumed.HALF} if moment and moment.assumed else assumed,
    )
    return _not_over(read_, here, want)


def _not_over(found: Read, here: datetime, want: Want) -> Read | Unread:
    """Refuse a time that is past today; one whose half was assumed may be the other half."""
    if found.date != here.date() or found.time is None or want is Want.ANY:
        return found
    over = found.time <= here.time()
    if over is (want is Want.PAST):
        return found
    other = found.time.replace(hour=(found.time.hour + 12) % 24)
    may_be_other = Assumed.HALF in found.assumed and found.until is None
    if may_be_other and (other <= here.time()) is (want is Want.PAST):
        return replace(found, time=other)
    why = Why.PAST if over else Why.FUTURE
    return Unread(why, found.start, found.end, (here.date(),))
