"""What somebody hears who comes back after an hour, a week or five months."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions import recap
from actions.conversation import ConversationGreet
from actions.roles import RolesChoose
from actions.turn import Turn
from bot.services.progress import Standing
from tests.actions.conftest import Call

HOUR = 60 * 60.0
WEEK = 7 * 24 * HOUR
FIVE_MONTHS = 21 * WEEK


@pytest.mark.parametrize(
    ("gap", "response"),
    [
        (HOUR, "utter_recap_choosing"),
        (WEEK, "utter_recap_choosing"),
        (FIVE_MONTHS, "utter_recap_choosing_later"),
    ],
)
def test_whoever_has_chosen_nothing_yet_is_shown_the_next_small_step(
    samira: Call, gap: float, response: str
) -> None:
    heard = samira(ConversationGreet(), "greet", "hi", gap=gap)

    assert heard.responses == [response]


@pytest.mark.parametrize(
    ("gap", "response"),
    [
        (HOUR, "utter_recap_preparing"),
        (WEEK, "utter_recap_preparing"),
        (FIVE_MONTHS, "utter_recap_preparing_later"),
    ],
)
def test_whoever_chose_roles_hears_which_and_after_months_since_when(
    samira: Call, gap: float, response: str
) -> None:
    samira(RolesChoose(), "roles_choose", entities={"role": "porter"})
    heard = samira(ConversationGreet(), "greet", "hello", gap=gap)

    assert heard.responses == [response]
    assert heard.messages[0]["roles"] == "Porter"
    if gap == FIVE_MONTHS:
        assert heard.messages[0]["date"] == "16 October"


@pytest.mark.parametrize(("gap", "response"), [(HOUR, "hello"), (WEEK, None), (FIVE_MONTHS, None)])
def test_in_the_middle_of_a_question_only_a_long_absence_brings_a_recap(
    samira: Call, gap: float, response: str | None
) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    heard = samira(ConversationGreet(), "greet", "hi", gap=gap)

    expected = "utter_conversation_hello" if response else "utter_recap_finding"
    assert heard.responses == [expected]
    assert heard.followed_by == "roles_finder_form"


def test_what_is_more_worth_saying_comes_first(
    samira: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_an_interview(turn: Turn, standing: Standing) -> bool:
        turn.say("utter_conversation_hello")
        return True

    def of_nothing(turn: Turn, standing: Standing) -> bool:
        return False

    first: tuple[Any, ...] = (of_nothing, of_an_interview, *recap.MOST_WORTH_SAYING)
    monkeypatch.setattr(recap, "MOST_WORTH_SAYING", first)

    assert samira(ConversationGreet(), "greet", "hi").responses == ["utter_conversation_hello"]


def at_stage(store: Any, stage: str, *, resident_stage: str, **more: Any) -> None:
    with store() as uow:
        one = uow.residents.list()[0]
        now = one.created_at
        uow.residents.update(one.id, stage=resident_stage)
        number = uow.applications.start(
            one.id,
            title="Porter",
            employer="Elmfield Hospital",
            stage=stage,
            stage_on=now.date(),
            submitted_on=now.date(),
            at=now,
            key="a",
        )
        if more:
            uow.interviews.add(one.id, application_id=number, now=now, key="i", **more)
        uow.commit()


def test_whoever_sent_an_application_is_asked_whether_an_answer_came(
    samira: Call, store: Any
) -> None:
    at_stage(store, "submitted", resident_stage="applied")
    heard = samira(ConversationGreet(), "greet", "hi", gap=5 * WEEK)

    assert heard.responses == ["utter_recap_wait"]
    assert heard.messages[0]["job"] == "Porter, Elmfield Hospital"
    titles = [one["title"] for one in heard.messages[0]["buttons"]]
    assert titles == ["I have an interview", "They said no", "Nothing yet"]


def test_whoever_has_an_interview_hears_of_its_day(samira: Call, store: Any) -> None:
    at_stage(store, "interview", resident_stage="interviewing", on_day=date(2099, 3, 5))
    heard = samira(ConversationGreet(), "greet", "hi", gap=WEEK)

    assert heard.responses == ["utter_recap_interview_day"]
    assert "5 March 2099" in heard.messages[0]["day"]


def test_whoever_waits_for_checks_hears_where_they_are(samira: Call, store: Any) -> None:
    at_stage(store, "checks", resident_stage="checking")
    heard = samira(ConversationGreet(), "greet", "hi", gap=WEEK)

    assert heard.responses == ["utter_recap_checks"]


def test_every_way_on_has_its_words() -> None:
    said = yaml.safe_load(Path("data/responses/conversation.yml").read_text(encoding="utf-8"))
    assert {f"utter_recap_{one}" for one in recap._WITH_WORDS} <= set(said["responses"])


def test_a_question_about_an_interview_that_was_left_weeks_ago_gives_way_to_what_is_next(
    samira: Call, store: Any
) -> None:
    at_stage(store, "interview", resident_stage="interviewing", on_day=date(2020, 3, 5))
    samira.form = "interview_form"
    guide = {"form": "interview_form", "name": "who", "about": {}}
    samira.slots = {"requested_slot": "interview_text", "conversation_guide": guide}

    soon = samira(ConversationGreet(), "greet", "hi", gap=WEEK)
    assert (soon.responses, soon.followed_by) == (["utter_recap_question"], "interview_form")
    late = samira(ConversationGreet(), "greet", "hi", gap=5 * WEEK)
    assert late.responses == ["utter_recap_after_interview"]
    assert late.followed_by == "action_listen"


def test_the_question_of_an_application_waits_for_months(samira: Call, store: Any) -> None:
    at_stage(store, "preparing", resident_stage="preparing")
    samira.form = "applying_form"
    guide = {"form": "applying_form", "name": "story", "about": {}}
    samira.slots = {"requested_slot": "applying_text", "conversation_guide": guide}

    heard = samira(ConversationGreet(), "greet", "hi", gap=FIVE_MONTHS)
    assert (heard.responses, heard.followed_by) == (["utter_recap_question"], "applying_form")
