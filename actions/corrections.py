"""Putting right what was understood of an application: "no it was the other one", "not yet"."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.application_outcomes import say_outcome
from actions.guided import begin
from actions.turn import Events, Turn
from actions.which_application import (
    FORM,
    LAST,
    MOST_LISTED,
    ask_which,
    job_of,
    moved,
    roles_in,
    stage_of,
)
from bot.journey.applying import ApplicationStage
from bot.journey.told_outcome import is_correction, is_other
from bot.services import applications, checks
from bot.services.application_records import Application
from bot.services.applications import applications_of, named_applications
from bot.services.progress import Standing


def correct(turn: Turn, standing: Standing) -> Events | None:
    """Take back what was understood last, where a message says that it was wrong; else None."""
    if not turn.was_typed or not is_correction(turn.text):
        return None
    put_back = _check_put_back(turn, standing)
    last = turn.slot(LAST)
    if put_back is not None or last is None:
        return put_back
    return _application_put_back(turn, standing, int(last))


def _application_put_back(turn: Turn, standing: Standing, last: int) -> Events | None:
    """Take back the last change of an application; where it was another one, change that."""
    with turn.parts.reading() as uow:
        application = uow.applications.get(standing.resident.id, last)
        mine = applications_of(uow, standing.resident)
    if application is None:
        return None
    stage = ApplicationStage(application.stage)
    with turn.parts.writing() as uow:
        back = applications.take_back(uow, turn.step, application)
    if back is None:
        return None
    others = [one for one in mine if one.id != application.id]
    if not (is_other(turn.text) and others):
        turn.say("utter_tracking_undone", job=job_of(turn, back), stage=stage_of(turn, back))
        return [SlotSet(LAST, None), *turn.go_on()]
    named = named_applications(turn.text, others, roles_in(turn))
    chosen = named if len(named) == 1 else others
    if len(chosen) == 1:
        one = moved(turn, chosen[0], stage, application.stage_on)
        turn.say("utter_tracking_undone", job=job_of(turn, back), stage=stage_of(turn, back))
        return [SlotSet(LAST, one.id), *say_outcome(turn, standing.resident, one, stage)]
    about = {"stage": str(stage), "day": application.stage_on.isoformat()}
    return [SlotSet(LAST, None), *begin(turn, FORM, ask_which(turn, about, chosen[:MOST_LISTED]))]


def _check_put_back(turn: Turn, standing: Standing) -> Events | None:
    """Put back what was told of a check, where that was told last."""
    with turn.parts.reading() as uow:
        if not checks.told_last(uow, standing.resident):
            return None
    with turn.parts.writing() as uow:
        checks.put_back(uow, turn.step)
    turn.say("utter_checks_undone")
    return turn.go_on()


def undo(turn: Turn, application: Application) -> Events:
    """Take the last change of an application back, as its button says."""
    with turn.parts.writing() as uow:
        back = applications.take_back(uow, turn.step, application)
    kept = back or application
    turn.say("utter_tracking_undone", job=job_of(turn, kept), stage=stage_of(turn, kept))
    return [SlotSet(LAST, None), *turn.go_on()]
