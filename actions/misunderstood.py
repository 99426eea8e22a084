"""When a message was not understood: likely meanings first, then a person. Never a loop."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.base import ResidentAction
from actions.conversation import ConversationAnswer, ConversationGreet
from actions.corrections import correct
from actions.finder import (
    LEFT_OUT,
    QUESTION_OF,
    RolesExperience,
    RolesFind,
    hours_told_late,
    take_up,
)
from actions.form import is_question
from actions.guided import is_guided, show_ways_out
from actions.joining import NEEDED
from actions.meant import is_against, is_registered_profession, named_roles, roles_in_list
from actions.opening import FORM as JOINING
from actions.opening import wait_with_matter
from actions.progress import ProgressShow
from actions.roles import (
    RolesChoose,
    RolesCompare,
    RolesDescribe,
    RolesDrop,
    RolesPay,
    RolesRequirements,
    save,
    say_registered,
)
from actions.told import told_in
from actions.turn import LISTEN, Events, Turn
from bot.journey.first_words import comes_with_a_matter
from bot.journey.script import is_mostly_latin
from bot.journey.text import plain
from bot.journey.told import Told
from bot.services import people, roles
from bot.services.progress import Standing

MOST_MEANINGS = 3
WORTH_OFFERING = 0.08
SURE_ENOUGH = 0.4
SURE_OF_SMALL_TALK = 0.8
"""What looks like small talk where a question is open is more often an answer that is unclear."""

SMALL_TALK = frozenset({"greet", "thank", "feedback", "bot_challenge", "out_of_scope"})
NEWS = frozenset({"interview_invited", "application_rejected"})
"""What changes an application is taken up beside an open question only where it is plain."""
CLEARLY = 0.75
"""From here on "good morning" is a greeting; "mornings" are hours all the same."""

HOURS = frozenset({"mornings", "afternoons", "evenings", "nights"})

MOST_MISSES = 2
"""After so many answers in a row that could not be read, a question that may be skipped is."""

UNDERSTOOD = SlotSet("conversation_misses", None)


# Only what asks or tells something: nothing that is passed on to a person or ends a question.
SECOND_LOOK: dict[str, ResidentAction] = {
    "greet": ConversationGreet(),
    "thank": ConversationAnswer(),
    "feedback": ConversationAnswer(),
    "bot_challenge": ConversationAnswer(),
    "privacy_ask": ConversationAnswer(),
    "out_of_scope": ConversationAnswer(),
    "progress_ask": ProgressShow(),
    "experience_tell": RolesExperience(),
    "roles_find": RolesFind(),
    "roles_choose": RolesChoose(),
    "roles_compare": RolesCompare(),
    "roles_describe": RolesDescribe(),
    "roles_pay": RolesPay(),
    "roles_requirements": RolesRequirements(),
}


class NotUnderstood(ResidentAction):
    """Answers what nobody could make sense of."""

    action_name = "action_not_understood"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Explain the open question or offer meanings; the second time, offer a person.

        What was taken for an answer and is none is looked at once more: it may name a role, or
        tell hours after all, or ask something. So is a number or a title, when roles were listed.
        """
        if turn.form == JOINING and turn.was_typed and comes_with_a_matter(turn.text):
            return [UNDERSTOOD, *wait_with_matter(turn)]
        if (heard := _heard_plainly(turn, standing)) is not None:
            return [UNDERSTOOD, *heard]
        if (found := _about_a_role(turn)) is not None:
            return [UNDERSTOOD, *found.answer(turn, standing)]
        guess, confidence = turn.guesses[0] if turn.guesses else ("", 0.0)
        is_greeting = guess == "greet" and confidence >= CLEARLY
        if not is_greeting or HOURS & set(plain(turn.text).split()):
            hours = hours_told_late(turn)
            if hours is not None:
                return [UNDERSTOOD, *hours]
        is_to_be_sure = guess in SMALL_TALK or guess in NEWS
        enough = SURE_OF_SMALL_TALK if is_to_be_sure else SURE_ENOUGH
        likely = guess in SECOND_LOOK and confidence >= enough
        if turn.question and turn.intent == "inform" and likely:
            turn.meant = guess
            return [UNDERSTOOD, *SECOND_LOOK[guess].answer(turn, standing)]
        return miss(turn)


def _heard_plainly(turn: Turn, standing: Standing) -> Events | None:
    """Answer what puts an application right, or tells of oneself, whatever it was taken for."""
    if (corrected := correct(turn, standing)) is not None:
        return corrected
    told = _told_plainly(turn)
    if told.experience:
        return RolesExperience().answer(turn, standing)
    return take_up(turn, standing, told) if told else None


def _told_plainly(turn: Turn) -> Told:
    """Return what a message tells beside the name of one role, where it asks nothing."""
    told = told_in(turn) if turn.was_typed and not is_question(turn.text) else Told()
    told = replace(told, name=None) if turn.question == "joining_name" else told
    only_a_role = len(told.roles) == 1 and set(told.to_dict()) == {"roles"}
    return Told() if only_a_role else told


def _about_a_role(turn: Turn) -> ResidentAction | None:
    """Return what answers a message that names a role: as its card, or taken off the list."""
    is_joining = turn.question is not None and turn.question not in QUESTION_OF
    meant = named_roles(turn) if turn.question else roles_in_list(turn) or named_roles(turn)
    if is_joining or not turn.was_typed or not meant:
        return None
    turn.meant = "roles_drop" if is_against(turn) else "roles_describe"
    return RolesDrop() if is_against(turn) else RolesDescribe()


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
        """Show what else can be done, or put right what they say was wrong.

        A question that no does not answer is explained.
        """
        if turn.question:
            return miss(turn)
        if (corrected := correct(turn, standing)) is not None:
            return [UNDERSTOOD, *corrected]
        turn.say("utter_conversation_menu")
        return [UNDERSTOOD, SlotSet("roles_offered", None)]


def miss(turn: Turn) -> Events:
    """Answer a message that means nothing here, and count it."""
    if turn.was_typed and turn.noticed in turn.content.languages:
        return _other_language(turn, str(turn.noticed))
    if turn.was_typed and not is_mostly_latin(turn.text):
        return _other_script(turn)
    if turn.question in {None, *QUESTION_OF} and is_registered_profession(turn):
        return say_registered(turn)
    misses = int(turn.slot("conversation_misses") or 0) + 1
    counted = SlotSet("conversation_misses", misses)
    if turn.question:
        return [counted, *_explain(turn, turn.question, misses)]
    if misses == 1 and _offered_meanings(turn):
        return [counted]
    turn.say("utter_conversation_sorry" if misses == 1 else "utter_conversation_sorry_again")
    return [counted]


def _other_language(turn: Turn, code: str) -> Events:
    """Say, in their language, that little of it is understood; a person who speaks it is told."""
    with turn.parts.writing() as uow:
        people.ask(uow, turn.content, turn.step, "language_change")
    turn.newly_spoken = code  # for this answer; whoever is spoken to in another one keeps it
    person = {"title": turn.label("person"), "payload": "/human"}
    own_name = turn.content.languages[code].own_name
    turn.say("utter_language_partly", language=own_name, buttons=[person])
    return turn.go_on()


def _other_script(turn: Turn) -> Events:
    """Say that English is all there is yet, and pass the wish for another language on."""
    with turn.parts.writing() as uow:
        asked = people.ask(uow, turn.content, turn.step, "language_change")
    turn.say("utter_people_language_change", team=asked.campaign.team)
    return turn.go_on()


def _explain(turn: Turn, question: str, misses: int) -> Events:
    if misses == 1:
        turn.say(turn.explanation)
        return turn.go_on()
    if is_guided(turn):
        turn.say("utter_conversation_stuck")
        return show_ways_out(turn)
    if misses > MOST_MISSES and question in QUESTION_OF:
        return _leave_question(turn, question)
    # The question is asked here and not by the form, so that it has two more buttons.
    person = {"title": turn.label("person"), "payload": "/human"}
    skip = {"title": turn.label("skip"), "payload": "/skip"}
    needed = question in NEEDED
    turn.say("utter_conversation_stuck_no_skip" if needed else "utter_conversation_stuck")
    has_skip = needed or question in {"joining_name", "joining_outcode"}
    turn.say(f"utter_ask_{question}", buttons=[person] if has_skip else [skip, person])
    return [ActiveLoop(str(turn.form)), FollowupAction(LISTEN)]


def _leave_question(turn: Turn, question: str) -> Events:
    """Leave a question of the finder out, so that nobody is asked the same for ever."""
    with turn.parts.writing() as uow:
        roles.keep_answer(uow, turn.step, QUESTION_OF[question], LEFT_OUT)
    turn.say("utter_conversation_left_question")
    return [UNDERSTOOD, SlotSet(question, roles.SKIP), *turn.go_on()]


def _offered_meanings(turn: Turn) -> bool:
    known = turn.parts.meanings
    likely = [
        name for name, confidence in turn.guesses if name in known and confidence >= WORTH_OFFERING
    ][:MOST_MEANINGS]
    if not likely:
        return False
    buttons = [{"title": str(known[name]), "payload": f"/{name}"} for name in likely]
    buttons.append({"title": turn.label("person"), "payload": "/human"})
    turn.say("utter_conversation_meanings", buttons=buttons)
    return True
