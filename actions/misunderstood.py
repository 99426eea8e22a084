"""When a message was not understood: likely meanings first, then a person. Never a loop."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.base import ResidentAction
from actions.conversation import ConversationAnswer, ConversationGreet
from actions.finder import RolesExperience
from actions.joining import NEEDED
from actions.roles import RolesDescribe, listed_role, save
from actions.turn import LISTEN, Events, Turn
from bot.services.progress import Standing

MOST_MEANINGS = 3
WORTH_OFFERING = 0.08
SURE_ENOUGH = 0.4
UNDERSTOOD = SlotSet("conversation_misses", None)


SECOND_LOOK: dict[str, ResidentAction] = {
    "greet": ConversationGreet(),
    "thank": ConversationAnswer(),
    "out_of_scope": ConversationAnswer(),
    "experience_tell": RolesExperience(),
}


class NotUnderstood(ResidentAction):
    """Answers what nobody could make sense of."""

    action_name = "action_not_understood"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Explain the open question or offer meanings; the second time, offer a person.

        What was taken for an answer and is none is looked at once more: a greeting, thanks, or
        what somebody has done. So is a number or a title, when roles were listed.
        """
        if turn.question and turn.intent == "inform" and turn.guesses:
            guess, confidence = turn.guesses[0]
            if guess in SECOND_LOOK and confidence >= SURE_ENOUGH:
                turn.meant = guess
                return [UNDERSTOOD, *SECOND_LOOK[guess].answer(turn, standing)]
        if not turn.question and listed_role(turn) is not None:
            turn.meant = "roles_describe"
            return [UNDERSTOOD, *RolesDescribe().answer(turn, standing)]
        return miss(turn)


class ConversationYes(ResidentAction):
    """Takes up what was offered outside of a form."""

    action_name = "action_conversation_yes"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Save the role that was offered; a question that yes does not answer is explained."""
        if turn.question:
            return miss(turn)
        offered = turn.content.roles.get(turn.slot("roles_offered") or "")
        if offered is not None:
            return [UNDERSTOOD, *save(turn, [offered])]
        turn.say("utter_conversation_menu")
        return [UNDERSTOOD]


class ConversationNo(ResidentAction):
    """Leaves what was offered outside of a form."""

    action_name = "action_conversation_no"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show what else can be done; a question that no does not answer is explained."""
        if turn.question:
            return miss(turn)
        turn.say("utter_conversation_menu")
        return [UNDERSTOOD, SlotSet("roles_offered", None)]


def miss(turn: Turn) -> Events:
    """Answer a message that means nothing here, and count it."""
    misses = int(turn.slot("conversation_misses") or 0) + 1
    counted = SlotSet("conversation_misses", misses)
    if turn.question:
        return [counted, *_explain(turn, turn.question, misses)]
    if misses == 1 and _offered_meanings(turn):
        return [counted]
    turn.say("utter_conversation_sorry" if misses == 1 else "utter_conversation_sorry_again")
    return [counted]


def _explain(turn: Turn, question: str, misses: int) -> Events:
    if misses == 1:
        turn.say(f"utter_explain_{question}")
        return turn.go_on()
    # The question is asked here and not by the form, so that it has two more buttons.
    label = turn.content.label
    person = {"title": label("person"), "payload": "/human"}
    skip = {"title": label("skip"), "payload": "/skip"}
    needed = question in NEEDED
    turn.say("utter_conversation_stuck_no_skip" if needed else "utter_conversation_stuck")
    has_skip = needed or question == "joining_outcode"
    turn.say(f"utter_ask_{question}", buttons=[person] if has_skip else [skip, person])
    return [ActiveLoop(str(turn.form)), FollowupAction(LISTEN)]


def _offered_meanings(turn: Turn) -> bool:
    known = turn.parts.meanings
    likely = [
        name for name, confidence in turn.guesses if name in known and confidence >= WORTH_OFFERING
    ][:MOST_MEANINGS]
    if not likely:
        return False
    buttons = [{"title": str(known[name]), "payload": f"/{name}"} for name in likely]
    buttons.append({"title": turn.content.label("person"), "payload": "/human"})
    turn.say("utter_conversation_meanings", buttons=buttons)
    return True
