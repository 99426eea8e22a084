from __future__ import annotations

import pytest

from bot.journey.correcting import correct
from bot.journey.stories import Parts, StoryPart

FALL = Parts("In 2018 my father fell on monday", "I called 111", "He was fine")


@pytest.mark.parametrize(
    ("said", "situation"),
    [
        ("no, it was 2019", "In 2019 my father fell on monday"),
        ("it was 2019 not 2018", "In 2019 my father fell on monday"),
        ("not monday, tuesday", "In 2018 my father fell on tuesday"),
        ("change my father to my uncle", "In 2018 my uncle fell on monday"),
    ],
)
def test_only_what_is_wrong_is_changed(said: str, situation: str) -> None:
    corrected = correct(FALL, said)

    assert corrected is not None
    assert corrected.parts == Parts(situation, "I called 111", "He was fine")


def test_the_end_is_asked_for_again_when_only_its_name_is_said() -> None:
    corrected = correct(FALL, "change the end")

    assert corrected is not None
    assert corrected.ask is StoryPart.RESULT
    assert corrected.parts == FALL


def test_the_end_is_changed_when_it_is_told_at_once() -> None:
    corrected = correct(FALL, "the end should be he came home after two days")

    assert corrected is not None
    assert corrected.parts.result == "he came home after two days"


def test_more_is_added_to_what_was_done() -> None:
    corrected = correct(FALL, "also i put a blanket on him")

    assert corrected is not None
    assert corrected.parts.action == "I called 111 i put a blanket on him"


def test_a_long_answer_tells_the_story_anew() -> None:
    said = "when he fell i called my sister first and then i called 999 and he was fine in the end"
    corrected = correct(FALL, said)

    assert corrected is not None
    assert corrected.parts.situation == "when he fell"


@pytest.mark.parametrize("said", ["hmm", "", "it was 20 people and 30 dogs", "not good"])
def test_what_cannot_be_told_is_not_guessed(said: str) -> None:
    assert correct(FALL, said) is None
