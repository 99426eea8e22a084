"""A form whose questions depend on what is kept, as residents go through it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.base import ResidentAction
from actions.conversation import Back
from actions.guided import DONE, Done, GuidedForm, Question, begin, titled
from actions.misunderstood import NotUnderstood
from actions.turn import Events, Turn
from bot.services.progress import Standing
from tests.actions.conftest import Call, Heard

FORM = "tea_party_form"
TEXT, CHOICE = "tea_party_text", "tea_party_choice"


class TeaParty(GuidedForm):
    """Asks how many guests there are, and then the name of each."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Ask for the number, or for the next name."""
        if name == "cancelled":
            return None
        if name == "guests":
            buttons = [titled(FORM, "One", "1"), titled(FORM, "Two", "2")]
            return Question("guests", "utter_guests", buttons=buttons, needed=True)
        values = {"number": len(about["names"]) + 1}
        return Question("guest", "utter_guest", values=values, free=True, about=about)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the number, or a name; end when all are named."""
        if name == "guests":
            if not value.isdecimal():
                return None
            return self.build(turn, "guest", {"number": int(value), "names": []})
        names = [*about["names"], value]
        if len(names) == about["number"]:
            turn.say("utter_all_invited", names=", ".join(names))
            return DONE
        return self.build(turn, "guest", {**about, "names": names})


class Invite(ResidentAction):
    """Opens the form."""

    action_name = "action_tea_party_invite"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Ask how many guests there are."""
        question = TeaParty().build(turn, "guests", {})
        assert question is not None
        return begin(turn, FORM, question)


@pytest.fixture
def party(samira: Call) -> Any:
    """Answers to the form; what it remembers is carried from one call to the next."""
    call, form = samira, TeaParty()
    call.slots.update(call(Invite(), "tea").slots)
    call.form = FORM

    def answer(text: str, *, intent: str = "inform") -> Heard:
        asked = call.slots["requested_slot"]
        given = [{"event": "slot", "name": asked, "value": text, "timestamp": None}]
        heard = call(form, intent, text, events=[{"event": "action", "name": FORM}, *given])
        call.slots.update(heard.slots)
        return heard

    answer.call = call  # type: ignore[attr-defined]
    return answer


def test_each_answer_is_followed_by_the_next_question_in_the_same_call(party: Any) -> None:
    assert party.call.slots["requested_slot"] == CHOICE
    first = party("2")
    assert first.responses == ["utter_guest"]
    assert first.slots["requested_slot"] == TEXT
    assert first.slots[CHOICE] is None
    assert party("Amina").messages[0]["number"] == 2
    last = party("Jo")
    assert last.responses == ["utter_all_invited"]
    assert last.slots["requested_slot"] is None
    assert last.slots["conversation_guide"] is None


def test_what_cannot_be_read_is_let_go_of_and_explained(party: Any) -> None:
    heard = party("loads")
    assert heard.responses == []
    assert {"event": "action_execution_rejected", "name": FORM} in [
        {"event": one["event"], "name": one.get("name")} for one in heard.events
    ]
    missed = party.call(NotUnderstood(), "inform", "loads")
    assert missed.responses == ["utter_explain_tea_party_guests"]
    assert missed.followed_by == FORM


def test_a_question_is_no_answer_but_a_long_story_with_one_in_it_is(party: Any) -> None:
    party("1")
    assert party("why do you ask?").responses == []
    story = "it is Amina but i asked her first and said would you like to come?"
    assert party(story).responses == ["utter_all_invited"]


def test_after_a_digression_the_same_question_comes_again(party: Any) -> None:
    party("2")
    party("Amina")
    party.call.slots["conversation_again"] = True
    again = party.call(TeaParty(), "roles_describe", "what is a porter", events=[])
    assert again.responses == ["utter_guest"]
    assert again.messages[0]["number"] == 2
    assert again.slots["conversation_again"] is False


def test_a_question_that_has_lost_its_point_ends_the_form(party: Any) -> None:
    guide = party.call.slots["conversation_guide"]
    party.call.slots.update(
        conversation_guide={**guide, "name": "cancelled"}, conversation_again=True
    )
    assert party.call(TeaParty(), "greet", "hi", events=[]).slots["requested_slot"] is None


def test_back_asks_the_question_before(party: Any) -> None:
    party("2")
    party("Amina")
    heard = party.call(Back(), "back", "back")
    party.call.slots.update(heard.slots)
    assert heard.followed_by == FORM
    again = party.call(TeaParty(), "back", "back", events=[])
    assert again.messages[0]["number"] == 1
    party.call.slots.update(again.slots, conversation_again=True)
    party.call.slots.update(party.call(Back(), "back", "back").slots)
    first = party.call(TeaParty(), "back", "back", events=[])
    assert first.responses == ["utter_guests"]
    party.call.slots.update(first.slots)
    assert party.call(Back(), "back", "back").responses == ["utter_conversation_first_question"]


def test_who_is_stuck_is_shown_a_way_round(party: Any) -> None:
    party("2")
    party.call.slots["conversation_misses"] = 1
    missed = party.call(NotUnderstood(), "inform", "eh")
    assert missed.responses == ["utter_conversation_stuck"]
    party.call.slots.update(missed.slots)
    assert party.call(TeaParty(), "inform", "eh", events=[]).buttons == ["Skip", "Talk to a person"]


def test_a_question_that_is_needed_offers_only_a_person(party: Any) -> None:
    party.call.slots["conversation_misses"] = 1
    party.call.slots.update(party.call(NotUnderstood(), "inform", "eh").slots)
    buttons = party.call(TeaParty(), "inform", "eh", events=[]).buttons
    assert buttons == ["One", "Two", "Talk to a person"]
