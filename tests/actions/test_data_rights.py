"""What residents are told and asked about what is kept of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from actions.data_correct import DataCorrectField, DataCorrectShow
from actions.data_rights import (
    ASKED_AT,
    ComplaintTake,
    DataCopyAsk,
    DataCopySend,
    DataDeleteAsk,
    DataDeleteNow,
    DataDeleteSure,
    DataLeave,
    SharingSet,
    SharingShow,
)
from actions.joining import JoiningFinish
from actions.opening import FORM as JOINING
from tests.actions.conftest import CHAT, Call
from tests.conftest import FixedClock


def test_whoever_shares_a_phone_is_warned_before_a_copy_is_sent(samira: Call) -> None:
    heard = samira(DataCopyAsk(), "data_export")
    assert heard.responses == ["utter_data_copy_ask"]


@pytest.mark.parametrize(
    "told", ["he forget every thing lol", "my father in law forgets everything"]
)
def test_whoever_tells_of_somebody_who_forgets_is_not_asked_about_erasure(
    samira: Call, told: str
) -> None:
    heard = samira(DataDeleteAsk(), "data_delete", told, confidence=0.9)

    assert "utter_data_delete_ask" not in heard.responses


@pytest.mark.parametrize("wanted", ["forget everything i said", "delete my chat", "forget me"])
def test_whoever_wants_everything_forgotten_is_asked(samira: Call, wanted: str) -> None:
    heard = samira(DataDeleteAsk(), "data_delete", wanted, confidence=0.9)

    assert heard.responses == ["utter_data_delete_what", "utter_data_delete_ask"]


def test_a_copy_is_two_files(samira: Call) -> None:
    heard = samira(DataCopySend(), "data_copy_send")
    assert [one["custom"] for one in heard.messages] == [
        {"document": "copy_page"},
        {"document": "copy_data"},
    ]


def test_whoever_has_just_had_a_copy_hears_from_when_on_there_is_a_new_one(
    samira: Call, clock: FixedClock
) -> None:
    samira(DataCopySend(), "data_copy_send")
    clock.move(timedelta(minutes=5))
    for action in (DataCopyAsk(), DataCopySend()):
        heard = samira(action, "data_export")
        assert heard.responses == ["utter_data_copy_wait"]
        assert heard.messages[0]["time"] == "10.30am"


def test_a_question_that_is_open_waits_until_the_copy_is_settled(samira: Call) -> None:
    samira.form = "roles_finder_form"
    asked = samira(DataCopyAsk(), "data_export")
    assert asked.followed_by == "action_listen"
    sent = samira(DataCopySend(), "data_copy_send")
    assert sent.followed_by == "roles_finder_form"


def test_a_mere_guess_has_nothing_sent_or_deleted(samira: Call) -> None:
    for action in (DataCopyAsk(), DataDeleteAsk(), ComplaintTake(), SharingShow()):
        heard = samira(action, "data_delete", "get rid of it", confidence=0.5)
        assert heard.responses == ["utter_conversation_sorry"]
        samira.slots.pop("conversation_misses", None)


def test_a_yes_to_the_last_question_erases_nothing_and_says_what_would(samira: Call) -> None:
    samira(DataDeleteAsk(), "data_delete")
    samira.slots[ASKED_AT] = samira(DataDeleteSure(), "data_delete_sure").slots[ASKED_AT]
    again = samira(DataDeleteSure(), "data_delete_sure")
    assert again.responses == ["utter_data_delete_press"]
    assert "custom" not in again.messages[0] or not again.messages[0]["custom"]


def test_an_erasure_takes_two_steps_and_the_second_has_its_button_last(
    samira: Call, clock: FixedClock
) -> None:
    first = samira(DataDeleteAsk(), "data_delete")
    assert first.responses == ["utter_data_delete_what", "utter_data_delete_ask"]
    second = samira(DataDeleteSure(), "data_delete_sure")
    assert second.responses == ["utter_data_delete_sure"]
    samira.slots[ASKED_AT] = second.slots[ASKED_AT]
    clock.move(timedelta(minutes=2))
    done = samira(DataDeleteNow(), "data_delete_now")
    assert done.responses == ["utter_data_delete_done"]
    assert done.messages[0]["custom"] == {"then": "erase"}


@pytest.mark.parametrize("asked", [False, True])
def test_an_old_button_erases_nothing(samira: Call, clock: FixedClock, asked: bool) -> None:
    if asked:
        samira.slots[ASKED_AT] = clock.now().isoformat()
        clock.move(timedelta(days=30))
    heard = samira(DataDeleteNow(), "data_delete_now")
    assert heard.responses == ["utter_data_delete_ask"]
    assert not heard.messages[0]["custom"]


def test_whoever_keeps_everything_cannot_erase_it_by_the_button_above(samira: Call) -> None:
    heard = samira(DataLeave(), "data_leave")
    assert heard.slots[ASKED_AT] is None


def test_whoever_may_be_in_danger_hears_that_nobody_can_reach_them_afterwards(
    samira: Call, store: Any, clock: FixedClock
) -> None:
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        uow.progress.ask_for_person(resident, reason="safety", key="k", at=clock.now())
        uow.commit()
    heard = samira(DataDeleteAsk(), "data_delete")
    assert "utter_data_delete_worry" in heard.responses


def test_whoever_said_no_to_the_first_question_can_still_have_all_deleted(
    samira: Call, store: Any
) -> None:
    with store() as uow:
        uow.residents.update(uow.chats.get(CHAT).resident_id, stage="declined")
        uow.commit()
    heard = samira(DataDeleteAsk(), "data_delete")
    assert heard.responses == ["utter_data_delete_what", "utter_data_delete_ask"]


def test_what_is_kept_is_shown_in_short_with_a_button_for_each_part(samira: Call) -> None:
    heard = samira(DataCorrectShow(), "data_correct")
    assert heard.responses == ["utter_data_correct_show"]
    lines = heard.messages[0]["lines"].split("\n")
    assert lines[:3] == ["Name: Samira", "Postcode, first part: not given", "16 or over: yes"]
    assert lines[3:] == [
        "Language: English",
        "Roles on your list: nothing yet",
        "Hours and wishes: nothing yet",
    ]
    assert heard.buttons == [
        "My name",
        "My postcode",
        "My age",
        "My language",
        "Roles on my list",
        "Hours and wishes",
        "Something else",
    ]


@pytest.mark.parametrize(
    ("text", "slot"),
    [("my name is spelt wrong", "joining_name"), ("my postcode is wrong", "joining_outcode")],
)
def test_what_a_message_names_is_asked_again_and_nothing_else(
    samira: Call, text: str, slot: str
) -> None:
    heard = samira(DataCorrectShow(), "data_correct", text)
    assert heard.messages == []
    assert heard.followed_by == JOINING
    questions = {name: value for name, value in heard.slots.items() if name.startswith("joining")}
    assert [name for name, value in questions.items() if value is None] == [slot]


def test_somebody_who_pressed_the_wrong_age_can_put_it_right(samira: Call, store: Any) -> None:
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        uow.residents.update(resident, stage="joining", sixteen_or_over=False)
        uow.commit()
    heard = samira(DataCorrectField(), "data_correct_field", entities={"field": "sixteen"})
    assert heard.slots["joining_sixteen"] is None
    assert heard.followed_by == JOINING


def test_what_is_not_kept_is_said(samira: Call) -> None:
    heard = samira(DataCorrectShow(), "data_correct", "my email is wrong")
    assert heard.responses == ["utter_data_correct_not_kept", "utter_data_correct_show"]


def test_a_role_is_taken_off_by_a_button(samira: Call, store: Any, clock: FixedClock) -> None:
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        uow.progress.add_interest(resident, role_id="porter", source="chat", at=clock.now())
        uow.commit()
    heard = samira(DataCorrectField(), "data_correct_field", entities={"field": "roles"})
    assert heard.buttons == ["Take off: Porter", "Add a role"]
    assert heard.messages[0]["buttons"][0]["payload"] == '/roles_drop{"role": "porter"}'


def test_wishes_are_asked_again_by_the_finder(samira: Call) -> None:
    heard = samira(DataCorrectField(), "data_correct_field", entities={"field": "wishes"})
    assert heard.followed_by == "roles_finder_form"


def test_a_language_is_chosen_by_its_own_name(samira: Call) -> None:
    heard = samira(DataCorrectField(), "data_correct_field", entities={"field": "language"})
    assert "Polski" in heard.buttons or "polski" in heard.buttons
    assert heard.buttons[-1] == "English"


@pytest.fixture
def told(samira: Call, store: Any, clock: FixedClock) -> Call:
    """Samira has told two stories and of one job."""
    now = clock.now()
    with store() as uow:
        one = uow.chats.get(CHAT).resident_id
        uow.stories.add(one, at=now, key="a", state="kept", theme="team", text="We cooked.")
        uow.stories.add(one, at=now, key="b", state="kept", text="I stayed calm.")
        uow.background.add_work(one, at=now, key="w", kind="work", what="Cleaner")
        uow.commit()
    return samira


def test_what_was_told_for_applications_is_shown_where_there_is_any(told: Call) -> None:
    heard = told(DataCorrectShow(), "data_correct", "something is wrong")
    lines = heard.messages[-1]["lines"]
    assert "Stories: 2" in lines
    assert "Work and other times: 1" in lines
    assert "Applications" not in lines
    assert "People who may speak" not in lines
    assert heard.buttons[-3:] == ["My stories", "What I have done", "Something else"]


def test_a_story_is_taken_off_by_its_button(told: Call, store: Any) -> None:
    heard = told(DataCorrectShow(), "data_correct", "one of my stories is wrong")
    assert heard.responses == ["utter_data_correct_stories"]
    assert heard.buttons[0] == "Take off: I stayed calm."
    payload = heard.messages[0]["buttons"][0]["payload"]
    field = payload.partition('"field": "')[2].removesuffix('"}')
    again = told(DataCorrectField(), "data_correct_field", entities={"field": field})
    assert again.responses == ["utter_data_correct_taken_off", "utter_data_correct_stories"]
    assert len(again.buttons) == 2
    twice = told(DataCorrectField(), "data_correct_field", entities={"field": field})
    assert twice.responses == ["utter_data_correct_stories"]
    with store() as uow:
        left = uow.stories.of(uow.chats.get(CHAT).resident_id)
    assert [one.text for one in left] == ["We cooked."]


@pytest.mark.parametrize("field", ["take stories x", "take everything 1", "take stories"])
def test_a_button_that_names_nothing_takes_nothing_off(told: Call, field: str) -> None:
    heard = told(DataCorrectField(), "data_correct_field", entities={"field": field})
    assert "utter_data_correct_taken_off" not in heard.responses


def test_applications_are_put_right_where_they_are(told: Call) -> None:
    heard = told(DataCorrectField(), "data_correct_field", entities={"field": "applications"})
    assert heard.responses == ["utter_data_correct_applications"]


def test_anything_else_goes_to_a_person(samira: Call, store: Any) -> None:
    heard = samira(DataCorrectField(), "data_correct_field", entities={"field": "other"})
    assert heard.responses == ["utter_data_correct_other"]
    with store() as uow:
        assert [one.reason for one in uow.progress.help_requests()] == ["data_correct"]


def test_a_changed_name_is_confirmed_and_nobody_is_welcomed_twice(samira: Call) -> None:
    assert samira(JoiningFinish(), "inform").responses == ["utter_data_changed"]


def test_a_complaint_has_a_number_and_says_who_else_hears_it(samira: Call) -> None:
    heard = samira(ComplaintTake(), "complain")
    assert heard.responses == [
        "utter_people_complain",
        "utter_complaint_taken",
        "utter_complaint_regulator",
    ]
    assert heard.messages[1]["reference"] == "C1"
    assert heard.messages[2]["number"] == "0303 123 1113"
    again = samira(ComplaintTake(), "complain")
    assert again.responses == ["utter_complaint_known", "utter_complaint_regulator"]


def test_sharing_is_shown_with_its_date_and_a_button_that_changes_it(
    samira: Call, store: Any, clock: FixedClock
) -> None:
    unanswered = samira(SharingShow(), "sharing_change")
    assert unanswered.messages[0]["lines"].endswith("not answered yet.")
    given = samira(
        SharingSet(), "sharing_set", entities={"purpose": "adviser_reads_chat", "granted": "yes"}
    )
    assert given.responses == ["utter_sharing_given"]
    assert given.messages[0]["lines"].endswith("yes, since 12 March 2026.")
    assert given.buttons == ["Stop sharing this", "Leave it as it is"]
    payload = given.messages[0]["buttons"][0]["payload"]
    assert payload == '/sharing_set{"purpose": "adviser_reads_chat", "granted": "no"}'
    taken = samira(
        SharingSet(), "sharing_set", entities={"purpose": "adviser_reads_chat", "granted": "no"}
    )
    assert taken.responses == ["utter_sharing_withdrawn"]
    assert taken.buttons[0] == "Share this again"
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        assert uow.progress.consents(resident) == {"adviser_reads_chat": False}
