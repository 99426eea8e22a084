"""Offers: heard of, answered, declined, taken back by the employer; the checks begin with them."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.services.application_records import Application
from bot.services.applications import bring
from bot.services.checks import begin_checks
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.work_records import Offer

CONSIDERING, ACCEPTED, DECLINED, TAKEN_BACK = "considering", "accepted", "declined", "taken_back"
_BEFORE = frozenset(ApplicationStage) - {
    ApplicationStage.OFFER,
    ApplicationStage.CHECKS,
    ApplicationStage.START,
}
"""From these stages an application comes to the offer; further on it stays where it is."""


def hear_offer(
    uow: UnitOfWork, step: Step, application: Application, offered_on: date, **known: Any
) -> Application:
    """Keep that an application has an offer, and return it at that stage.

    `known`: `conditional` (yes, no or not_sure) and `is_written`, as far as they were told. Told a
    second time, the first day stands.
    """
    resident = arrive(uow, step)
    before = uow.checks.offer(resident.id, application.id)
    is_new = before is None or before.state in {DECLINED, TAKEN_BACK}
    columns: dict[str, Any] = dict(known)
    if is_new:
        columns = {"offered_on": offered_on, "state": CONSIDERING, **known}
        columns.setdefault("conditional", "not_sure")
    uow.checks.put_offer(resident.id, application_id=application.id, now=step.at, **columns)
    if ApplicationStage(application.stage) in _BEFORE:
        stage = ApplicationStage.OFFER
        application = bring(
            uow, step, resident, application, stage, happened_on=offered_on
        ).application
    uow.commit()
    return application


def answer_offer(uow: UnitOfWork, step: Step, application: Application, **columns: Any) -> None:
    """Keep what is told of an offer: `conditional`, `is_written`."""
    resident = arrive(uow, step)
    uow.checks.put_offer(resident.id, application_id=application.id, now=step.at, **columns)
    uow.commit()


def accept_offer(
    uow: UnitOfWork, content: Content, step: Step, application: Application
) -> Application:
    """Keep that somebody takes an offer; the checks begin, and the application comes to them."""
    resident = arrive(uow, step)
    uow.checks.put_offer(
        resident.id, application_id=application.id, now=step.at, state=ACCEPTED,
        **_first_day(uow, resident.id, application),
    )  # fmt: skip
    moved = application
    if ApplicationStage(application.stage) is not ApplicationStage.START:
        moved = bring(uow, step, resident, application, ApplicationStage.CHECKS).application
    begin_checks(uow, content, step, moved)
    log(uow, resident, step, "offer_accepted", {"application": application.id})
    uow.commit()
    return moved


def decline_offer(uow: UnitOfWork, step: Step, application: Application) -> Application:
    """Keep that somebody does not want an offer; the application is withdrawn."""
    return _end(uow, step, application, DECLINED, ApplicationStage.WITHDRAWN)


def offer_gone(uow: UnitOfWork, step: Step, application: Application) -> Application:
    """Keep that the employer took an offer back."""
    return _end(uow, step, application, TAKEN_BACK, ApplicationStage.REJECTED)


def reopen_offer(
    uow: UnitOfWork, step: Step, application: Application, stage: ApplicationStage
) -> Application:
    """Bring an offer back that was declined or gone by mistake, to the stage it was at."""
    resident = arrive(uow, step)
    state = ACCEPTED if stage is ApplicationStage.CHECKS else CONSIDERING
    uow.checks.put_offer(
        resident.id, application_id=application.id, now=step.at, state=state,
        **_first_day(uow, resident.id, application),
    )  # fmt: skip
    moved = bring(uow, step, resident, application, stage).application
    uow.commit()
    return moved


def open_offers(uow: UnitOfWork, resident_id: str) -> list[Offer]:
    """Return the offers that still stand, the newest first."""
    return [one for one in uow.checks.offers(resident_id) if one.state in {CONSIDERING, ACCEPTED}]


def _end(
    uow: UnitOfWork, step: Step, application: Application, state: str, stage: ApplicationStage
) -> Application:
    resident = arrive(uow, step)
    uow.checks.put_offer(
        resident.id, application_id=application.id, now=step.at, state=state,
        **_first_day(uow, resident.id, application),
    )  # fmt: skip
    moved = bring(uow, step, resident, application, stage).application
    log(uow, resident, step, f"offer_{state}", {"application": application.id})
    uow.commit()
    return moved


def _first_day(uow: UnitOfWork, resident_id: str, application: Application) -> dict[str, Any]:
    """Return what a new offer needs, where none was told of before."""
    if uow.checks.offer(resident_id, application.id) is not None:
        return {}
    return {"offered_on": application.stage_on, "conditional": "not_sure"}
