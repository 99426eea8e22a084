"""Which of somebody's jobs counts now, and which applications are over with the job they led to."""

from __future__ import annotations

from bot.services.application_records import Application
from bot.services.ports import UnitOfWork
from bot.services.work_records import Job

NOW = frozenset({"expected", "started"})
"""The states of a job that somebody has, or is about to have."""


def jobs_now(uow: UnitOfWork, resident_id: str) -> list[Job]:
    """Return the jobs that somebody has or is about to start, the one that was told last, first."""
    return [one for one in uow.jobs.of(resident_id) if one.state in NOW]


def job_now(uow: UnitOfWork, resident_id: str) -> Job | None:
    """Return the job that is meant where none is named: the one that was told last."""
    return next(iter(jobs_now(uow, resident_id)), None)


def last_job(uow: UnitOfWork, resident_id: str) -> Job | None:
    """Return the job that was told last, be it over or not."""
    return next(iter(uow.jobs.of(resident_id)), None)


def not_over(uow: UnitOfWork, resident_id: str) -> list[Application]:
    """Return a resident's applications but those whose job has ended, or was never started."""
    over = {one.application_id for one in uow.jobs.of(resident_id) if one.state not in NOW}
    kept = {one.application_id for one in uow.jobs.of(resident_id) if one.state in NOW}
    return [one for one in uow.applications.of(resident_id) if one.id not in over - kept]
