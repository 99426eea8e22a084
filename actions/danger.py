"""After something serious was said: no form, no menu, until the resident wants to go on."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.turn import Events, Turn
from bot.content.languages import safety_texts
from bot.services import people

WAITING = "safety_waiting"
ASKED = "asked"
ASKED_AGAIN = "asked_again"
RESTING = "resting"

SAFE = "crisis_safe"
NEEDS_HELP = "crisis_need_help"
GO_ON = frozenset({"menu", "start", "roles_find", "progress_ask"})
"""What says at any time that the resident wants to go on."""

TASKS = ("roles_", "vacanc", "application_", "interview_", "test_", "checks_", "training_")
CLEARLY = 0.6
"""From this confidence on, a wish about work says the same once danger was answered."""


def say_reply(turn: Turn, reply_id: str) -> bool:
    """Say one reply of data/content/safety_messages.yml; True when it asks whether all are safe."""
    asks = False
    reply = turn.content.safety_replies[reply_id]
    texts = safety_texts(turn.content.languages, turn.spoken, reply_id, reply)
    for text, message in zip(texts, reply.messages, strict=True):
        buttons = [
            {"title": turn.label(button.label), "payload": button.payload}
            for button in message.buttons
        ]
        turn.say("utter_safety_line", message=text, buttons=buttons)
        asks = asks or any(button.payload == "/safe_now" for button in message.buttons)
    return asks


def answer_safe(turn: Turn) -> Events:
    """Answer somebody who is safe for now."""
    say_reply(turn, SAFE)
    return [SlotSet(WAITING, RESTING)]


def answer_needs_help(turn: Turn) -> Events:
    """Answer somebody who needs help now, and tell the team."""
    with turn.parts.writing() as uow:
        people.ask(uow, turn.content, turn.step, "safety_now")
    say_reply(turn, NEEDS_HELP)
    return [SlotSet(WAITING, RESTING)]


def rest_after_danger(turn: Turn) -> Events | None:
    """Return a kind, short answer while danger is not over; None when the turn may go on."""
    waiting = turn.slot(WAITING)
    if waiting is None or wants_to_go_on(turn):
        return None
    if waiting in {ASKED, ASKED_AGAIN} and turn.intent == "affirm":
        return answer_safe(turn)
    if waiting in {ASKED, ASKED_AGAIN} and turn.intent == "deny":
        return answer_needs_help(turn)
    if waiting == ASKED:
        buttons = [
            {"title": turn.label("safe_now"), "payload": "/safe_now"},
            {"title": turn.label("need_help_now"), "payload": "/need_help_now"},
        ]
        turn.say("utter_safety_here", buttons=buttons)
        return [SlotSet(WAITING, ASKED_AGAIN)]
    turn.say("utter_safety_rest")
    return []


def wants_to_go_on(turn: Turn) -> bool:
    """Whether the message says that the resident wants to go on with the way to work."""
    waiting = turn.slot(WAITING)
    if turn.intent in GO_ON or (waiting == RESTING and turn.intent == "affirm"):
        return True
    is_task = turn.intent.startswith(TASKS) and turn.confidence >= CLEARLY
    return is_task and waiting in {RESTING, ASKED_AGAIN}


def go_on_after_danger(turn: Turn) -> Events:
    """Return what ends the waiting, where somebody was waiting and goes on."""
    return [SlotSet(WAITING, None)] if turn.slot(WAITING) and wants_to_go_on(turn) else []
