"""Reads from when to when somebody did something: "2015 till 2018", "since march 2019"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.journey.dates.reading import LONDON, Unread
from bot.journey.dates.resolving import Day, NoDay, Want, Why, resolve
from bot.journey.dates.shapes import DateSpan
from bot.journey.dates.spans import find_dates, mask

_ONGOING = re.compile(
    r"\b(?:now|present|current(?:ly)?|still|up to date|onwards?|to date|today|ongoing)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\W*$|\bever since\W*$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until+|till?|to|up to|left(?: in)?|ended(?: in)?|finished(?: in)?)\W*$", re.IGNORECASE
)
_SHORT_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[-–/] ?(\d\d)(?![\d/.-])")
_MONTH_YEAR = re.compile(r"(?<![\d/.])(0?[1-9]|1[0-2])[/.](\d\d)(?![\d/.])")
_FROM = re.compile(r"\b(?:from|started(?: in)?|began(?: in)?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `start` or `end` is None where it was not said.

    `ongoing` is true where it has not ended. Both ends are the first day of their precision, and
    the end is meant to be part of the stretch.
    """

    start: Day | None
    end: Day | None
    ongoing: bool


def read_period(text: str, now: datetime) -> Period | Unread:
    """Return from when to when, or why that cannot be told; `now` must be aware.

    A month without a year is the last such month, or that of the year beside it ("jan to mar
    2019"). One year alone is both start and end.
    """
    today = now.astimezone(LONDON).date()
    known = _written_out(text)
    spans = [span for span in find_dates(known) if not _is_now(span)]
    ongoing = _ONGOING.search(mask(known, spans)) is not None
    if not spans:
        return Unread(Why.NOTHING)
    if len(spans) > 2:  # noqa: PLR2004 - a stretch has two ends
        return Unread(Why.SEVERAL)
    days = [resolve(span, today, Want.PAST) for span in _with_year(spans)]
    for day in days:
        if isinstance(day, NoDay):
            return Unread(day.why, dates=(day.date,) if day.date else ())
    start = spans[0].start
    whole = [day for day in days if isinstance(day, Day)]
    return _period(whole, known[max(0, start - 20) : start], ongoing=ongoing)


def _period(days: list[Day], before: str, *, ongoing: bool) -> Period | Unread:
    if len(days) == 1:
        (day,) = days
        if _UNTIL.search(before):
            return Period(None, day, ongoing=False)
        ongoing = ongoing or _SINCE.search(before) is not None
        return Period(day, None if ongoing or _FROM.search(before) else day, ongoing)
    first, last = days
    if last.date < first.date:
        return Unread(Why.IMPOSSIBLE, dates=(first.date, last.date))
    return Period(first, last, ongoing=False)


def _is_now(span: DateSpan) -> bool:
    return span.form == "near" and span.count == 0


def _with_year(spans: list[DateSpan]) -> list[DateSpan]:
    """Give "jan" in "jan to mar 2019" its year."""
    if len(spans) != 2 or spans[0].form not in {"month", "calendar"}:  # noqa: PLR2004
        return spans
    first, last = spans
    if first.year is not None or last.year is None:
        return spans
    wraps = (first.month or 0) > (last.month or 12)
    return [replace(first, year=last.year - wraps), last]


def _written_out(text: str) -> str:
    """Write "2015-18" and "03/19" with whole years."""
    known = _SHORT_YEARS.sub(lambda found: f"{found[1]}-{found[1][:2]}{found[2]}", text)
    return _MONTH_YEAR.sub(lambda found: f"{found[1]}/20{found[2]}", known)
