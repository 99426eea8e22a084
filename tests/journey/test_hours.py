# ruff: noqa: E501 (a table row stays on one line)
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.content.say import say_hours
from bot.journey.hours import WEEKDAYS, Hours, clock_words, parse, read_back


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9.30 to 2.30 not friday", "9.30am to 2.30pm, Monday to Thursday, so about 20 hours a week"),
        ("School Hours please", "school hours (9.30am to 2.30pm), Monday to Friday, so about 25 hours a week"),
        ("when the kids are at school", "school hours (9.30am to 2.30pm), Monday to Friday, so about 25 hours a week"),
        ("mornings", "mornings"),
        ("half 9 to half 2", "9.30am to 2.30pm"),
        ("mornins till half past 2", "before 2.30pm"),
        ("nites", "nights"),
        ("mornings only i got him in afternoon", "mornings"),
        ("only mornings, in the evening i look after my mum", "mornings"),
        ("i can do mon wed and fri mornings", "mornings, Monday, Wednesday and Friday"),
        ("nights too", "any time, and nights too"),
        ("only nights", "nights"),
        ("no nights", "any time, but not nights"),
        ("after 6", "after 6pm"),
        ("before 3", "before 3pm"),
        ("any", "any time"),
        ("16 hours", "about 16 hours a week"),
        ("weekends only", "Saturday and Sunday"),
        ("mon to thurs 9-3", "9am to 3pm, Monday to Thursday, so about 24 hours a week"),
        ("5-9pm", "5pm to 9pm"),
        ("10pm to 6am", "10pm to 6am"),
        ("30 hrs a week mornings", "mornings, so about 30 hours a week"),
        ("days but not weekends", "days, Monday to Friday"),
        ("full time", "about 37.5 hours a week"),
        ("7 till 3.30 weekdays only", "7am to 3.30pm, Monday to Friday, so about 42.5 hours a week"),
    ],
)  # fmt: skip
def test_hours_typed_in_a_hurry_are_read_back_in_plain_words(
    content: Content, typed: str, said: str
) -> None:
    hours = parse(typed)

    assert hours is not None
    assert say_hours(content, hours) == said


@pytest.mark.parametrize(
    "typed", ["", "hello", "😀😀", "4 hours a day", "مرحبا", "what does a porter do", "ls9 7ta"]
)
def test_words_that_say_nothing_about_hours_are_not_guessed(typed: str) -> None:
    assert parse(typed) is None


def test_a_window_without_days_leaves_days_and_weekly_hours_open() -> None:
    hours = parse("9.30 to 2.30")

    assert hours == Hours(time(9, 30), time(14, 30))


def test_nine_to_three_ends_in_the_afternoon_and_five_to_nine_is_an_evening() -> None:
    day, evening = parse("9 to 3"), parse("5 to 9")

    assert day is not None
    assert evening is not None
    assert (day.start, day.end) == (time(9), time(15))
    assert (evening.start, evening.end) == (time(17), time(21))


def test_a_night_window_runs_past_midnight() -> None:
    hours = parse("10pm to 6am")

    assert hours is not None
    assert hours.minutes == (22 * 60, 30 * 60)


def test_the_pieces_read_back_hold_runs_of_days() -> None:
    hours = Hours(days=WEEKDAYS - {2}, weekly_hours=16)

    assert read_back(hours).days == ((0, 1), (3, 4))


@pytest.mark.parametrize(
    ("moment", "words"), [(time(0), "12am"), (time(12), "12pm"), (time(7, 30), "7.30am"), (time(20, 5), "8.05pm")]
)  # fmt: skip
def test_times_are_written_as_the_nhs_writes_them(moment: time, words: str) -> None:
    assert clock_words(moment) == words


@given(st.text(max_size=4096))
def test_whatever_a_resident_types_the_parser_answers_and_what_it_read_survives_storage(
    typed: str,
) -> None:
    hours = parse(typed)

    if hours is not None:
        assert Hours.from_dict(hours.to_dict()) == hours


@given(st.text(alphabet="0123456789.:-apmto untilfrhdyswek ", max_size=60))
def test_numbers_and_day_names_in_any_order_never_break_the_parser(typed: str) -> None:
    hours = parse(typed)

    if hours is not None and hours.weekly_hours is not None:
        assert 0 < hours.weekly_hours <= 24 * 7
