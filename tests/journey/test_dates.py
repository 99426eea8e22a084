"""Days and times as residents write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.dates.hours_spans import find_hours
from bot.journey.dates.periods import Period, read_period
from bot.journey.dates.reading import LONDON, Read, Unread, Want, Why, read
from bot.journey.dates.saying import say, say_period
from bot.journey.dates.spans import find_dates

NOW = datetime(2026, 11, 25, 10, tzinfo=LONDON)
SAID: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "dates.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("line", SAID, ids=[f"{n} {line['said']}" for n, line in enumerate(SAID)])
def test_what_is_written_is_said_back_or_refused_with_a_reason(line: dict[str, Any]) -> None:
    now = datetime.fromisoformat(line["now"]) if "now" in line else NOW

    found = read(line["said"], now, Want(line.get("want", "future")))

    if "why" in line:
        assert isinstance(found, Unread), found
        assert found.why.value == line["why"]
        return
    assert isinstance(found, Read), found
    assert say(found, now.astimezone(LONDON).date()) == line["read"]
    assert sorted(one.name.lower() for one in found.assumed) == line.get("assumed", "").split()


def test_the_words_that_were_read_can_be_shown() -> None:
    text = "hi, they said half 9 on tuesday week, is that ok"
    found = read(text, NOW)

    assert isinstance(found, Read)
    assert text[found.start : found.end] == "half 9 on tuesday week"


def test_a_day_that_cannot_be_is_pointed_at() -> None:
    text = "interview is monday 4 december at 2"
    found = read(text, NOW)

    assert isinstance(found, Unread)
    assert text[found.start : found.end] == "monday 4 december"
    assert found.dates == (date(2026, 12, 4),)


def test_of_two_days_both_are_told() -> None:
    found = read("friday or monday", NOW)

    assert isinstance(found, Unread)
    assert found.dates == (date(2026, 11, 27), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("said", "now", "at"),
    [
        ("tomorrow at 9am", "2026-10-24T12:00+01:00", "2026-10-25T09:00+00:00"),
        ("tomorrow at 9am", "2027-03-27T12:00+00:00", "2027-03-28T09:00+01:00"),
        # The clocks skip from 1am to 2am in March, and go through it twice in October.
        ("tomorrow at 1.30am", "2027-03-27T12:00+00:00", "2027-03-28T02:30+01:00"),
        ("tomorrow at 1.30am", "2026-10-24T12:00+01:00", "2026-10-25T01:30+01:00"),
    ],
)
def test_a_moment_is_right_on_the_night_when_the_clocks_change(
    said: str, now: str, at: str
) -> None:
    found = read(said, datetime.fromisoformat(now))

    assert isinstance(found, Read)
    moment = found.moment()
    assert moment is not None
    assert moment.isoformat(timespec="minutes") == at


def test_a_month_is_no_moment() -> None:
    found = read("in march", NOW)

    assert isinstance(found, Read)
    assert found.moment() is None


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("2015 till 2018", "2015 to 2018"),
        ("2015-18", "2015 to 2018"),
        ("from 2015 to 2018", "2015 to 2018"),
        ("march 2019 to june 2021", "March 2019 to June 2021"),
        ("03/2019 - 06/2021", "March 2019 to June 2021"),
        ("03/19 to 06/21", "March 2019 to June 2021"),
        ("jan to mar 2019", "January 2019 to March 2019"),
        ("nov - feb 2021", "November 2020 to February 2021"),
        ("i was there since 2015", "since 2015"),
        ("2015 to now", "since 2015"),
        ("march 2019 - present", "since March 2019"),
        ("started in may 2019 and still there", "since May 2019"),
        ("from may 2019", "from May 2019"),
        ("until 2018", "until 2018"),
        ("left in may", "until May 2026"),
        ("2019", "2019"),
        ("last march", "March 2026"),
        ("1 march 2019 to 4 april 2019", "1 March 2019 to 4 April 2019"),
        ("summer 2018", "2018"),
    ],
)
def test_a_working_life_is_read_in_years_and_months(said: str, back: str) -> None:
    found = read_period(said, NOW)

    assert isinstance(found, Period), found
    assert say_period(found) == back


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("2018 to 2015", Why.IMPOSSIBLE),
        ("2030", Why.FUTURE),
        ("cleaning in a school", Why.NOTHING),
        ("2001, 2005 and 2009", Why.SEVERAL),
    ],
)
def test_a_stretch_that_cannot_be_is_refused(said: str, why: Why) -> None:
    found = read_period(said, NOW)

    assert isinstance(found, Unread)
    assert found.why is why


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("can i do 9.30 to 2.30 please", ["9.30 to 2.30"]),
        ("mon to wed 10 to 2", ["mon to wed", "10 to 2"]),
        ("about 16 hours a week", ["16 hours a week"]),
        ("while kids are at school", ["while kids are at school"]),
        ("mornings or part time", ["mornings", "part time"]),
        ("3 days a week", ["3 days a week"]),
        ("2 to 3 years ago, a 24 hour clock, 9 to 5 jobs, 20 minutes", []),
    ],
)
def test_words_about_hours_are_found(said: str, words: list[str]) -> None:
    assert [said[start:end] for start, end in find_hours(said)] == words


def test_a_moment_without_a_zone_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        read("tomorrow", datetime(2026, 11, 25, 10))  # noqa: DTZ001


@given(st.text(max_size=200), st.sampled_from(Want))
def test_no_text_makes_it_fail(text: str, want: Want) -> None:
    found = read(text, NOW, want)

    assert isinstance(found, Read | Unread)


_PIECES = [
    "31",
    "feb",
    "next",
    "friday",
    "week",
    "2",
    "30/2",
    "at",
    "9",
    "to",
    "half",
    "the",
    "29th",
]


@given(st.lists(st.sampled_from([*_PIECES, "may", "2026", "in", "days", "-", "not"]), max_size=9))
def test_no_heap_of_words_about_days_makes_it_fail(words: list[str]) -> None:
    text = " ".join(words)
    for want in Want:
        assert isinstance(read(text, NOW, want), Read | Unread)
    assert isinstance(read_period(text, NOW), Period | Unread)
    for span in find_dates(text):
        assert 0 <= span.start < span.end <= len(text)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1)),  # noqa: DTZ001
    st.integers(0, 330),
    st.times(time(8), time(17, 59)),
)
def test_what_is_said_back_is_read_as_the_same(moment: datetime, days: int, at: time) -> None:
    now = moment.replace(tzinfo=UTC)
    here = now.astimezone(LONDON)
    day = here.date() + timedelta(days=days + 1)
    wanted = Read(day, at.replace(second=0, microsecond=0), 0, 0)

    found = read(say(wanted, here.date()), now)

    assert isinstance(found, Read), found
    assert (found.date, found.time) == (wanted.date, wanted.time)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["monday", "tues", "next wed", "thursday week", "this fri", "on sat"]),
)
def test_a_weekday_is_that_day_and_within_three_weeks(moment: datetime, said: str) -> None:
    today = moment.replace(tzinfo=UTC).astimezone(LONDON).date()

    found = read(said, moment.replace(tzinfo=UTC))

    assert isinstance(found, Read)
    assert found.date is not None
    assert f"{found.date:%A}".lower()[:3] in said
    assert today <= found.date <= today + timedelta(weeks=3)
