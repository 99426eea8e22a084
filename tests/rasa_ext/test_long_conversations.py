"""A resident talks to the bot for months; the four-hundredth message costs what the first did."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]


def test_what_is_kept_does_not_grow_with_the_conversation(rasa: Any, resident: str) -> None:
    said = ["hello", "count up", "when are you open", "help"]
    sizes = []
    for number in range(400):
        rasa.texts(said[number % len(said)], resident)
        if number % len(said) == 0:
            sizes.append(len(json.dumps(rasa.row(resident)["state"])))

    assert max(sizes[50:]) <= max(sizes[:20]) * 1.02
    assert len(rasa.row(resident)["state"]["events"]) <= 40
    assert rasa.texts("count up", resident) == ["Counted 101."]


def test_a_form_begun_long_ago_still_waits_for_its_answer(rasa: Any, resident: str) -> None:
    rasa.texts("order tea", resident)
    assert rasa.texts("Amina", resident) == ["Would you like milk?"]
    for _ in range(30):
        assert rasa.texts("when are you open", resident) == [
            "We open at 9am.",
            "Would you like milk?",
        ]

    assert rasa.texts("yes", resident)[0].startswith("Where are you?")
    assert rasa.texts("SE15", resident) == ["Tea for Amina, with milk, to SE15."]
