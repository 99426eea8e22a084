"""What can be said of somebody's months in work, worked out from stored facts alone.

Facts are jobs with their days and check-ins with their answers; a measure is never typed in. Each
measure is True, False, or None where nobody knows: what was not answered is not held for a yes or
for a no. The measures are named in docs/outcomes-at-work.md; the definition of 16 hours a week for
26 weeks follows the Restart scheme and the Work and Health Programme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MARKS = (13, 26, 52)
"""Weeks after the first start at which it is asked whether somebody is in work."""
WEEK = timedelta(weeks=1)
SUSTAINED_WEEKS = 26
SUSTAINED_HOURS = 16.0
NHS_OR_CARE = frozenset({"nhs", "social_care"})
HAS_BEGUN = frozenset({"started", "ended"})
_COUNTED = frozenset({"asked", "answered", "no_answer"})


@dataclass(frozen=True, slots=True)
class JobFacts:
    """One job: `state` is expected, started, ended or never_started; days are London's."""

    id: int
    state: str
    starts_on: date | None
    ended_on: date | None = None
    employer_type: str | None = None
    contract: str | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """One check-in: `state` is planned, asked, answered, no_answer or dropped."""

    job_id: int
    kind: str
    number: int
    due_on: date
    state: str
    answered_on: date | None = None
    still_there: bool | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """How many answered, of how many that were asked; a figure without it says little."""

    answered: int
    asked: int

    @property
    def share(self) -> float | None:
        """Return the share that answered, from 0 to 1; None where nobody was asked."""
        return self.answered / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One resident's measures on a day; those of weeks are by the number of weeks."""

    started: bool
    first_start: date | None
    any_job: dict[int, bool | None]
    same_job: dict[int, bool | None]
    sixteen_hours_for_26_weeks: bool | None
    nhs_or_care: bool | None
    response: Rate


def outcomes(jobs: Sequence[JobFacts], asked: Sequence[CheckInFacts], on: date) -> Outcomes:
    """Return what the facts say of one resident on a day."""
    begun = sorted(
        (one for one in jobs if one.state in HAS_BEGUN and one.starts_on and one.starts_on <= on),
        key=lambda one: one.starts_on or on,
    )
    first = begun[0].starts_on if begun else None
    return Outcomes(
        started=bool(begun),
        first_start=first,
        any_job={weeks: _at(first, weeks, on, begun, asked) for weeks in MARKS},
        same_job={weeks: _at(first, weeks, on, begun[:1], asked) for weeks in MARKS},
        sixteen_hours_for_26_weeks=_sustained(begun, asked, on),
        nhs_or_care=_nhs_or_care(begun),
        response=response_rate(asked),
    )


def response_rate(asked: Iterable[CheckInFacts]) -> Rate:
    """Return how many check-ins were answered, of those that were asked; late ones count."""
    counted = [one for one in asked if one.state in _COUNTED]
    return Rate(sum(one.state == "answered" for one in counted), len(counted))


def held_on(job: JobFacts, asked: Iterable[CheckInFacts], day: date) -> bool | None:
    """Return whether a job was held on a day; None where nobody told.

    Somebody who said on a later day that they are still there was there on the day.
    """
    if job.state not in HAS_BEGUN or job.starts_on is None or job.starts_on > day:
        return False
    if job.ended_on is not None:
        return job.ended_on > day
    if job.state == "ended":
        return None  # it is over, and nobody told since when
    confirmed = _confirmed(job, asked)
    return True if confirmed is not None and confirmed >= day else None


def _confirmed(job: JobFacts, asked: Iterable[CheckInFacts]) -> date | None:
    days = [
        one.answered_on
        for one in asked
        if one.job_id == job.id and one.state == "answered" and one.still_there and one.answered_on
    ]
    return max(days, default=None)


def _at(
    first: date | None,
    weeks: int,
    on: date,
    jobs: Sequence[JobFacts],
    asked: Sequence[CheckInFacts],
) -> bool | None:
    """Return whether one of some jobs was held so many weeks after the first start."""
    if first is None or first + weeks * WEEK > on:
        return None
    held = [held_on(job, asked, first + weeks * WEEK) for job in jobs]
    if any(held):
        return True
    return None if None in held else False


def _sustained(jobs: Sequence[JobFacts], asked: Sequence[CheckInFacts], on: date) -> bool | None:
    """Return whether 26 weeks of 16 hours or more are known, of one job or of several together.

    The weeks need not follow one another. False only when all jobs are over and it was less.
    """
    if not jobs:
        return None
    first = min(one.starts_on for one in jobs if one.starts_on)
    count, day = 0, first
    while day + WEEK <= on:
        hours = [_hours(job, asked, day) for job in jobs if _held_week(job, asked, day)]
        count += sum(one or 0.0 for one in hours) >= SUSTAINED_HOURS
        day += WEEK
    if count >= SUSTAINED_WEEKS:
        return True
    all_over = all(one.state == "ended" and one.ended_on is not None for one in jobs)
    knows_hours = all(_knows_hours(one, asked) for one in jobs)
    return False if all_over and knows_hours else None


def _held_week(job: JobFacts, asked: Sequence[CheckInFacts], day: date) -> bool:
    """Whether a job is known to have been held for the whole week from a day on."""
    last = day + WEEK - timedelta(days=1)
    return bool(held_on(job, asked, day)) and bool(held_on(job, asked, last))


def _hours(job: JobFacts, asked: Sequence[CheckInFacts], day: date) -> float | None:
    """Return the hours a week as they were told last before a day, or else first after it."""
    told = sorted(
        (one.answered_on, one.hours)
        for one in asked
        if one.job_id == job.id and one.answered_on is not None and one.hours is not None
    )
    before = [hours for answered_on, hours in told if answered_on <= day]
    if before:
        return before[-1]
    return job.hours if job.hours is not None else next((hours for _, hours in told), None)


def _knows_hours(job: JobFacts, asked: Sequence[CheckInFacts]) -> bool:
    told = (one.hours for one in asked if one.job_id == job.id)
    return job.hours is not None or any(hours is not None for hours in told)


def _nhs_or_care(jobs: Sequence[JobFacts]) -> bool | None:
    kinds = {one.employer_type for one in jobs}
    if kinds & NHS_OR_CARE:
        return True
    return None if not kinds or kinds & {None, "not_sure"} else False
