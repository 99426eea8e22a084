"""Which ways in suit whom, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.content import Content
from bot.journey.ways_in import Facts, Suits, rank_ways

CONTENT = Path(__file__).parents[2] / "data" / "content"
WAYS = ("swap", "apprenticeship", "bank_work", "placement", "volunteering", "english_maths", "esol")


def best(**known: object) -> Suits:
    return rank_ways(Facts(**known), WAYS)[0]  # type: ignore[arg-type]


def test_whoever_looks_for_work_may_take_the_jobcentres_course() -> None:
    assert best(status="looking", has_experience=True).way == "swap"


@pytest.mark.parametrize("status", ["working", "at_risk"])
def test_whoever_has_a_job_is_not_sent_to_the_jobcentre(status: str) -> None:
    ranked = rank_ways(Facts(status=status, has_experience=True), WAYS)
    assert ranked[0].way == "bank_work"
    assert ranked[-1].way == "swap"
    assert ranked[-1].think == ("jobseekers_only",)


def test_whoever_needs_pay_is_not_shown_unpaid_ways_first() -> None:
    ranked = [one.way for one in rank_ways(Facts(status="caring", paid=True), WAYS)]
    assert ranked[0] == "apprenticeship"
    assert ranked[-1] == "volunteering"


def test_short_hours_speak_for_a_placement_and_against_an_apprenticeship() -> None:
    ranked = rank_ways(Facts(status="caring", weekly_hours=16), WAYS)
    assert ranked[0].way == "placement"
    assert next(one for one in ranked if one.way == "apprenticeship").think == ("many_hours",)


def test_a_self_check_that_leads_to_a_course_puts_it_first() -> None:
    assert best(english="course_first").way == "esol"
    assert best(maths="course_beside").way == "english_maths"


def test_no_way_is_ever_left_out() -> None:
    assert {one.way for one in rank_ways(Facts(status="not_now", paid=True), WAYS)} == set(WAYS)


def test_every_reason_has_words() -> None:
    suits = Content.load(CONTENT).ways_in.suits
    known = [
        Facts(status=status, young=young, paid=paid, weekly_hours=16, english="course_first")
        for status in (None, "working", "looking", "caring", "studying", "not_now")
        for young in (True, False)
        for paid in (True, False)
    ]
    ranked = [one for facts in known for one in rank_ways(facts, WAYS)]
    assert {reason for one in ranked for reason in one.fits} <= set(suits.fits)
    assert {reason for one in ranked for reason in one.think} <= set(suits.think)
