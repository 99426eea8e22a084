"""References for the checks: asked first, chased, received, replaced; with buttons and in words."""

from __future__ import annotations

from typing import Any

import pytest

from actions.references import ReferencesAsk, ReferencesForm
from bot.services import references
from tests.actions.conftest import CHAT, Call, Heard
from tests.actions.walk import Walk


@pytest.fixture
def walk(samira: Call) -> Walk:
    return Walk(samira, form=ReferencesForm())


def texts(heard: Heard) -> str:
    return "\n".join(str(one.get("text") or one.get("copied") or "") for one in heard.messages)


def states(store: Any) -> dict[str, str]:
    with store() as uow:
        known = references.references(uow, uow.chats.get(CHAT).resident_id)
    return {one.referee.words: str(one.one.state) for one in known}


def asks(walk: Walk, text: str) -> Heard:
    return walk.asks(ReferencesAsk(), "checks_references", text)


def test_a_referee_is_asked_first_then_written_to_and_then_chased(walk: Walk, store: Any) -> None:
    walk.asks(ReferencesAsk(), "checks_references")
    assert walk.said == ["utter_references_intro", "utter_references_who"]
    walk.presses("A manager")
    assert walk.said[-1] == "utter_references_asked"
    walk.presses("They said yes")
    assert states(store) == {"A manager": "agreed"}
    assert walk.said[-1] == "utter_references_written"
    heard = walk.writes("yes but no answer yet")
    assert "utter_references_requested" in heard.responses
    assert states(store) == {"A manager": "requested"}
    assert walk.said[-1] == "utter_references_who_else"
    heard = walk.presses("Nobody")
    assert "the NHS has a form for a personal statement" in texts(heard)
    assert "0 are covered" not in texts(heard)
    assert walk.question is None
    heard = asks(walk, "my old boss wont answer")
    assert "This is the most common delay" in texts(heard)
    assert "utter_references_copy" in heard.responses
    with store() as uow:
        (one,) = references.references(uow, uow.chats.get(CHAT).resident_id)
    assert one.one.chased == 1


def test_not_asked_yet_gives_words_to_send(walk: Walk, store: Any) -> None:
    walk.asks(ReferencesAsk(), "checks_references")
    walk.writes("my teacher from college")
    heard = walk.writes("not yet")
    assert "May I name you as a referee?" in texts(heard)
    assert states(store) == {"my teacher from college": "to_ask"}


def test_a_no_leads_to_somebody_else_and_words_for_hr(walk: Walk, store: Any) -> None:
    walk.asks(ReferencesAsk(), "checks_references")
    walk.presses("A manager")
    heard = walk.presses("They said no")
    assert "May I name someone else?" in texts(heard)
    assert states(store) == {"A manager": "refused"}
    assert walk.said[-1] == "utter_references_who"


def test_family_does_not_count(walk: Walk) -> None:
    walk.asks(ReferencesAsk(), "checks_references")
    walk.writes("my mum")
    assert walk.said[-2:] == ["utter_applying_referee_family", "utter_references_who"]


def test_news_of_one_of_two_asks_which(walk: Walk, store: Any) -> None:
    walk.asks(ReferencesAsk(), "checks_references")
    walk.presses("A manager")
    walk.presses("They said yes")
    walk.presses("Not yet")
    walk.presses("A teacher or trainer")
    walk.presses("They said yes")
    walk.presses("Not yet")
    asks(walk, "my reference came back today")
    assert walk.said[-1] == "utter_references_which"
    walk.presses("A teacher or trainer")
    assert states(store) == {"A manager": "agreed", "A teacher or trainer": "received"}


def test_the_day_to_ask_again_is_answered_by_its_buttons(walk: Walk, store: Any) -> None:
    walk.asks(ReferencesAsk(), "checks_references")
    walk.presses("A manager")
    walk.presses("They said yes")
    walk.presses("Yes, no answer yet")
    walk.presses("Nobody")
    with store() as uow:
        (one,) = references.references(uow, uow.chats.get(CHAT).resident_id)
    pressed = {"asks": "received", "reference_of": str(one.number)}
    heard = walk.asks(ReferencesAsk(), "checks_references", **pressed)
    assert heard.responses == ["utter_references_received"]
    assert states(store) == {"A manager": "received"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("they only give dates", "That is normal"),
        ("company closed", "Tell HR that the company has closed."),
        ("i was fired", "You can still get a job."),
        ("my boss is on holiday", "Tell HR when your referee is back."),
        ("what if they refuse a reference", "Most employers need not give a reference"),
        ("i never had a job who can be my reference", "Work is not the only way."),
        ("do they contact my current employer", "only after an offer"),
        ("how many years of references", "the last three years"),
    ],
)
def test_what_is_asked_is_answered(walk: Walk, store: Any, text: str, says: str) -> None:
    assert says in texts(asks(walk, text))
    assert states(store) == {}


def test_inside_another_question_nothing_new_is_asked(samira: Call) -> None:
    samira.form = "roles_finder_form"
    heard = samira(ReferencesAsk(), "checks_references", "they only give dates")
    assert heard.followed_by == "roles_finder_form"
    assert all(not one.get("buttons") for one in heard.messages)
