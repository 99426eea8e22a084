"""What advisers put right: an application's stage, what somebody has, and what a referral did.

Each change is made once however often its form is sent, is in the audit trail with who, whom and
when, and is in the resident's timeline as said by an adviser.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.clock import in_london
from bot.errors import MooringError, NotFoundError
from bot.journey.applying import ApplicationStage
from bot.services.applications import bring
from bot.services.casework import application_of
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.progress import Step
from bot.services.referrals import keep_state
from bot.services.transcripts import resident_of

APPLICATION_STAGES = tuple(one.value for one in ApplicationStage)
READINESS_STATES = ("in_place", "need", "not_sure")
REFERRAL_STATES = ("offered", "accepted", "declined", "went", "helped", "not_helped")
ACTION = "console"
"""What the timeline says made a change: no action of the bot, but these pages."""


class CaseworkProblemError(MooringError):
    """What was sent cannot be kept; `field` names what to change, the message says how."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def correct_stage(
    units: ConsoleUnits,
    resident_id: str,
    application_id: int,
    *,
    stage: str,
    happened_on: date | None,
    seen: int,
    by: str,
    now: datetime,
) -> bool:
    """Bring an application to the stage that an adviser knows of; False when it is there already.

    `seen`: the last step that the adviser saw; when there is a newer one they look at it first, so
    that a form sent twice, or two people at once, make one step.
    Raises `CaseworkProblemError` and `NotFoundError`.
    """
    if stage not in APPLICATION_STAGES:
        raise CaseworkProblemError("stage", "Choose a stage")
    if happened_on is None:
        raise CaseworkProblemError("happened_on-day", "Enter a real date, like 27 3 2026")
    if happened_on > in_london(now).date():
        raise CaseworkProblemError("happened_on-day", "The date must be today or in the past")
    with units() as unit:
        resident = resident_of(unit, resident_id)
        before = application_of(unit, resident_id, application_id)
        if (before.stage, before.stage_on) == (stage, happened_on):
            return False
        steps = unit.applications.steps(resident_id, application_id)
        if max((one.id for one in steps), default=0) != seen:
            message = "Somebody said something newer. Look at the history, then save again"
            raise CaseworkProblemError("stage", message)
        step = Step(f"{ACTION}:{application_id}", str(seen), ACTION, now, who="adviser")
        bring(unit, step, resident, before, ApplicationStage(stage), happened_on=happened_on)
        unit.audit.add(
            what="application.moved",
            at=now,
            user_id=by,
            resident_id=resident_id,
            detail={"application": application_id, "stage": stage},
        )
        unit.commit()
    return True


def mark_readiness(
    units: ConsoleUnits, resident_id: str, item: str, state: str, *, by: str, now: datetime
) -> bool:
    """Keep whether somebody has a thing; False when that is what is kept already.

    Raises `CaseworkProblemError` and `NotFoundError`.
    """
    if state not in READINESS_STATES:
        raise CaseworkProblemError(f"item-{item}", "Choose whether they have it")
    with units() as unit:
        resident_of(unit, resident_id)
        before = unit.background.readiness(resident_id).get(item)
        if before is not None and before.state == state:
            return False
        unit.background.set_readiness(resident_id, item, state=state, at=now)
        since = before.at.isoformat() if before else "first"
        key = f"{ACTION}:{resident_id}:{item}:{since}:{state}"
        data = {"item": item, "state": state}
        _note(unit, resident_id, "readiness_marked", data, key=key, by=by, now=now)
        unit.commit()
    return True


def set_referral_outcome(
    units: ConsoleUnits, resident_id: str, referral_id: int, state: str, *, by: str, now: datetime
) -> bool:
    """Keep what came of a referral; False when that is what is kept already.

    Raises `CaseworkProblemError` and `NotFoundError`.
    """
    if state not in REFERRAL_STATES:
        raise CaseworkProblemError(f"referral-{referral_id}", "Choose what came of it")
    with units() as unit:
        resident_of(unit, resident_id)
        theirs = {one.id: one for one in unit.background.referrals(resident_id)}
        before = theirs.get(referral_id)
        if before is None:
            raise NotFoundError("this resident has no such referral; go back to their page")
        if before.state == state:
            return False
        keep_state(unit, resident_id, before, state, now)
        since = (before.outcome_at or before.at).isoformat()
        key = f"{ACTION}:referral:{referral_id}:{since}:{state}"
        data = {"referral": referral_id, "barrier": before.reason, "outcome": state}
        _note(unit, resident_id, "referral_outcome", data, key=key, by=by, now=now)
        unit.commit()
    return True


def _note(
    unit: ConsoleUnitOfWork,
    resident_id: str,
    what: str,
    data: dict[str, Any],
    *,
    key: str,
    by: str,
    now: datetime,
) -> None:
    """Put a change into the resident's timeline and into the audit trail."""
    unit.progress.log(
        resident_id, what=what, who="adviser", action=ACTION, key=key, at=now, data=data
    )
    unit.audit.add(
        what=what.replace("_", ".", 1), at=now, user_id=by, resident_id=resident_id, detail=data
    )
