"""A resident's checks before a start: as they stand, as they are told of, and putting them right.

Checks hang on the application with the offer. What is begun before any offer hangs on none, and is
taken over by the application when the offer comes. Each change is logged once, with the check.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.checks import (
    Check,
    Happened,
    OneCheck,
    State,
    Update,
    Whose,
    after,
    chase_day,
    in_order,
    started,
)
from bot.journey.told_check import ToldChecks, read_told
from bot.services import work_records
from bot.services.application_records import Application
from bot.services.applications import bring
from bot.services.matters.checks import watch_check
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident

UNDER_WAY = frozenset({ApplicationStage.OFFER, ApplicationStage.CHECKS})
"""Applications at these stages have checks."""
BEFORE = "before"
"""Under this name the progress log keeps how a check stood."""
EARLY = (Check.RIGHT_TO_WORK, Check.IDENTITY, Check.REFERENCES, Check.QUALIFICATIONS)
"""What somebody can get ready before any offer."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A check before and after what was told of it."""

    before: OneCheck
    after: OneCheck
    happened: Happened


def checked(uow: UnitOfWork, resident: Resident) -> list[Application]:
    """Return the applications whose checks are under way, the one touched last, first."""
    return [one for one in uow.applications.of(resident.id) if one.stage in UNDER_WAY]


def checked_id(uow: UnitOfWork, resident: Resident) -> int | None:
    """Return the id of the application whose checks are meant where none is named.

    It is the one touched last; None where there is no offer yet.
    """
    found = checked(uow, resident)
    return found[0].id if found else None


def checks_of(
    uow: UnitOfWork, resident: Resident, application_id: int | None = None
) -> list[OneCheck]:
    """Return all six as they stand for an application; without one, as far as they were begun."""
    return in_order(check_of(one) for one in uow.checks.of(resident.id, application_id))


def is_begun(uow: UnitOfWork, resident: Resident, application_id: int | None = None) -> bool:
    """Whether any of them was begun."""
    return bool(uow.checks.of(resident.id, application_id))


def check_of(row: work_records.Check) -> OneCheck:
    """Return a kept check by the rules' own names."""
    return OneCheck(
        Check(row.check),
        State(row.state),
        Whose(row.whose) if row.whose else None,
        row.asked_on,
        row.chase_on,
        row.blocked_by,
        row.done_on,
    )


def set_check(
    uow: UnitOfWork, step: Step, resident: Resident, check: Check, **changes: Any
) -> OneCheck:
    """Set columns of a check (`state`, `whose`, `blocked_by`, …) of the application at hand.

    Returns it as it stands then. Without an offer it is set as begun before any.
    """
    application = checked_id(uow, resident)
    known = {one.check: one for one in checks_of(uow, resident, application)}
    changed = replace(known[check], **changes)
    put_check(uow, step, resident, application, changed)
    uow.commit()
    return changed


def put_check(
    uow: UnitOfWork, step: Step, resident: Resident, application_id: int | None, one: OneCheck
) -> None:
    """Keep a check as it stands, in a transaction of the caller's, and watch its day."""
    known = {it.check: it for it in checks_of(uow, resident, application_id)}
    number = uow.checks.put(
        resident.id, one.check, application_id=application_id, now=step.at, **one.changes()
    )
    watch_check(uow, resident.id, number, step.at)
    data = {
        "check": str(one.check),
        "application": application_id,
        BEFORE: _to_dict(known[one.check]),
    }
    log(uow, resident, step, f"check_{one.state}:{one.check}", data)


def begin_checks(uow: UnitOfWork, content: Content, step: Step, application: Application) -> None:
    """Begin the checks of an application with an offer, in a transaction of the caller's.

    What was begun before any offer is taken over; what stands already, stays.
    """
    resident = arrive(uow, step)
    uow.checks.adopt(resident.id, application.id, step.at)
    there = {row.check for row in uow.checks.of(resident.id, application.id)}
    today = in_london(step.at).date()
    for check in Check:
        if check in there:
            continue
        needed = check is not Check.QUALIFICATIONS or content.checks.needs_certificates(
            application.role_id
        )
        if needed is None:
            one = OneCheck(check, State.NOT_STARTED, Whose.EMPLOYER)
        else:
            one = started(check, today, content.checks.chase_days, needed=needed)
        uow.checks.put(
            resident.id, check, application_id=application.id, now=step.at, **one.changes()
        )
    for row in uow.checks.of(resident.id, application.id):
        if row.whose == Whose.ME and row.chase_on is None and row.state == State.OPEN:
            # Begun before the offer, when nobody was to be reminded of it.
            day = chase_day(Whose.ME, today, today, content.checks.chase_days)
            uow.checks.put(
                resident.id, row.check, application_id=application.id, now=step.at, chase_on=day
            )
        watch_check(uow, resident.id, row.id, step.at)
    log(uow, resident, step, "checks_begun", {"application": application.id})


def begin_early(uow: UnitOfWork, step: Step) -> list[OneCheck]:
    """Begin what can be got ready before any offer; nobody is reminded of it."""
    resident = arrive(uow, step)
    there = {row.check for row in uow.checks.of(resident.id, None)}
    for check in EARLY:
        if check not in there:
            mine = OneCheck(check, State.OPEN, Whose.ME)
            uow.checks.put(resident.id, check, application_id=None, now=step.at, **mine.changes())
    log(uow, resident, step, "checks_begun_early")
    uow.commit()
    return checks_of(uow, resident)


def read(content: Content, text: str, step: Step) -> ToldChecks:
    """Return what a typed text tells of checks."""
    file = content.checks
    return read_told(text, step.at, file.names, file.block_words)


def tell(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    application_id: int | None,
    told: ToldChecks,
) -> list[Changed]:
    """Keep what was told of an application's checks, and return each before and after.

    What is told of no check by name changes nothing; who asks which is the dialogue's to do.
    """
    resident = arrive(uow, step)
    today = in_london(step.at).date()
    known = checks_of(uow, resident, application_id)
    updates = {
        one.check: Update(one.happened, one.on or today, one.whose, one.blocked_by)
        for one in told.checks
        if one.check is not None and one.happened is not None
    }
    if told.all_done:
        left = [one.check for one in known if not one.is_settled]
        updates = {check: Update(Happened.DONE, today) for check in left} | updates
    changed = []
    for one in known:
        if (update := updates.get(one.check)) is not None:
            now = after(one, update, today, content.checks.chase_days)
            put_check(uow, step, resident, application_id, now)
            changed.append(Changed(one, now, update.happened))
    if application_id is not None and changed:
        come_to_checks(uow, step, resident, application_id)
    uow.commit()
    return changed


def put_back(uow: UnitOfWork, step: Step) -> list[OneCheck]:
    """Bring the checks that were told of last back to how they stood; return them as they are.

    What stood before is in the progress log, so that it can be put back after a restart too.
    """
    resident = arrive(uow, step)
    events = [one for one in uow.progress.of(resident.id) if (one.data or {}).get(BEFORE)]
    last = [one for one in events if one.at == max(event.at for event in events)]
    restored = []
    for event in last:
        data = event.data or {}
        before = _from_dict(data[BEFORE])
        put_check(uow, step, resident, data["application"], before)
        restored.append(before)
    uow.commit()
    return restored


def told_last(uow: UnitOfWork, resident: Resident) -> bool:
    """Whether the last thing that somebody told was how far a check is."""
    events = uow.progress.of(resident.id)
    last = max(events, key=lambda one: one.at, default=None)
    return last is not None and bool((last.data or {}).get(BEFORE))


def days_since_offer(
    uow: UnitOfWork, resident: Resident, application_id: int, today: date
) -> int | None:
    """Return how many days ago an application's offer came; None where no day is known."""
    offer = uow.checks.offer(resident.id, application_id)
    return None if offer is None else (today - offer.offered_on).days


def _to_dict(one: OneCheck) -> dict[str, Any]:
    """Return a check as plain JSON."""
    changes = {
        name: value.isoformat() if isinstance(value, date) else value and str(value)
        for name, value in one.changes().items()
    }
    return {"check": str(one.check), **changes}


def _from_dict(kept: dict[str, Any]) -> OneCheck:
    days = {name: kept.get(name) for name in ("asked_on", "chase_on", "done_on")}
    return OneCheck(
        Check(kept["check"]),
        State(kept["state"]),
        Whose(kept["whose"]) if kept.get("whose") else None,
        blocked_by=kept.get("blocked_by"),
        **{name: date.fromisoformat(day) if day else None for name, day in days.items()},
    )


def come_to_checks(uow: UnitOfWork, step: Step, resident: Resident, application_id: int) -> None:
    """Bring an application with an offer to its checks, when one of them has moved."""
    application = uow.applications.get(resident.id, application_id)
    if application is not None and application.stage == ApplicationStage.OFFER:
        bring(uow, step, resident, application, ApplicationStage.CHECKS)
