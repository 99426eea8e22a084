"""What residents want about reminders, in their own words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.dates.reading import Read, Unread, Why
from bot.journey.reminder_words import (
    Shifted,
    Wish,
    is_about_one,
    moment_of,
    read_when,
    read_wish,
    say_moment,
)
from bot.journey.reminders import LONDON, is_quiet

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # a Tuesday
moments = st.timedeltas(timedelta(), timedelta(days=2000)).map(lambda gone: NOW + gone)


def when(text: str, prefers: time | None = None) -> str | None:
    """Return when a reminder comes that is asked for so."""
    found = read_wish(text, NOW).when
    assert isinstance(found, Read), text
    moment = moment_of(found, NOW, prefers)
    return None if moment is None else f"{moment.at.astimezone(LONDON):%a %d %b %H:%M}"


@pytest.mark.parametrize(
    ("text", "at", "of"),
    [
        ("remind me on friday", "Fri 27 Nov 09:00", None),
        ("remind me tomorrow at 9 to send my form", "Wed 25 Nov 09:00", "send my form"),
        ("remind me to send my form tomorrow at 9", "Wed 25 Nov 09:00", "send my form"),
        ("can you remind me in 2 weeks", "Tue 08 Dec 09:00", None),
        ("remind me in an hour", "Tue 24 Nov 12:00", None),
        ("remind me at 9", "Wed 25 Nov 09:00", None),
        ("remind me at 5", "Tue 24 Nov 17:00", None),
        ("remind me today", "Tue 24 Nov 13:00", None),
        ("remind me next week", "Mon 30 Nov 09:00", None),
        ("remind me at half 7 in the morning", "Wed 25 Nov 08:00", None),
        ("nudge me again at the weekend", "Sat 28 Nov 09:00", None),
        ("give me a nudge on sunday to finish my form", "Sun 29 Nov 09:00", "finish my form"),
        ("prod me about the form on sunday evening", "Sun 29 Nov 18:00", "the form"),
        ("i work nights so remind me in the afternoon", "Tue 24 Nov 14:00", None),
        (
            "remind me tomorrow to ring hr about my interview on friday",
            "Wed 25 Nov 09:00",
            "ring hr about my interview on friday",
        ),
        (
            "could you pls remind me next tues 2pm to call St. Mary's",
            "Tue 01 Dec 14:00",
            "call St. Mary's",
        ),
    ],
)
def test_a_reminder_is_read_with_its_day_and_its_subject(
    text: str, at: str, of: str | None
) -> None:
    asked = read_wish(text, NOW)
    assert (asked.wish, when(text), asked.words) == (Wish.REMIND, at, of)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("no reminders", Wish.OFF),
        ("turn off reminders", Wish.OFF),
        ("stop nagging me about the form", Wish.OFF),
        ("i dont want reminders, ill remember myself", Wish.OFF),
        ("turn reminders on", Wish.ON),
        ("start reminding me again", Wish.ON),
        ("turn my reminders back on", Wish.ON),
        ("what reminders do i have", Wish.LIST),
        ("my reminders", Wish.LIST),
        ("morning is better", Wish.TIME),
        ("mornings are better for reminders", Wish.TIME),
        ("send the reminders at 6pm", Wish.TIME),
        ("text me at 7pm instead", Wish.TIME),
        ("remind me on friday instead", Wish.MOVE),
        ("change the reminder to 5pm", Wish.MOVE),
        ("move my reminder from tuesday to thursday", Wish.MOVE),
        ("too many reminders", Wish.HOW),
        ("i need a reminder every monday", Wish.HOW),
        ("no alerts after 9pm", Wish.HOW),
        ("remind me", Wish.REMIND),
        ("remind me the day before my interview", Wish.REMIND),
        ("dont let me forget to send my form", Wish.REMIND),
    ],
)
def test_wishes_are_told_apart(text: str, wish: Wish) -> None:
    assert read_wish(text, NOW).wish is wish


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("remind me", Why.NOTHING),
        ("remind me on 31 feb", Why.IMPOSSIBLE),
        ("remind me yesterday", Why.PAST),
        ("remind me on 3 november", Why.PAST),
        ("remind me on monday and friday", Why.SEVERAL),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason(text: str, why: Why) -> None:
    found = read_wish(text, NOW).when
    assert isinstance(found, Unread)
    assert found.why is why


@pytest.mark.parametrize(
    ("text", "at", "shifted"),
    [
        ("remind me at 11pm", "Tue 24 Nov 19:30", Shifted.LATE),
        ("remind me on friday at 6am", "Fri 27 Nov 08:00", Shifted.EARLY),
        ("remind me tomorrow night", "Wed 25 Nov 19:30", None),
    ],
)
def test_quiet_hours_move_a_reminder_near_its_time(
    text: str, at: str, shifted: Shifted | None
) -> None:
    found = read_wish(text, NOW).when
    assert isinstance(found, Read)
    moment = moment_of(found, NOW)
    assert moment is not None
    assert (when(text), moment.shifted) == (at, shifted)


def test_late_in_the_evening_what_is_wanted_today_comes_tomorrow_morning() -> None:
    late = datetime(2026, 11, 24, 19, 50, tzinfo=UTC)
    found = read_wish("remind me today at 9.30pm", late).when
    assert isinstance(found, Read)
    moment = moment_of(found, late)
    assert moment is not None
    assert f"{moment.at:%d %H:%M}" == "25 08:00"


def test_without_a_time_it_comes_when_they_like_it() -> None:
    assert when("remind me on friday", time(18)) == "Fri 27 Nov 18:00"


@pytest.mark.parametrize("text", ["remind me in 2 years", "remind me next year", "this week"])
def test_what_is_no_day_in_the_year_ahead_is_asked_about(text: str) -> None:
    assert when(text) is None


def test_a_part_of_the_day_answers_when() -> None:
    found = read_when("in the evening pls", NOW)
    assert isinstance(found, Read)
    assert found.time == time(18)
    assert isinstance(read_when("dunno", NOW), Unread)


def test_one_reminder_is_told_from_all() -> None:
    assert is_about_one("stop reminding me about the form")
    assert not is_about_one("stop reminders")


def test_a_moment_is_said_as_people_say_it() -> None:
    assert say_moment(datetime(2026, 11, 27, 9, tzinfo=UTC), NOW) == "Friday 27 November at 9am"


@given(st.text(max_size=80), moments)
def test_whatever_is_written_a_reminder_is_never_past_and_never_in_quiet_hours(
    text: str, here: datetime
) -> None:
    found = read_wish(f"remind me {text}", here).when
    if isinstance(found, Read) and (moment := moment_of(found, here)) is not None:
        assert moment.at > here
        assert not is_quiet(moment.at)


@given(
    st.sampled_from(["tomorrow", "on friday", "in 3 days", "today", "in 2 hours", ""]),
    st.sampled_from(["at 9", "at 9pm", "at 6am", "in the morning", "at 20:00", "tonight"]),
    moments,
)
def test_days_and_times_put_together_are_never_past_and_never_quiet(
    day: str, clock: str, here: datetime
) -> None:
    found = read_wish(f"remind me {day} {clock}", here).when
    if isinstance(found, Read) and (moment := moment_of(found, here)) is not None:
        assert moment.at > here
        assert not is_quiet(moment.at)
