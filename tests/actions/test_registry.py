"""The domain, the rules, the responses and the actions agree with one another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

from actions.conversation import ConversationAnswer
from actions.finder import QUESTION_OF
from actions.joining import QUESTIONS
from actions.parts import CONTENT, Meanings
from actions.unreadable import ConversationUnreadable
from bot.content.files import read_model
from bot.services.conversation import Place
from bot.services.kept import Told

ROOT = Path(__file__).parents[2]
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
ASKED = (*QUESTIONS, *QUESTION_OF)


def responses() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for file in sorted((ROOT / "data/responses").glob("*.yml")):
        found |= yaml.safe_load(file.read_text(encoding="utf-8"))["responses"]
    return found


def rules() -> list[dict[str, Any]]:
    return [
        rule
        for file in sorted((ROOT / "data/rules").glob("*.yml"))
        for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]
    ]


def answered_by(action: str) -> list[str]:
    """Return the intents that a rule answers with `action`."""
    found = []
    for rule in rules():
        first, last = rule["steps"][0], rule["steps"][-1]
        if last.get("action") == action:
            found += [one["intent"] for one in first.get("or", [first])]
    return found


def test_every_action_of_the_domain_is_there_and_no_other() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")

    # Other tests may have made actions of their own, which the executor finds as well.
    ours = [
        name
        for name, run in executor.actions.items()
        if type(run.__self__).__module__.startswith("actions.")
    ]
    assert sorted(ours) == sorted(DOMAIN["actions"])


def test_every_intent_is_answered_by_one_rule() -> None:
    answered = [
        one["intent"]
        for rule in rules()
        for one in rule["steps"][0].get("or", [rule["steps"][0]])
        if "intent" in one
    ]

    assert sorted(answered) == sorted([*DOMAIN["intents"], "nlu_fallback"])


def test_every_response_that_an_action_names_exists() -> None:
    named = {
        name
        for file in (ROOT / "actions").glob("*.py")
        for name in re.findall(r'"(utter_\w+)"', file.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert named <= set(responses())


@pytest.mark.parametrize(
    "name",
    [
        *(f"utter_conversation_{intent}" for intent in answered_by(ConversationAnswer.action_name)),
        *(
            f"utter_conversation_{intent}"
            for intent in answered_by(ConversationUnreadable.action_name)
        ),
        *(f"utter_recap_{place}" for place in Place),
        *(f"utter_data_correct_{kind}" for kind in Told),
        *(f"utter_ask_{slot}" for slot in ASKED),
        *(f"utter_explain_{slot}" for slot in ASKED),
    ],
)
def test_every_response_that_is_named_by_its_parts_exists(name: str) -> None:
    assert name in responses()


def test_every_payload_names_an_intent_and_entities_of_the_domain() -> None:
    for name, variations in responses().items():
        for button in (one for two in variations for one in two.get("buttons", [])):
            payload = button["payload"].replace("{{", "{").replace("}}", "}")
            intent, _, entities = payload.removeprefix("/").partition("{")
            assert intent in DOMAIN["intents"], name
            assert set(re.findall(r'"(\w+)":', entities)) <= set(DOMAIN["entities"]), name


def test_a_meaning_on_a_button_is_an_intent() -> None:
    meanings = read_model(CONTENT / "meanings.yml", Meanings).meanings

    assert set(meanings) <= set(DOMAIN["intents"])
