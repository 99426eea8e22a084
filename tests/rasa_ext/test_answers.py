"""What a resident writes while a question is open: an answer, or something else."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]


def test_a_name_is_an_answer_though_no_classifier_knows_it(rasa: Any, resident: str) -> None:
    rasa.texts("order tea", resident)
    answer = rasa.say("Oluwaseun", resident).json()

    assert answer["understanding"]["intent"] == "inform"
    assert answer["understanding"]["confidence"] == 1.0
    assert answer["understanding"]["fallback"] is False
    # What the classifier would have guessed stays readable for the transcript.
    assert answer["understanding"]["runner_up"] not in {None, "inform", "nlu_fallback"}
    assert answer["replies"][-1]["text"] == "Would you like milk?"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("help", "help"),
        ("Go back!", "back"),
        ("STOP", "stop"),
        ("there is a fire in the kitchen", "safety_fire"),
        ("what time do you open?", "opening_ask"),
        ("why do you ask", "help"),
    ],
)
def test_a_command_a_question_and_danger_come_before_the_name(
    rasa: Any, resident: str, said: str, intent: str
) -> None:
    rasa.texts("order tea", resident)

    assert rasa.say(said, resident).json()["understanding"]["intent"] == intent


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("yes", "affirm"),
        ("No.", "deny"),
        ("maybe", "inform"),
        ("opening hours", "opening_ask"),
        ("stop", "stop"),
    ],
)
def test_yes_and_no_stay_what_they_are_where_a_choice_was_offered(
    rasa: Any, resident: str, said: str, intent: str
) -> None:
    rasa.texts("order tea", resident)
    rasa.texts("Amina", resident)

    assert rasa.say(said, resident).json()["understanding"]["intent"] == intent


def test_a_word_of_yes_is_a_name_where_a_name_was_asked_for(rasa: Any, resident: str) -> None:
    rasa.texts("order tea", resident)

    assert rasa.say("yes", resident).json()["understanding"]["intent"] == "inform"


def test_a_pressed_button_keeps_its_meaning_and_its_value(rasa: Any, resident: str) -> None:
    rasa.texts("order tea", resident)
    rasa.texts("Amina", resident)
    rasa.texts("/affirm", resident)
    answer = rasa.say('/inform{"tea_place": "SE1"}', resident).json()

    assert answer["understanding"]["entities"][0]["entity"] == "tea_place"
    assert answer["understanding"]["entities"][0]["value"] == "SE1"
    assert answer["replies"] == [{"text": "Tea for Amina, with milk, to SE1.", "buttons": []}]


def test_commands_are_certain_where_no_question_is_open(rasa: Any, resident: str) -> None:
    understanding = rasa.say("help", resident).json()["understanding"]

    assert (understanding["intent"], understanding["confidence"]) == ("help", 1.0)


def test_an_answer_says_which_question_is_open_then(rasa: Any, resident: str) -> None:
    assert rasa.say("order tea", resident).json()["asking"] == "tea_name"
    assert rasa.say("Amina", resident).json()["asking"] == "tea_milk"
    assert rasa.say("yes", resident).json()["asking"] == "tea_place"
    assert rasa.say("what time do you open?", resident).json()["asking"] in {"", "tea_place"}
