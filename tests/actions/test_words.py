from __future__ import annotations

import pytest

from actions.finder import RolesFind
from actions.joining import JoiningStart, ValidateJoining
from actions.misunderstood import NotUnderstood
from actions.roles import RolesDescribe
from tests.actions.conftest import Call


def test_somebody_asks_what_a_word_means_and_is_told(samira: Call) -> None:
    heard = samira(RolesDescribe(), "roles_describe", "what is a person spec", confidence=0.5)

    assert heard.responses == ["utter_word_explained", "utter_conversation_menu"]
    assert heard.messages[0]["said"].startswith("Person specification: It is the list")


def test_in_the_middle_of_a_question_the_word_is_explained_and_the_question_returns(
    samira: Call,
) -> None:
    samira.form, samira.slots = "roles_form", {"requested_slot": "roles_when"}
    samira.slots["conversation_misses"] = 1

    heard = samira(NotUnderstood(), "inform", "whats dbs mean")

    assert heard.responses == ["utter_word_explained"]
    assert heard.followed_by == "roles_form"
    assert heard.slots["conversation_misses"] is None


@pytest.mark.parametrize("text", ["what can i do", "/roles_find", "what is my pay"])
def test_what_asks_for_no_meaning_is_answered_as_ever(samira: Call, text: str) -> None:
    assert "utter_word_explained" not in samira(RolesFind(), "roles_find", text).responses


def test_after_something_serious_no_word_is_explained(samira: Call) -> None:
    samira.slots["safety_waiting"] = "resting"

    heard = samira(NotUnderstood(), "nlu_fallback", "whats dbs mean")

    assert heard.responses == ["utter_safety_rest"]


def test_a_newcomer_is_asked_first(call: Call) -> None:
    assert call(NotUnderstood(), "nlu_fallback", "whats dbs mean").responses == [
        "utter_joining_hello"
    ]


def test_what_asks_for_a_meaning_is_no_answer_to_the_open_question(call: Call) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_name"}
    given = [
        {"event": "action", "name": "a_form"},
        {"event": "slot", "name": "joining_name", "value": "explain bank work please"},
    ]

    heard = call(ValidateJoining(), "inform", "explain bank work please", events=given)

    assert [one["event"] for one in heard.events] == ["slot", "action_execution_rejected"]
