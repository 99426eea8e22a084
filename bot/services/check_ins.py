"""What somebody answers when they are asked how it goes at work; late answers count too."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.clock import in_london
from bot.journey.check_ins import Answer
from bot.journey.outcomes_at_work import CheckInFacts, JobFacts, Outcomes, outcomes
from bot.journey.reminders import Kind
from bot.services.job_facts import NOW
from bot.services.matters.jobs import subject_of_check_in
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.work_records import CheckIn, Job

STILL_ANSWERS = timedelta(days=28)
"""So long after it was asked, what somebody writes about work answers a check-in."""
LONGEST_WORDS = 400


def open_check_in(uow: UnitOfWork, resident_id: str, now: datetime) -> CheckIn | None:
    """Return the check-in that waits for an answer, the one that was asked last."""
    going = {one.id for one in uow.jobs.of(resident_id) if one.state in NOW}
    waiting = [
        one
        for one in uow.jobs.check_ins(resident_id)
        if one.state in {"asked", "no_answer"}
        and one.job_id in going
        and one.asked_at is not None
        and now - one.asked_at <= STILL_ANSWERS
    ]
    return max(waiting, key=lambda one: one.asked_at or now, default=None)


def get(uow: UnitOfWork, resident_id: str, check_in_id: int) -> CheckIn | None:
    """Return a resident's check-in, or None."""
    return next((one for one in uow.jobs.check_ins(resident_id) if one.id == check_in_id), None)


def answer(
    uow: UnitOfWork, step: Step, one: CheckIn, told: Answer, words: str | None = None
) -> CheckIn:
    """Keep an answer, or more of it, and return the check-in; it is not asked again.

    Whoever is still there has started, whatever was known before. Hours that were not known are
    the job's from now on.
    """
    resident = arrive(uow, step)
    changes: dict[str, Any] = {
        name: value
        for name in ("feeling", "still_there", "hours", "trouble")
        if (value := getattr(told, name)) is not None
    }
    if words:
        changes["words"] = f"{one.words}\n{words}" if one.words else words
        changes["words"] = changes["words"][:LONGEST_WORDS]
    if one.state != "answered":
        changes |= {"state": "answered", "answered_at": step.at}
        uow.reminders.cancel(resident.id, kind=Kind.MATTER, about=subject_of_check_in(one))
    uow.jobs.update_check_in(resident.id, one.id, now=step.at, **changes)
    job = uow.jobs.get(resident.id, one.job_id)
    if job is not None:
        _of_job(uow, step, job, told)
    what = {"job": one.job_id, "kind": one.kind, "number": one.number}
    log(uow, resident, step, "check_in_answered", what)
    uow.commit()
    return get(uow, resident.id, one.id) or one


def tell(uow: UnitOfWork, step: Step, job: Job, told: Answer) -> None:
    """Keep what somebody tells of their work without being asked, or on the first evening."""
    resident = arrive(uow, step)
    _of_job(uow, step, job, told)
    if told.feeling is not None:
        log(uow, resident, step, f"work_{told.feeling}", {"job": job.id})
    uow.commit()


def trouble(uow: UnitOfWork, step: Step, kind: str, job: Job | None) -> None:
    """Keep which kind of trouble somebody has at work: an id, and nothing of what happened."""
    resident = arrive(uow, step)
    data = {"trouble": kind, **({"job": job.id} if job else {})}
    log(uow, resident, step, f"work_trouble:{kind}", data)
    uow.commit()


def outcomes_of(uow: UnitOfWork, resident_id: str, now: datetime) -> Outcomes:
    """Return what the kept facts say of somebody's months in work; see the pure module."""
    jobs = [
        JobFacts(
            id=one.id,
            state=one.state,
            starts_on=one.starts_on,
            ended_on=one.ended_on,
            employer_type=one.employer_type,
            contract=one.contract,
            hours=one.hours_per_week,
        )
        for one in uow.jobs.of(resident_id)
    ]
    asked = [
        CheckInFacts(
            job_id=one.job_id,
            kind=one.kind,
            number=one.number,
            due_on=one.due_on,
            state=one.state,
            answered_on=in_london(one.answered_at).date() if one.answered_at else None,
            still_there=one.still_there,
            hours=one.hours,
        )
        for one in uow.jobs.check_ins(resident_id)
    ]
    return outcomes(jobs, asked, in_london(now).date())


def _of_job(uow: UnitOfWork, step: Step, job: Job, told: Answer) -> None:
    """Keep what an answer tells of the job itself."""
    changes: dict[str, Any] = {}
    today = in_london(step.at).date()
    has_come = job.starts_on is None or job.starts_on <= today
    if told.still_there and job.state == "expected" and has_come:
        changes["state"] = "started"
    if told.hours is not None and job.hours_per_week is None:
        changes["hours_per_week"] = told.hours
    if changes:
        uow.jobs.update(job.resident_id, job.id, now=step.at, **changes)
