"""Jobs: the first day, what is known of it, the months in it, and its end.

A job is told of by the resident. It belongs to an application, which comes to its last stage with
it; when the job is over, the resident's own stage goes back to where their other applications are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.clock import in_london
from bot.content.content import Content
from bot.content.roles import Role
from bot.journey.applying import ApplicationStage
from bot.journey.first_day import EARLY
from bot.journey.reminders import Kind
from bot.services import applications
from bot.services.application_records import Application
from bot.services.job_facts import job_now, jobs_now
from bot.services.matters.jobs import SUBJECT, plan
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident
from bot.services.work_records import Job

LONGEST_TITLE = 160
EXPECTED, STARTED, ENDED, NEVER_STARTED = "expected", "started", "ended", "never_started"


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names of a job: none of it needs to be there."""

    title: str | None = None
    employer: str | None = None
    role: Role | None = None

    @property
    def words(self) -> str | None:
        """Return what the job is called, where it was named."""
        return self.title or (self.role.title if self.role else None)


def start(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    *,
    day: date | None,
    has_begun: bool = False,
    application: Application | None = None,
    named: Named | None = None,
    details: dict[str, Any] | None = None,
    another: bool = False,
) -> Job:
    """Keep the job that somebody starts, or what is new of it, and return it.

    `another`: it is none of those that are known.
    `application`: the one that led to it, where that is clear; else one is begun with the job's
    name. `day`: the first day, if it is known; `has_begun`: they work there already. `details`:
    columns of `Job` by name.
    """
    resident, known = arrive(uow, step), named or Named()
    today = in_london(step.at).date()
    job = None if another else _there(uow, resident, application)
    if application is None and job is not None and job.application_id is not None:
        application = uow.applications.get(resident.id, job.application_id)
    if application is None:
        application = applications.start_application(
            uow,
            step,
            title=known.words or content.starting.unnamed_job,
            employer=known.employer,
            role=known.role,
            stage=ApplicationStage.START,
        )
    begun = has_begun or (day is not None and day < today)
    told: dict[str, Any] = {**(details or {}), **({"starts_on": day} if day else {})}
    if begun or job is None:
        told["state"] = STARTED if begun else EXPECTED
    if job is None:
        number = uow.jobs.add(
            resident.id,
            now=step.at,
            key=step.key("job"),
            application_id=application.id,
            title=known.words or application.title,
            employer=known.employer or application.employer,
            **_with_kinds(told),
        )
    else:
        number = job.id
        uow.jobs.update(resident.id, number, now=step.at, **told)
        if known.words and job.title == content.starting.unnamed_job:
            _name(uow, step, job, known)
    if application.stage != ApplicationStage.START:
        applications.bring(
            uow, step, resident, application, ApplicationStage.START, happened_on=day or today
        )
    kept = _kept(uow, resident, number)
    log(uow, resident, step, f"job_{kept.state}", {"job": number})
    plan(uow, kept, step.at)
    uow.commit()
    return kept


def change(uow: UnitOfWork, step: Step, job: Job, **changes: Any) -> Job:
    """Set what is told of a job, plan anew what hangs on it, and return it."""
    resident = arrive(uow, step)
    uow.jobs.update(resident.id, job.id, now=step.at, **changes)
    kept = _kept(uow, resident, job.id)
    log(uow, resident, step, "job_told", {"job": job.id, "what": sorted(changes)})
    if changes.keys() & {"starts_on", "contract", "state"}:
        plan(uow, kept, step.at)
    uow.commit()
    return kept


def rename(uow: UnitOfWork, step: Step, job: Job, named: Named) -> Job:
    """Give a job and its application the name that was told later."""
    resident = arrive(uow, step)
    _name(uow, step, job, named)
    uow.commit()
    return _kept(uow, resident, job.id)


def leave(
    uow: UnitOfWork,
    step: Step,
    job: Job,
    *,
    day: date | None,
    reason: str | None = None,
    words: str | None = None,
) -> Job:
    """Keep that a job is over; `day`: the last one, if it is known. Nothing is asked of it more."""
    resident = arrive(uow, step)
    last = day or in_london(step.at).date()
    never = job.state == EXPECTED and (job.starts_on is None or last < job.starts_on)
    uow.jobs.update(
        resident.id,
        job.id,
        now=step.at,
        state=NEVER_STARTED if never else ENDED,
        ended_on=None if never else day,
        end_reason=reason,
        end_words=words[:LONGEST_TITLE] if words else None,
    )
    _drop_check_ins(uow, resident, job, step)
    for one in uow.reminders.of(resident.id, kind=Kind.MATTER):
        if one.about.startswith(f"{SUBJECT}:{job.id}:"):
            uow.reminders.cancel(resident.id, kind=one.kind, about=one.about)
    applications.follow(uow, resident)
    kept = _kept(uow, resident, job.id)
    log(uow, resident, step, f"job_{kept.state}", {"job": job.id})
    uow.commit()
    return kept


def say_why(uow: UnitOfWork, step: Step, job: Job, reason: str, words: str | None = None) -> None:
    """Keep why a job ended, as a code, and in their own words where they gave any."""
    resident = arrive(uow, step)
    told = words[:LONGEST_TITLE] if words else None
    uow.jobs.update(resident.id, job.id, now=step.at, end_reason=reason, end_words=told)
    log(uow, resident, step, "job_end_told", {"job": job.id, "reason": reason})
    uow.commit()


def say_last_day(uow: UnitOfWork, step: Step, job: Job, day: date) -> None:
    """Keep the last day in a job that is over."""
    resident = arrive(uow, step)
    if job.state == ENDED:
        uow.jobs.update(resident.id, job.id, now=step.at, ended_on=day)
        log(uow, resident, step, "job_end_told", {"job": job.id})
    uow.commit()


def take_back(uow: UnitOfWork, step: Step, job: Job) -> Job:
    """Put right that a job was said to be over: it goes on as it was."""
    resident = arrive(uow, step)
    state = STARTED if job.state == ENDED else EXPECTED
    uow.jobs.update(
        resident.id,
        job.id,
        now=step.at,
        state=state,
        ended_on=None,
        end_reason=None,
        end_words=None,
    )
    kept = _kept(uow, resident, job.id)
    log(uow, resident, step, "job_back", {"job": job.id})
    plan(uow, kept, step.at)
    applications.follow(uow, resident)
    uow.commit()
    return kept


def get(uow: UnitOfWork, resident_id: str, number: int | None) -> Job | None:
    """Return a resident's job by its id; without one, the job that is meant now."""
    if number is None:
        return job_now(uow, resident_id)
    return uow.jobs.get(resident_id, number)


def is_early(job: Job) -> bool:
    """Whether the first day begins before the first buses may run."""
    return job.first_time is not None and time.fromisoformat(job.first_time) < EARLY


def _name(uow: UnitOfWork, step: Step, job: Job, named: Named) -> None:
    title = (named.words or job.title)[:LONGEST_TITLE]
    employer = named.employer or job.employer
    uow.jobs.update(job.resident_id, job.id, now=step.at, title=title, employer=employer)
    if job.application_id is not None:
        more = {"role_id": named.role.id} if named.role else {}
        uow.applications.update(
            job.application_id, at=step.at, title=title, employer=employer, **more
        )


def _there(uow: UnitOfWork, resident: Resident, application: Application | None) -> Job | None:
    """Return the job that is meant: the application's own, or else the one that is to start."""
    now = jobs_now(uow, resident.id)
    if application is not None:
        return next((one for one in now if one.application_id == application.id), None)
    return next(iter(now), None)


def _with_kinds(told: dict[str, Any]) -> dict[str, Any]:
    return {"employer_type": "not_sure", "contract": "not_sure", "evidence": "self_report"} | told


def _drop_check_ins(uow: UnitOfWork, resident: Resident, job: Job, step: Step) -> None:
    """Ask nothing more; what was asked last is answered: they are not there any more."""
    for one in uow.jobs.check_ins(resident.id, job.id):
        if one.state == "planned":
            uow.jobs.update_check_in(resident.id, one.id, now=step.at, state="dropped")
        elif one.state == "asked":
            uow.jobs.update_check_in(
                resident.id, one.id, now=step.at, state="answered", still_there=False
            )


def _kept(uow: UnitOfWork, resident: Resident, number: int) -> Job:
    found = uow.jobs.get(resident.id, number)
    if found is None:
        message = "The job is not there. Restore the database from its last backup."
        raise LookupError(message)
    return found
