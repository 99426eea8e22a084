"""What of somebody's has its days: closing dates, a long silence, new adverts that suit them.

A reminder is set when an application comes to a stage, and read anew when it is due: `matters_of`
says what still has a point then, by what is true then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from bot.clock import in_london
from bot.journey.applying import UNSENT, ApplicationStage
from bot.journey.deadlines import closing_moments, days_left, next_moment, silence_moment
from bot.journey.reminders import Kind, Matter
from bot.services.application_records import Application, Vacancy
from bot.services.ports import UnitOfWork
from bot.services.reminders import preferred

TELL = "vacancies_tell"
"""The preference of whoever wants to be told of new vacancies."""
DEADLINE, SILENCE, NEW = "deadline", "no_reply", "new"


def about_application(application: int, what: str) -> str:
    """Return the subject of a reminder about an application: "application:12:deadline"."""
    return f"application:{application}:{what}"


def about_vacancy(vacancy: int) -> str:
    """Return the subject of a reminder about a new advert: "vacancy:7:new"."""
    return f"vacancy:{vacancy}:{NEW}"


def subject_of(about: str) -> tuple[str, int, str]:
    """Return the parts of a subject: application or vacancy, its id, and what is due of it."""
    kind, _, rest = about.partition(":")
    number, _, what = rest.partition(":")
    return kind, int(number) if number.isdecimal() else 0, what


def watch_application(uow: UnitOfWork, application: Application, at: datetime) -> None:
    """Set or take off what somebody is reminded of, as the application stands now."""
    whose = application.resident_id
    prefers = preferred(uow.progress.preferences(whose))
    for what in (DEADLINE, SILENCE):
        about = about_application(application.id, what)
        matter = _of_application(uow, application, what, at, prefers)
        then = None if matter is None else next_moment(matter.moments, at)
        if then is None:
            uow.reminders.cancel(whose, kind=Kind.MATTER, about=about)
        else:
            uow.reminders.schedule(whose, kind=Kind.MATTER, about=about, due_at=then, since=at)


def watch_all(uow: UnitOfWork, resident_id: str, at: datetime) -> None:
    """Set anew what somebody is reminded of, when they want reminders again."""
    for application in uow.applications.of(resident_id):
        watch_application(uow, application, at)


def matters_of(
    uow: UnitOfWork, resident_id: str, subjects: Iterable[str], now: datetime
) -> dict[str, Matter]:
    """Return those of some subjects that still have a point, with their days."""
    prefers = preferred(uow.progress.preferences(resident_id))
    found = {about: _read(uow, resident_id, about, now, prefers) for about in subjects}
    return {about: matter for about, matter in found.items() if matter is not None}


def closing_day(uow: UnitOfWork, application: Application) -> date | None:
    """Return the day on which an application's advert closes, as the advert says it now."""
    advert = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    return (advert.closes_on if advert else None) or application.closes_on


def open_vacancy(
    uow: UnitOfWork, resident_id: str, vacancy_id: int, now: datetime
) -> Vacancy | None:
    """Return an advert that can still be applied for and that they have not taken up."""
    vacancy = uow.vacancies.get(vacancy_id)
    if vacancy is None or vacancy.withdrawn_at is not None:
        return None
    if vacancy.closes_on is not None and vacancy.closes_on < in_london(now).date():
        return None
    taken = {one.vacancy_id for one in uow.applications.of(resident_id)}
    return None if vacancy.id in taken else vacancy


def _read(
    uow: UnitOfWork, resident_id: str, about: str, now: datetime, prefers: time | None
) -> Matter | None:
    kind, number, what = subject_of(about)
    if kind == "vacancy":
        wants = uow.progress.preferences(resident_id).get(TELL) is True
        vacancy = open_vacancy(uow, resident_id, number, now) if wants else None
        return None if vacancy is None else Matter((now,))
    application = uow.applications.get(resident_id, number)
    if application is None:
        return None
    return _of_application(uow, application, what, now, prefers)


def _of_application(
    uow: UnitOfWork, application: Application, what: str, now: datetime, prefers: time | None
) -> Matter | None:
    if what == SILENCE:
        sent = application.submitted_on
        waits = application.stage == ApplicationStage.SUBMITTED and sent is not None
        return Matter((silence_moment(sent, prefers),)) if waits and sent else None
    if application.stage not in UNSENT:
        return None
    advert = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    if advert is not None and advert.withdrawn_at is not None:
        return None
    day = closing_day(uow, application)
    if day is None or days_left(day, now) < 0:
        return None
    return Matter(closing_moments(day, prefers), urgent=days_left(day, now) <= 1)
