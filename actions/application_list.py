"""Somebody's applications: the list, one of them, what buttons below say, and closing dates."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.application_outcomes import say_copy, say_outcome
from actions.base import ResidentAction
from actions.corrections import undo
from actions.form import is_question
from actions.interview import begin_for
from actions.job_buttons import (
    Button,
    adverts_button,
    below,
    change,
    found_button,
    go_on_button,
    undo_button,
)
from actions.misunderstood import UNDERSTOOD, miss
from actions.tracking import SURE_ENOUGH, told
from actions.turn import Events, Turn
from actions.which_application import (
    LAST,
    MOST_LISTED,
    job_of,
    moved,
    named_by_button,
    roles_in,
    today_of,
)
from bot.journey.applying import ENDED, UNSENT, WAITING, ApplicationStage
from bot.journey.told_outcome import is_closed
from bot.services.application_records import Application
from bot.services.applications import applications_of, named_applications
from bot.services.job_words import say_application, say_closing, say_history
from bot.services.progress import Standing


class ApplicationsList(ResidentAction):
    """Lists somebody's applications."""

    action_name = "action_applications_list"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """List them with stage, day and what is next."""
        return list_applications(turn, standing)


class TrackingChange(ResidentAction):
    """Does what a button about an application says."""

    action_name = "action_tracking_change"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show it, move it, take a change back, or hand over words for an email."""
        wish = turn.entity("tracking_wish") or "show"
        application = named_by_button(turn, standing)
        if application is None:
            return [UNDERSTOOD, *list_applications(turn, standing)]
        if wish == "undo":
            return [UNDERSTOOD, *undo(turn, application)]
        if wish.startswith("words_"):
            say_copy(turn, wish.removeprefix("words_"), application, standing.resident.called)
            return [UNDERSTOOD, *turn.go_on()]
        if wish in set(ApplicationStage):
            stage = ApplicationStage(wish)
            if stage is ApplicationStage.INTERVIEW:
                return [UNDERSTOOD, SlotSet(LAST, application.id), *begin_for(turn, application)]
            one = moved(turn, application, stage, today_of(turn))
            said = say_outcome(turn, standing.resident, one, stage)
            return [UNDERSTOOD, SlotSet(LAST, application.id), *said]
        return [UNDERSTOOD, *_show(turn, standing, application)]


class DeadlineAsk(ResidentAction):
    """Says when adverts close, or notes when one does."""

    action_name = "action_deadline_ask"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say it of the one that is meant, or of all that are not sent."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if turn.was_typed and is_closed(turn.text) and not is_question(turn.text):
            return [UNDERSTOOD, *told(turn, standing, ApplicationStage.CLOSED)]
        return [UNDERSTOOD, *_closings(turn, standing)]


def list_applications(turn: Turn, standing: Standing) -> Events:
    """List somebody's applications; without any, say how to begin one."""
    with turn.parts.reading() as uow:
        mine = applications_of(uow, standing.resident)[:MOST_LISTED]
    if not mine:
        buttons = [
            adverts_button(turn),
            found_button(turn),
        ]
        turn.say("utter_tracking_none", buttons=below(turn, buttons))
        return turn.go_on()
    lines = [
        say_application(turn.content, one, number, today_of(turn))
        for number, one in enumerate(mine, start=1)
    ]
    buttons = [
        {
            "title": turn.content.label("about_number", language=turn.spoken, number=number),
            "payload": change("show", one.id),
        }
        for number, one in enumerate(mine, start=1)
    ]
    buttons.append(adverts_button(turn))
    if turn.form:
        turn.say("utter_tracking_list_only", lines="\n".join(lines))
    else:
        turn.say("utter_tracking_list", lines="\n".join(lines), buttons=buttons)
    return turn.go_on()


def _show(turn: Turn, standing: Standing, application: Application) -> Events:
    """Show one application: its way so far, and what may have happened since."""
    with turn.parts.reading() as uow:
        steps = uow.applications.steps(standing.resident.id, application.id)
        vacancy = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    stage = ApplicationStage(application.stage)
    closing = ""
    if stage in UNSENT:
        closing = say_closing(turn.content, application.closes_on, today_of(turn))
    link = vacancy.link if vacancy and vacancy.link else ""
    card = "\n".join(
        line
        for line in (
            job_of(turn, application),
            say_history(turn.content, steps, today_of(turn)),
            closing,
            link,
        )
        if line
    )
    buttons = _moves(turn, application, stage)
    turn.say("utter_tracking_one", card=card, buttons=below(turn, buttons))
    return turn.go_on()


def _moves(turn: Turn, application: Application, stage: ApplicationStage) -> list[Button]:
    """Return buttons for what may have happened to an application since."""
    offered: dict[str, ApplicationStage] = {}
    if stage in UNSENT:
        offered = {"sent_it": ApplicationStage.SUBMITTED}
    elif stage in WAITING:
        offered = {"got_interview": ApplicationStage.INTERVIEW}
    if stage not in UNSENT and stage not in ENDED:
        offered["said_no"] = ApplicationStage.REJECTED
    if stage not in ENDED:
        offered["take_back"] = ApplicationStage.WITHDRAWN
    buttons = [
        {"title": turn.label(label), "payload": change(str(following), application.id)}
        for label, following in offered.items()
    ]
    if stage in UNSENT:
        return [go_on_button(turn, application.id), *buttons]
    return buttons or [undo_button(turn, application.id)]


def _closings(turn: Turn, standing: Standing) -> Events:
    with turn.parts.reading() as uow:
        mine = [one for one in applications_of(uow, standing.resident) if one.stage in UNSENT]
    named = named_applications(turn.text, mine, roles_in(turn)) if turn.was_typed else []
    shown = sorted(named or mine, key=lambda one: one.closes_on or date.max)[:MOST_LISTED]
    if not shown:
        buttons = [
            found_button(turn),
            adverts_button(turn),
        ]
        turn.say("utter_tracking_no_deadlines", buttons=below(turn, buttons))
        return turn.go_on()
    lines = "\n".join(
        f"{job_of(turn, one)}. {say_closing(turn.content, one.closes_on, today_of(turn))}"
        for one in shown
    )
    buttons = [go_on_button(turn, shown[0].id)]
    turn.say("utter_tracking_deadlines", lines=lines, buttons=below(turn, buttons))
    return turn.go_on()
