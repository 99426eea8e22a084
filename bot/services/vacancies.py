"""Vacancies: those that advisers, files and feeds add for everybody, and those a resident found.

A vacancy is noticed to be there already by its link, its reference, or its title and employer; it
is then not added again. Whoever asked to be told of new ones is told of those that suit them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot.clock import in_london
from bot.journey.preferences import Preferences
from bot.journey.reminders import Kind
from bot.journey.vacancies import Draft, Offered, Wishes, ranked, suits
from bot.services.application_records import Vacancy
from bot.services.matters.applications import watch_application
from bot.services.matters.vacancies import TELL, about_vacancy
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident

REFUSED = "vacancies_refused"
"""The preference that holds the ids of the vacancies that somebody does not want to see."""
MOST_REFUSED = 200
PART_TIME_BELOW = 35
"""Whoever can work fewer hours a week than this looks for part-time work."""


@dataclass(frozen=True, slots=True)
class Added:
    """A vacancy, and whether it was not there before."""

    vacancy: Vacancy
    is_new: bool


def add_shared(
    uow: UnitOfWork,
    draft: Draft,
    *,
    at: datetime,
    key: str,
    source: str = "adviser",
    user_id: str | None = None,
) -> Added:
    """Keep a vacancy for everybody, once, and tell whoever waits for such a one.

    `key` names the request or the row it came by; `source`: adviser, file or feed. The caller
    commits.
    """
    there = same_advert(uow, None, draft)
    if there is not None:
        return Added(there, is_new=False)
    number = uow.vacancies.add(source=source, at=at, key=key, user_id=user_id, **asdict(draft))
    kept = _kept(uow, number)
    tell(uow, kept, at)
    return Added(kept, is_new=True)


def edit(uow: UnitOfWork, vacancy_id: int, draft: Draft, *, at: datetime) -> Vacancy | None:
    """Put an advert right; applications for it that were not sent follow its closing date.

    None: there is none of that number for everybody. The caller commits.
    """
    before = uow.vacancies.get(vacancy_id)
    if before is None or before.resident_id is not None:
        return None
    uow.vacancies.update(vacancy_id, **asdict(draft))
    kept = _kept(uow, vacancy_id)
    if before.role_id != kept.role_id and kept.withdrawn_at is None:
        tell(uow, kept, at)
    if before.closes_on != kept.closes_on:
        for one in uow.applications.of_vacancy(vacancy_id):
            uow.applications.update(one.id, at=one.updated_at, closes_on=kept.closes_on)
            watch_application(uow, replace(one, closes_on=kept.closes_on), at)
    return kept


def withdraw(uow: UnitOfWork, vacancy_id: int, *, at: datetime) -> bool:
    """Take an advert away, so that nobody is shown it any more; the caller commits.

    False: there is none of that number for everybody, or it was away. Applications stay.
    """
    known = uow.vacancies.get(vacancy_id)
    if known is None or known.resident_id is not None or known.withdrawn_at is not None:
        return False
    uow.vacancies.update(vacancy_id, withdrawn_at=at)
    return True


def bring_back(uow: UnitOfWork, vacancy_id: int) -> bool:
    """Show an advert again that was taken away; False: it was not away. The caller commits."""
    known = uow.vacancies.get(vacancy_id)
    if known is None or known.resident_id is not None or known.withdrawn_at is None:
        return False
    uow.vacancies.update(vacancy_id, withdrawn_at=None)
    return True


def same_advert(uow: UnitOfWork, resident_id: str | None, draft: Draft) -> Vacancy | None:
    """Return the vacancy that somebody (None: everybody) sees already and that is this advert."""
    return uow.vacancies.same(
        resident_id,
        link_key=draft.link_key,
        reference=draft.reference,
        title=draft.title,
        employer=draft.employer,
    )


def add_found(uow: UnitOfWork, step: Step, draft: Draft) -> Added:
    """Keep a vacancy that a resident found, who alone sees it; one that is there is not added."""
    resident = arrive(uow, step)
    there = same_advert(uow, resident.id, draft)
    if there is not None:
        uow.commit()
        return Added(there, is_new=False)
    number = uow.vacancies.add(
        source="resident",
        at=step.at,
        key=step.key("vacancy"),
        resident_id=resident.id,
        **asdict(draft),
    )
    log(uow, resident, step, "found_vacancy", {"vacancy": number})
    uow.commit()
    return Added(_kept(uow, number), is_new=True)


def shown_to(uow: UnitOfWork, resident: Resident, at: datetime) -> list[Vacancy]:
    """Return the open vacancies that a resident did not refuse, those that suit best first."""
    today = in_london(at).date()
    refused = set(refused_by(uow, resident.id))
    open_ones = [
        one for one in uow.vacancies.open_to(resident.id, on=today) if one.id not in refused
    ]
    order = ranked(_offered(open_ones), wishes_of(uow, resident), today)
    return [open_ones[position] for position in order]


def refuse(uow: UnitOfWork, step: Step, vacancy: Vacancy) -> None:
    """Show a vacancy to this resident no more."""
    resident = arrive(uow, step)
    refused = [one for one in refused_by(uow, resident.id) if one != vacancy.id]
    kept = [*refused, vacancy.id][-MOST_REFUSED:]
    uow.progress.set_preference(resident.id, name=REFUSED, value=kept, at=step.at)
    log(uow, resident, step, f"refused_vacancy:{vacancy.id}", {"vacancy": vacancy.id})
    uow.commit()


def allow(uow: UnitOfWork, step: Step, vacancy: Vacancy) -> None:
    """Show a vacancy to this resident again."""
    resident = arrive(uow, step)
    kept = [one for one in refused_by(uow, resident.id) if one != vacancy.id]
    uow.progress.set_preference(resident.id, name=REFUSED, value=kept, at=step.at)
    uow.commit()


def refused_by(uow: UnitOfWork, resident_id: str) -> list[int]:
    """Return the ids of the vacancies that a resident does not want to see."""
    value = uow.progress.preferences(resident_id).get(REFUSED)
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []


def want_to_be_told(uow: UnitOfWork, step: Step, *, on: bool) -> None:
    """Keep whether a resident is told of new vacancies that suit them."""
    resident = arrive(uow, step)
    uow.progress.set_preference(resident.id, name=TELL, value=on, at=step.at)
    log(uow, resident, step, "vacancies_told" if on else "vacancies_not_told")
    uow.commit()


def wishes_of(uow: UnitOfWork, resident: Resident) -> Wishes:
    """Return what a resident looks for, as far as it is known."""
    known = Preferences.from_dict(uow.progress.preferences(resident.id))
    weekly = known.weekly_hours
    if weekly is None and known.hours is not None:
        weekly = known.hours.weekly_hours
    return Wishes(
        roles=frozenset(one.role_id for one in uow.progress.interests(resident.id)),
        outcode=resident.outcode,
        part_time=None if weekly is None else weekly < PART_TIME_BELOW,
        nights=known.nights_ok,
    )


def tell(uow: UnitOfWork, vacancy: Vacancy, at: datetime) -> int:
    """Let whoever asked for it be told of a vacancy that suits them; return how many are told.

    It is said like a reminder: between 8am and 8pm, never twice a day, and only while it is open.
    """
    told = 0
    for resident_id in uow.progress.who_prefers(TELL):
        resident = uow.residents.get(resident_id)
        if resident is None or vacancy.id in refused_by(uow, resident_id):
            continue
        (offered,) = _offered([vacancy])
        if suits(offered, wishes_of(uow, resident)):
            uow.reminders.schedule(
                resident_id,
                kind=Kind.MATTER,
                about=about_vacancy(vacancy.id),
                due_at=at,
                since=at,
            )
            told += 1
    return told


def _offered(vacancies: Iterable[Vacancy]) -> list[Offered]:
    return [
        Offered(
            position=position,
            role_id=one.role_id,
            place=one.place,
            hours=one.hours,
            closes_on=one.closes_on,
            is_own=one.resident_id is not None,
        )
        for position, one in enumerate(vacancies)
    ]


def _kept(uow: UnitOfWork, number: int) -> Vacancy:
    found = uow.vacancies.get(number)
    if found is None:
        message = "The vacancy is not there. Restore the database from its last backup."
        raise LookupError(message)
    return found


def put_right(uow: UnitOfWork, step: Step, vacancy: Vacancy, **changes: Any) -> Vacancy:
    """Set what a resident says of an advert that they found; their application follows it."""
    resident = arrive(uow, step)
    if vacancy.resident_id != resident.id:
        return vacancy
    uow.vacancies.update(vacancy.id, **changes)
    shared = {name: changes[name] for name in _OF_BOTH if name in changes}
    for one in uow.applications.of_vacancy(vacancy.id):
        if shared:
            uow.applications.update(one.id, at=step.at, **shared)
            watch_application(uow, replace(one, **shared), step.at)
    uow.commit()
    return _kept(uow, vacancy.id)


_OF_BOTH = ("title", "employer", "role_id", "closes_on")
"""What an application has of its advert."""
