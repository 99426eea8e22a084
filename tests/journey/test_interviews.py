"""When an interview is, whether it can be then, and when somebody is reminded of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.journey.interviews import (
    NoWhen,
    When,
    after_moment,
    closest,
    eve_moment,
    is_near,
    is_over,
    is_too_close,
    morning_moment,
    read_when,
    silence_moment,
)
from bot.journey.reminders import at

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)  # a Sunday
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("got an interview tuesday 2pm at elmfield for porter", When(TUESDAY, time(14))),
        ("interview tomorrow at 10", When(date(2026, 11, 23), time(10))),
        ("24/11/2026 14:00", When(TUESDAY, time(14))),
        ("tuesday 1400", When(TUESDAY, time(14))),
        ("tuesday", When(TUESDAY)),
        ("tuesday at 3", When(TUESDAY, time(15))),
        ("half two", When(None, time(14, 30))),
    ],
)
def test_a_day_and_a_time_are_read_in_their_words(said: str, when: When) -> None:
    assert read_when(said, NOW) == when


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31 february", NoWhen.IMPOSSIBLE),
        ("yesterday at 2", NoWhen.PAST),
        ("today at 8am", NoWhen.PAST),
        ("tuesday 3am", NoWhen.NIGHT),
        ("tuesday at 11pm", NoWhen.NIGHT),
        ("next week", NoWhen.VAGUE),
        ("in two years", NoWhen.TOO_FAR),
        ("tuesday at 2 or wednesday at 3", NoWhen.SEVERAL),
        ("dunno", NoWhen.UNKNOWN),
        ("not told yet", NoWhen.UNKNOWN),
        ("they are very nice", NoWhen.NOTHING),
        ("", NoWhen.NOTHING),
    ],
)
def test_what_cannot_be_has_its_reason(said: str, why: NoWhen) -> None:
    assert read_when(said, NOW) == why


@pytest.mark.parametrize(
    ("said", "clock"),
    [("10", time(10)), ("at 2", time(14)), ("10.30", time(10, 30)), ("1415", time(14, 15))],
)
def test_where_only_the_time_is_asked_for_a_bare_number_is_one(said: str, clock: time) -> None:
    assert read_when(said, NOW, known=TUESDAY) == When(TUESDAY, clock)


def test_a_time_that_is_over_today_is_over_also_where_the_day_was_known() -> None:
    assert read_when("7.30am", NOW, known=NOW.date()) is NoWhen.PAST


def test_two_interviews_within_three_hours_are_too_close() -> None:
    two = at(TUESDAY, time(14))
    four, six = at(TUESDAY, time(16)), at(TUESDAY, time(18))
    assert is_too_close(two, four)
    assert not is_too_close(two, six)
    assert closest(two, [six, four]) == four
    assert closest(two, [six]) is None


def test_today_and_tomorrow_are_near() -> None:
    days = [date(2026, 11, day) for day in (21, 22, 23, 24)]
    assert [is_near(day, NOW) for day in days] == [False, True, True, False]
    assert not is_near(None, NOW)


def test_an_interview_is_over_when_it_has_begun_or_its_day_has_passed() -> None:
    assert is_over(TUESDAY, at(TUESDAY, time(14)), at(TUESDAY, time(14)))
    assert not is_over(TUESDAY, at(TUESDAY, time(14)), at(TUESDAY, time(13)))
    assert not is_over(TUESDAY, None, at(TUESDAY, time(23)))
    assert not is_over(None, None, NOW)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25)])
def test_reminders_keep_their_hour_when_the_clocks_change(day: date) -> None:
    moments = [eve_moment(day, None), after_moment(day, None), silence_moment(day, None)]
    assert {one.time() for one in moments} == {time(10)}
    morning = morning_moment(day, at(day, time(14)))
    assert morning is not None
    assert (morning.date(), morning.time()) == (day, time(8))


def test_the_time_that_somebody_prefers_counts_by_day_only() -> None:
    assert eve_moment(TUESDAY, time(18)).time() == time(18)
    assert eve_moment(TUESDAY, time(21)).time() == time(10)


def test_an_early_interview_has_no_word_in_the_morning() -> None:
    assert morning_moment(TUESDAY, at(TUESDAY, time(9))) is None
    assert morning_moment(TUESDAY, at(TUESDAY, time(9, 30))) is not None
    assert morning_moment(TUESDAY, None) is not None
