"""When a person is needed: asked for, or for what only a person can do."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.finder import QUESTION_OF, take_up
from actions.form import is_question
from actions.meant import named_roles, names_profession
from actions.misunderstood import UNDERSTOOD, miss
from actions.roles import RolesPay, say_registered
from actions.told import told_in
from actions.turn import Events, Turn
from bot.journey.told import Told
from bot.services import people
from bot.services.progress import Standing

OWN_WORDS = frozenset({"application_rejected", "interview_nerves", "offer_received", "inwork_good"})
"""Wishes that are answered in words of their own, and not in those of their group."""

OF_PAPERS = frozenset({"checks_qualifications", "checks_right_to_work"})
"""Where somebody says that they are a nurse or a midwife, they ask what they may do here."""

BEFORE_AN_OFFER = frozenset({"joining", "choosing", "preparing"})
"""Who asks at these stages, amid questions, how long it takes, means the questions."""

SURE_ENOUGH = 0.45
"""Below this confidence a wish is not passed on as if it were understood."""


class PeopleAsk(ResidentAction):
    """Asks a person to look at the chat because the resident wants one."""

    action_name = "action_people_ask"
    for_everyone = True
    in_danger_too = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say who knows, and when they usually answer."""
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, "asked")
        response = "utter_people_asked_before" if asked.waiting_already else "utter_people_asked"
        turn.say(response, team=asked.campaign.team)
        if not turn.form and not standing.is_new and not standing.is_too_young:
            turn.say("utter_people_meanwhile")
        return turn.go_on()


class PeopleNotYet(ResidentAction):
    """Passes on what the bot cannot do yet."""

    action_name = "action_people_not_yet"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say so in words that fit the matter; what is a mere guess is asked about instead.

        "im shy" at a question about work that suits somebody is an answer, and no interview nerves.
        """
        if told := wishes_in_finder(turn):
            return [UNDERSTOOD, *take_up(turn, standing, told)]
        if turn.confidence < SURE_ENOUGH:
            return miss(turn)
        if turn.intent == "checks_delay" and turn.form and standing.stage in BEFORE_AN_OFFER:
            turn.say("utter_conversation_takes")
            return [UNDERSTOOD, *turn.go_on()]
        if turn.intent in OF_PAPERS and names_profession(turn):
            return [UNDERSTOOD, *registered_elsewhere(turn, standing)]
        with turn.parts.writing() as uow:
            asked = people.not_yet(uow, turn.content, turn.step, turn.intent)
        matter = turn.intent if turn.intent in OWN_WORDS else people.group_of(turn.intent)
        turn.say(f"utter_not_yet_{matter}", team=asked.campaign.team)
        if not turn.form and matter not in OWN_WORDS:
            turn.say("utter_conversation_menu")
        return [UNDERSTOOD, *turn.go_on()]


def registered_elsewhere(turn: Turn, standing: Standing) -> Events:
    """Answer a nurse or midwife from abroad: the register, and the role that they name."""
    if not named_roles(turn):
        return say_registered(turn)
    turn.say("utter_roles_registered")
    return RolesPay().answer(turn, standing)


def wishes_in_finder(turn: Turn) -> Told:
    """Return the wishes that a statement tells in the middle of the role finder."""
    is_matter_of_a_person = turn.intent.startswith(("application_", "checks_", "offer_", "inwork_"))
    if turn.question not in QUESTION_OF or is_matter_of_a_person or is_question(turn.text):
        return Told()
    told = told_in(turn)
    return told if told.wishes else Told()
