"""Reads from which month to which somebody did something, as they say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.journey.dates.periods import Period, read_period
from bot.journey.dates.reading import LONDON, Unread
from bot.journey.dates.resolving import Assumed, Day, Precision, Why

LONGEST_YEARS = 70
"""Years that a working life may have; more is a slip."""


@dataclass(frozen=True, slots=True)
class Span:
    """From which month to which, as it was told; months are first days.

    `end` is None where it goes on. `months_known` is false where only years were said: then the
    span reaches from January to December. `assumed` is worth reading back before it is kept.
    """

    start: date
    end: date | None
    is_current: bool
    months_known: bool = True
    assumed: bool = False


class SpanProblem(StrEnum):
    """Why a span cannot be kept."""

    NOTHING = "nothing"
    """No dates were found."""
    ONE_END = "one_end"
    """Only the beginning or only the end was said."""
    FUTURE = "future"
    ORDER = "order"
    """The end lies before the beginning."""
    UNCLEAR = "unclear"
    """More dates than two, or one that does not exist."""


@dataclass(frozen=True, slots=True)
class SpanUnread:
    """Why no span was read, with the end that is known where one is."""

    problem: SpanProblem
    start: date | None = None
    end: date | None = None


_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SHORT_YEAR = re.compile(
    rf"\b({_MONTHS})\.?\s?['’]?(\d\d)\b(?![\d:./]|\s?(?:{_MONTHS}|19|20)\b)", re.IGNORECASE
)
_SLASHES = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(\d\d)(?![\d/])")
_COVID = re.compile(
    r"\b(?:the\s)?(?:first\s)?(?:covid(?:[ -]?19)?|lock ?down|pandemic|corona(?:virus)?)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:about|around|nearly|almost|over|roughly|approx\.?|for|the|last|past|a|\s){0,24}?"
    r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|half a|an?)\s?"
    r"(?:and a half\s)?(years?|yrs?|months?|mths?)\b(?!\s(?:ago|old))",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "a": 1, "an": 1}  # fmt: skip
_GOES_ON = re.compile(
    r"\b(?:now|present|current(?:ly)?|still|to date|ongoing|last|past|so far)\b", re.IGNORECASE
)
MOST_READ = 400


def read_span(text: str, now: datetime) -> Span | SpanUnread:
    """Read "2015 to 2019", "since march 22" or "about 3 years till covid"; `now` must be aware.

    Never raises for any text. A span in the future is refused.
    """
    today = now.astimezone(LONDON).date()
    known, guessed = _written_out(text[:MOST_READ], today)
    lasted = _FOR.search(known)
    months = _months_of(lasted) if lasted else 0
    without = known.replace(lasted[0], " ", 1) if lasted and months else known
    period = read_period(without, now)
    if isinstance(period, Unread):
        if period.why is Why.NOTHING and months and _GOES_ON.search(text):
            return Span(_moved(_first(today), -months), None, is_current=True, assumed=True)
        return SpanUnread(_PROBLEMS.get(period.why, SpanProblem.UNCLEAR))
    return _span(period, months, today, guessed=guessed)


_PROBLEMS = {
    Why.NOTHING: SpanProblem.NOTHING,
    Why.FUTURE: SpanProblem.FUTURE,
    Why.IMPOSSIBLE: SpanProblem.ORDER,
}


def _span(period: Period, months: int, today: date, *, guessed: bool) -> Span | SpanUnread:
    start = _first(period.start.date) if period.start else None
    end = _last(period.end) if period.end else None
    exact = all(day.precision is not Precision.YEAR for day in (period.start, period.end) if day)
    assumed = guessed or any(
        day.assumed & {Assumed.YEAR, Assumed.MONTH} for day in (period.start, period.end) if day
    )
    if months and end is not None and start is None:
        start, assumed = _moved(end, 1 - months), True
    elif months and start is not None and end is None and not period.ongoing:
        end, assumed = _moved(start, months - 1), True
    if start is None or (end is None and not period.ongoing):
        return SpanUnread(SpanProblem.ONE_END, start, end)
    return _checked(Span(start, end, period.ongoing, exact, assumed), today)


def _checked(span: Span, today: date) -> Span | SpanUnread:
    this_month = _first(today)
    end = span.end
    if end is not None and not span.months_known and end.year == today.year:
        end = min(end, this_month)
    if span.start > this_month or (end is not None and end > this_month):
        return SpanUnread(SpanProblem.FUTURE)
    if end is not None and end < span.start:
        return SpanUnread(SpanProblem.ORDER)
    if today.year - span.start.year > LONGEST_YEARS:
        return SpanUnread(SpanProblem.UNCLEAR)
    return Span(span.start, end, span.is_current, span.months_known, span.assumed)


def _written_out(text: str, today: date) -> tuple[str, bool]:
    """Write "march 22", "03/19" and "covid" out, and say whether that was a guess."""

    def year(short: str) -> str:
        return f"20{short}" if int(short) <= today.year % 100 else f"19{short}"

    known = _SLASHES.sub(lambda found: f"{found[1]}/{year(found[2])}", text)
    known = re.sub(r"(?<=\d)\s?[-–—]\s?(?=\d{1,2}/\d{4})", " to ", known)
    written = _SHORT_YEAR.sub(lambda found: f"{found[1]} {year(found[2])}", known)
    covid = _COVID.sub("march 2020", written)
    return covid, covid != known


def _months_of(found: re.Match[str]) -> int:
    count = found[1].casefold()
    number = int(count) if count.isdigit() else _NUMBERS.get(count, 0)
    half = "half" in found[0].casefold()
    is_year = found[2].casefold().startswith("y")
    return (12 * number + (6 if half else 0)) if is_year else number


def _first(day: date) -> date:
    return day.replace(day=1)


def _last(day: Day) -> date:
    """Return the last month that a date may mean: a year reaches to its December."""
    return date(day.date.year, 12, 1) if day.precision is Precision.YEAR else _first(day.date)


def _moved(month: date, by: int) -> date:
    at = month.year * 12 + month.month - 1 + by
    return date(max(1, at // 12), at % 12 + 1, 1)
