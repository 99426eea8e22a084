"""When a person is needed: asked for, for what only they can do, and in danger."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.turn import Events, Turn
from bot.journey.safety import SafetyLabel, classify
from bot.services import people
from bot.services.progress import Standing

OWN_WORDS = frozenset({"application_rejected", "interview_nerves", "offer_received", "inwork_good"})
"""Wishes that are answered in words of their own, and not in those of their group."""

REPLIES = {
    "safety_crisis": "crisis",
    "safety_danger": "danger_person",
    "safety_distress": "distress",
    "safety_scam": "scam",
    "safe_now": "crisis_safe",
    "need_help_now": "crisis_need_help",
}
"""Intent -> reply of data/content/safety_messages.yml where the phrases say nothing nearer."""

LABELS = {
    "safety_crisis": SafetyLabel.CRISIS,
    "safety_danger": SafetyLabel.DANGER,
    "safety_distress": SafetyLabel.DISTRESS,
    "safety_scam": SafetyLabel.SCAM,
}


class PeopleAsk(ResidentAction):
    """Asks a person to look at the chat because the resident wants one."""

    action_name = "action_people_ask"
    for_everyone = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say who knows, and when they usually answer."""
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, "asked")
        response = "utter_people_asked_before" if asked.waiting_already else "utter_people_asked"
        turn.say(response, team=asked.campaign.team)
        return turn.go_on()


class PeoplePassOn(ResidentAction):
    """Passes on what only a person may decide or do yet."""

    action_name = "action_people_pass_on"
    for_everyone = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say what was passed on and what they will do."""
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, turn.intent)
        turn.say(f"utter_people_{turn.intent}", team=asked.campaign.team)
        return turn.go_on()


class PeopleNotYet(ResidentAction):
    """Passes on what the bot cannot do yet."""

    action_name = "action_people_not_yet"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say so in words that fit the matter."""
        with turn.parts.writing() as uow:
            asked = people.not_yet(uow, turn.content, turn.step, turn.intent)
        matter = turn.intent if turn.intent in OWN_WORDS else people.group_of(turn.intent)
        turn.say(f"utter_not_yet_{matter}", team=asked.campaign.team)
        if not turn.form:
            turn.say("utter_conversation_menu")
        return turn.go_on()


class SafetySignpost(ResidentAction):
    """Puts danger before everything: help lines, a person, and no question of ours."""

    action_name = "action_safety_signpost"
    for_everyone = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say whom to call; the open question waits."""
        if turn.intent == "smaller_step":
            turn.say("utter_safety_smaller_step")
            return turn.leave_it()
        if turn.intent != "safe_now":
            with turn.parts.writing() as uow:
                people.ask(uow, turn.content, turn.step, "safety")
        label = turn.content.label
        for message in turn.content.safety_replies[_reply(turn)].messages:
            buttons = [
                {"title": label(button.label), "payload": button.payload}
                for button in message.buttons
            ]
            turn.say("utter_safety_line", message=message.text, buttons=buttons)
        return turn.leave_it()


def _reply(turn: Turn) -> str:
    """Return the reply that fits; phrases tell dangers apart, an intent only that it is one."""
    found = classify(turn.text, turn.content.safety_rules)
    if found.reply and found.label is LABELS.get(turn.intent):
        return found.reply
    return REPLIES[turn.intent]
