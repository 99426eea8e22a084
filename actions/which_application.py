"""Which application a message or a button means, and asking where that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions.guided import Question, titled
from actions.job_buttons import TRACKING_FORM
from actions.meant import named_roles
from actions.turn import Turn
from bot.clock import in_london
from bot.journey.applying import ENDED, UNSENT, WAITING, ApplicationStage
from bot.services import applications
from bot.services.application_records import Application
from bot.services.applications import applications_of, named_applications
from bot.services.job_words import say_job
from bot.services.progress import Standing

FORM = TRACKING_FORM
LAST = "tracking_last"
"""The slot with the application whose stage was changed last, for "no, the other one"."""
MOST_LISTED = 6

_LIKELY: Mapping[ApplicationStage, frozenset[ApplicationStage]] = {
    ApplicationStage.SUBMITTED: UNSENT,
    ApplicationStage.CLOSED: UNSENT,
    ApplicationStage.NO_REPLY: WAITING,
    ApplicationStage.SHORTLISTED: WAITING,
    ApplicationStage.INTERVIEW: WAITING | {ApplicationStage.SHORTLISTED},
    ApplicationStage.OFFER: WAITING | {ApplicationStage.SHORTLISTED, ApplicationStage.INTERVIEW},
    ApplicationStage.REJECTED: frozenset(ApplicationStage) - UNSENT - ENDED,
    ApplicationStage.WITHDRAWN: frozenset(ApplicationStage) - ENDED,
}
"""Of which applications each thing is told, where none is named."""


def meant(turn: Turn, standing: Standing, stage: ApplicationStage) -> list[Application]:
    """Return the applications that a message may mean: those named, or else the likely ones."""
    by_button = named_by_button(turn, standing)
    if by_button is not None:
        return [by_button]
    with turn.parts.reading() as uow:
        mine = applications_of(uow, standing.resident)
    if turn.was_typed and (named := named_applications(turn.text, mine, roles_in(turn))):
        narrowed = [one for one in named if one.stage in _LIKELY.get(stage, frozenset())]
        return narrowed or named
    likely = [one for one in mine if one.stage in _LIKELY.get(stage, frozenset())]
    return likely or [one for one in mine if one.stage not in ENDED and one.stage != stage]


def is_surprising(turn: Turn, one: Application, stage: ApplicationStage) -> bool:
    """Whether something is told of an application that was not named and is not so far yet.

    Who is turned down for a job that was never sent, as far as is known, may mean another one.
    """
    named = turn.entity("job") or not turn.was_typed
    if named or one.stage in _LIKELY.get(stage, frozenset()):
        return False
    return not named_applications(turn.text, [one], roles_in(turn))


def named_by_button(turn: Turn, standing: Standing) -> Application | None:
    """Return the application that a button names ("application:3"), where it is theirs."""
    kind, _, number = (turn.entity("job") or "").partition(":")
    if kind != "application" or not number.isdecimal():
        return None
    with turn.parts.reading() as uow:
        return uow.applications.get(standing.resident.id, int(number))


def moved(turn: Turn, one: Application, stage: ApplicationStage, day: date) -> Application:
    """Bring an application to a stage and return it as it is then."""
    with turn.parts.writing() as uow:
        return applications.move(uow, turn.step, one, stage, day).application


def ask_which(turn: Turn, about: Mapping[str, Any], found: Sequence[Application]) -> Question:
    """Ask which of these is meant; `about`: the stage and the day that were told."""
    buttons = [titled(FORM, job_of(turn, one), str(one.id)) for one in found]
    buttons.append({"title": turn.label("none_of_these"), "payload": "/skip"})
    known = {**about, "applications": [one.id for one in found]}
    return Question("which", "utter_tracking_which", buttons=buttons, about=known)


def ask_job(about: Mapping[str, Any]) -> Question:
    """Ask for which job it was, where no application is known."""
    is_no = about["stage"] == ApplicationStage.REJECTED
    response = "utter_tracking_job_rejected" if is_no else "utter_tracking_job"
    return Question("job", response, free=True, about=dict(about))


def of_ids(turn: Turn, ids: Sequence[int]) -> list[Application]:
    """Return the resident's applications of these ids."""
    with turn.parts.reading() as uow:
        chat = uow.chats.get(turn.step.conversation)
        if chat is None:
            return []
        found = [uow.applications.get(chat.resident_id, one) for one in ids]
    return [one for one in found if one is not None]


def roles_in(turn: Turn) -> frozenset[str]:
    """Return the ids of the roles that the message names."""
    return (
        frozenset(role.id for role in named_roles(turn)) if turn.entities("role") else frozenset()
    )


def job_of(turn: Turn, one: Application) -> str:
    """Return the job of an application with its employer."""
    return say_job(turn.content, one.title, one.employer)


def stage_of(turn: Turn, one: Application) -> str:
    """Return where an application is, as it stands inside a sentence."""
    return turn.content.tracking.stages[ApplicationStage(one.stage)].lower()


def today_of(turn: Turn) -> date:
    """Return today's date in London."""
    return in_london(turn.step.at).date()
