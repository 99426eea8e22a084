"""Measures of months in work: only from facts, and open where nobody told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.journey.outcomes_at_work import CheckInFacts, JobFacts, held_on, outcomes, response_rate

START = date(2026, 1, 5)
JOB = JobFacts(1, "started", START, employer_type="nhs", contract="permanent", hours=20.0)


def asked(week: int, *, job: int = 1, there: bool | None = True, **more: object) -> CheckInFacts:
    due = START + timedelta(weeks=week)
    state = "answered" if there is not None else "no_answer"
    known = CheckInFacts(job, "work", week, due, state, due if there is not None else None, there)
    return replace(known, **more)  # type: ignore[arg-type]


def after(weeks: int) -> date:
    return START + timedelta(weeks=weeks)


def test_still_there_at_26_weeks_says_so_of_13_weeks_too() -> None:
    found = outcomes([JOB], [asked(26)], after(30))
    assert found.any_job == {13: True, 26: True, 52: None}
    assert found.same_job[26] is True
    assert found.sixteen_hours_for_26_weeks is True


def test_silence_is_neither_a_yes_nor_a_no() -> None:
    found = outcomes([JOB], [asked(4), asked(13, there=None), asked(26, there=None)], after(30))
    assert found.any_job == {13: None, 26: None, 52: None}
    assert found.sixteen_hours_for_26_weeks is None


def test_a_job_that_ended_before_is_a_no() -> None:
    job = replace(JOB, state="ended", ended_on=after(10))
    found = outcomes([job], [asked(4)], after(30))
    assert found.any_job[13] is False
    assert found.same_job[26] is False
    assert found.sixteen_hours_for_26_weeks is False


def test_another_job_counts_as_any_and_not_as_the_same() -> None:
    first = replace(JOB, state="ended", ended_on=after(10))
    second = replace(JOB, id=2, starts_on=after(12), employer_type="other")
    found = outcomes([first, second], [asked(26, job=2)], after(30))
    assert found.any_job[26] is True
    assert found.same_job[26] is False


def test_twelve_hours_are_not_sixteen_and_two_jobs_together_are() -> None:
    small = replace(JOB, hours=12.0)
    assert outcomes([small], [asked(26)], after(30)).sixteen_hours_for_26_weeks is None
    other = replace(JOB, id=2, hours=8.0)
    both = outcomes([small, other], [asked(26), asked(26, job=2)], after(30))
    assert both.sixteen_hours_for_26_weeks is True


def test_hours_that_fell_count_only_as_long_as_they_were_enough() -> None:
    told = [asked(13, hours=10.0), asked(26, hours=10.0)]
    assert outcomes([JOB], told, after(30)).sixteen_hours_for_26_weeks is None


def test_hours_that_nobody_told_are_not_made_up() -> None:
    job = replace(JOB, hours=None)
    assert outcomes([job], [asked(26)], after(30)).sixteen_hours_for_26_weeks is None


def test_a_job_that_was_only_expected_is_no_start() -> None:
    expected = replace(JOB, state="expected")
    never = replace(JOB, state="never_started")
    for job in (expected, never):
        found = outcomes([job], [], after(30))
        assert not found.started
        assert found.any_job[13] is None
        assert found.nhs_or_care is None


def test_a_job_that_is_over_since_nobody_knows_when_is_open() -> None:
    assert held_on(replace(JOB, state="ended"), [], after(13)) is None


def test_the_flag_of_nhs_or_care_needs_the_kind_of_employer() -> None:
    assert outcomes([JOB], [], after(1)).nhs_or_care is True
    assert outcomes([replace(JOB, employer_type="other")], [], after(1)).nhs_or_care is False
    assert outcomes([replace(JOB, employer_type="not_sure")], [], after(1)).nhs_or_care is None


def test_the_rate_counts_who_was_asked_and_no_others() -> None:
    planned = asked(52, state="planned")
    dropped = asked(1, state="dropped")
    rate = response_rate([asked(4), asked(13, there=None), planned, dropped])
    assert (rate.answered, rate.asked, rate.share) == (1, 2, 0.5)
    assert response_rate([]).share is None
