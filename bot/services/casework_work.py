"""What advisers see of interviews, offers and checks, of jobs and how they go, and of practice.

Facts about a day, a place or a check are shown as those of applications are. What residents told
in their own words is left out where they have not agreed that advisers read it. Of practices there
are counts alone: what somebody tried in practice is theirs, and no mark foretells anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.application_records import Application, Referee
from bot.services.casework import application_of
from bot.services.casework_records import Practised
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.records import Resident
from bot.services.transcripts import resident_of
from bot.services.work_records import (
    CareStandard,
    Check,
    CheckIn,
    DocumentHeld,
    Interview,
    Job,
    Offer,
    ReferenceRequest,
)


@dataclass(frozen=True, slots=True)
class ToWork:
    """What a resident's page shows of interviews, offers, checks, jobs and practice."""

    interviews: tuple[Interview, ...]
    offers: tuple[Offer, ...]
    checks: tuple[Check, ...]
    references: tuple[ReferenceRequest, ...]
    documents: dict[str, DocumentHeld]
    jobs: tuple[Job, ...]
    check_ins: tuple[CheckIn, ...]
    standards: dict[int, CareStandard]
    practised: tuple[Practised, ...]


@dataclass(frozen=True, slots=True)
class CheckFile:
    """One check of an application, or one begun before any offer; `known`: None: nothing yet."""

    resident: Resident
    application: Application | None
    check: str
    known: Check | None
    references: tuple[ReferenceRequest, ...]
    referees: tuple[Referee, ...]


def to_work_of(unit: ConsoleUnitOfWork, resident_id: str, *, readable: bool) -> ToWork:
    """Return what a resident's page shows; without `readable` no words of theirs."""
    found = ToWork(
        interviews=tuple(unit.interviews.of(resident_id)),
        offers=tuple(unit.checks.offers(resident_id)),
        checks=tuple(unit.checks.all(resident_id)),
        references=tuple(unit.checks.references(resident_id)),
        documents=unit.checks.documents(resident_id),
        jobs=tuple(unit.jobs.of(resident_id)),
        check_ins=tuple(unit.jobs.check_ins(resident_id)),
        standards=unit.jobs.standards(resident_id),
        practised=tuple(unit.casework.practised(resident_id)),
    )
    return found if readable else _without_words(found)


def check_file(
    units: ConsoleUnits,
    resident_id: str,
    application_id: int | None,
    check: str,
    *,
    reader: str,
    now: datetime,
) -> CheckFile:
    """Return one check; noted in the audit trail. Raises `NotFoundError`."""
    with units() as unit:
        resident = resident_of(unit, resident_id)
        application = (
            None if application_id is None else application_of(unit, resident_id, application_id)
        )
        references = unit.checks.references(resident_id) if check == "references" else []
        found = CheckFile(
            resident=resident,
            application=application,
            check=check,
            known=check_of(unit, resident_id, application_id, check),
            references=tuple(one for one in references if one.application_id == application_id),
            referees=tuple(unit.background.referees(resident_id)),
        )
        unit.audit.add(
            what="check.read",
            at=now,
            user_id=reader,
            resident_id=resident_id,
            detail={"application": application_id, "check": check},
        )
        unit.commit()
    return found


def check_of(
    unit: ConsoleUnitOfWork, resident_id: str, application_id: int | None, check: str
) -> Check | None:
    """Return one check of an application (None: begun before any offer), or None."""
    known = unit.checks.of(resident_id, application_id)
    return next((one for one in known if one.check == check), None)


def _without_words(found: ToWork) -> ToWork:
    return replace(
        found,
        interviews=tuple(replace(one, feedback=None) for one in found.interviews),
        offers=tuple(replace(one, words=None) for one in found.offers),
        jobs=tuple(replace(one, end_words=None) for one in found.jobs),
        check_ins=tuple(replace(one, words=None) for one in found.check_ins),
    )
