"""What advisers know of a check before a start, such as from the employer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.clock import in_london
from bot.journey.checks import Check, OneCheck, State, Whose
from bot.services import work_records
from bot.services.casework import application_of
from bot.services.casework_changes import ACTION, CaseworkProblemError
from bot.services.casework_work import check_of
from bot.services.checks import check_of as as_ruled
from bot.services.checks import come_to_checks, put_check
from bot.services.console_ports import ConsoleUnits
from bot.services.progress import Step
from bot.services.transcripts import resident_of

CHECKS = tuple(one.value for one in Check)
"""In the order in which they are shown."""
CHECK_STATES = tuple(one.value for one in State)
TURNS = tuple(one.value for one in Whose)
LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class ToldCheck:
    """What an adviser says of a check; `happened_on`: since when, or when it was done.

    `chase_is_wrong`: something was typed for the day to ask again on, and it is no date.
    `seen`: when what the adviser saw was last changed (ISO), or "" when nothing was kept.
    """

    state: str
    whose: str
    happened_on: date | None
    chase_on: date | None
    blocked_by: str
    seen: str
    chase_is_wrong: bool = False


def set_check(
    units: ConsoleUnits,
    resident_id: str,
    application_id: int | None,
    check: str,
    told: ToldCheck,
    *,
    by: str,
    now: datetime,
) -> bool:
    """Keep how far a check is, and whose turn; False when that is what is kept already.

    Raises `CaseworkProblemError` and `NotFoundError`.
    """
    _refuse_wrong(told, in_london(now).date())
    with units() as unit:
        resident = resident_of(unit, resident_id)
        if application_id is not None:
            application_of(unit, resident_id, application_id)
        row = check_of(unit, resident_id, application_id, check)
        before = as_ruled(row) if row else OneCheck(Check(check))
        after = _after(before, told)
        if row is not None and after == before:
            return False
        if seen(row) != told.seen:
            message = "Somebody changed this check meanwhile. Look at it, then save again"
            raise CaseworkProblemError("state", message)
        turn = f"{ACTION}:{resident_id}:{application_id}"
        step = Step(turn, f"{check}:{told.seen}", ACTION, now, who="adviser")
        put_check(unit, step, resident, application_id, after)
        if application_id is not None:
            come_to_checks(unit, step, resident, application_id)
        unit.audit.add(
            what="check.set",
            at=now,
            user_id=by,
            resident_id=resident_id,
            detail={"application": application_id, "check": check, "state": told.state},
        )
        unit.commit()
    return True


def seen(known: work_records.Check | None) -> str:
    """Return what a form sends back, so that nobody overwrites what they have not seen."""
    return known.updated_at.isoformat() if known else ""


def _refuse_wrong(told: ToldCheck, today: date) -> None:
    if told.state not in CHECK_STATES:
        raise CaseworkProblemError("state", "Choose how far the check is")
    if told.state == "open" and told.whose not in TURNS:
        raise CaseworkProblemError("whose", "Choose whose turn it is")
    if len(told.blocked_by) > LONGEST_CODE:
        raise CaseworkProblemError("blocked_by", "Choose what holds it up")
    if told.state in {"open", "done"}:
        if told.happened_on is None:
            raise CaseworkProblemError("happened_on-day", "Enter a real date, like 27 3 2026")
        if told.happened_on > today:
            message = "The date must be today or in the past"
            raise CaseworkProblemError("happened_on-day", message)
    if told.state == "open":
        _refuse_wrong_chase(told, today)


def _refuse_wrong_chase(told: ToldCheck, today: date) -> None:
    if told.chase_is_wrong:
        raise CaseworkProblemError("chase_on-day", "Enter a real date, like 27 3 2026")
    if told.chase_on is not None and told.chase_on < today:
        message = "The date must be today or in the future"
        raise CaseworkProblemError("chase_on-day", message)


def _after(before: OneCheck, told: ToldCheck) -> OneCheck:
    """Return the check as it was told; what no longer counts in a state is taken away."""
    state, whose = State(told.state), Whose(told.whose) if told.whose in TURNS else None
    if state is State.DONE:
        # When it was asked for stays as it is.
        return OneCheck(before.check, state, asked_on=before.asked_on, done_on=told.happened_on)
    if state is State.NOT_NEEDED:
        return OneCheck(before.check, state)
    if state is State.NOT_STARTED:
        return OneCheck(before.check, state, whose)
    return replace(
        before,
        state=state,
        whose=whose,
        asked_on=told.happened_on,
        chase_on=told.chase_on,
        blocked_by=told.blocked_by or None,
        done_on=None,
    )
