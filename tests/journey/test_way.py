"""Six stepping stones: where somebody stands, and what is next."""

from __future__ import annotations

from datetime import date

import pytest

from bot.journey.stages import Stage
from bot.journey.way import Following, Known, Stone, Way, next_thing, where

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("stage", "applications", "stone"),
    [
        (Stage.JOINING, (), Stone.ROLES),
        (Stage.CHOOSING, (), Stone.ROLES),
        (Stage.PAUSED, (), Stone.ROLES),
        (Stage.PREPARING, (), Stone.APPLY),
        (Stage.APPLIED, ("submitted",), Stone.APPLY),
        (Stage.PREPARING, ("interview", "preparing"), Stone.INTERVIEW),
        (Stage.PREPARING, ("rejected",), Stone.APPLY),
        (Stage.PAUSED, ("offer",), Stone.CHECKS),
        (Stage.CHECKING, ("checks",), Stone.CHECKS),
        (Stage.CHECKING, ("start",), Stone.START),
        (Stage.IN_WORK, ("start", "withdrawn"), Stone.SIX_MONTHS),
    ],
)
def test_somebody_stands_where_their_stage_or_furthest_application_says(
    stage: Stage, applications: tuple[str, ...], stone: Stone
) -> None:
    assert where(stage, applications) is stone


def following(stage: Stage, *applications: str, **known: object) -> Following:
    facts = {
        "asking": False,
        "has_roles": False,
        "knows_wishes": False,
        "today": TODAY,
        **known,
    }
    here = where(stage, applications)
    told = facts.pop("told", Known())
    return next_thing(here, stage, applications, told, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", list(Stage))
def test_there_is_always_something_next(stage: Stage) -> None:
    assert following(stage) in Following


def test_what_is_next_follows_from_what_is_there() -> None:
    assert following(Stage.CHOOSING) is Following.FIND_ROLE
    assert following(Stage.CHOOSING, asking=True) is Following.QUESTIONS
    assert following(Stage.CHOOSING, knows_wishes=True) is Following.CHOOSE_ROLE
    assert following(Stage.PREPARING, has_roles=True) is Following.FIND_ADVERT
    assert following(Stage.PREPARING, "preparing") is Following.FINISH_APPLICATION
    assert following(Stage.APPLIED, "submitted", "preparing") is Following.FINISH_APPLICATION
    assert following(Stage.APPLIED, "submitted", "rejected") is Following.WAIT
    assert following(Stage.PREPARING, "rejected", has_roles=True) is Following.FIND_ADVERT
    assert following(Stage.INTERVIEWING) is Following.INTERVIEW
    assert following(Stage.OFFERED, "offer") is Following.OFFER
    assert following(Stage.CHECKING) is Following.CHECKS
    assert following(Stage.IN_WORK) is Following.WORK


def test_an_interview_is_got_ready_for_until_its_day_is_over() -> None:
    tomorrow = Known(interview_on=date(2026, 3, 13))
    yesterday = Known(interview_on=date(2026, 3, 11))

    assert following(Stage.INTERVIEWING, "interview", told=tomorrow) is Following.INTERVIEW_DAY
    assert following(Stage.INTERVIEWING, told=Known(interview_on=TODAY)) is Following.INTERVIEW_DAY
    assert following(Stage.INTERVIEWING, told=yesterday) is Following.AFTER_INTERVIEW


def test_of_the_checks_what_is_next_is_the_residents_own_part_or_else_to_wait() -> None:
    mine = Known(checks=6, checks_done=2, my_check="identity")
    others = Known(checks=6, checks_done=2, is_with_others=True)

    assert following(Stage.OFFERED, "offer", told=Known()) is Following.OFFER
    assert following(Stage.OFFERED, "offer", told=mine) is Following.MY_CHECK
    assert following(Stage.CHECKING, "checks", told=mine) is Following.MY_CHECK
    assert following(Stage.CHECKING, "checks", told=others) is Following.OTHERS_CHECKS
    assert following(Stage.CHECKING, "checks") is Following.CHECKS


def test_after_the_last_check_a_first_day_is_asked_for() -> None:
    told = Known(checks=6, checks_done=6)
    assert following(Stage.CHECKING, "checks", told=told) is Following.START_DATE


def test_before_the_first_day_that_is_what_comes_next() -> None:
    told = Known(started_on=date(2026, 3, 16))
    assert following(Stage.IN_WORK, "start", told=told) is Following.FIRST_DAY


def test_weeks_in_work_are_counted_from_the_first_day() -> None:
    known = Known(started_on=date(2026, 2, 4))
    way = Way(Stone.SIX_MONTHS, Following.WORK, TODAY, known=known, today=TODAY)
    assert way.weeks_in_work == 5
    early = Way(Stone.START, Following.FIRST_DAY, TODAY, known=known, today=date(2026, 1, 1))
    assert early.weeks_in_work is None


def test_the_way_ends_after_26_weeks_in_the_job() -> None:
    last_day = following(Stage.IN_WORK, "start", told=Known(started_on=date(2025, 9, 12)))
    day_before = following(Stage.IN_WORK, "start", told=Known(started_on=date(2025, 9, 11)))

    assert (last_day, day_before) == (Following.WORK, Following.FINISHED)
    way = Way(Stone.SIX_MONTHS, Following.FINISHED, TODAY)
    assert all(way.is_done(stone) for stone in Stone)


def test_what_lies_behind_is_done_and_the_rest_is_not() -> None:
    way = Way(Stone.INTERVIEW, Following.INTERVIEW, TODAY, applications=("preparing", "interview"))

    assert [stone for stone in Stone if way.is_done(stone)] == [Stone.ROLES, Stone.APPLY]
    assert way.started == 1
