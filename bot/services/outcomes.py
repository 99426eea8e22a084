"""What is said after an application's stage changed: what was made of it, and what may be next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.journey.applying import UNSENT
from bot.services.application_records import Application, Vacancy
from bot.services.ports import UnitOfWork
from bot.services.progress import Step
from bot.services.records import Resident
from bot.services.vacancies import shown_to

WEEKS_OF_SILENCE = 3
_COVERED = frozenset({"story", "fact"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of an application that ended: stories, and how many criteria were covered."""

    stories: int
    covered: int
    criteria: int


def kept_of(uow: UnitOfWork, resident: Resident, application: Application) -> Kept:
    """Return what a resident keeps, whatever came of an application."""
    criteria = uow.applications.criteria(application.id)
    return Kept(
        stories=len(uow.stories.of(resident.id)),
        covered=sum(one.state in _COVERED for one in criteria),
        criteria=len(criteria),
    )


def next_vacancy(uow: UnitOfWork, resident: Resident, step: Step) -> Vacancy | None:
    """Return the open advert that suits best and that they have not applied for."""
    taken = {one.vacancy_id for one in uow.applications.of(resident.id)}
    found = shown_to(uow, resident, step.at)
    return next((one for one in found if one.id not in taken), None)


def days_since_sent(application: Application, today: date) -> int | None:
    """Return how many days ago it was sent; None where that is not known."""
    sent = application.submitted_on
    return None if sent is None or application.stage in UNSENT else (today - sent).days
