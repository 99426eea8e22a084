"""When somebody is reminded, when not, and what has lost its point."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journey.reminders import (
    DAY,
    EARLIEST,
    LATEST,
    LONDON,
    STEPS,
    About,
    Due,
    Fate,
    Kind,
    Situation,
    following,
    is_late,
    is_quiet,
    judge,
    next_open,
    nudge_at,
    quiet_from,
)

LEFT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
NOW = LEFT + DAY
NUDGE = Due(Kind.NUDGE, About.JOINING, 0, NOW, LEFT)
ASKED = Due(Kind.ASKED, "message:1", 0, NOW, LEFT)
QUITE_FREE = Situation(
    now=NOW,
    may_write=True,
    wants=True,
    in_danger=False,
    owner="bot",
    unfinished=About.JOINING,
    wrote_at=LEFT,
    reminded_at=None,
)
moments = st.timedeltas(timedelta(), timedelta(days=4000)).map(lambda gone: LEFT + gone)


def fate(due: Due, **changes: object) -> Fate:
    return judge(due, replace(QUITE_FREE, **changes)).fate  # type: ignore[arg-type]


@given(moments)
def test_the_next_open_hour_is_never_quiet_never_past_and_soon(moment: datetime) -> None:
    then = next_open(moment)
    assert not is_quiet(then)
    assert timedelta() <= then - moment <= timedelta(hours=13)


@given(moments, st.sampled_from(About), st.none() | st.times())
def test_a_nudge_never_comes_in_quiet_hours(
    left: datetime, about: About, prefers: time | None
) -> None:
    for nth, step in enumerate(STEPS[about]):
        then = nudge_at(about, nth, left, prefers)
        assert not is_quiet(then)
        assert step - 2 * DAY < then - left < step + 2 * DAY


@given(moments)
def test_whatever_is_said_is_said_in_open_hours(moment: datetime) -> None:
    for due in (NUDGE, ASKED):
        verdict = judge(due, replace(QUITE_FREE, now=moment, wrote_at=None))
        open_now = EARLIEST <= moment.astimezone(LONDON).time() < LATEST
        assert verdict.fate is (Fate.SAY if open_now else Fate.WAIT)


@given(moments)
def test_the_quiet_hours_begin_at_eight_in_the_evening_in_london(moment: datetime) -> None:
    assert quiet_from(moment).astimezone(LONDON).hour == 20


def test_an_evening_stays_an_evening_when_the_clocks_change() -> None:
    saturday = datetime(2026, 3, 28, 18, 15, tzinfo=UTC)  # the clocks change in the night
    then = nudge_at(About.JOINING, 0, saturday, None)
    assert then.astimezone(LONDON).time() == time(18, 15)
    assert then - saturday == timedelta(hours=23)


def test_eight_in_summer_is_seven_by_greenwich() -> None:
    assert is_quiet(datetime(2026, 7, 1, 6, 59, tzinfo=UTC))
    assert not is_quiet(datetime(2026, 7, 1, 7, 0, tzinfo=UTC))
    assert is_quiet(datetime(2026, 7, 1, 19, 0, tzinfo=UTC))


def test_somebody_who_left_the_first_questions_is_nudged() -> None:
    assert fate(NUDGE) is Fate.SAY


@pytest.mark.parametrize(
    "changes",
    [
        {"may_write": False},
        {"wants": False},
        {"in_danger": True},
        {"owner": "person"},
        {"owner": "waiting"},
        {"unfinished": None},
        {"unfinished": About.ROLES},
    ],
)
def test_a_nudge_that_lost_its_point_is_dropped(changes: dict[str, object]) -> None:
    assert fate(NUDGE, **changes) is Fate.DROP


def test_whoever_wrote_meanwhile_gets_a_new_day() -> None:
    wrote = LEFT + timedelta(hours=20)
    verdict = judge(NUDGE, replace(QUITE_FREE, wrote_at=wrote))
    assert (verdict.fate, verdict.until, verdict.since) == (Fate.WAIT, wrote + DAY + H3, wrote)


H3 = timedelta(hours=2, minutes=30)
"""5.30am is too early: the nudge comes at 8."""


def test_whoever_answered_the_first_nudge_gets_no_second() -> None:
    second = replace(NUDGE, nth=1)
    assert fate(second, now=LEFT + 7 * DAY) is Fate.SAY
    assert fate(second, now=LEFT + 7 * DAY, wrote_at=LEFT + 2 * DAY) is Fate.DROP


def test_nobody_is_nudged_twice_in_a_day() -> None:
    verdict = judge(NUDGE, replace(QUITE_FREE, reminded_at=NOW - timedelta(hours=1)))
    assert verdict.fate is Fate.WAIT
    assert verdict.until is not None
    assert verdict.until.astimezone(LONDON).date() == NOW.date() + DAY


def test_what_was_asked_for_comes_even_on_a_day_with_a_nudge_and_with_reminders_off() -> None:
    assert fate(ASKED, reminded_at=NOW, wants=False, unfinished=None) is Fate.SAY


@pytest.mark.parametrize("changes", [{"owner": "person"}, {"in_danger": True}])
def test_what_was_asked_for_waits_a_week_for_a_person_or_a_danger(
    changes: dict[str, object],
) -> None:
    assert fate(ASKED, **changes) is Fate.WAIT
    assert fate(ASKED, now=NOW + 8 * DAY, **changes) is Fate.DROP


def test_after_the_last_nudge_there_is_silence() -> None:
    second = following(NUDGE, NOW, None)
    assert second == LEFT + 7 * DAY
    assert following(replace(NUDGE, nth=1), LEFT + 7 * DAY, None) is None


def test_after_a_long_pause_the_second_nudge_is_left_out() -> None:
    assert following(NUDGE, LEFT + timedelta(days=6, hours=12), None) is None
    assert following(NUDGE, LEFT + 90 * DAY, None) is None


def test_a_reminder_says_that_it_is_late_only_when_it_is() -> None:
    assert not is_late(NOW, NOW + timedelta(minutes=5))
    assert is_late(NOW, NOW + timedelta(hours=2))
