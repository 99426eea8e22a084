"""Offers: told of, declined, or taken back by the employer."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions import checks_said as said
from actions.base import ResidentAction
from actions.check_buttons import FORM
from actions.form import is_question
from actions.guided import Done, Question, begin, open_question, state_of
from actions.meant import named_roles
from actions.misunderstood import UNDERSTOOD, miss
from actions.offer_outcomes import warn
from actions.offer_questions import (
    ASKED_OF_IT,
    DECLINE,
    GONE,
    OFFER,
    ask_job,
    ask_real,
    ask_which,
    begun,
    heard,
    take,
)
from actions.turn import GUIDE, Events, Turn
from actions.which_application import is_surprising, meant, named_by_button, roles_in
from bot.journey.applying import ApplicationStage
from bot.journey.offers import is_taken_back, read_offer
from bot.journey.scams import scam_signs
from bot.journey.told_outcome import day_of
from bot.services import checks
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.progress import Standing

SURE_ENOUGH = 0.4
SURE_WHILE_ASKED = 0.75
"""Beside an open question a guess must be surer."""


class OfferReceived(ResidentAction):
    """Keeps an offer, warns of a false one, and asks what is not known of it."""

    action_name = "action_offer_received"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep it with the application that is meant; without any, ask only which job it is."""
        enough = SURE_WHILE_ASKED if turn.form and turn.form != FORM else SURE_ENOUGH
        if turn.was_typed and turn.confidence < enough:
            return miss(turn)
        if turn.was_typed and is_taken_back(turn.text):
            return [UNDERSTOOD, *taken_back(turn, standing)]
        answered = _answered(turn)
        return [UNDERSTOOD, *(_told(turn, standing) if answered is None else answered)]


class OfferDecline(ResidentAction):
    """Marks that somebody says no to an offer, with words to send."""

    action_name = "action_offer_decline"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Mark it where it is clear which; what is only asked about changes nothing."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if turn.was_typed and is_taken_back(turn.text):
            return [UNDERSTOOD, *taken_back(turn, standing)]
        if turn.was_typed and is_question(turn.text):
            return [UNDERSTOOD, *_say(turn, "decline")]
        found = _under_way(turn, standing) or _interviewed(turn, standing)
        named = named_applications(turn.text, found, roles_in(turn)) if turn.was_typed else []
        found = named or found
        if not found:
            return [UNDERSTOOD, *_say(turn, "decline")]
        about = {"then": DECLINE, "day": day_of(turn.text, turn.step.at).isoformat()}
        one = heard(turn, found[0], about) if len(found) == 1 else ask_which(turn, about, found)
        return [UNDERSTOOD, *_open(turn, one)]


def taken_back(turn: Turn, standing: Standing) -> Events:
    """Mark that the employer took an offer back; ask which, where several are open."""
    found = _under_way(turn, standing)
    named = named_applications(turn.text, found, roles_in(turn)) if turn.was_typed else []
    found = named or found
    if not found:
        team = said.tell_person(turn, "offer_taken_back")
        said.say_guidance(turn, turn.content.checks.offer["taken_back"])
        turn.say("utter_checks_person", team=team)
        return turn.go_on()
    about = {"then": GONE, "day": day_of(turn.text, turn.step.at).isoformat()}
    one = heard(turn, found[0], about) if len(found) == 1 else ask_which(turn, about, found)
    return _open(turn, one)


def _told(turn: Turn, standing: Standing) -> Events:
    """Answer what is asked of an offer, or keep one."""
    told = read_offer(turn.text if turn.was_typed else "")
    asks = turn.was_typed and is_question(turn.text)
    has_offer = bool(_under_way(turn, standing))
    if told.asks_leaving and (asks or has_offer):
        return _say(turn, "stay")
    if asks:
        return _say(turn, "accept" if told.asks_accepting else "conditional")
    about = {
        "then": OFFER,
        "day": day_of(turn.text, turn.step.at).isoformat(),
        "conditional": told.conditional,
        "is_written": told.is_written,
    }
    signs = _signs(turn)
    if signs:
        warn(turn, signs)
        known = {**about, "applications": [one.id for one in _meant(turn, standing)]}
        return begin(turn, FORM, ask_real(turn, known))
    return _open(turn, _which(turn, standing, about))


def _answered(turn: Turn) -> Events | None:
    """Take "yeah got a letter" for the answer where that is what was asked."""
    is_asked = turn.was_typed and open_question(turn, FORM) in ASKED_OF_IT
    if not is_asked or is_question(turn.text):
        return None
    state = state_of(turn)
    following = take(turn, state["name"], state["about"], turn.text)
    return None if following is None else _open(turn, following)


def _which(turn: Turn, standing: Standing, about: dict[str, Any]) -> Question | Done:
    found = _meant(turn, standing)
    if not found:
        role = next(iter(named_roles(turn)), None) if turn.entities("role") else None
        return ask_job(about) if role is None else begun(turn, about, turn.text, role)
    stage = ApplicationStage.OFFER
    known = found[0].stage in checks.UNDER_WAY or not is_surprising(turn, found[0], stage)
    if len(found) == 1 and known:
        return heard(turn, found[0], about)
    return ask_which(turn, about, found)


def _meant(turn: Turn, standing: Standing) -> list[Application]:
    """Return the applications that an offer may be of; none where it names another job."""
    found = meant(turn, standing, ApplicationStage.OFFER)
    if turn.was_typed and turn.entities("role"):
        roles = roles_in(turn)
        fits = [one for one in found if one.role_id in roles]
        named = named_applications(turn.text, found, roles)
        return fits or named
    under_way = _under_way(turn, standing)
    if under_way and not any(one.stage in LIKELY for one in found):
        # "i got the job" a second time is no news of another one.
        return under_way
    return found


LIKELY = frozenset(
    {
        ApplicationStage.SUBMITTED,
        ApplicationStage.NO_REPLY,
        ApplicationStage.SHORTLISTED,
        ApplicationStage.INTERVIEW,
    }
)


def _under_way(turn: Turn, standing: Standing) -> list[Application]:
    by_button = named_by_button(turn, standing)
    if by_button is not None:
        return [by_button]
    with turn.parts.reading() as uow:
        return checks.checked(uow, standing.resident)


def _interviewed(turn: Turn, standing: Standing) -> list[Application]:
    with turn.parts.reading() as uow:
        mine = uow.applications.of(standing.resident.id)
    return [one for one in mine if one.stage == ApplicationStage.INTERVIEW]


def _signs(turn: Turn) -> tuple[str, ...]:
    if not turn.was_typed:
        return ()
    found = scam_signs(turn.text, [*turn.content.scams.rules(), *turn.content.checks.signs])
    return tuple(dict.fromkeys(found))


def _say(turn: Turn, moment: str) -> Events:
    said.say_guidance(turn, turn.content.checks.offer[moment])
    return turn.go_on()


def _open(turn: Turn, following: Question | Done) -> Events:
    if isinstance(following, Done):
        return [*turn.close_form(), SlotSet(GUIDE, None)] if turn.form == FORM else turn.go_on()
    return begin(turn, FORM, following)
