"""Somebody asks about employers' tests, and practises for them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from actions.base import ResidentAction
from actions.practice_tests import AskOfTests, PractiseForTests
from actions.practice_tests_form import PracticeTestsForm
from bot.content.content import Content
from bot.journey.drills.items import Item, Kind
from bot.services.work_records import SkillsItem
from tests.actions.conftest import CHAT, Call, Heard

RESPONSES = Path(__file__).parents[2] / "data" / "responses" / "practice_tests.yml"


@dataclass
class Practice:
    """Samira's practice, turn by turn."""

    call: Call
    store: Any
    content: Content

    def asks(self, action: ResidentAction, intent: str, text: str = "", **entities: str) -> Heard:
        return self._after(self.call(action, intent, text, entities=entities))

    def begins(self, text: str = "give me some number questions") -> Heard:
        return self.asks(PractiseForTests(), "test_practise", text)

    def writes(self, text: str, intent: str = "inform") -> Heard:
        asked = str(self.call.slots["requested_slot"])
        value = "skip" if intent == "skip" else text
        return self._given(asked, value, text, intent, {})

    def presses(self, title: str) -> Heard:
        buttons = self.heard.messages[-1]["buttons"]
        payload = next(one["payload"] for one in buttons if one["title"] == title)
        entities = json.loads(payload.removeprefix("/inform"))
        return self._given("tests_choice", entities["tests_choice"], payload, "inform", entities)

    def _given(
        self, asked: str, value: str, text: str, intent: str, entities: dict[str, str]
    ) -> Heard:
        form = PracticeTestsForm()
        slot = str(self.call.slots["requested_slot"])
        events: list[dict[str, Any]] = [
            {"event": "action", "name": form.form},
            {"event": "slot", "name": slot, "value": value, "timestamp": None},
        ]
        return self._after(self.call(form, intent, text, entities=entities, events=events))

    def _after(self, heard: Heard) -> Heard:
        self.heard = heard
        self.call.slots.update(heard.slots)
        loops = [one["name"] for one in heard.events if one["event"] == "active_loop"]
        self.call.form = loops[-1] if loops else self.call.form
        if self.call.slots.get("requested_slot") is None:
            self.call.form = None
        return heard

    @property
    def rows(self) -> list[SkillsItem]:
        with self.store() as uow:
            return list(uow.practice.items(uow.chats.get(CHAT).resident_id))

    @property
    def item(self) -> Item:
        row = self.rows[-1]
        return self.content.drills.build(row.skill, row.params)

    @property
    def question(self) -> str | None:
        guide = self.call.slots.get("conversation_guide") or {}
        return guide.get("name") if self.call.form else None

    def said(self) -> list[dict[str, Any]]:
        return self.heard.messages


@pytest.fixture
def practice(samira: Call, store: Any, content: Content) -> Practice:
    return Practice(samira, store, content)


def test_the_first_question_comes_at_once(practice: Practice) -> None:
    heard = practice.begins()
    assert heard.responses == ["utter_tests_item"]
    assert heard.messages[0]["number"] == 1
    assert practice.item.text == heard.messages[0]["question"]
    assert heard.buttons[-1] == "Show me how"


def test_whoever_names_nothing_is_asked_what_to_practise(practice: Practice) -> None:
    heard = practice.begins("practice test")
    assert heard.responses == ["utter_tests_which"]
    assert practice.presses("English").responses == ["utter_tests_item"]
    assert practice.rows[0].skill in practice.content.drills.of_kind("literacy")


def test_a_right_answer_is_said_to_be_right_and_explained(practice: Practice) -> None:
    practice.begins()
    first = practice.item
    heard = practice.writes(first.said)
    assert heard.responses == ["utter_tests_right", "utter_tests_item"]
    assert heard.messages[0]["how"] == "\n".join(first.steps)
    assert practice.rows[0].is_right is True


def test_a_wrong_button_is_answered_kindly_with_the_way_to_do_it(practice: Practice) -> None:
    practice.begins()
    first = practice.item
    wrong = next(one for one in first.options if one != first.said)
    heard = practice.presses(wrong)
    assert heard.responses == ["utter_tests_wrong", "utter_tests_item"]
    assert practice.rows[0].answer == wrong
    assert practice.rows[0].is_right is False


@pytest.mark.parametrize(
    ("text", "intent"), [("dunno", "inform"), ("skip", "skip"), ("i dont know", "inform")]
)
def test_who_does_not_know_sees_how(practice: Practice, text: str, intent: str) -> None:
    practice.begins()
    heard = practice.writes(text, intent)
    assert heard.responses == ["utter_tests_shown", "utter_tests_item"]


def test_show_me_how_is_a_button(practice: Practice) -> None:
    practice.begins()
    assert practice.presses("Show me how").responses[0] == "utter_tests_shown"


@pytest.mark.parametrize("text", ["😀", "-5", "12/03/2026", "bananas", "x" * 3000])
def test_what_cannot_be_read_is_not_marked(practice: Practice, text: str) -> None:
    practice.begins("practise sums")
    heard = practice.writes(text)
    assert heard.responses == []
    assert any(one["event"] == "action_execution_rejected" for one in heard.events)
    assert practice.rows[0].answered_at is None


def test_after_five_questions_it_is_said_how_it_went(practice: Practice) -> None:
    practice.begins()
    for _ in range(5):
        heard = practice.writes(practice.item.said)
    assert heard.responses == ["utter_tests_right", "utter_told", "utter_tests_more"]
    assert "You had 5 of 5." in heard.messages[1]["text"]
    assert heard.buttons == [
        "Five more",
        "English",
        "Free courses",
        "Talk to a person",
        "That is all",
    ]
    assert practice.writes("keep going").responses == ["utter_tests_item"]
    assert practice.writes("thats enough for now").responses == ["utter_tests_end"]
    assert practice.question is None


def test_one_can_stop_in_the_middle_and_go_on_days_later(practice: Practice) -> None:
    practice.begins()
    practice.writes(practice.item.said)
    waiting = practice.item
    practice.call.form, practice.call.slots["requested_slot"] = None, None
    heard = practice.begins("practise a test")
    assert heard.responses == ["utter_tests_resumed", "utter_tests_item"]
    assert heard.messages[1]["question"] == waiting.text
    assert heard.messages[0]["number"] == 2


def test_enough_ends_the_round_with_what_there_was(practice: Practice) -> None:
    practice.begins()
    practice.writes(practice.item.said)
    assert practice.writes("enough").responses == ["utter_told", "utter_tests_end"]
    assert practice.question is None


def test_another_wish_in_the_middle_is_followed(practice: Practice) -> None:
    practice.begins()
    heard = practice.asks(PractiseForTests(), "test_practise", "quiz me on spelling")
    assert heard.responses == ["utter_tests_item"]
    assert practice.rows[-1].skill.startswith("spell")


def test_a_word_to_type_is_asked_for_in_free_words(practice: Practice) -> None:
    practice.begins("quiz me on spelling")
    while practice.item.kind is not Kind.WORD:
        practice.writes("skip", "skip")
    assert practice.call.slots["requested_slot"] == "tests_text"
    assert practice.presses("Show me how").responses[0] == "utter_tests_shown"


def test_a_situation_is_explained_and_not_marked(practice: Practice) -> None:
    heard = practice.begins("give me a situational judgement question")
    assert heard.responses == ["utter_told", "utter_tests_situation"]
    heard = practice.presses("Give the water at once")
    assert heard.responses == ["utter_told", "utter_tests_situation_fits", "utter_tests_another"]
    assert practice.writes("yes").responses == ["utter_told", "utter_tests_situation"]
    heard = practice.writes("i would ring the ward")
    assert heard.responses == ["utter_told", "utter_tests_another"]
    assert practice.rows == []


def test_typing_is_described_and_a_line_is_there_to_copy(practice: Practice) -> None:
    heard = practice.begins("test my typing speed")
    assert heard.responses == ["utter_told", "utter_tests_item"]
    assert practice.item.kind is Kind.LINE
    assert practice.writes(practice.item.said.lower()).responses[0] == "utter_tests_right"


def test_amid_another_question_it_waits(practice: Practice) -> None:
    practice.call.form = "joining_form"
    heard = practice.begins()
    assert heard.responses == ["utter_tests_later"]
    assert heard.followed_by == "joining_form"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("can i use a calculator in the test", "no calculator"),
        ("how long is the test", "time limit"),
        ("what is the pass mark", "its own mark"),
        ("what is sjt", "situational judgement test"),
        ("is there a typing test", "copy a text"),
        ("do they check my id", "the original, not a copy"),
        ("can i have extra time, i am dyslexic", "more time"),
        ("what happens if i fail the test", "sit a test again"),
    ],
)
def test_what_is_asked_of_tests_is_answered(practice: Practice, text: str, said: str) -> None:
    heard = practice.asks(AskOfTests(), "test_ask", text)
    assert said in heard.messages[0]["text"]
    assert heard.responses == ["utter_told", "utter_tests_which"]


def test_the_tests_of_a_role_come_from_its_card(practice: Practice) -> None:
    heard = practice.asks(AskOfTests(), "test_ask", "is there a test for porter", role="porter")
    assert heard.responses == ["utter_tests_role", "utter_tests_which"]
    assert "job slip" in heard.messages[0]["tests"]


def test_without_a_role_both_usual_tests_are_told(practice: Practice) -> None:
    heard = practice.asks(AskOfTests(), "test_ask", "will there be a test")
    assert heard.responses == ["utter_told", "utter_told", "utter_tests_which"]


def test_amid_practice_a_question_about_tests_is_answered_and_it_goes_on(
    practice: Practice,
) -> None:
    practice.begins()
    heard = practice.asks(AskOfTests(), "test_ask", "can i use a calculator")
    assert heard.responses == ["utter_told"]
    assert heard.followed_by == "tests_form"


def test_every_skill_is_explained_in_other_words(content: Content) -> None:
    said = RESPONSES.read_text(encoding="utf-8")
    for name in content.drills.skills:
        assert f"utter_explain_tests_{name}:" in said
