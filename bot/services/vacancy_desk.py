"""Vacancies as advisers keep them: listed, added, put right, taken away and brought back.

They are for everybody; what one resident found for themselves is not among them. Each change is in
the audit trail. Whoever asked to be told of new vacancies is told by the bot, as
`bot.services.vacancies` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.errors import MooringError, NotFoundError
from bot.journey.vacancies import Draft, Fault, Offered, Wishes, check, suits
from bot.services import vacancies
from bot.services.application_records import Vacancy
from bot.services.casework_records import Applicant, VacancyPage, VacancyQuery
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.matters.vacancies import TELL
from bot.services.ports.feeds import FeedRow
from bot.services.vacancy_import import FILE, Imported, RowFault, import_rows

RoleNamed = Callable[[str], str | None]


class VacancyProblemError(MooringError):
    """A vacancy cannot be kept as it was entered; `faults` say what is wrong with which field."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("the vacancy has faults; put the named fields right")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class VacancyFile:
    """One vacancy, who applies for it, whom it fits, and how many of those are told of it."""

    vacancy: Vacancy
    applicants: tuple[Applicant, ...]
    fits: int
    told: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would add: good rows that are new and that are there, and what is wrong."""

    new: tuple[tuple[FeedRow, Draft], ...]
    there: tuple[tuple[FeedRow, Draft], ...]
    faults: tuple[RowFault, ...]


def find(units: ConsoleUnits, query: VacancyQuery) -> VacancyPage:
    """Return one page of vacancies."""
    with units() as unit:
        return unit.casework.vacancies(query)


def vacancy_file(
    units: ConsoleUnits, vacancy_id: int, *, reader: str, now: datetime
) -> VacancyFile:
    """Return one vacancy and who applies for it; noted in the audit trail.

    Raises `NotFoundError`.
    """
    with units() as unit:
        vacancy = shared(unit, vacancy_id)
        fitting = _fitting(unit, vacancy)
        told = set(unit.progress.who_prefers(TELL)) & set(fitting)
        applicants = tuple(unit.casework.applicants(vacancy_id))
        unit.audit.add(what="vacancy.read", at=now, user_id=reader, detail={"vacancy": vacancy_id})
        unit.commit()
    return VacancyFile(vacancy, applicants, len(fitting), len(told))


def add(
    units: ConsoleUnits,
    entered: Mapping[str, Any],
    role_named: RoleNamed,
    *,
    key: str,
    by: str,
    now: datetime,
) -> vacancies.Added:
    """Keep what was entered as a vacancy for everybody; one that is there is not added again.

    `key` names the form, so that one sent twice is one vacancy. Raises `VacancyProblemError`.
    """
    draft = _checked(entered, role_named, now)
    with units() as unit:
        added = vacancies.add_shared(unit, draft, at=now, key=f"console:{key}", user_id=by)
        # The form's key finds a row of its own again, which was then made at an earlier moment.
        is_new = added.is_new and added.vacancy.created_at == now
        if is_new:
            _note(unit, "vacancy.added", added.vacancy.id, by=by, now=now)
        unit.commit()
    return vacancies.Added(added.vacancy, is_new)


def edit(
    units: ConsoleUnits,
    vacancy_id: int,
    entered: Mapping[str, Any],
    role_named: RoleNamed,
    *,
    by: str,
    now: datetime,
) -> bool:
    """Put a vacancy right; False when nothing is different.

    A day in the past on which it closed already may stay. Raises `NotFoundError` and
    `VacancyProblemError`.
    """
    with units() as unit:
        before = shared(unit, vacancy_id)
        kept_day = before.closes_on if entered.get("closes_on") == before.closes_on else None
        draft = _checked({**entered, "closes_on": None} if kept_day else entered, role_named, now)
        if kept_day:
            draft = replace(draft, closes_on=kept_day)
        if draft == draft_of(before):
            return False
        vacancies.edit(unit, vacancy_id, draft, at=now)
        _note(unit, "vacancy.changed", vacancy_id, by=by, now=now)
        unit.commit()
    return True


def withdraw(units: ConsoleUnits, vacancy_id: int, *, by: str, now: datetime) -> bool:
    """Show a vacancy to nobody any more; False when it was away. Raises `NotFoundError`."""
    with units() as unit:
        shared(unit, vacancy_id)
        done = vacancies.withdraw(unit, vacancy_id, at=now)
        if done:
            _note(unit, "vacancy.withdrawn", vacancy_id, by=by, now=now)
        unit.commit()
    return done


def bring_back(units: ConsoleUnits, vacancy_id: int, *, by: str, now: datetime) -> bool:
    """Show a vacancy again that was taken away; False when it was there.

    Raises `NotFoundError`.
    """
    with units() as unit:
        shared(unit, vacancy_id)
        done = vacancies.bring_back(unit, vacancy_id)
        if done:
            _note(unit, "vacancy.brought_back", vacancy_id, by=by, now=now)
        unit.commit()
    return done


def preview(
    units: ConsoleUnits, rows: Sequence[FeedRow], role_named: RoleNamed, *, now: datetime
) -> Preview:
    """Return what rows of a file would add; nothing is kept."""
    new: list[tuple[FeedRow, Draft]] = []
    there: list[tuple[FeedRow, Draft]] = []
    faults: list[RowFault] = []
    with units() as unit:
        for row in rows:
            found = check(row.values, now, role_named)
            if isinstance(found, Draft):
                known = vacancies.same_advert(unit, None, found)
                (there if known else new).append((row, found))
            else:
                faults += [
                    RowFault(row.number, row.columns.get(one.field, one.field), one.wrong)
                    for one in found
                ]
    return Preview(tuple(new), tuple(there), tuple(faults))


def take_over(
    units: ConsoleUnits, rows: Sequence[FeedRow], role_named: RoleNamed, *, by: str, now: datetime
) -> Imported:
    """Keep the rows of a file; where one is faulty none is kept, and the faults are returned."""
    with units() as unit:
        done = import_rows(unit, rows, role_named, source=FILE, at=now, user_id=by)
        if done.added:
            unit.audit.add(
                what="vacancies.imported", at=now, user_id=by, detail={"added": done.added}
            )
        unit.commit()
    return done


def shared(unit: ConsoleUnitOfWork, vacancy_id: int) -> Vacancy:
    """Return a vacancy that is for everybody; raises `NotFoundError`."""
    found = unit.vacancies.get(vacancy_id)
    if found is None or found.resident_id is not None:
        raise NotFoundError("there is no such vacancy; go back to the list")
    return found


def draft_of(vacancy: Vacancy) -> Draft:
    """Return a kept vacancy as the advert that it was entered as."""
    return Draft(**{name: getattr(vacancy, name) for name in Draft.__slots__})


def _checked(entered: Mapping[str, Any], role_named: RoleNamed, now: datetime) -> Draft:
    found = check(entered, now, role_named)
    if not isinstance(found, Draft):
        raise VacancyProblemError(found)
    return found


def _fitting(unit: ConsoleUnitOfWork, vacancy: Vacancy) -> list[str]:
    """Return the residents who chose the role and for whom the place is not too far."""
    if vacancy.role_id is None:
        return []
    offered = Offered(
        position=0,
        role_id=vacancy.role_id,
        place=vacancy.place,
        hours=vacancy.hours,
        closes_on=vacancy.closes_on,
        is_own=False,
    )
    chosen = frozenset({vacancy.role_id})
    return [
        resident_id
        for resident_id, outcode in unit.casework.who_chose(vacancy.role_id)
        if suits(offered, Wishes(roles=chosen, outcode=outcode))
    ]


def _note(unit: ConsoleUnitOfWork, what: str, vacancy_id: int, *, by: str, now: datetime) -> None:
    unit.audit.add(what=what, at=now, user_id=by, detail={"vacancy": vacancy_id})
