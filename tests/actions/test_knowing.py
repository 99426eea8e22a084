"""What came of help and courses, answered with a button or in words."""

from __future__ import annotations

from typing import Any

import pytest

from actions.barriers import BarriersTell
from actions.outcomes import BUTTONS
from actions.readiness import ReadinessAsk
from actions.reminders import RemindersChange
from actions.skills import SkillsCheck
from actions.training import WaysAsk, WaysUpdate, read_update
from bot.content.content import Content
from bot.content.files import read_model
from bot.content.reminders_file import RemindersFile
from bot.journey.referrals import Outcome
from bot.services import progress, referrals
from bot.services.progress import Step
from tests.actions.conftest import CHAT, Call
from tests.conftest import FixedClock
from tests.services.conftest import CONTENT


@pytest.fixture
def referral(samira: Call, store: Any, content: Content, clock: FixedClock) -> str:
    """Samira agreed to help with childcare; the id of that."""
    step = Step(CHAT, "test:agreed", "action_test", clock.now())
    with store() as uow:
        referrals.refer(
            uow, content, step, "barrier:childcare", "help with childcare", person=False
        )
    with store() as uow:
        resident = progress.arrive(uow, step)
        return str(uow.background.referrals(resident.id)[0].id)


def state(store: Any) -> str:
    with store() as uow:
        resident = uow.residents.list()[0]
        return str(uow.background.referrals(resident.id)[0].state)


def requests(store: Any) -> list[str]:
    with store() as uow:
        resident = uow.residents.list()[0]
        return [one.reason for one in uow.progress.help_requests(resident.id)]


def test_every_button_below_a_follow_up_is_answered() -> None:
    words = read_model(CONTENT / "reminders.yml", RemindersFile)
    wishes = {button.wish for one in words.follow_ups.values() for button in one.buttons}
    assert wishes <= set(BUTTONS)


def test_what_helped_is_kept(samira: Call, store: Any, referral: str) -> None:
    entities = {"reminder_wish": "outcome_helped", "reminder": referral}
    heard = samira(RemindersChange(), "reminders_change", entities=entities)
    assert heard.responses == ["utter_outcome_helped"]
    assert state(store) == "helped"


def test_what_did_not_help_is_told_to_a_person(samira: Call, store: Any, referral: str) -> None:
    entities = {"reminder_wish": "outcome_not_helped", "reminder": referral}
    heard = samira(RemindersChange(), "reminders_change", entities=entities)
    assert heard.responses == ["utter_outcome_not_helped"]
    assert requests(store) == ["not_helped:barrier:childcare"]


def test_inside_a_question_the_answer_asks_nothing_and_the_question_comes_back(
    samira: Call, referral: str
) -> None:
    samira.form = "roles_finder_form"
    entities = {"reminder_wish": "outcome_helped", "reminder": referral}
    heard = samira(RemindersChange(), "reminders_change", entities=entities)
    assert heard.responses == ["utter_outcome_helped_asking"]
    assert heard.followed_by == "roles_finder_form"


@pytest.mark.parametrize("named", ["", "99", "x"])
def test_an_answer_about_something_unknown_is_taken_kindly(samira: Call, named: str) -> None:
    entities = {"reminder_wish": "outcome_helped", "reminder": named}
    heard = samira(RemindersChange(), "reminders_change", entities=entities)
    assert heard.responses == ["utter_outcome_unknown"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("my course started", Outcome.STARTED),
        ("got a place in english class", Outcome.STARTED),
        ("i finished the course", Outcome.ENDED),
        ("passed my maths", Outcome.ENDED),
        ("i dropped out of the course", Outcome.STOPPED),
        ("the course is full", Outcome.STOPPED),
        ("still waiting for my course", Outcome.NOT_YET),
        ("my course starts next week", Outcome.NOT_YET),
    ],
)
def test_news_of_a_course_is_read(text: str, outcome: Outcome) -> None:
    assert read_update(text) == outcome


def test_news_of_a_course_that_nobody_knew_of_is_kept_too(samira: Call, store: Any) -> None:
    heard = samira(WaysUpdate(), "training_update", "i started esol")
    assert heard.responses == ["utter_outcome_started"]
    assert state(store) == "went"


@pytest.mark.parametrize(
    ("action", "intent", "text"),
    [
        (ReadinessAsk(), "readiness_ask", "what do i need"),
        (BarriersTell(), "barrier_tell", "my english bad"),
        (WaysAsk(), "training_ask", "apprenticeship"),
        (SkillsCheck(), "skills_check", "check my maths"),
    ],
)
def test_inside_another_question_nothing_new_is_asked(
    samira: Call, action: Any, intent: str, text: str
) -> None:
    samira.form = "roles_finder_form"
    heard = samira(action, intent, text)
    assert heard.followed_by == "roles_finder_form"
    assert all("payload" not in str(one.get("buttons")) for one in heard.messages)
    assert "utter_question" not in heard.responses


def test_a_mere_guess_at_what_is_in_the_way_is_asked_about(samira: Call) -> None:
    heard = samira(BarriersTell(), "barrier_tell", "hm well you know", confidence=0.3)
    assert heard.responses[0].startswith("utter_conversation_")
