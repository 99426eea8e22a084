"""What works everywhere, inside any question: help, back, pause, stop, plain answers."""

from __future__ import annotations

import re

from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import ResidentAction
from actions.finder import ONLY_WHERE_IT_HELPS, QUESTION_OF
from actions.form import is_question
from actions.guided import is_guided, step_back
from actions.joining import QUESTIONS
from actions.recap import say_instead_of_question, say_where_we_are
from actions.told import KEPT
from actions.turn import Events, Turn, called
from bot.services import conversation
from bot.services.preparing import unfinished
from bot.services.progress import Standing

GO_ON_APPLYING = "action_application_go_on"
ADVISERS = re.compile(r"\badvi[sc]", re.IGNORECASE)
"""Who asks who the advisers are asks who reads the chat."""

WHY = re.compile(r"\W*(?:but |and )?(?:why|what for|how come)\b", re.IGNORECASE)
"""Who asks why something is asked asks for the question in other words, and not who reads it."""

NO_MENU_AFTER = frozenset({"thank", "goodbye", "feedback"})
"""Answers that end a conversation kindly: no menu follows them."""


class ConversationAnswer(ResidentAction):
    """Gives the one plain answer to a message, and lets the open question come back."""

    action_name = "action_conversation_answer"
    for_everyone = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say what data/responses has for this intent; "why?" gets the question explained."""
        if turn.question and turn.intent == "out_of_scope" and is_question(turn.text):
            turn.say(turn.explanation)
            return turn.go_on()
        if turn.intent == "privacy_ask" and is_guided(turn) and WHY.match(turn.text):
            turn.say(turn.explanation)
            return turn.go_on()
        if turn.intent == "bot_challenge" and ADVISERS.search(turn.text):
            turn.meant = "privacy_ask"
        asking = "_asking" if turn.intent == "help" and turn.form else ""
        campaign = turn.content.campaign(standing.resident.campaign)
        turn.say(
            f"utter_conversation_{turn.intent}{asking}",
            called=called(standing.resident.called),
            team=campaign.team,
            team_people=campaign.team_people,
        )
        if turn.intent == "goodbye":
            return turn.leave_it()
        settled = not standing.is_new and standing.stage != "joining"
        if not turn.form and settled and turn.intent not in NO_MENU_AFTER:
            turn.say("utter_conversation_menu")
        return turn.go_on()


class ConversationGreet(ResidentAction):
    """Answers a greeting with where the resident is."""

    action_name = "action_conversation_greet"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Greet; inside a question, with a recap only after a long time."""
        if turn.form and not conversation.was_long_away(turn.gap_seconds):
            turn.say("utter_conversation_hello", called=called(standing.resident.called))
        elif say_instead_of_question(turn, standing):
            return turn.close_form()
        else:
            say_where_we_are(turn, standing)
        return turn.go_on()


class ConversationMenu(ResidentAction):
    """Shows what can be done, or brings the open question back."""

    action_name = "action_conversation_menu"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Go on with the open question, or else with an application that is being written."""
        if turn.form:
            return turn.go_on()
        with turn.parts.reading() as uow:
            if unfinished(uow, turn.content, standing.resident) is not None:
                return [FollowupAction(GO_ON_APPLYING)]
        turn.say("utter_conversation_menu")
        return []


class ConversationRepeat(ResidentAction):
    """Puts the open question in simpler words."""

    action_name = "action_conversation_repeat"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Explain the question; it comes again after that."""
        if turn.question:
            turn.say(turn.explanation)
        else:
            turn.say("utter_conversation_nothing_to_repeat")
            turn.say("utter_conversation_menu")
        return turn.go_on()


class ConversationSkip(ResidentAction):
    """Says that nothing is asked; inside a form, the form skips its question itself."""

    action_name = "action_conversation_skip"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show the menu."""
        turn.say("utter_conversation_nothing_to_skip")
        turn.say("utter_conversation_menu")
        return turn.go_on()


class ConversationPause(ResidentAction):
    """Lets somebody go, and keeps all."""

    action_name = "action_conversation_pause"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say that all is kept; the question waits."""
        with turn.parts.writing() as uow:
            conversation.pause(uow, turn.step)
        turn.say("utter_conversation_pause")
        return turn.leave_it()


class ConversationStop(ResidentAction):
    """Falls silent until the resident writes again."""

    action_name = "action_conversation_stop"
    for_everyone = True
    in_danger_too = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say so in one sentence; the question waits."""
        with turn.parts.writing() as uow:
            conversation.stop(uow, turn.step)
        turn.say("utter_conversation_stop")
        return turn.leave_it()


class Back(ResidentAction):
    """Asks the question before again."""

    action_name = "action_back"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Empty the answer before the open question, so that the form asks it."""
        if is_guided(turn) and (asked := step_back(turn)) is not None:
            return asked
        before = _question_before(turn)
        if turn.form is None:
            turn.say("utter_conversation_back_home")
            turn.say("utter_conversation_menu")
        elif before is None:
            turn.say("utter_conversation_first_question")
        return [*([SlotSet(before, None)] if before else []), *turn.go_on()]


def _question_before(turn: Turn) -> str | None:
    left_out = {slot for slot in QUESTION_OF if QUESTION_OF[slot] in ONLY_WHERE_IT_HELPS}
    asked = [slot for slot in QUESTION_OF if slot not in left_out or turn.slot(slot) != KEPT]
    for questions in (QUESTIONS, tuple(asked)):
        if turn.question in questions:
            at = questions.index(turn.question)
            return questions[at - 1] if at else None
    return None
