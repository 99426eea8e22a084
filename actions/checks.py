"""The checks before a start: the list, what is told of them, and why it takes so long."""

from __future__ import annotations

from datetime import timedelta

from rasa_sdk.events import SlotSet

from actions import checks_said as said
from actions.base import ResidentAction
from actions.check_buttons import (
    FORM,
    below,
    changed_button,
    list_button,
    room_button,
    wish_button,
    words_button,
)
from actions.check_questions import about_told, answered, ask_application, ask_check, keep
from actions.form import is_question
from actions.guided import Done, Question, begin, open_question
from actions.job_buttons import Button
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.offers import LIKELY, taken_back
from actions.people import BEFORE_AN_OFFER
from actions.turn import GUIDE, Events, Turn
from actions.which_application import named_by_button, roles_in, today_of
from bot.content.checks import OfferText
from bot.content.say_checks import say_names, say_wait
from bot.journey.applying import ApplicationStage
from bot.journey.checks import Check, Happened, OneCheck, all_settled, likely_block
from bot.journey.offers import is_no, is_taken_back, waited
from bot.journey.text import plain
from bot.journey.told_check import ToldChecks
from bot.services import checks, offers
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.progress import Standing

SURE_ENOUGH = 0.4
SURE_WHILE_ASKED = 0.6
CLEARLY = 0.8
"""From here on a no without plain words is one all the same."""
_GETS_READY = ("get ready", "prepare", "prepared", "in advance", "start early", "before the offer",
               "before an offer", "ready now", "beforehand", "ahead of time")  # fmt: skip


class ChecksAsk(ResidentAction):
    """Shows whose turn each check is; before an offer, what can be got ready."""

    action_name = "action_checks_ask"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show the list of the job that is meant; ask which where that is open."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        found = under_way(turn, standing)
        if len(found) > 1 and not turn.form:
            return [UNDERSTOOD, *begin(turn, FORM, ask_application(turn, {"then": "list"}, found))]
        if found:
            said.say_checks(turn, found[0], named=len(found) > 1)
        elif _is_begun(turn, standing):
            said.say_checks(turn, None)
        elif turn.was_typed and any(f" {one} " in f" {plain(turn.text)} " for one in _GETS_READY):
            return [UNDERSTOOD, *early(turn)]
        else:
            _say_six(turn)
        return [UNDERSTOOD, *turn.go_on()]


class ChecksUpdate(ResidentAction):
    """Keeps how far checks are, as they are told of, and reads it back."""

    action_name = "action_checks_update"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep what is clear; ask for which job, which check or what happened where it is not."""
        enough = SURE_WHILE_ASKED if turn.form and turn.form != FORM else SURE_ENOUGH
        told = checks.read(turn.content, turn.text, turn.step)
        if turn.confidence < enough or (not told and is_question(turn.text)):
            return miss(turn)
        if (following := answered(turn)) is not None:
            return [UNDERSTOOD, *open_or_end(turn, following)]
        if is_taken_back(turn.text):
            return [UNDERSTOOD, *taken_back(turn, standing)]
        found = under_way(turn, standing)
        nothing = all(one.check is None for one in told.checks) and not told.all_done
        if told.checks and nothing and told.checks[0].happened is Happened.WAITING and found:
            return [UNDERSTOOD, *say_delay(turn, standing, found)]
        return [UNDERSTOOD, *open_or_end(turn, _kept(turn, found, told))]


class ChecksDelay(ResidentAction):
    """Says how long checks usually take, what it likely waits for, and whom to ask."""

    action_name = "action_checks_delay"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say it of the offer that is meant; before one, how long the checks take."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if turn.form and turn.form != FORM and standing.stage in BEFORE_AN_OFFER:
            turn.say("utter_conversation_takes")
            return [UNDERSTOOD, *turn.go_on()]
        if turn.was_typed and is_taken_back(turn.text):
            return [UNDERSTOOD, *taken_back(turn, standing)]
        return [UNDERSTOOD, *say_delay(turn, standing, under_way(turn, standing))]


def say_delay(turn: Turn, standing: Standing, found: list[Application]) -> Events:
    """Say how long it has been, what it likely waits for, and the words to ask with."""
    texts = turn.content.checks.delay
    if not found:
        buttons = [
            {"title": turn.label("have_offer"), "payload": "/offer_received"},
            wish_button(turn, "what_to_get_ready", "early"),
        ]
        _say(turn, texts["before_offer"], below(turn, buttons))
        return turn.go_on()
    application = found[0]
    _keep_day(turn, application)
    known = said.checks_here(turn, application)
    if all_settled(known):
        said.say_all_done(turn, application)
        return turn.go_on()
    turn.say("utter_checks_line", line=_since(turn, standing, application))
    block = likely_block(known, today_of(turn))
    if block is not None:
        line = say_wait(turn.content.checks, block, today_of(turn))
        turn.say("utter_checks_line", line=turn.content.checks.words.likely.format(line=line))
    _say(turn, texts["warm"], below(turn, _ways_on(turn, block, application)))
    return turn.go_on()


def after_offer(turn: Turn, standing: Standing, stage: ApplicationStage) -> Events | None:
    """Answer a no, or a silence, of somebody whose offer is at hand; None where it is none of it.

    "They said no" after an offer is an offer that was taken back; who still waits for an answer to
    another application may mean that one.
    """
    with turn.parts.reading() as uow:
        mine = uow.applications.of(standing.resident.id)
    under_way = [one for one in mine if one.stage in checks.UNDER_WAY]
    if not under_way or not turn.was_typed:
        return None
    named = named_applications(turn.text, mine, roles_in(turn))
    others = [one for one in mine if one.stage in LIKELY]
    if others and not any(one in under_way for one in named):
        return None
    if stage is ApplicationStage.REJECTED:
        return _after_no(turn, standing, under_way)
    return say_delay(turn, standing, under_way) if stage is ApplicationStage.NO_REPLY else None


def _after_no(turn: Turn, standing: Standing, under_way: list[Application]) -> Events:
    """Answer what sounds like a no: an offer is marked as gone only where that is plainly told.

    "They lost my form" and "they rejected my proof of address" are news of a check.
    """
    if is_no(turn.text) or is_taken_back(turn.text):
        return taken_back(turn, standing)
    told = checks.read(turn.content, turn.text, turn.step)
    if told:
        return open_or_end(turn, _kept(turn, under_way, told))
    return taken_back(turn, standing) if turn.confidence >= CLEARLY else miss(turn)


def early(turn: Turn) -> Events:
    """Begin what can be got ready before any offer, and show it."""
    with turn.parts.writing() as uow:
        checks.begin_early(uow, turn.step)
    said.say_checks(turn, None)
    turn.say("utter_checks_early_end")
    return turn.go_on()


def under_way(turn: Turn, standing: Standing) -> list[Application]:
    """Return the applications whose checks may be meant: the one that is named, or all."""
    by_button = named_by_button(turn, standing)
    if by_button is not None:
        return [by_button]
    with turn.parts.reading() as uow:
        mine = checks.checked(uow, standing.resident)
    named = named_applications(turn.text, mine, roles_in(turn)) if turn.was_typed else []
    return named or mine


def ask_changed(turn: Turn, found: list[Application]) -> Events:
    """Ask which check has changed."""
    if len(found) > 1:
        return begin(turn, FORM, ask_application(turn, {"then": "check"}, found))
    return begin(turn, FORM, ask_check(turn, {"application": found[0].id if found else None}))


def _kept(turn: Turn, found: list[Application], told: ToldChecks) -> Question | Done:
    if len(found) > 1:
        return ask_application(turn, about_told(told), found)
    application = found[0] if found else None
    if not told:
        return ask_check(turn, {"application": application.id if application else None})
    return keep(turn, application, told)


def open_or_end(turn: Turn, following: Question | Done) -> Events:
    """Ask what comes next; where nothing does, a question about an offer comes back."""
    if isinstance(following, Question):
        return begin(turn, FORM, following)
    if open_question(turn, FORM) in {"what", "check", "application"}:
        return [*turn.close_form(), SlotSet(GUIDE, None)]
    return turn.go_on()


def _say_six(turn: Turn) -> None:
    file = turn.content.checks
    names = say_names(file, Check)
    turn.say("utter_checks_line", line=file.words.six.format(names=names))
    buttons = [
        {"title": turn.label("have_offer"), "payload": "/offer_received"},
        wish_button(turn, "what_to_get_ready", "early"),
        room_button(turn, Check.DBS),
    ]
    _say(turn, file.delay["before_offer"], below(turn, buttons))


def _since(turn: Turn, standing: Standing, application: Application) -> str:
    file = turn.content.checks
    with turn.parts.reading() as uow:
        days = checks.days_since_offer(uow, standing.resident, application.id, today_of(turn))
    usual = said.guided(turn, file.delay["usual"])[-1]
    if days is None:
        return usual
    forms = {0: file.words.days_first, 1: file.words.days_one}
    since = forms.get(days, file.words.days_since).format(days=days)
    moment = file.delay["late" if days > file.usual_days else "early"]
    return f"{since} {usual}\n{said.guided(turn, moment)[-1]}"


def _keep_day(turn: Turn, application: Application) -> None:
    """Keep the day of the offer where somebody says that it was earlier than is known."""
    ago = waited(turn.text) if turn.was_typed else None
    said_offer = turn.was_typed and "offer" in plain(turn.text)
    if ago is None or not said_offer:
        return
    day = today_of(turn) - timedelta(days=ago.days)
    with turn.parts.writing() as uow:
        offer = uow.checks.offer(application.resident_id, application.id)
        if offer is not None and day < offer.offered_on:
            offers.answer_offer(uow, turn.step, application, offered_on=day)


def _ways_on(turn: Turn, block: OneCheck | None, application: Application) -> list[Button]:
    buttons: list[Button] = []
    if block is not None and block.is_mine:
        buttons.append(room_button(turn, block.check))
    elif block is not None:
        buttons.append(words_button(turn, block, application.id))
    return [*buttons, list_button(turn, application.id), changed_button(turn, application.id)]


def _is_begun(turn: Turn, standing: Standing) -> bool:
    with turn.parts.reading() as uow:
        return checks.is_begun(uow, standing.resident)


def _say(turn: Turn, text: OfferText, buttons: list[Button] | None) -> None:
    turn.say("utter_checks_line", line=said.guided(turn, text)[-1], buttons=buttons)


# Told where a question is open, it is heard when it is no answer to that question.
SECOND_LOOK["checks_ask"] = ChecksAsk()
SECOND_LOOK["checks_delay"] = ChecksDelay()
