"""A resident's rights over what is kept: a copy, erasure, putting right, a complaint, who reads.

The copy and the erasure themselves are in `dossier` and `erasing`; here is what comes before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.content.content import Content
from bot.content.data_rights import Correction, Purpose
from bot.content.smaller import Campaign
from bot.journey.text import plain
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Consent, HelpRequest, Resident, RoleInterest

BETWEEN_COPIES = timedelta(hours=1)
COPIED = "copied_data"
COPY_PAGE = "copy_page"
COPY_DATA = "copy_data"
"""The two files of a copy, as a message names them."""
COMPLAINT = "complain"
SCAM = "safety_scam"
CONFIRMED_WITHIN = timedelta(minutes=10)
"""How long the second question before an erasure may be answered."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Whether a copy may be sent now; `next_at`: when, where it may not yet."""

    next_at: datetime | None
    notes: bool = False

    @property
    def allowed(self) -> bool:
        """Whether it may be sent now."""
        return self.next_at is None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about somebody, in short."""

    resident: Resident
    interests: tuple[RoleInterest, ...]
    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint that a person looks at; `known` when it was made before and is still open."""

    reference: str
    campaign: Campaign
    known: bool


@dataclass(frozen=True, slots=True)
class Sharing:
    """One purpose, and the last word on it."""

    id: str
    purpose: Purpose
    last: Consent | None

    @property
    def granted(self) -> bool:
        """Whether it is agreed now."""
        return self.last is not None and self.last.granted


def may_copy(uow: UnitOfWork, step: Step) -> Copy:
    """Return whether a copy may be sent: one an hour at most."""
    resident = arrive(uow, step)
    next_at = _next_copy(uow, resident.id, step.at)
    uow.commit()
    return Copy(next_at)


def send_copy(uow: UnitOfWork, step: Step) -> Copy:
    """Log that a copy is sent, where it may be; the same message asked again is answered again.

    What advisers wrote is looked at by a person first, who is asked for it here.
    """
    resident = arrive(uow, step)
    next_at = _next_copy(uow, resident.id, step.at)
    is_first = log(uow, resident, step, COPIED)
    if is_first and next_at is not None:
        return Copy(next_at)  # not committed: nothing was copied
    notes = bool(uow.dossier.rows(resident.id).get("notes"))
    if notes:
        _ask_once(uow, resident, step, "data_export")
    uow.commit()
    return Copy(None, notes)


def worries(uow: UnitOfWork, step: Step) -> bool:
    """Whether a person still waits to hear that the resident is safe."""
    resident = arrive(uow, step)
    uow.commit()
    reasons = {one.reason for one in uow.progress.help_requests(resident.id)}
    return any(one.startswith("safety") and one != SCAM for one in reasons)


def is_confirmed(asked_at: str | None, now: datetime) -> bool:
    """Whether the second question before an erasure was put just now, so that a yes counts."""
    if asked_at is None:
        return False
    return timedelta() <= now - datetime.fromisoformat(asked_at) <= CONFIRMED_WITHIN


def kept(uow: UnitOfWork, step: Step) -> Kept:
    """Return what is kept, in short; that somebody looked is logged."""
    resident = arrive(uow, step)
    log(uow, resident, step, "looked_to_correct")
    found = Kept(
        resident,
        tuple(uow.progress.interests(resident.id)),
        uow.progress.preferences(resident.id),
    )
    uow.commit()
    return found


def named_correction(corrections: Sequence[Correction], text: str) -> Correction | None:
    """Return what a message says is wrong (the first that it names), or None."""
    said = f" {plain(text)} "
    return next(
        (one for one in corrections if any(f" {word} " in said for word in one.words)), None
    )


def complain(uow: UnitOfWork, content: Content, step: Step) -> Complaint:
    """Keep a complaint and return its reference; while one is open, no second one is made."""
    resident = arrive(uow, step)
    request, is_new = _ask_once(uow, resident, step, COMPLAINT)
    if is_new:
        log(uow, resident, step, "complained")
    uow.commit()
    return Complaint(reference(request.id), content.campaign(resident.campaign), not is_new)


def reference(request_id: int) -> str:
    """Return what a resident quotes and an adviser finds, e.g. "C17"."""
    return f"C{request_id}"


def sharing(uow: UnitOfWork, content: Content, step: Step) -> list[Sharing]:
    """Return every purpose with the resident's last word on it."""
    resident = arrive(uow, step)
    found = _sharing(uow, content, resident)
    uow.commit()
    return found


def set_sharing(
    uow: UnitOfWork, content: Content, step: Step, purpose: str, *, granted: bool
) -> list[Sharing]:
    """Keep a yes or a no to one purpose from now on; an unknown purpose changes nothing."""
    resident = arrive(uow, step)
    if purpose in content.rights.purposes:
        what = "consented" if granted else "withdrew"
        if log(uow, resident, step, what, {"purpose": purpose}):
            uow.progress.record_consent(
                resident.id,
                purpose=purpose,
                granted=granted,
                wording=content.rights.purposes[purpose].wording,
                at=step.at,
            )
    found = _sharing(uow, content, resident)
    uow.commit()
    return found


def _sharing(uow: UnitOfWork, content: Content, resident: Resident) -> list[Sharing]:
    last = {one.purpose: one for one in uow.progress.consent_history(resident.id)}
    return [Sharing(name, one, last.get(name)) for name, one in content.rights.purposes.items()]


def _next_copy(uow: UnitOfWork, resident_id: str, now: datetime) -> datetime | None:
    sent = [event.at for event in uow.progress.of(resident_id) if event.what == COPIED]
    if not sent or now - sent[-1] >= BETWEEN_COPIES:
        return None
    return sent[-1] + BETWEEN_COPIES


def _ask_once(
    uow: UnitOfWork, resident: Resident, step: Step, reason: str
) -> tuple[HelpRequest, bool]:
    """Return the open request for a person with this reason, and whether it was made now."""
    made = not any(one.reason == reason for one in uow.progress.help_requests(resident.id))
    if made:
        key = step.key(f"person:{reason}")
        made = uow.progress.ask_for_person(resident.id, reason=reason, key=key, at=step.at)
        log(uow, resident, step, "asked_for_person", {"reason": reason})
    mine = uow.progress.help_requests(resident.id, open_only=False)
    return [one for one in mine if one.reason == reason][-1], made
