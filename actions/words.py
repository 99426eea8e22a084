"""What a word means: asked at any time, answered at once, and an open question goes on."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say_facts import say_term
from bot.journey.glossary import find_term
from bot.services.progress import Standing


def explain_word(turn: Turn, standing: Standing) -> Events | None:
    """Explain the word whose meaning was asked for; None when none of ours was."""
    asked = asked_word(turn)
    if asked is None:
        return None
    today = in_london(turn.step.at).date()
    term = turn.content.glossary.terms[asked]
    turn.say("utter_word_explained", said=say_term(turn.content, term, today))
    if not turn.form and not standing.is_new and standing.stage != "joining":
        turn.say("utter_conversation_menu")
    return [SlotSet("conversation_misses", None), *turn.go_on()]


def asked_word(turn: Turn) -> str | None:
    """Return the id of the word whose meaning is asked for; None when none of ours is."""
    return find_term(turn.text, turn.content.glossary.words()) if turn.was_typed else None
