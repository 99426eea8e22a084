"""Which job an application is for: what can be offered, what a message means, and starting it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.next_step import PREPARING
from bot.journey.specification import Specification, read_specification
from bot.services.application_records import Application
from bot.services.applications import named_application, start_application
from bot.services.ports import UnitOfWork
from bot.services.prefilling import Taken, take_over
from bot.services.preparing import Preparing, opened
from bot.services.progress import Step, arrive
from bot.services.records import Resident

MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """A job that can be applied for; its `id` is like "application:3" or "role:porter"."""

    id: str
    title: str

    @property
    def kind(self) -> str:
        """Return application, vacancy or role."""
        return self.id.partition(":")[0]

    @property
    def of(self) -> str:
        """Return the id of what it is."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Begun:
    """An application that was started or taken up, and what it took over from others."""

    work: Preparing
    is_new: bool
    taken: Taken


def offers(uow: UnitOfWork, content: Content, step: Step) -> list[Offer]:
    """Return the jobs that can be applied for: begun ones first, then adverts, then roles."""
    resident = arrive(uow, step)
    uow.commit()
    return _offers(uow, content, resident, in_london(step.at).date())


def meant(
    uow: UnitOfWork,
    content: Content,
    step: Step,
    text: str,
    roles: frozenset[str] = frozenset(),
) -> Offer | None:
    """Return the job that a button's value or a typed message means, or None."""
    resident = arrive(uow, step)
    today = in_london(step.at).date()
    uow.commit()
    offered = _offers(uow, content, resident, today)
    by_id = {one.id: one for one in offered}
    if text in by_id:
        return by_id[text]
    begun = [one for one in uow.applications.of(resident.id) if one.stage in PREPARING]
    named = named_application(text, begun, roles)
    if named is not None:
        return Offer(f"application:{named.id}", named.title)
    found = _advert(uow, resident, today, text)
    if found is not None:
        return found
    role = next((content.roles[one] for one in roles if one in content.roles), None)
    role = role or content.find_role(text)
    return Offer(f"role:{role.id}", role.title) if role else None


def by_id(uow: UnitOfWork, content: Content, step: Step, offer_id: str) -> Offer | None:
    """Return what a button elsewhere names, such as "vacancy:5" or "role:porter"."""
    resident = arrive(uow, step)
    uow.commit()
    kind, _, of = offer_id.partition(":")
    if kind == "role" and of in content.roles:
        return Offer(offer_id, content.roles[of].title)
    if not of.isdecimal():
        return None
    if kind == "application":
        application = uow.applications.get(resident.id, int(of))
        return Offer(offer_id, application.title) if application else None
    vacancy = uow.vacancies.get(int(of)) if kind == "vacancy" else None
    if vacancy is None or vacancy.resident_id not in {None, resident.id}:
        return None
    return Offer(offer_id, vacancy.title)


def begin(uow: UnitOfWork, content: Content, step: Step, offer: Offer) -> Begun:
    """Start the application that an offer names, or take it up where it was left."""
    resident = arrive(uow, step)
    before = {one.id for one in uow.applications.of(resident.id)}
    if offer.kind == "application":
        number = int(offer.of)
        application = uow.applications.get(resident.id, number)
        if application is not None and application.stage == ApplicationStage.INTERESTED:
            application = _start(uow, content, step, application)
    else:
        vacancy = uow.vacancies.get(int(offer.of)) if offer.kind == "vacancy" else None
        role_id = vacancy.role_id if vacancy else offer.of
        role = content.roles.get(role_id or "") or content.find_role(offer.title)
        application = start_application(
            uow, step, vacancy=vacancy, role=role, stage=ApplicationStage.PREPARING
        )
    if application is None:
        raise LookupError("The application is not there any more. Ask which job it is.")
    is_new = application.id not in before or not uow.applications.criteria(application.id)
    uow.applications.update(application.id, at=step.at)
    taken = take_over(uow, content, step, application) if application.id not in before else Taken()
    uow.commit()
    work = opened(uow, content, step, application.id)
    if work is None:
        raise LookupError("The application is not there any more. Ask which job it is.")
    return Begun(work, is_new=is_new and not work.criteria, taken=taken)


def list_in_advert(
    uow: UnitOfWork, content: Content, application: Application
) -> Specification | None:
    """Return what is read from the text that the advert was kept with; None: there is no text."""
    vacancy = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    if vacancy is None or not vacancy.specification:
        return None
    return read_specification(vacancy.specification, content.themes)


def _start(uow: UnitOfWork, content: Content, step: Step, application: Application) -> Application:
    vacancy = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    return start_application(
        uow,
        step,
        vacancy=vacancy,
        role=content.roles.get(application.role_id or ""),
        title=application.title,
        employer=application.employer,
        stage=ApplicationStage.PREPARING,
    )


def _offers(uow: UnitOfWork, content: Content, resident: Resident, today: date) -> list[Offer]:
    begun = [one for one in uow.applications.of(resident.id) if one.stage in PREPARING]
    found = [Offer(f"application:{one.id}", _titled(one.title, one.employer)) for one in begun]
    taken = {one.vacancy_id for one in begun}
    found += [
        Offer(f"vacancy:{one.id}", _titled(one.title, one.employer))
        for one in uow.vacancies.open_to(resident.id, on=today)
        if one.id not in taken
    ][: MOST_OFFERED // 2]
    roles = {one.role_id for one in begun if one.vacancy_id is None}
    found += [
        Offer(f"role:{one.role_id}", content.roles[one.role_id].title)
        for one in uow.progress.interests(resident.id)
        if one.role_id in content.roles and one.role_id not in roles
    ]
    return found[:MOST_OFFERED]


def _advert(uow: UnitOfWork, resident: Resident, today: date, text: str) -> Offer | None:
    said = text.casefold().strip()
    for one in uow.vacancies.open_to(resident.id, on=today):
        if said in {one.title.casefold(), _titled(one.title, one.employer).casefold()}:
            return Offer(f"vacancy:{one.id}", one.title)
    return None


def _titled(title: str, employer: str | None) -> str:
    return f"{title}, {employer}" if employer else title
