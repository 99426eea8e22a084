"""What residents hear when they want something about reminders."""

from __future__ import annotations

from typing import Any

import pytest

from actions.reminders import RemindersChange, RemindersFinish, ValidateReminders
from tests.actions.conftest import Call, Heard
from tests.actions.test_actions import asked

ACTION = RemindersChange()


def says(samira: Call, text: str, **more: Any) -> Heard:
    return samira(ACTION, "reminders_change", text, **more)


def presses(samira: Call, wish: str, reminder: str = "") -> Heard:
    entities = {"reminder_wish": wish, **({"reminder": reminder} if reminder else {})}
    return samira(ACTION, "reminders_change", entities=entities)


def waiting(store: Any) -> list[str | None]:
    with store() as uow:
        every = uow.reminders.of(uow.residents.list()[0].id, kind="asked")
    return [one.words for one in every if one.state == "waiting"]


def test_a_reminder_is_read_back_with_a_button_to_undo_it(samira: Call, store: Any) -> None:
    heard = says(samira, "remind me tomorrow at 9 to send my form")
    assert heard.responses == ["utter_reminders_set_of"]
    assert heard.messages[0]["when"] == "Friday 13 March at 9am"
    assert heard.messages[0]["words"] == "send my form"
    assert heard.buttons == ["Yes", "Undo"]
    assert waiting(store) == ["send my form"]
    with store() as uow:
        key = str(uow.reminders.of(uow.residents.list()[0].id)[0].id)
    assert presses(samira, "drop", key).responses == ["utter_reminders_taken_off"]
    assert waiting(store) == []
    assert presses(samira, "drop", key).responses == ["utter_reminders_gone"]


def test_inside_a_question_it_is_noted_and_the_question_returns(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    heard = says(samira, "remind me on friday")
    assert heard.responses == ["utter_reminders_noted"]
    assert heard.followed_by == "roles_finder_form"
    assert says(samira, "remind me").responses == ["utter_reminders_name_day"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("no reminders", "utter_reminders_off"),
        ("turn reminders on", "utter_reminders_on"),
        ("what reminders do i have", "utter_reminders_none"),
        ("morning is better", "utter_reminders_time"),
        ("send the reminders at 11pm", "utter_reminders_how"),
        ("too many reminders", "utter_reminders_how"),
        ("remind me yesterday", "utter_reminders_past"),
        ("remind me on 31 feb", "utter_reminders_no_such_day"),
        ("remind me in 2 years", "utter_reminders_which_day"),
        ("remind me at 11pm", "utter_reminders_quiet"),
    ],
)
def test_every_wish_gets_its_answer(samira: Call, text: str, response: str) -> None:
    assert says(samira, text).responses[0] == response


def test_without_a_day_it_is_asked_and_the_subject_is_kept(samira: Call, store: Any) -> None:
    heard = says(samira, "remind me to ring HR")
    assert heard.followed_by == "reminders_form"
    assert heard.slots["reminders_words"] == "ring HR"
    samira.form = "reminders_form"
    samira.slots = {"requested_slot": "reminders_when", "reminders_words": "ring HR"}
    form = ValidateReminders()
    refused = samira(form, "inform", "yesterday", events=asked("reminders_when", "yesterday"))
    assert refused.responses == ["utter_reminders_past"]
    assert refused.slots["reminders_when"] is None
    unread = samira(form, "inform", "dunno", events=asked("reminders_when", "dunno"))
    assert unread.events[-1]["event"] == "action_execution_rejected"
    taken = samira(form, "inform", "friday at 2", events=asked("reminders_when", "friday at 2"))
    assert taken.slots["reminders_when"] == "friday at 2"
    samira.form, samira.slots = (
        None,
        {"reminders_when": "friday at 2", "reminders_words": "ring HR"},
    )
    heard = samira(RemindersFinish(), "inform", "friday at 2")
    assert heard.responses == ["utter_reminders_set_of"]
    assert heard.messages[0]["when"] == "Friday 13 March at 2pm"
    assert waiting(store) == ["ring HR"]


def test_a_reminder_that_is_asked_for_while_the_day_is_asked_ends_the_question(
    samira: Call, store: Any
) -> None:
    samira.form = "reminders_form"
    samira.slots = {"requested_slot": "reminders_when", "reminders_words": "ring HR"}
    heard = says(samira, "remind me on friday")
    assert heard.responses == ["utter_reminders_set_of"]
    assert {"event": "active_loop", "timestamp": None, "name": None} in heard.events
    assert waiting(store) == ["ring HR"]


def test_whoever_would_rather_not_gets_none(samira: Call, store: Any) -> None:
    samira.slots = {"reminders_when": "skip"}
    assert samira(RemindersFinish(), "skip").responses == ["utter_reminders_none_set"]
    assert waiting(store) == []


def test_the_list_has_a_button_for_each(samira: Call) -> None:
    says(samira, "remind me on friday to ring HR")
    says(samira, "remind me on saturday")
    heard = says(samira, "my reminders")
    assert heard.messages[0]["lines"] == (
        "1 Friday 13 March at 9am: “ring HR”\n2 Saturday 14 March at 9am"
    )
    assert heard.buttons == ["Take off 1", "Take off 2", "No reminders"]
    assert says(samira, "stop reminding me about the form").responses == ["utter_reminders_list"]


def test_another_day_moves_the_one_that_waits(samira: Call, store: Any) -> None:
    says(samira, "remind me tomorrow to ring HR")
    heard = says(samira, "remind me on saturday instead")
    assert heard.messages[0]["when"] == "Saturday 14 March at 9am"
    assert waiting(store) == ["ring HR"]


def test_the_buttons_below_a_reminder_are_answered(samira: Call) -> None:
    assert presses(samira, "keep").responses == ["utter_reminders_kept"]
    assert presses(samira, "done").responses == ["utter_reminders_done"]
    assert presses(samira, "not_now").responses == ["utter_reminders_not_now"]
    assert presses(samira, "again", "99").responses == ["utter_reminders_gone"]
    assert presses(samira, "evening").messages[0]["time"] == "6pm"
    assert presses(samira, "go_on").followed_by == "roles_finder_form"


def test_the_next_step_of_somebody_with_a_role_is_a_person(samira: Call, store: Any) -> None:
    with store() as uow:
        resident = uow.residents.list()[0].id
        uow.residents.update(resident, stage="preparing")
        uow.progress.add_interest(
            resident, role_id="porter", source="chat", at=uow.residents.list()[0].created_at
        )
        uow.commit()
    assert presses(samira, "go_on").responses[0] == "utter_people_asked"


def test_a_mere_guess_without_a_day_is_asked_about(samira: Call) -> None:
    heard = says(samira, "blue sky", confidence=0.3)
    assert heard.slots["conversation_misses"] == 1
