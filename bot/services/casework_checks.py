"""What advisers know of a check before a start, such as from the employer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.clock import in_london
from bot.services.casework import application_of
from bot.services.casework_changes import ACTION, CaseworkProblemError, note
from bot.services.casework_work import check_of
from bot.services.console_ports import ConsoleUnits
from bot.services.transcripts import resident_of
from bot.services.work_records import Check

CHECKS = ("right_to_work", "identity", "references", "dbs", "health", "qualifications")
"""In the order in which they are shown."""
CHECK_STATES = ("not_started", "open", "done", "not_needed")
TURNS = ("me", "referee", "employer", "dbs", "occupational_health")
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
    changes = _changes(told)
    with units() as unit:
        resident_of(unit, resident_id)
        if application_id is not None:
            application_of(unit, resident_id, application_id)
        before = check_of(unit, resident_id, application_id, check)
        if before is not None and _is_so(before, changes):
            return False
        if seen(before) != told.seen:
            message = "Somebody changed this check meanwhile. Look at it, then save again"
            raise CaseworkProblemError("state", message)
        unit.checks.put(resident_id, check, application_id=application_id, now=now, **changes)
        data = {
            "application": application_id,
            "check": check,
            "how_far": told.state,
            "turn": changes["whose"],
        }
        key = f"{ACTION}:check:{resident_id}:{application_id}:{check}:{told.seen}"
        note(unit, resident_id, "check_set", data, key=key, by=by, now=now)
        unit.commit()
    return True


def seen(known: Check | None) -> str:
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


def _changes(told: ToldCheck) -> dict[str, Any]:
    """Return the columns; what no longer counts in a state is taken away."""
    is_open, is_done = told.state == "open", told.state == "done"
    whose = told.whose if told.whose in TURNS else None
    changes: dict[str, Any] = {
        "state": told.state,
        "whose": None if is_done or told.state == "not_needed" else whose,
        "chase_on": told.chase_on if is_open else None,
        "blocked_by": (told.blocked_by or None) if is_open else None,
        "done_on": told.happened_on if is_done else None,
    }
    # When it was asked for stays as it is, once it is done.
    return changes if is_done else {**changes, "asked_on": told.happened_on if is_open else None}


def _is_so(before: Check, changes: dict[str, Any]) -> bool:
    return all(getattr(before, name) == value for name, value in changes.items())
