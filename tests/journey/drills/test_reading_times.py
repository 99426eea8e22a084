"""Times of day and lengths of time, as people type them on a phone."""

from __future__ import annotations

import pytest

from bot.journey.drills.items import Kind
from bot.journey.drills.reading import Verdict, mark
from tests.journey.drills.conftest import asked

RIGHT, WRONG = Verdict.RIGHT, Verdict.WRONG
QUARTER_PAST_THREE = 15 * 60 + 15


@pytest.mark.parametrize(
    "text",
    [
        "15:15",
        "15.15",
        "1515",
        "15 15",
        "15;15",
        "3.15",
        "3:15",
        "3.15pm",
        "3:15 PM",
        "3 15",
        "quarter past 3",
        "quarter past three",
        "a quarter past 3 in the afternoon",
        "1515 hrs",
        "15h15",
        "three fifteen",
        "its 15:15",
        "I think 3.15 pm",
        "15 past 3",
        "15:15!!",
        "15:15 ?",
        "at 3.15 p.m.",
        "07:30 + 7h45 = 15:15",
        "quarter after 3",
        "fifteen minutes past three",
    ],
)
def test_a_time_is_right_however_it_is_typed(text: str) -> None:
    assert mark(asked(Kind.CLOCK, QUARTER_PAST_THREE), text) is RIGHT


@pytest.mark.parametrize(
    "text", ["14:15", "3.15am", "quarter to 3", "half 3", "4", "15:45", "03:15", "25 past 3"]
)
def test_another_time_is_wrong(text: str) -> None:
    assert mark(asked(Kind.CLOCK, QUARTER_PAST_THREE), text) is WRONG


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("half past 9", 570),
        ("half 9", 570),
        ("ten to ten", 590),
        ("9 o'clock", 540),
        ("noon", 720),
        ("midnight", 0),
        ("12", 720),
        ("twenty to eight", 460),
        ("five past 12", 725),
    ],
)
def test_times_in_words_are_read(text: str, minutes: int) -> None:
    assert mark(asked(Kind.CLOCK, minutes), text) is RIGHT


def test_on_a_24_hour_clock_the_afternoon_has_its_own_hours() -> None:
    item = asked(Kind.CLOCK_24, QUARTER_PAST_THREE)
    assert [mark(item, text) for text in ("15:15", "1515", "3:15", "03:15")] == [
        RIGHT,
        RIGHT,
        WRONG,
        WRONG,
    ]
    assert mark(item, "3.15pm") is None
    assert mark(asked(Kind.CLOCK_24, 9 * 60 + 40), "9:40") is RIGHT


def test_am_or_pm_has_to_be_said_where_it_is_asked_for() -> None:
    item = asked(Kind.CLOCK_12, QUARTER_PAST_THREE)
    assert [mark(item, text) for text in ("3.15pm", "3:15 in the afternoon", "3.15am")] == [
        RIGHT,
        RIGHT,
        WRONG,
    ]
    assert mark(item, "3.15") is None
    assert mark(item, "15:15") is None


@pytest.mark.parametrize(
    "text",
    [
        "7h45",
        "7 h 45",
        "7 hours 45 minutes",
        "7 hrs 45 mins",
        "7 hours and 45 minutes",
        "7:45",
        "7.45",
        "7.75",
        "7.75 hours",
        "7 and three quarter hours",
        "seven hours forty five",
        "465 minutes",
        "465 min",
        "7 3/4 hours",
        "7¾ hours",
        "it is 7h 45m",
    ],
)
def test_a_length_of_time_is_right_however_it_is_typed(text: str) -> None:
    assert mark(asked(Kind.LENGTH, 465), text) is RIGHT


@pytest.mark.parametrize(
    "text", ["7 and a half hours", "8", "45 minutes", "7.5", "8h45", "7 hours"]
)
def test_another_length_of_time_is_wrong(text: str) -> None:
    assert mark(asked(Kind.LENGTH, 465), text) is WRONG
