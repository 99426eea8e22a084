"""Interviews of a resident: planned, moved, called off, held, and what came of them.

An interview belongs to one application, which is brought to its stage with it. Whatever is changed
sets anew what the resident is reminded of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.clock import in_london
from bot.journey.applying import ApplicationStage, is_live
from bot.journey.interviews import InterviewKind, When, closest, is_over
from bot.services.application_records import Application
from bot.services.applications import bring
from bot.services.matters.interviews import watch_interview
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident
from bot.services.work_records import Interview

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
OPEN, WAITING = "open", "waiting"
LONGEST_FEEDBACK = 1500
_THERE_OR_ON = frozenset(
    {
        ApplicationStage.INTERVIEW,
        ApplicationStage.OFFER,
        ApplicationStage.CHECKS,
        ApplicationStage.START,
    }
)


def plan(
    uow: UnitOfWork, step: Step, application: Application, when: When, **told: Any
) -> Interview:
    """Keep the interview of an application, and bring the application to that stage.

    Where one is planned already, what was told puts that one right. `told`: other columns of
    `Interview` by name; those that are None are left alone.
    """
    resident = arrive(uow, step)
    _bring_there(uow, step, resident, application)
    there = planned_of(uow, resident.id, application.id, step.at)
    known = {name: value for name, value in told.items() if value is not None}
    if there is None:
        number = uow.interviews.add(
            resident.id,
            application_id=application.id,
            now=step.at,
            key=step.key(f"interview:{application.id}"),
            **{"kind": str(InterviewKind.NOT_SURE), **known, **_columns(when)},
        )
        log(uow, resident, step, "interview_kept", {"interview": number})
        kept = _kept(uow, resident, number)
    else:
        kept = _changed(uow, step, resident, there, **known, **_columns(when))
    watch_interview(uow, kept, step.at)
    uow.commit()
    return kept


def hold(uow: UnitOfWork, step: Step, application: Application) -> Interview:
    """Keep an interview that is over and of which nobody knew."""
    resident = arrive(uow, step)
    _bring_there(uow, step, resident, application)
    number = uow.interviews.add(
        resident.id,
        application_id=application.id,
        now=step.at,
        key=step.key(f"interview:{application.id}"),
        kind=str(InterviewKind.NOT_SURE),
        state=HELD,
    )
    log(uow, resident, step, "interview_held", {"interview": number})
    uow.commit()
    return _kept(uow, resident, number)


def put_right(uow: UnitOfWork, step: Step, interview: Interview, **changes: Any) -> Interview:
    """Keep more that was told of an interview: where it is, with whom, what to bring."""
    resident = arrive(uow, step)
    kept = _changed(uow, step, resident, interview, **changes)
    watch_interview(uow, kept, step.at)
    uow.commit()
    return kept


def move(uow: UnitOfWork, step: Step, interview: Interview, when: When) -> Interview:
    """Give an interview another day and time; one that was called off is planned again."""
    resident = arrive(uow, step)
    kept = _changed(uow, step, resident, interview, state=PLANNED, outcome=OPEN, felt=None,
                    **_both(when))  # fmt: skip
    log(uow, resident, step, "interview_moved", {"interview": interview.id})
    watch_interview(uow, kept, step.at)
    uow.commit()
    return kept


def cancel(uow: UnitOfWork, step: Step, interview: Interview, why: str = "cancelled") -> Interview:
    """Call an interview off; `why` (cancelled, missed or dropped) is logged."""
    resident = arrive(uow, step)
    kept = _changed(uow, step, resident, interview, state=CANCELLED)
    log(uow, resident, step, f"interview_{why}", {"interview": interview.id})
    watch_interview(uow, kept, step.at)
    uow.commit()
    return kept


def record(
    uow: UnitOfWork,
    step: Step,
    interview: Interview,
    *,
    felt: str | None = None,
    outcome: str = WAITING,
) -> Interview:
    """Keep that an interview was held, how it felt, and what came of it (open, waiting, no)."""
    resident = arrive(uow, step)
    changes: dict[str, Any] = {"state": HELD, "outcome": outcome}
    if felt is not None:
        changes["felt"] = felt
    today = in_london(step.at).date()
    if interview.on_day is None or interview.on_day > today:
        changes["on_day"] = today
    kept = _changed(uow, step, resident, interview, **changes)
    log(uow, resident, step, "interview_held", {"interview": interview.id})
    watch_interview(uow, kept, step.at)
    uow.commit()
    return kept


def turned_down(uow: UnitOfWork, step: Step, interview: Interview) -> Interview:
    """Keep that an interview led to a no; its application ends."""
    resident = arrive(uow, step)
    application = uow.applications.get(resident.id, interview.application_id)
    if application is not None and application.stage != ApplicationStage.REJECTED:
        bring(uow, step, resident, application, ApplicationStage.REJECTED)
    kept = _changed(uow, step, resident, interview, state=HELD, outcome="no")
    log(uow, resident, step, "interview_no", {"interview": interview.id})
    watch_interview(uow, kept, step.at)
    uow.commit()
    return kept


def keep_feedback(uow: UnitOfWork, step: Step, interview: Interview, words: str) -> Interview:
    """Keep what the employer said would help, in the resident's words."""
    resident = arrive(uow, step)
    kept = _changed(uow, step, resident, interview, feedback=words.strip()[:LONGEST_FEEDBACK])
    log(uow, resident, step, "interview_feedback", {"interview": interview.id})
    uow.commit()
    return kept


def last_feedback(uow: UnitOfWork, resident_id: str) -> str | None:
    """Return what an employer said last would help, as the resident told it."""
    told = [one for one in uow.interviews.of(resident_id) if one.feedback]
    newest = max(told, key=lambda one: one.updated_at, default=None)
    return newest.feedback if newest is not None else None


def coming(uow: UnitOfWork, resident_id: str, now: datetime) -> list[Interview]:
    """Return the interviews that are planned and not over, the soonest first; without a day last.

    An interview is left out when its application has ended.
    """
    found = [
        one
        for one in uow.interviews.of(resident_id)
        if one.state == PLANNED and not is_over(one.on_day, one.starts_at, now)
        and _lives(uow, one)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.on_day is None, str(one.on_day), str(one.starts_at)))


def unanswered(uow: UnitOfWork, resident_id: str, now: datetime) -> list[Interview]:
    """Return the interviews of which something may be told now: over, and no answer yet.

    The one that was last comes first; those without a day and those still to come stand behind.
    """
    mine = [
        one
        for one in uow.interviews.of(resident_id)
        if one.state != CANCELLED and one.outcome in {OPEN, WAITING} and _lives(uow, one)
    ]
    over = [one for one in mine if one.state == HELD or is_over(one.on_day, one.starts_at, now)]
    over.sort(key=lambda one: (str(one.on_day or one.created_at.date()), one.id), reverse=True)
    return over or mine


def planned_of(
    uow: UnitOfWork, resident_id: str, application_id: int, now: datetime
) -> Interview | None:
    """Return the interview that is planned for an application, where one is."""
    found = (one for one in coming(uow, resident_id, now) if one.application_id == application_id)
    return next(found, None)


def last_of(uow: UnitOfWork, resident_id: str, application_id: int) -> Interview | None:
    """Return the newest interview of an application that was not called off."""
    mine = [
        one
        for one in uow.interviews.of(resident_id)
        if one.application_id == application_id and one.state != CANCELLED
    ]
    return max(mine, key=lambda one: one.id, default=None)


def clashing(uow: UnitOfWork, interview: Interview, now: datetime) -> Interview | None:
    """Return another interview that begins too near to this one; None where there is none."""
    if interview.starts_at is None:
        return None
    others = {
        one.starts_at: one
        for one in coming(uow, interview.resident_id, now)
        if one.id != interview.id and one.starts_at is not None
    }
    near = closest(interview.starts_at, others)
    return others[near] if near is not None else None


def applications_with(
    uow: UnitOfWork, resident_id: str, interviews: Sequence[Interview]
) -> list[Application]:
    """Return the applications of some interviews, in their order."""
    found = [uow.applications.get(resident_id, one.application_id) for one in interviews]
    return [one for one in found if one is not None]


def _bring_there(uow: UnitOfWork, step: Step, resident: Resident, application: Application) -> None:
    """Bring an application to its interview, unless there is an offer already."""
    if ApplicationStage(application.stage) not in _THERE_OR_ON:
        bring(uow, step, resident, application, ApplicationStage.INTERVIEW)


def _columns(when: When) -> dict[str, Any]:
    """Return what was said of the day and the time; what was not said is left alone."""
    columns = {"on_day": when.day, "starts_at": when.moment()}
    return {name: value for name, value in columns.items() if value is not None}


def _both(when: When) -> dict[str, Any]:
    return {"on_day": when.day, "starts_at": when.moment()}


def _changed(
    uow: UnitOfWork, step: Step, resident: Resident, interview: Interview, **changes: Any
) -> Interview:
    day = changes.get("on_day")
    if day is not None and day != interview.on_day and "starts_at" not in changes:
        changes["starts_at"] = None  # the time was that of another day
    uow.interviews.update(resident.id, interview.id, now=step.at, **changes)
    return _kept(uow, resident, interview.id)


def _kept(uow: UnitOfWork, resident: Resident, number: int) -> Interview:
    found = uow.interviews.get(resident.id, number)
    if found is None:
        message = "The interview is not there. Restore the database from its last backup."
        raise LookupError(message)
    return found


def _lives(uow: UnitOfWork, interview: Interview) -> bool:
    application = uow.applications.get(interview.resident_id, interview.application_id)
    return application is not None and is_live(application.stage)
