"""Pointing somebody to a service, a course or a person, and hearing later what came of it."""

from __future__ import annotations

from datetime import datetime

from bot.content.content import Content
from bot.journey.referrals import ABOUT, BARRIER, OPEN, STATE, Outcome, about, next_ask
from bot.journey.reminders import Kind
from bot.services import people
from bot.services.application_records import Referral
from bot.services.people import Asked
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log


def refer(
    uow: UnitOfWork, content: Content, step: Step, reason: str, service: str, *, person: bool
) -> Asked | None:
    """Keep that somebody wants what they were pointed to, and ask them later what came of it.

    With `person` the team is asked to help with it; returned is then whom that went to. While one
    for the same reason is open, it is that one.
    """
    resident = arrive(uow, step)
    referral = find_open(uow, resident.id, reason)
    if referral is None:
        uow.background.add_referral(
            resident.id,
            reason=reason,
            service=service,
            state="accepted",
            at=step.at,
            key=step.key(f"referral:{reason}"),
        )
        log(uow, resident, step, f"referred:{reason}", {"reason": reason})
        referral = find_open(uow, resident.id, reason)
    if referral is not None:
        _follow_up(uow, resident.id, referral, step.at)
    if person:
        return people.ask(uow, content, step, reason)
    uow.commit()
    return None


def decline(uow: UnitOfWork, step: Step, reason: str, service: str) -> None:
    """Keep that somebody was offered something and did not want it."""
    resident = arrive(uow, step)
    uow.background.add_referral(
        resident.id,
        reason=reason,
        service=service,
        state="declined",
        at=step.at,
        key=step.key(f"referral:{reason}"),
    )
    log(uow, resident, step, f"referral_declined:{reason}", {"reason": reason})
    uow.commit()


def record_outcome(
    uow: UnitOfWork, step: Step, referral_id: int, outcome: Outcome
) -> Referral | None:
    """Keep what came of a referral, and ask again where that has a point; None: there is none.

    What helped against something that stood in the way is kept with that too.
    """
    resident = arrive(uow, step)
    referral = _find(uow, resident.id, referral_id)
    if referral is None:
        return None
    what = f"referral_{outcome.value}:{referral.reason}"
    log(uow, resident, step, what, {"reason": referral.reason})
    state = STATE.get(outcome, referral.state)
    kept = keep_state(uow, resident.id, referral, state, step.at)
    uow.commit()
    return kept


def keep_state(
    uow: UnitOfWork, resident_id: str, referral: Referral, state: str, at: datetime
) -> Referral:
    """Keep how far a referral is, whoever says so, and ask again where that has a point.

    What helped against something that stood in the way is kept with that too.
    """
    if state != referral.state:
        uow.background.update_referral(resident_id, referral.id, state=state, at=at)
    kept = _find(uow, resident_id, referral.id) or referral
    _follow_up(uow, resident_id, kept, at)
    if state == "helped" and referral.reason.startswith(BARRIER):
        _helped(uow, resident_id, referral.reason.removeprefix(BARRIER), at)
    return kept


def of_subject(uow: UnitOfWork, resident_id: str, subject: str) -> Referral:
    """Return the referral of a reminder's subject."""
    referral = _find(uow, resident_id, int(subject.removeprefix(ABOUT)))
    if referral is None:
        message = "The referral of a reminder is gone. Restore the database from its last backup."
        raise LookupError(message)
    return referral


def open_subjects(uow: UnitOfWork, resident_id: str) -> frozenset[str]:
    """Return the subjects of the reminders of what somebody still waits for."""
    known = uow.background.referrals(resident_id)
    return frozenset(about(one.id) for one in known if one.state in OPEN)


def find_open(uow: UnitOfWork, resident_id: str, reason: str) -> Referral | None:
    """Return the open referral for a reason, or for any that begins so, the newest; or None."""
    known = [one for one in uow.background.referrals(resident_id) if one.state in OPEN]
    return next((one for one in reversed(known) if one.reason.startswith(reason)), None)


def _find(uow: UnitOfWork, resident_id: str, referral_id: int) -> Referral | None:
    known = uow.background.referrals(resident_id)
    return next((one for one in known if one.id == referral_id), None)


def _follow_up(uow: UnitOfWork, resident_id: str, referral: Referral, now: datetime) -> None:
    following = next_ask(referral.reason, referral.state, referral.at, now)
    subject = about(referral.id)
    if following is None:
        uow.reminders.cancel(resident_id, kind=Kind.FOLLOW_UP, about=subject)
        return
    uow.reminders.schedule(
        resident_id, kind=Kind.FOLLOW_UP, about=subject, due_at=following.at, since=now
    )


def _helped(uow: UnitOfWork, resident_id: str, barrier: str, at: datetime) -> None:
    for one in uow.background.barriers(resident_id):
        if one.barrier == barrier and one.state == "open":
            uow.background.set_barrier(
                resident_id, barrier, state="helped", at=at, is_main=one.is_main
            )
