"""What a turn came to, read from the conversation's events.

The same function serves the first answer and a repeated one, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    REQUESTED_SLOT,
)
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered

from bot.rasa_ext.active_question import CONSIDERED

# The key under which the name of the model file is kept with each message.
MODEL = "model"

# Ends the id of words that had to wait for a turn and were answered in it.
AND_THEN = ":then"

_SILENT = frozenset({ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME})


def events_of_turn(events: Iterable[Event], message_id: str) -> list[Event] | None:
    """Return the message with this id and all that came of it, or None when it is not there."""
    turn: list[Event] | None = None
    for event in events:
        if isinstance(event, UserUttered) and event.message_id:
            if turn is not None and event.message_id != message_id + AND_THEN:
                break
            if turn is None and event.message_id == message_id:
                turn = [event]
        elif turn is not None:
            turn.append(event)
    return turn


def answer(turn: Sequence[Event], *, repeated: bool) -> dict[str, Any]:
    """Return the body of the channel's answer for the events of one turn."""
    message = turn[0]
    ran = [
        event
        for event in turn
        if isinstance(event, ActionExecuted) and event.action_name not in _SILENT
    ]
    return {
        "replies": [_reply(event) for event in turn if isinstance(event, BotUttered)],
        "asking": _asking(turn),
        "understanding": understanding(message),
        "actions": [event.action_name for event in ran if event.action_name],
        "policy": next((event.policy for event in ran if event.policy), None),
        "repeated": repeated,
    }


def _asking(turn: Sequence[Event]) -> str | None:
    """Return the slot whose question is open after a turn; "" where the turn left that as it was.

    A form sets both what it asks for and, at its end, that it asks for nothing.
    """
    asked = [
        event.value for event in turn if isinstance(event, SlotSet) and event.key == REQUESTED_SLOT
    ]
    return asked[-1] if asked else ""


def _reply(uttered: BotUttered) -> dict[str, Any]:
    buttons = uttered.data.get("buttons") or []
    reply: dict[str, Any] = {
        "text": uttered.text or "",
        "buttons": [{"title": b["title"], "payload": b["payload"]} for b in buttons],
    }
    if uttered.data.get("custom"):
        reply["custom"] = uttered.data["custom"]
    return reply


def understanding(message: UserUttered) -> dict[str, Any]:
    """Return what was understood; below the threshold, the best real guess with `fallback`."""
    parsed = message.parse_data
    top = parsed.get("intent") or {}
    ranking = [*(parsed.get(CONSIDERED) or parsed.get("intent_ranking") or [])]
    real = [guess for guess in ranking if guess["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME]
    fallback = top.get("name") == DEFAULT_NLU_FALLBACK_INTENT_NAME
    if fallback and real:
        top = real[0]
    second = next((guess for guess in real if guess["name"] != top.get("name")), None)
    return {
        "intent": top.get("name") or DEFAULT_NLU_FALLBACK_INTENT_NAME,
        "confidence": float(top.get("confidence") or 0.0),
        "runner_up": second["name"] if second else None,
        "runner_up_confidence": float(second["confidence"]) if second else None,
        "fallback": fallback or not top.get("name"),
        "entities": [_entity(found) for found in message.entities],
        "model": message.metadata.get(MODEL, ""),
    }


def _entity(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: found.get(key) for key in ("entity", "value", "start", "end")}
