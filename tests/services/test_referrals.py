"""Pointing Samira to help, and asking her later, at the right hour, what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import in_london
from bot.journey.referrals import Outcome
from bot.services import referrals, reminders
from bot.services.application_records import Referral
from tests.services.test_reminding import Samira, samira

__all__ = ["samira"]

DAY = timedelta(days=1)
CHILDCARE, COURSE = "barrier:childcare", "way:esol"


def agrees(samira: Samira, reason: str, service: str = "help with childcare") -> Referral:
    with samira.turn() as (uow, step):
        referrals.refer(uow, samira.content, step, reason, service, person=True)
    return kept(samira)


def kept(samira: Samira) -> Referral:
    with samira.reading() as uow:
        return uow.background.referrals(samira.resident.id)[-1]


def answers(samira: Samira, outcome: Outcome) -> Referral:
    with samira.turn() as (uow, step):
        referral = referrals.record_outcome(uow, step, kept(samira).id, outcome)
    assert referral is not None
    return referral


def test_two_weeks_after_somebody_agreed_they_are_asked_once_whether_it_helped(
    samira: Samira,
) -> None:
    samira.joins()
    samira.change(stage="paused")
    agreed = agrees(samira, CHILDCARE).at
    said = samira.each_hour(60)
    assert [line.at.date() - agreed.date() for line in said] == [14 * DAY]
    assert "help with childcare. Did it help?" in said[0].text
    assert [one.label for one in said[0].buttons] == ["Yes, it helped", "No, it did not", "Not yet"]


def test_whoever_has_written_meanwhile_is_asked_on_the_same_day_all_the_same(
    samira: Samira,
) -> None:
    samira.joins()
    samira.change(stage="paused")
    agreed = agrees(samira, CHILDCARE).at
    samira.each_hour(10)
    samira.writes()
    assert [line.at.date() - agreed.date() for line in samira.each_hour(10)] == [14 * DAY]


def test_it_is_asked_by_day_and_not_at_night(samira: Samira) -> None:
    samira.clock.move(timedelta(hours=13))
    samira.joins()
    samira.change(stage="paused")
    agrees(samira, CHILDCARE)
    (line,) = samira.each_hour(20)
    assert 8 <= in_london(line.at).hour < 20


def test_what_helped_is_kept_with_what_stood_in_the_way(samira: Samira) -> None:
    samira.joins()
    with samira.turn() as (uow, step):
        who = samira.resident.id
        uow.background.set_barrier(who, "childcare", state="open", at=step.at, is_main=True)
        uow.commit()
    agrees(samira, CHILDCARE)
    assert answers(samira, Outcome.HELPED).state == "helped"
    with samira.reading() as uow:
        (barrier,) = uow.background.barriers(samira.resident.id)
    assert (barrier.state, barrier.is_main) == ("helped", True)


def test_not_yet_is_asked_again_and_no_is_not(samira: Samira) -> None:
    samira.joins()
    samira.change(stage="paused")
    agrees(samira, CHILDCARE)
    samira.each_hour(15)
    answers(samira, Outcome.NOT_YET)
    assert len(samira.each_hour(20)) == 2
    assert answers(samira, Outcome.NOT_HELPED).state == "not_helped"
    assert len(samira.each_hour(60)) == 2


def test_of_a_course_it_is_asked_whether_it_began_and_then_whether_it_ended(
    samira: Samira,
) -> None:
    samira.joins()
    samira.change(stage="paused")
    agrees(samira, COURSE, "English course")
    assert samira.each_hour(15)[-1].text.endswith("Has it started?")
    assert answers(samira, Outcome.STARTED).state == "went"
    assert samira.each_hour(45)[-1].text.endswith("Has it ended?")
    assert answers(samira, Outcome.ENDED).state == "helped"
    assert len(samira.each_hour(60)) == 2


def test_whoever_answers_before_they_are_asked_is_not_asked(samira: Samira) -> None:
    samira.joins()
    samira.change(stage="paused")
    agrees(samira, CHILDCARE)
    answers(samira, Outcome.HELPED)
    assert samira.each_hour(60) == []


def test_whoever_wants_no_reminders_is_not_asked(samira: Samira) -> None:
    samira.joins()
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=False)
    agrees(samira, CHILDCARE)
    assert samira.each_hour(60) == []


def test_a_reminder_that_was_asked_for_comes_first_and_the_question_a_day_later(
    samira: Samira,
) -> None:
    samira.joins()
    samira.change(stage="paused")
    agreed = agrees(samira, CHILDCARE).at
    with samira.turn() as (uow, step):
        who = samira.resident.id
        uow.reminders.schedule(
            who, kind="asked", about="x", due_at=agreed + 14 * DAY, since=step.at, words="ring"
        )
        uow.commit()
    said = samira.each_hour(20)
    assert [line.text.endswith("Did it help?") for line in said] == [False, True]
    assert said[1].at.date() - said[0].at.date() == DAY


def test_the_same_help_is_asked_for_once(samira: Samira) -> None:
    samira.joins()
    first = agrees(samira, CHILDCARE)
    assert agrees(samira, CHILDCARE).id == first.id


def test_what_somebody_did_not_want_is_kept_and_not_asked_about(samira: Samira) -> None:
    samira.joins()
    samira.change(stage="paused")
    with samira.turn() as (uow, step):
        referrals.decline(uow, step, CHILDCARE, "help with childcare")
    assert kept(samira).state == "declined"
    assert samira.each_hour(60) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_answer_about_nothing_is_kept_nowhere(samira: Samira, outcome: Outcome) -> None:
    samira.joins()
    with samira.turn() as (uow, step):
        assert referrals.record_outcome(uow, step, 99, outcome) is None
