"""Danger comes first: help lines, a person, and none of our questions."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import ResidentAction
from actions.danger import ASKED, RESTING, WAITING, answer_needs_help, answer_safe, say_reply
from actions.misunderstood import miss
from actions.turn import Events, Turn
from bot.journey.safety import SafetyLabel, classify, likelihood
from bot.services import people
from bot.services.progress import Standing

REPLIES = {
    "safety_crisis": "crisis",
    "safety_danger": "danger_person",
    "safety_distress": "distress",
    "safety_scam": "scam",
}
"""Intent -> reply of data/content/safety_messages.yml where the phrases say nothing nearer."""

LABELS = {
    "safety_crisis": SafetyLabel.CRISIS,
    "safety_danger": SafetyLabel.DANGER,
    "safety_distress": SafetyLabel.DISTRESS,
    "safety_scam": SafetyLabel.SCAM,
}


MOST_SERIOUS = frozenset({"safety_crisis", "safety_danger"})
SURE = 0.75
UNSURE = 0.45
"""Where no phrase shows a danger, a mere guess of the dialogue must not stop everything."""
LIKELY = 0.3
"""From this likelihood on, the safety classifier bears out such a guess."""


class SafetySignpost(ResidentAction):
    """Says whom to call, tells the team, and ends the form: what was answered in it is kept."""

    action_name = "action_safety_signpost"
    for_everyone = True
    understands = False
    takes_up_joining = False
    in_danger_too = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer a danger, or the buttons below such an answer.

        `safety_shown` tells that the resident was answered already: then nothing is said here.
        """
        if turn.intent == "safety_shown":
            asked = turn.entity("asks") == "yes"
            return [SlotSet(WAITING, ASKED if asked else RESTING), *turn.close_form()]
        if turn.intent == "safe_now":
            return answer_safe(turn)
        if turn.intent == "need_help_now":
            return answer_needs_help(turn)
        if turn.intent == "smaller_step":
            turn.say("utter_safety_smaller_step")
            return turn.close_form()
        if turn.intent in MOST_SERIOUS and turn.confidence < SURE and not _borne_out(turn):
            return _when_unsure(turn)
        with turn.parts.writing() as uow:
            people.ask(uow, turn.content, turn.step, "safety")
        asks = say_reply(turn, _reply(turn))
        return [SlotSet(WAITING, ASKED if asks else None), *turn.close_form()]


def _borne_out(turn: Turn) -> bool:
    """Whether the safety layer holds a guess of the dialogue for likely, or sees something else.

    What the guard let pass was not enough for it alone; together with the dialogue's guess it is.
    """
    rules, model = turn.content.safety_rules, turn.parts.safety
    if classify(turn.text, rules, model).label is not SafetyLabel.NONE:
        return True
    likely = likelihood(turn.text, rules, model)
    grave = likely.of(SafetyLabel.CRISIS) + likely.of(SafetyLabel.DANGER)
    return grave >= LIKELY


def _when_unsure(turn: Turn) -> Events:
    """Name the help lines in one sentence and let the question return; a person looks at it."""
    if turn.confidence < UNSURE:
        return miss(turn)
    with turn.parts.writing() as uow:
        people.ask(uow, turn.content, turn.step, "safety_unsure")
    turn.say("utter_safety_unsure")
    return turn.go_on()


def _reply(turn: Turn) -> str:
    """Return the reply that fits: a payload's, the safety layer's, or the intent's own.

    A payload may name the reply: /safety_danger{"reply": "danger_child"}. What the safety layer
    calls a crisis or a danger comes before the intent; an intent tells only that it is a danger,
    the classifier which one is likeliest.
    """
    named = turn.entity("reply")
    if named in turn.content.safety_replies:
        return str(named)
    rules, model = turn.content.safety_rules, turn.parts.safety
    found, label = classify(turn.text, rules, model), LABELS[turn.intent]
    if found.reply and found.label in {SafetyLabel.CRISIS, SafetyLabel.DANGER, label}:
        return found.reply
    likely = likelihood(turn.text, rules, model)
    if label is SafetyLabel.DANGER and likely.of(label) >= LIKELY:
        return likely.reply(label)
    return REPLIES[turn.intent]
