"""Works out which day the words of a message mean, seen from one day in London."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from bot.journey.dates.shapes import DateSpan

WEEK = 7
NEARLY = 62
"""Days: a date without a year that lies no longer back is taken for past, not for next year's."""
SATURDAY = 5
SOON = 2
"""Days: "next tuesday" said on a Sunday may mean in two days or in nine."""


class Want(StrEnum):
    """In which direction a date is looked for."""

    FUTURE = "future"
    PAST = "past"
    ANY = "any"


class Precision(StrEnum):
    """How exact a date is; where it is not a day, the date is the first day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Assumed(StrEnum):
    """What was not said, and is worth saying back before it counts."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HALF = "half of the day"


class Why(StrEnum):
    """Why no date was read."""

    NOTHING = "nothing found"
    IMPOSSIBLE = "no such day"
    PAST = "in the past"
    FUTURE = "in the future"
    SEVERAL = "several found"
    WEEKDAY = "another day of the week"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the first day of a week, month or year, and what was assumed."""

    date: date
    precision: Precision = Precision.DAY
    assumed: frozenset[Assumed] = frozenset()


@dataclass(frozen=True, slots=True)
class NoDay:
    """Why words that name a day are none; `date` is what they would be, where that is known."""

    why: Why
    date: date | None = None


def resolve(span: DateSpan, today: date, want: Want) -> Day | NoDay:
    """Return the day that words mean when they are said on `today`, or why there is none."""
    try:
        found = _FORMS[span.form](span, today, want)
    except (ValueError, OverflowError):
        return NoDay(Why.IMPOSSIBLE)
    return _in_direction(found, today, want) if isinstance(found, Day) else found


def _in_direction(found: Day, today: date, want: Want) -> Day | NoDay:
    step = {
        Precision.DAY: relativedelta(days=1),
        Precision.WEEK: relativedelta(weeks=1),
        Precision.MONTH: relativedelta(months=1),
        Precision.YEAR: relativedelta(years=1),
    }[found.precision]
    if want is Want.FUTURE and found.date + step <= today:
        return NoDay(Why.PAST, found.date)
    if want is Want.PAST and found.date > today:
        return NoDay(Why.FUTURE, found.date)
    return found


def _calendar(span: DateSpan, today: date, want: Want) -> Day | NoDay:
    day, month = span.day or 0, span.month or 0
    if span.year is not None:
        return _checked(span, Day(date(span.year, month, day)))
    date(2000, month, day)  # a leap year: raises for what no year has
    if span.weekday is not None:
        return _with_weekday(span, today, want)
    found = _yearly(lambda year: date(year, month, day), today, want)
    return Day(found, assumed=frozenset({Assumed.YEAR}))


def _with_weekday(span: DateSpan, today: date, want: Want) -> Day | NoDay:
    """Read "friday 4 december": of three years, the weekday fits one at most."""
    years = (today.year, today.year + 1, today.year - 1)
    days = [today.replace(year=year, month=1, day=1) for year in years]
    days = [day + relativedelta(month=span.month, day=span.day) for day in days]
    first, last = {
        Want.FUTURE: (today - timedelta(days=NEARLY), date.max),
        Want.PAST: (date.min, today),
        Want.ANY: (date.min, date.max),
    }[want]
    days = [day for day in days if first <= day <= last and day.day == span.day]
    fitting = (day for day in days if day.weekday() == span.weekday)
    found = next(fitting, None)
    return Day(found) if found else NoDay(Why.WEEKDAY, min(days, default=None))


def _yearly(on: Callable[[int], date], today: date, want: Want, *, nearly: int = NEARLY) -> date:
    """Return a yearly day in the direction wanted; ValueError where that year has none."""
    this = on(today.year)
    if want is Want.PAST:
        return this if this <= today else on(today.year - 1)
    if want is Want.ANY:
        others = [this, on(today.year + (1 if this < today else -1))]
        return min(others, key=lambda one: abs(one - today))
    if this < today:
        return this if (today - this).days <= nearly else on(today.year + 1)
    before = this - relativedelta(years=1)
    return before if 0 < (today - before).days <= nearly else this


def _checked(span: DateSpan, found: Day) -> Day | NoDay:
    """Refuse "friday 4 december" where that is no Friday."""
    if span.weekday is not None and found.date.weekday() != span.weekday:
        return NoDay(Why.WEEKDAY, found.date)
    return found


def _day(span: DateSpan, today: date, want: Want) -> Day | NoDay:
    """Read "the 14th": in the next month, or the last one, that has such a day."""
    day = span.day or 0
    if not 1 <= day <= 31:  # noqa: PLR2004 - the longest month
        return NoDay(Why.IMPOSSIBLE)
    backwards = want is Want.PAST or span.which == "last"
    month = today.replace(day=1)
    while True:
        found = month + relativedelta(day=day)  # the last day, where the month is shorter
        if found.day == day and (found <= today if backwards else found >= today):
            return _checked(span, Day(found, assumed=frozenset({Assumed.MONTH})))
        month += relativedelta(months=-1 if backwards else 1)


def _weekday(span: DateSpan, today: date, want: Want) -> Day | NoDay:
    weekday = span.weekday or 0
    ahead = (weekday - today.weekday()) % WEEK or WEEK
    coming = today + timedelta(days=ahead)
    monday = today - timedelta(days=today.weekday())
    if span.unit == "week":
        weeks = {"this": 0, "next": 1, "last": -1}[span.which or "this"]
        return Day(monday + timedelta(days=weekday, weeks=weeks))
    if span.which == "last" or (want is Want.PAST and span.which is None and not span.weeks):
        found = today - timedelta(days=WEEK - ahead or WEEK)
        unsure = ahead == WEEK or (span.which == "last" and found >= monday)
    elif span.which == "this":
        found, unsure = monday + timedelta(days=weekday), False
        if want is Want.FUTURE and found < today:
            found = coming
    elif span.which == "next":
        found = monday + timedelta(days=weekday, weeks=1)
        unsure = found != coming or ahead <= SOON
    else:
        found, unsure = coming, ahead == WEEK
    assumed = frozenset({Assumed.WEEK}) if unsure else frozenset()
    return Day(found + timedelta(weeks=span.weeks), assumed=assumed)


def _weekend(span: DateSpan, today: date, want: Want) -> Day:
    """Read "this weekend" as its Saturday; on a Sunday the weekend is today."""
    saturday = today + timedelta(days=SATURDAY - today.weekday())
    if span.which == "last" or (want is Want.PAST and span.which is None):
        found = saturday - timedelta(weeks=1) if saturday >= today else saturday
    elif span.which == "next":
        found = saturday + timedelta(weeks=1)
    else:
        found = max(saturday, today)
    # Said early in a week, some mean the coming weekend by "next weekend".
    unsure = {Assumed.DAY, Assumed.WEEK} if span.which == "next" else {Assumed.DAY}
    return Day(found, assumed=frozenset(unsure))


def _near(span: DateSpan, today: date, _want: Want) -> Day:
    return Day(today + timedelta(days=span.count, weeks=span.weeks))


def _ahead(span: DateSpan, today: date, _want: Want) -> Day:
    """Read "in 2 weeks"; a span of months or years that is past is only roughly meant."""
    count, unit = span.count, span.unit
    if unit == "day":
        return Day(today + timedelta(days=count))
    if unit in {"week", "fortnight"}:
        found = today + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        return Day(found, assumed=frozenset({Assumed.DAY}))
    months = count * (12 if unit == "year" else 1)
    found = today + relativedelta(months=months)
    if count > 0:
        return Day(found, assumed=frozenset({Assumed.DAY}))
    if unit == "year":
        return Day(found.replace(month=1, day=1), Precision.YEAR, frozenset({Assumed.YEAR}))
    return Day(found.replace(day=1), Precision.MONTH, frozenset({Assumed.MONTH}))


def _unit(span: DateSpan, today: date, _want: Want) -> Day:
    if span.unit == "week":
        monday = today - timedelta(days=today.weekday())
        return Day(monday + timedelta(weeks=span.count), Precision.WEEK)
    if span.unit == "month":
        return Day(today.replace(day=1) + relativedelta(months=span.count), Precision.MONTH)
    return Day(date(today.year + span.count, 1, 1), Precision.YEAR)


def _month(span: DateSpan, today: date, want: Want) -> Day:
    month = span.month or 0
    if span.year is not None:
        return Day(date(span.year, month, 1), Precision.MONTH)
    if span.which == "last":
        year = today.year if month < today.month else today.year - 1
    elif span.which == "next":
        year = today.year if month > today.month else today.year + 1
    elif want is Want.PAST:
        year = today.year if month <= today.month else today.year - 1
    elif want is Want.FUTURE or span.which == "this":
        year = today.year if month >= today.month else today.year + 1
    else:
        year = _yearly(lambda one: date(one, month, 15), today, want).year
    return Day(date(year, month, 1), Precision.MONTH, frozenset({Assumed.YEAR}))


def _year(span: DateSpan, _today: date, _want: Want) -> Day:
    return Day(date(span.year or 0, 1, 1), Precision.YEAR)


def _feast(span: DateSpan, today: date, want: Want) -> Day:
    name = (span.feast or "").replace("xmas", "christmas").replace("chrismas", "christmas")
    name = name.replace("crimbo", "christmas")

    def on(year: int) -> date:
        if name.startswith(("easter", "good")):
            return easter(year) + timedelta(days=_FROM_EASTER.get(name, 0))
        month, day = _FEASTS["".join(name.split()).replace("years", "year")]
        return date(year, month, day)

    assumed = frozenset({Assumed.DAY}) if name in {"christmas", "easter"} else frozenset()
    if span.year is not None:
        return Day(on(span.year), assumed=assumed)
    back = Want.PAST if span.which == "last" else Want.FUTURE
    wanted = want if span.which is None else back
    return Day(_yearly(on, today, wanted, nearly=0), assumed=assumed)


_FROM_EASTER = {"good friday": -2, "easter monday": 1}
_FEASTS = {
    "christmaseve": (12, 24),
    "christmas": (12, 25),
    "christmasday": (12, 25),
    "boxingday": (12, 26),
    "newyeareve": (12, 31),
    "nye": (12, 31),
    "newyearday": (1, 1),
}
_FORMS: dict[str, Callable[[DateSpan, date, Want], Day | NoDay]] = {
    "calendar": _calendar,
    "day": _day,
    "weekday": _weekday,
    "weekend": _weekend,
    "near": _near,
    "ahead": _ahead,
    "unit": _unit,
    "month": _month,
    "year": _year,
    "feast": _feast,
}
