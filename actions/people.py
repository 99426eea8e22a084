"""When a person is asked for, and what somebody told who seems to ask for something else."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.finder import QUESTION_OF
from actions.form import is_question
from actions.meant import named_roles
from actions.roles import RolesPay, say_registered
from actions.told import told_in
from actions.turn import Events, Turn
from bot.journey.told import Told
from bot.services import people
from bot.services.progress import Standing

BEFORE_AN_OFFER = frozenset({"joining", "choosing", "preparing"})
"""Who asks at these stages, amid questions, how long it takes, means the questions."""


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
