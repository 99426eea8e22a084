"""What came of applications: which one is meant, when it was, and putting it right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa_sdk.events import SlotSet

from actions.application_outcomes import say_outcome
from actions.base import ResidentAction
from actions.checks import after_offer
from actions.corrections import correct
from actions.form import is_question
from actions.guided import DONE, Done, GuidedForm, Question, begin
from actions.interview_no import after_interview
from actions.job_buttons import adverts_button, below, change, go_on_button
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.turn import Events, Turn
from actions.vacancy_questions import is_unknown
from actions.which_application import (
    FORM,
    LAST,
    MOST_LISTED,
    ask_job,
    ask_which,
    is_surprising,
    job_of,
    meant,
    moved,
    of_ids,
    roles_in,
    today_of,
)
from bot.journey.advert_words import tidy_title
from bot.journey.applying import ApplicationStage
from bot.journey.text import plain
from bot.journey.told_outcome import day_of, is_correction, is_not_yet, is_shortlisted
from bot.services import applications
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.outcomes import WEEKS_OF_SILENCE, days_since_sent
from bot.services.progress import Standing

SURE_ENOUGH = 0.4
SURE_WHILE_ASKED = 0.75
"""How sure it must be beside an open question: "no it was 2019" puts an answer right, and ends
no application."""
LONGEST_NAME = 8
"""Longer answers to "which job was it?" are no name of a job."""

STAGES: Mapping[str, ApplicationStage] = {
    "application_submitted": ApplicationStage.SUBMITTED,
    "application_no_reply": ApplicationStage.NO_REPLY,
    "application_rejected": ApplicationStage.REJECTED,
    "application_withdraw": ApplicationStage.WITHDRAWN,
}
_HELP = {
    ApplicationStage.SUBMITTED: "submitted",
    ApplicationStage.NO_REPLY: "no_reply",
    ApplicationStage.REJECTED: "rejected",
    ApplicationStage.WITHDRAWN: "withdraw",
    ApplicationStage.CLOSED: "closed",
}


class ApplicationTold(ResidentAction):
    """Brings an application to the stage that somebody tells of."""

    action_name = "action_application_told"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Move the one that is meant; ask which, where that is open; answer what is asked."""
        enough = SURE_WHILE_ASKED if turn.form else SURE_ENOUGH
        if turn.was_typed and turn.confidence < enough:
            return miss(turn)
        stage = STAGES[turn.intent]
        if turn.was_typed and is_shortlisted(turn.text):
            stage = ApplicationStage.SHORTLISTED
        corrected = correct(turn, standing)
        if corrected is None:
            corrected = after_offer(turn, standing, stage)
        if corrected is not None:
            return [UNDERSTOOD, *corrected]
        if turn.was_typed and stage is ApplicationStage.SUBMITTED and is_not_yet(turn.text):
            return [UNDERSTOOD, *_not_yet(turn, standing)]
        if turn.was_typed and is_question(turn.text) and stage is not ApplicationStage.NO_REPLY:
            return [UNDERSTOOD, *_say_help(turn, standing, stage)]
        return [UNDERSTOOD, *told(turn, standing, stage)]


class ValidateTracking(GuidedForm):
    """Asks which application is meant, or for which job it was."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        if name == "job":
            return ask_job(about)
        return ask_which(turn, about, of_ids(turn, about["applications"]))

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Move the application that is named."""
        if plain(value) in {"skip", "no", "none"} or (name == "job" and _denies(value)):
            turn.say("utter_tracking_left")
            return DONE
        stage, day = ApplicationStage(about["stage"]), date.fromisoformat(about["day"])
        if name == "job":
            return _take_job(turn, value, stage, day)
        listed = of_ids(turn, about["applications"])
        by_id = [one for one in listed if str(one.id) == value]
        found = by_id or named_applications(value, listed, roles_in(turn))
        if len(found) != 1:
            return None
        return _ended(turn, found[0], stage, day)

    def closing(self, turn: Turn) -> Events:
        """Remember which application was changed, for "no, the other one"."""
        with turn.parts.reading() as uow:
            chat = uow.chats.get(turn.step.conversation)
            mine = uow.applications.of(chat.resident_id) if chat else []
        return [SlotSet(LAST, mine[0].id if mine else None)]


def _denies(text: str) -> bool:
    """Whether what stands in the place of a job says that there is none: "no they didnt say no"."""
    return plain(text).startswith(("no ", "nope", "nah ")) or is_correction(text)


def told(turn: Turn, standing: Standing, stage: ApplicationStage) -> Events:
    """Move the application that a message means; ask which, or for which job, where it is open."""
    day = day_of(turn.text, turn.step.at) if turn.was_typed else today_of(turn)
    found = meant(turn, standing, stage)
    about = {"stage": str(stage), "day": day.isoformat()}
    if not found:
        return begin(turn, FORM, ask_job(about))
    if len(found) > 1 or is_surprising(turn, found[0], stage):
        return begin(turn, FORM, ask_which(turn, about, found[:MOST_LISTED]))
    if stage is ApplicationStage.NO_REPLY and _is_early(found[0], today_of(turn)):
        _say_early(turn, found[0])
        return turn.go_on()
    one = moved(turn, found[0], stage, day)
    if stage is ApplicationStage.REJECTED and (asked := after_interview(turn, one)) is not None:
        return [SlotSet(LAST, one.id), *asked]
    return [SlotSet(LAST, one.id), *say_outcome(turn, standing.resident, one, stage)]


def _not_yet(turn: Turn, standing: Standing) -> Events:
    found = meant(turn, standing, ApplicationStage.SUBMITTED)
    buttons = [go_on_button(turn, found[0].id)] if found else None
    turn.say("utter_tracking_not_yet", buttons=below(turn, buttons) if buttons else None)
    return turn.go_on()


def _say_help(turn: Turn, standing: Standing, stage: ApplicationStage) -> Events:
    """Answer a question about a stage without moving anything."""
    del standing
    help_ = turn.content.application_help.situations.get(_HELP.get(stage, ""))
    for words in (help_.messages if help_ else ())[:2]:
        turn.say("utter_tracking_help", words=words)
    return turn.go_on()


def _ended(turn: Turn, one: Application, stage: ApplicationStage, day: date) -> Done:
    """Move an application from within the form, say what follows, and end the form."""
    if stage is ApplicationStage.NO_REPLY and _is_early(one, today_of(turn)):
        _say_early(turn, one)
        return DONE
    application = moved(turn, one, stage, day)
    with turn.parts.reading() as uow:
        resident = uow.residents.get(application.resident_id)
    if resident is not None:
        say_outcome(turn, resident, application, stage)
    return DONE


def _is_early(one: Application, today: date) -> bool:
    days = days_since_sent(one, today)
    return days is not None and days < 7 * WEEKS_OF_SILENCE


def _say_early(turn: Turn, one: Application) -> None:
    days = days_since_sent(one, today_of(turn)) or 0
    buttons = [
        {"title": turn.label("email_words"), "payload": change("words_no_reply", one.id)},
        adverts_button(turn),
    ]
    when = "today" if days == 0 else "yesterday" if days == 1 else "days"
    turn.say(
        f"utter_tracking_early_{when}",
        job=job_of(turn, one),
        days=days,
        buttons=below(turn, buttons),
    )


def _take_job(turn: Turn, value: str, stage: ApplicationStage, day: date) -> Done | None:
    title = tidy_title(value)
    if title is None or len(title.split()) > LONGEST_NAME or is_unknown(value):
        return None
    with turn.parts.writing() as uow:
        role = turn.content.find_role(value)
        kept = applications.start_application(uow, turn.step, title=title, role=role)
    return _ended(turn, kept, stage, day)


SECOND_LOOK["application_rejected"] = ApplicationTold()
