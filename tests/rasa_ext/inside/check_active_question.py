"""The decision itself, with guesses made up: no model, no conversation store."""

from __future__ import annotations

import unittest
from typing import Any

from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.rasa_ext.active_question import ActiveQuestion

CONFIGURED = {
    "exact": {"go back": "back"},
    "exact_choice": {"no": "deny"},
    "free_text_slots": ["name", "*_text"],
    "long_answer": 8,
    "long_answer_confidence": 0.9,
    "story_slots": ["told_text"],
    "story_never": ["safety_danger"],
    "story_question": "^(why|what)\\b",
    "choice_slots": ["licence", "outcode"],
    "answer_patterns": {"outcode": r"^se\d+$"},
    "strong": ["help", "safety_*"],
    "strong_confidence": 0.5,
    "digression_confidence": 0.6,
    "question": "^(why|what)\\b",
    "not_digressions": ["greet"],
}


def asked_for(slot: str | None) -> DialogueStateTracker:
    events = [ActiveLoop("form"), SlotSet("requested_slot", slot)] if slot else []
    return DialogueStateTracker.from_events("someone", events)


def decided(text: str, slot: str | None, guess: str = "pay", confidence: float = 0.3) -> Message:
    fallback = [{"name": "nlu_fallback", "confidence": 0.3}] if confidence < 0.3 else []
    guesses: list[dict[str, Any]] = [
        *fallback,
        {"name": guess, "confidence": confidence},
        {"name": "hours", "confidence": 0.1},
    ]
    message = Message({"text": text, "intent": guesses[0], "intent_ranking": guesses})
    component = ActiveQuestion({**ActiveQuestion.get_default_config(), **CONFIGURED})
    return component.process([message], asked_for(slot))[0]


def intent(*arguments: Any) -> str:
    return decided(*arguments).get("intent")["name"]


class Decisions(unittest.TestCase):
    """One line of the component's rule each."""

    def test_without_a_question_nothing_changes(self) -> None:
        assert intent("Amina", None, "greet", 0.2) == "nlu_fallback"
        assert intent("what is the pay", None, "pay", 0.9) == "pay"

    def test_it_works_without_any_conversation(self) -> None:
        message = Message({"text": "Go back!"})
        component = ActiveQuestion({**ActiveQuestion.get_default_config(), **CONFIGURED})
        assert component.process([message])[0].get("intent") == {"name": "back", "confidence": 1.0}

    def test_a_command_wins_everywhere(self) -> None:
        for slot in (None, "name", "licence", "outcode"):
            assert intent("  Go   BACK! 🙂", slot, "greet", 0.99) == "back"

    def test_a_payload_is_left_alone(self) -> None:
        assert intent('/inform{"name": "Amina"}', "name", "pay", 0.2) == "nlu_fallback"

    def test_a_story_may_hold_a_question_and_a_danger_that_was_met(self) -> None:
        story = "he fell in the bathroom so i asked him are you ok?"
        assert intent(story, "story_text", "safety_danger", 0.6) == "inform"
        assert intent(story, "story_text", "safety_danger", 0.95) == "safety_danger"
        assert intent("he fell", "story_text", "safety_danger", 0.6) == "safety_danger"
        assert intent("why that?", "story_text") == "pay"

    def test_where_a_story_is_told_a_fall_and_an_ambulance_are_part_of_it(self) -> None:
        assert intent("when my father fell", "told_text", "safety_danger", 0.95) == "inform"
        assert intent("i want to die", "told_text", "safety_crisis", 0.8) == "safety_crisis"
        long = "i helped an old man to cross the road every day"
        assert intent(long, "told_text", "help", 0.7) == "inform"
        assert intent(long, "told_text", "safety_crisis", 0.95) == "safety_crisis"
        assert intent("help me please", "told_text", "help", 0.7) == "help"
        assert intent("why that?", "told_text") == "pay"

    def test_free_text_takes_any_words_but_strong_intents_and_questions(self) -> None:
        assert intent("my boss pays well", "name", "pay", 0.99) == "inform"
        assert intent("no", "name", "deny", 0.99) == "inform"
        assert intent("Amina?", "name", "greet", 0.2) == "inform"
        assert intent("he hits me", "name", "safety_danger", 0.5) == "safety_danger"
        assert intent("he hits me", "name", "safety_danger", 0.49) == "inform"
        assert intent("why would you want that", "name", "pay", 0.4) == "pay"
        assert intent("is that for me?", "name", "pay", 0.2) == "nlu_fallback"

    def test_a_choice_keeps_clear_intents_and_takes_the_rest(self) -> None:
        assert intent("No.", "licence", "pay", 0.99) == "deny"
        assert intent("a provisional one", "licence", "pay", 0.59) == "inform"
        assert intent("how much money", "licence", "pay", 0.6) == "pay"
        assert intent("im stuck", "licence", "help", 0.5) == "help"
        assert intent("morning", "licence", "greet", 0.9) == "inform"
        assert intent("what for", "licence", "pay", 0.4) == "pay"

    def test_the_slots_own_pattern_is_an_answer_whatever_it_looks_like(self) -> None:
        assert intent("SE15", "outcode", "pay", 0.99) == "inform"

    def test_a_slot_in_no_list_is_left_to_the_classifier(self) -> None:
        assert intent("Amina", "something_else", "greet", 0.4) == "greet"

    def test_what_the_classifier_thought_stays_with_an_answer(self) -> None:
        message = decided("Amina", "name", "greet", 0.2)
        assert message.get("considered") == [
            {"name": "greet", "confidence": 0.2},
            {"name": "hours", "confidence": 0.1},
        ]
        assert [g["name"] for g in message.get("intent_ranking")] == ["inform", "greet", "hours"]
        assert message.get("intent") == {"name": "inform", "confidence": 1.0}


if __name__ == "__main__":
    unittest.main()
