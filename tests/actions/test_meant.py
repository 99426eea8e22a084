"""Messages that jump about: places in a list, roles inside a question, work for the registered."""

from __future__ import annotations

from typing import Any

import pytest

from actions.data_correct import DataCorrectShow
from actions.finder import RolesChange
from actions.joining import JoiningStart, ValidateJoining
from actions.misunderstood import NotUnderstood
from actions.people import PeopleAsk
from actions.progress import ProgressShow
from actions.roles import RolesChoose, RolesCompare, RolesDescribe, RolesPay
from actions.tracking import ApplicationTold, ValidateTracking
from tests.actions.conftest import CHAT, Call
from tests.conftest import FixedClock

LISTED = ["care_worker", "receptionist", "ward_host"]


@pytest.fixture
def listed(samira: Call) -> Call:
    """Samira was shown three roles, and heard about a porter before."""
    samira.slots = {"roles_listed": LISTED, "roles_shown": "porter"}
    return samira


@pytest.fixture
def asked_about_lifting(samira: Call) -> Call:
    """Samira is asked about lifting."""
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    return samira


def saved(store: Any) -> list[str]:
    with store() as uow:
        chat = uow.chats.get(CHAT)
        return [one.role_id for one in uow.progress.interests(chat.resident_id)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("save 2", ["receptionist"]),
        ("save the first one", ["care_worker"]),
        ("i want the third", ["ward_host"]),
        ("save 1 and 3", ["care_worker", "ward_host"]),
        ("bet save it", ["porter"]),
        ("i have 2 kids save that", ["porter"]),
        ("can do 3 days so save it", ["porter"]),
    ],
)
def test_a_place_in_the_list_is_saved_and_not_what_was_shown_before(
    listed: Call, store: Any, said: str, meant: list[str]
) -> None:
    listed(RolesChoose(), "roles_choose", said)

    assert saved(store) == meant


def test_two_places_in_the_list_are_compared(listed: Call) -> None:
    heard = listed(RolesCompare(), "roles_compare", "compare 1 and 2")

    assert heard.buttons == []
    assert heard.messages[0]["first"] == "care_worker"
    assert heard.messages[0]["second"] == "receptionist"


def test_a_role_named_inside_a_question_is_described_and_the_question_returns(
    asked_about_lifting: Call,
) -> None:
    heard = asked_about_lifting(NotUnderstood(), "inform", "recepsionist")

    assert heard.responses == ["utter_roles_card", "utter_roles_card"]
    assert heard.slots["roles_shown"] == "receptionist"
    assert heard.followed_by == "roles_finder_form"


def test_a_role_is_taken_off_the_list_inside_a_question(
    asked_about_lifting: Call, store: Any
) -> None:
    asked_about_lifting(RolesChoose(), "roles_choose", entities={"role": "receptionist"})
    heard = asked_about_lifting(NotUnderstood(), "inform", "remove receptionist")

    assert heard.responses == ["utter_roles_dropped"]
    assert heard.followed_by == "roles_finder_form"
    assert saved(store) == []


def test_a_role_that_is_described_stays_unless_it_is_to_be_removed(
    samira: Call, store: Any
) -> None:
    samira(RolesChoose(), "roles_choose", entities={"role": "porter"})
    samira(RolesDescribe(), "roles_describe", "what is a porter", entities={"role": "porter"})
    assert saved(store) == ["porter"]
    samira(RolesDescribe(), "roles_describe", "take porter off", entities={"role": "porter"})
    assert saved(store) == []


def test_who_changes_their_mind_has_one_role_taken_off_and_the_other_saved(
    samira: Call, store: Any
) -> None:
    samira(RolesChoose(), "roles_choose", entities={"role": "porter"})
    two = {"role": ["porter", "cleaner"]}
    heard = samira(RolesChoose(), "roles_choose", "actually not porter, cleaner", entities=two)
    assert saved(store) == ["domestic_assistant"]
    assert heard.responses == ["utter_roles_dropped", "utter_roles_saved"]


def test_who_was_turned_down_for_a_job_that_was_never_sent_is_asked_which(
    samira: Call, store: Any, clock: FixedClock
) -> None:
    with store() as uow:
        whose = uow.chats.get(CHAT).resident_id
        uow.applications.start(
            whose, title="Porter", employer="Elmfield", stage="preparing",
            stage_on=clock.now().date(), at=clock.now(), key="porter",
        )  # fmt: skip
        uow.commit()
    told = ApplicationTold()
    assert samira(told, "application_rejected", "they said no").responses == [
        "utter_tracking_which"
    ]
    samira(told, "application_rejected", "elmfield said no")
    with store() as uow:
        assert [one.stage for one in uow.applications.of(whose)] == ["rejected"]


def test_a_year_that_is_put_right_ends_no_application(samira: Call) -> None:
    samira.form, samira.slots = "applying_form", {"requested_slot": "applying_choice"}
    told = ApplicationTold()
    heard = samira(told, "application_rejected", "no it was 2019", confidence=0.62)
    assert not [one for one in heard.responses if one.startswith("utter_tracking")]


def test_who_was_misunderstood_to_be_turned_down_has_no_application_made_of_it(
    samira: Call, store: Any
) -> None:
    about = {"stage": "rejected", "day": "2026-11-22"}
    samira.form = "tracking_form"
    samira.slots = {
        "requested_slot": "tracking_text",
        "conversation_guide": {"form": "tracking_form", "name": "job", "about": about},
    }
    said = "no they didnt say no, wrong"
    asked = ValidateTracking()
    events: list[dict[str, Any]] = [
        {"event": "action", "name": "tracking_form"},
        {"event": "slot", "name": "tracking_text", "value": said, "timestamp": None},
    ]
    heard = samira(asked, "inform", said, events=events)
    assert "utter_tracking_left" in heard.responses
    with store() as uow:
        assert uow.applications.of(uow.chats.get(CHAT).resident_id) == []


@pytest.mark.parametrize("said", ["i want nurse", "can i be a paramedic", "i am doctor in sudan"])
def test_work_for_registered_people_gets_an_honest_answer(listed: Call, said: str) -> None:
    for action, intent in ((NotUnderstood(), "nlu_fallback"), (RolesDescribe(), "roles_describe")):
        heard = listed(action, intent, said)

        assert heard.responses == ["utter_roles_registered", "utter_roles_registered_next"]


def test_work_for_registered_people_is_answered_inside_a_question(
    asked_about_lifting: Call,
) -> None:
    heard = asked_about_lifting(NotUnderstood(), "inform", "i want nurse")

    assert heard.responses == ["utter_roles_registered"]
    assert heard.followed_by == "roles_finder_form"


def test_a_dental_nurse_is_a_role_that_we_know(samira: Call) -> None:
    heard = samira(RolesPay(), "roles_pay", "what do dental nurse get")

    assert heard.slots["roles_shown"] == "trainee_dental_nurse"


@pytest.mark.parametrize(
    ("guess", "sure", "said", "answer"),
    [
        ("feedback", 0.85, "u r rubbish", "utter_conversation_feedback"),
        ("progress_ask", 0.45, "what roles did i pick", "utter_progress_way"),
        ("roles_find", 0.45, "need job", "utter_roles_after_questions"),
    ],
)
def test_what_is_no_answer_but_likely_something_else_is_answered(
    asked_about_lifting: Call, guess: str, sure: float, said: str, answer: str
) -> None:
    heard = asked_about_lifting(NotUnderstood(), "inform", said, guesses=[(guess, sure)])

    assert heard.responses == [answer]
    assert heard.followed_by == "roles_finder_form"


def test_what_only_looks_like_small_talk_is_an_answer_that_is_unclear(
    asked_about_lifting: Call,
) -> None:
    heard = asked_about_lifting(NotUnderstood(), "inform", "plonk", guesses=[("thank", 0.6)])

    assert heard.responses == ["utter_explain_roles_lifting"]


def test_a_question_is_left_out_when_three_answers_could_not_be_read(
    asked_about_lifting: Call, store: Any
) -> None:
    asked_about_lifting.slots["conversation_misses"] = 2
    heard = asked_about_lifting(NotUnderstood(), "inform", "blue")

    assert heard.responses == ["utter_conversation_left_question"]
    assert heard.slots["roles_lifting"] == "skip"
    assert heard.slots["conversation_misses"] is None
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        assert uow.progress.preferences(resident) == {"lifting": None}


def test_a_consent_is_asked_for_as_often_as_it_takes(call: Call) -> None:
    call.form = "joining_form"
    call.slots = {"requested_slot": "joining_consent", "conversation_misses": 7}
    heard = call(NotUnderstood(), "inform", "porter")

    assert heard.responses == ["utter_conversation_stuck_no_skip", "utter_ask_joining_consent"]


def test_another_script_is_answered_honestly_and_a_person_knows(samira: Call, store: Any) -> None:
    heard = samira(NotUnderstood(), "nlu_fallback", "مرحبا اريد عمل")

    assert heard.responses == ["utter_people_language_change"]
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        assert [one.reason for one in uow.progress.help_requests(resident)] == ["language_change"]


def test_a_mere_guess_about_data_is_not_passed_on(samira: Call, store: Any) -> None:
    samira.form, samira.slots = "joining_form", {"requested_slot": "joining_outcode"}
    text = "wat u need my postcode 4"
    heard = samira(DataCorrectShow(), "data_correct", text, confidence=0.5)

    assert heard.responses == ["utter_explain_joining_outcode"]
    with store() as uow:
        assert uow.progress.help_requests(uow.chats.get(CHAT).resident_id) == []


def test_who_waits_for_a_person_can_go_on_meanwhile(samira: Call) -> None:
    heard = samira(PeopleAsk(), "human")

    assert heard.responses == ["utter_people_asked", "utter_people_meanwhile"]


def test_progress_inside_the_questions_names_the_roles_on_the_list(
    asked_about_lifting: Call,
) -> None:
    asked_about_lifting(RolesChoose(), "roles_choose", entities={"role": "porter"})
    heard = asked_about_lifting(ProgressShow(), "progress_ask")

    assert heard.responses == ["utter_progress_way"]
    assert "On your list: Porter" in heard.messages[0]["lines"]
    assert "a few more questions" in heard.messages[0]["lines"]


def test_hours_that_come_at_a_later_question_are_kept(
    asked_about_lifting: Call, store: Any
) -> None:
    guesses = [("greet", 0.66)]
    heard = asked_about_lifting(NotUnderstood(), "inform", "mornings", guesses=guesses)

    assert heard.responses == ["utter_roles_hours_read_back"]
    assert heard.followed_by == "roles_finder_form"
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        assert "hours" in uow.progress.preferences(resident)


def test_good_morning_is_a_greeting_at_any_question(asked_about_lifting: Call) -> None:
    guesses = [("greet", 0.9)]
    heard = asked_about_lifting(NotUnderstood(), "inform", "good morning", guesses=guesses)

    assert heard.responses == ["utter_conversation_hello"]


def test_who_wants_to_change_their_answers_begins_again(asked_about_lifting: Call) -> None:
    heard = asked_about_lifting(RolesChange(), "roles_change")

    assert heard.slots["roles_when"] is None
    assert heard.followed_by == "roles_finder_form"


def test_a_number_at_a_later_question_is_no_hour(asked_about_lifting: Call, store: Any) -> None:
    heard = asked_about_lifting(NotUnderstood(), "inform", "4")

    assert heard.responses == ["utter_explain_roles_lifting"]


def test_who_names_none_of_the_roles_listed_gets_them_as_buttons(samira: Call) -> None:
    samira.slots = {"roles_listed": LISTED}
    heard = samira(RolesPay(), "roles_pay", "what pay")

    assert heard.responses == ["utter_roles_which_listed"]
    assert heard.buttons == ["Care worker", "Receptionist", "Ward host (meals)"]


def test_who_still_does_not_know_the_postcode_need_not_give_it(call: Call) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_outcode"}
    first = call(ValidateJoining(), "inform", "dont no", events=asked("dont no"))
    call.slots["conversation_misses"] = 1
    second = call(ValidateJoining(), "inform", "dont no", events=asked("dont no"))

    assert first.slots == {"joining_outcode": None}
    assert second.slots["joining_outcode"] == "skip"


def asked(said: str) -> list[dict[str, Any]]:
    return [
        {"event": "action", "name": "joining_form"},
        {"event": "slot", "name": "joining_outcode", "value": said},
    ]
