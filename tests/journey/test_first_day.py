"""A first day in a resident's own words: seen on Sunday 22 November 2026, 9am."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.journey.first_day import (
    Told,
    Where,
    read_first_day,
    read_time,
    read_weekly_hours,
    read_where,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "told", "day"),
    [
        ("i start on the 4th", Told.COMING, date(2026, 12, 4)),
        ("my start date is 3 june", Told.COMING, date(2027, 6, 3)),
        ("starting tomorrow so excited", Told.COMING, date(2026, 11, 23)),
        ("i start today", Told.TODAY, date(2026, 11, 22)),
        ("i started on 4 november", Told.PAST, date(2026, 11, 4)),
        ("i start yesterday", Told.PAST, date(2026, 11, 21)),
        ("been there 3 months", Told.PAST, date(2026, 8, 24)),
        ("ive been working there for two weeks", Told.PAST, date(2026, 11, 8)),
        ("i started 2 february, 20 hours", Told.PAST, date(2026, 2, 2)),
        ("i started as a porter 2 months ago", Told.PAST, date(2026, 9, 23)),
        ("3 weeks ago", Told.PAST, date(2026, 11, 1)),
        ("i start 31 february", Told.IMPOSSIBLE, None),
        ("the 32nd", Told.IMPOSSIBLE, None),
        ("next week", Told.UNCLEAR, None),
        ("start in december", Told.UNCLEAR, None),
        ("4 december 2029", Told.TOO_FAR, None),
        ("i started 3 june 2009", Told.LONG_AGO, None),
        ("dunno", Told.UNKNOWN, None),
        ("they havent given me a start date", Told.UNKNOWN, None),
        ("so excited", Told.NOTHING, None),
    ],
)
def test_a_first_day_is_read_or_told_why_not(text: str, told: Told, day: date | None) -> None:
    found = read_first_day(text, NOW)
    assert (found.told, found.day) == (told, day)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("7.30", time(7, 30)),
        ("at 7", time(7)),
        ("half 8", time(8, 30)),
        ("8 till 4", time(8)),
        ("0730", time(7, 30)),
        ("2pm", time(14)),
        ("15:00", time(15)),
        ("25", None),
        ("early", None),
    ],
)
def test_a_shift_that_starts_at_seven_starts_in_the_morning(text: str, at: time | None) -> None:
    assert read_time(text, NOW) == at


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("ward 5 ask for julie", Where("ward 5", "julie")),
        ("main reception, ask for Sister Ade", Where("main reception", "Sister Ade")),
        ("go to HR on the 3rd floor and see mr khan", Where("HR on the 3rd floor", "mr khan")),
        ("report to main reception", Where("main reception", None)),
        ("report to Sam", Where(None, "Sam")),
        ("the training centre", Where("the training centre", None)),
    ],
)
def test_place_and_person_are_kept_in_their_own_words(text: str, where: Where) -> None:
    assert read_where(text) == where


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("20", 20.0),
        ("16 hrs", 16.0),
        ("full time", 37.5),
        ("16 to 20", 16.0),
        ("3 12 hour shifts", 36.0),
        ("80", None),
        ("zero hours contract", None),
        ("it depends", None),
    ],
)
def test_hours_a_week_are_read_where_they_are_asked_for(text: str, hours: float | None) -> None:
    assert read_weekly_hours(text, asked=True) == hours


def test_an_hour_that_stands_before_other_words_is_read() -> None:
    assert read_first_day("i start tomorrow at 7 as a porter", NOW).at == time(7)
