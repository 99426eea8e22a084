"""What is kept from an interview on is put right where it was told; practice is taken off."""

from __future__ import annotations

from typing import Any

import pytest

from actions.data_correct import DataCorrectField, DataCorrectShow
from tests.actions.conftest import CHAT, Call
from tests.conftest import FixedClock


@pytest.fixture
def working(samira: Call, store: Any, clock: FixedClock) -> Call:
    """Samira has an interview, a check, a job, and has practised two kinds of things."""
    now = clock.now()
    with store() as uow:
        one = uow.chats.get(CHAT).resident_id
        application = uow.applications.start(
            one, title="Porter", stage="interview", stage_on=now.date(), at=now, key="a"
        )
        uow.interviews.add(one, application_id=application, now=now, key="i")
        uow.checks.put(one, "dbs", application_id=None, now=now)
        uow.jobs.add(one, now=now, key="j", title="Porter")
        uow.practice.start(
            one,
            role_id=None,
            application_id=None,
            style="coffee_cup",
            feedback="end",
            now=now,
            key="p",
        )
        uow.practice.start_test(one, kind="numeracy", role_id=None, level=1, now=now, key="t")
        uow.commit()
    return samira


def test_what_is_kept_from_an_interview_on_is_shown_where_there_is_any(working: Call) -> None:
    heard = working(DataCorrectShow(), "data_correct", "something is wrong")

    lines = heard.messages[-1]["lines"]
    for line in ("Interviews: 1", "Checks: 1", "Jobs: 1", "Mock interviews: 1"):
        assert line in lines
    assert heard.buttons[-4:-1] == ["My job", "My mock interviews", "My practice tests"]


@pytest.mark.parametrize(
    ("said", "response"),
    [
        ("my interview date is wrong", "utter_data_correct_interviews"),
        ("the date of my interview is wrong", "utter_data_correct_interviews"),
        ("what you have about my dbs is wrong", "utter_data_correct_checks"),
        ("the start date is not right", "utter_data_correct_jobs"),
    ],
)
def test_what_is_wrong_is_put_right_in_its_own_room(
    working: Call, said: str, response: str
) -> None:
    heard = working(DataCorrectShow(), "data_correct", said)

    assert heard.responses == [response]


@pytest.mark.parametrize("field", ["interviews", "checks", "jobs"])
def test_its_button_says_how(working: Call, field: str) -> None:
    heard = working(DataCorrectField(), "data_correct_field", entities={"field": field})

    assert heard.responses == [f"utter_data_correct_{field}"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [("practices", "Take off: A talk with the manager, 12"), ("tests", "Take off: Numbers, 12")],
)
def test_a_practice_is_taken_off_with_its_answers(
    working: Call, store: Any, kind: str, title: str
) -> None:
    heard = working(DataCorrectField(), "data_correct_field", entities={"field": kind})
    assert heard.responses == [f"utter_data_correct_{kind}"]
    assert heard.buttons[0].startswith(title)

    payload = heard.messages[0]["buttons"][0]["payload"]
    field = payload.partition('"field": "')[2].removesuffix('"}')
    again = working(DataCorrectField(), "data_correct_field", entities={"field": field})

    assert again.responses == ["utter_data_correct_taken_off", "utter_data_correct_none_left"]
    with store() as uow:
        one = uow.chats.get(CHAT).resident_id
        left = uow.practice.practices(one) if kind == "practices" else uow.practice.tests(one)
    assert left == []
