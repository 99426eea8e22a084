"""Applications: starting one, telling which is meant, and bringing it from stage to stage.

An application belongs to one resident. Each change is a step with its day and who said so; the
resident's own stage and what they are reminded of follow from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.clock import in_london
from bot.content.roles import Role
from bot.journey.applying import (
    ENDED,
    UNSENT,
    ApplicationStage,
    Named,
    Way,
    is_live,
    journey_stage,
    meant,
    way,
)
from bot.journey.stages import Stage, can_move
from bot.services.application_records import Application, Vacancy
from bot.services.job_facts import not_over
from bot.services.matters.applications import watch_application
from bot.services.matters.interviews import follow_application
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive
from bot.services.records import Resident

LONGEST_TITLE = 160
_NOT_MOVED = frozenset({Stage.NEW, Stage.DECLINED, Stage.JOINING})
"""Somebody who has not joined stays there, whatever they tell of."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A change of stage: the application after it, the stage before, and which way it went."""

    application: Application
    before: ApplicationStage
    way: Way


@dataclass(frozen=True, slots=True)
class _Change:
    stage: ApplicationStage
    day: date
    words: str | None = None
    who: str | None = None


def start_application(
    uow: UnitOfWork,
    step: Step,
    *,
    vacancy: Vacancy | None = None,
    role: Role | None = None,
    title: str | None = None,
    employer: str | None = None,
    closes_on: date | None = None,
    stage: ApplicationStage = ApplicationStage.INTERESTED,
) -> Application:
    """Keep an application for a vacancy, a role, or a job that is only named, and return it.

    Where one for that vacancy (or, without any, of that title and employer) lives already, it is
    that one: it goes on to `stage` where it was not so far yet.
    """
    resident = arrive(uow, step)
    named = title or (vacancy and vacancy.title) or (role and role.title)
    if not named:
        message = "An application needs a vacancy, a role or a title. Ask which job it is."
        raise ValueError(message)
    works_for = employer or (vacancy.employer if vacancy else None)
    there = _there(uow, resident, vacancy, named, works_for)
    if there is not None:
        further_on = way(ApplicationStage(there.stage), stage) is Way.ON
        return move(uow, step, there, stage).application if further_on else there
    today = in_london(step.at).date()
    number = uow.applications.start(
        resident.id,
        title=named[:LONGEST_TITLE],
        stage=stage,
        stage_on=today,
        at=step.at,
        key=step.key(f"application:{vacancy.id if vacancy else named}"),
        employer=works_for[:LONGEST_TITLE] if works_for else None,
        vacancy_id=vacancy.id if vacancy else None,
        role_id=(role.id if role else None) or (vacancy.role_id if vacancy else None),
        closes_on=closes_on or (vacancy.closes_on if vacancy else None),
        limit_count=vacancy.limit_count if vacancy else None,
        limit_unit=vacancy.limit_unit if vacancy else None,
    )
    _note(uow, step, number, resident, _Change(stage, today))
    follow(uow, resident)
    kept = _kept(uow, resident, number)
    watch_application(uow, kept, step.at)
    uow.commit()
    return kept


def move(
    uow: UnitOfWork,
    step: Step,
    application: Application,
    stage: ApplicationStage,
    happened_on: date | None = None,
    *,
    words: str | None = None,
    who: str | None = None,
) -> Moved:
    """Bring an application to a stage, whichever way, and say which way that was.

    `happened_on`: the day in London on which it happened, else today; `words`: feedback or a
    reason, as it was told; `who`: said so, else whoever takes the step.
    """
    resident = arrive(uow, step)
    moved = bring(
        uow, step, resident, application, stage, happened_on=happened_on, words=words, who=who
    )
    uow.commit()
    return moved


def bring(
    uow: UnitOfWork,
    step: Step,
    resident: Resident,
    application: Application,
    stage: ApplicationStage,
    *,
    happened_on: date | None = None,
    words: str | None = None,
    who: str | None = None,
) -> Moved:
    """Bring a resident's application to a stage as `move` does, in a transaction of the caller's.

    Used where no message of the resident's is answered: an adviser puts a stage right.
    """
    before = ApplicationStage(application.stage)
    day = happened_on or in_london(step.at).date()
    _note(uow, step, application.id, resident, _Change(stage, day, words, who))
    changes: dict[str, date | None] = {}
    if stage is ApplicationStage.SUBMITTED:
        changes["submitted_on"] = day
    elif stage in UNSENT:
        changes["submitted_on"] = None
    if changes:
        uow.applications.update(application.id, at=step.at, **changes)
    follow(uow, resident)
    kept = _kept(uow, resident, application.id)
    watch_application(uow, kept, step.at)
    follow_application(uow, kept, step.at)
    return Moved(kept, before, way(before, stage))


def take_back(uow: UnitOfWork, step: Step, application: Application) -> Application | None:
    """Bring an application back to the stage before its last change; None: there was none."""
    resident = arrive(uow, step)
    history = uow.applications.steps(resident.id, application.id)
    stages = [one for one in history if one.stage != application.stage]
    if not stages:
        return None
    last = stages[-1]
    return move(uow, step, application, ApplicationStage(last.stage), last.happened_on).application


def applications_of(uow: UnitOfWork, resident: Resident) -> list[Application]:
    """Return a resident's applications: those that live, then those that ended, newest first."""
    found = uow.applications.of(resident.id)
    return sorted(found, key=lambda one: ApplicationStage(one.stage) in ENDED)


def current_application(uow: UnitOfWork, resident: Resident) -> Application | None:
    """Return the application that somebody works on: the one not sent that was touched last.

    Where all are sent it is the one that lives and was touched last; None where none lives.
    """
    living = [one for one in not_over(uow, resident.id) if is_live(one.stage)]
    unsent = [one for one in living if one.stage in UNSENT]
    return next(iter(unsent or living), None)


def named_applications(
    text: str, applications: Sequence[Application], roles: frozenset[str] = frozenset()
) -> list[Application]:
    """Return the applications that a message means; none where it names none.

    By words of title or employer ("the porter one", misspelt too), by role (`roles`: ids found in
    the message), by place in the list as given ("the second"), or as the newest ("the last one").
    """
    named = [Named(one.title, one.employer, one.role_id) for one in applications]
    return [applications[at] for at in meant(text, named, roles)]


def named_application(
    text: str, applications: Sequence[Application], roles: frozenset[str] = frozenset()
) -> Application | None:
    """Return the one application that a message means, or None: it names none, or several."""
    found = named_applications(text, applications, roles)
    return found[0] if len(found) == 1 else None


def _there(
    uow: UnitOfWork, resident: Resident, vacancy: Vacancy | None, title: str, employer: str | None
) -> Application | None:
    living = [one for one in not_over(uow, resident.id) if is_live(one.stage)]
    if vacancy is not None:
        return next((one for one in living if one.vacancy_id == vacancy.id), None)
    same = (
        one
        for one in living
        if one.title.casefold() == title.casefold()
        and (one.employer or "").casefold() == (employer or "").casefold()
    )
    return next(same, None)


def _note(uow: UnitOfWork, step: Step, number: int, resident: Resident, change: _Change) -> None:
    """Add the change to the application's history and to the progress log, once."""
    key = step.key(f"application:{number}:{change.stage}")
    who = change.who or step.who
    uow.applications.move(
        number,
        stage=change.stage,
        happened_on=change.day,
        who=who,
        at=step.at,
        key=key,
        words=change.words,
    )
    uow.progress.log(
        resident.id,
        what=f"application_{change.stage}",
        who=who,
        action=step.action,
        key=key,
        at=step.at,
        data={"application": number},
    )


def follow(uow: UnitOfWork, resident: Resident) -> None:
    """Bring the resident's own stage to where their applications are.

    One whose job is over counts no more.
    """
    now = Stage(resident.stage)
    stages = [one.stage for one in not_over(uow, resident.id)]
    there = journey_stage(stages, has_roles=bool(uow.progress.interests(resident.id)))
    if now not in _NOT_MOVED and now is not there and can_move(now, there):
        uow.residents.update(resident.id, stage=there)


def _kept(uow: UnitOfWork, resident: Resident, number: int) -> Application:
    found = uow.applications.get(resident.id, number)
    if found is None:
        message = "The application is not there. Restore the database from its last backup."
        raise LookupError(message)
    return found
