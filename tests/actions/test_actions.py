from __future__ import annotations

from typing import Any

import pytest

from actions import safety
from actions.check_topics import ChecksTopic
from actions.checks import ChecksDelay
from actions.conversation import Back, ConversationAnswer, ConversationGreet, ConversationPause
from actions.finder import RolesExperience, RolesFind, RolesMore, ValidateFinder
from actions.joining import JoiningStart, ValidateJoining, read_age
from actions.misunderstood import ConversationYes, NotUnderstood
from actions.roles import (
    RolesChoose,
    RolesCompare,
    RolesDescribe,
    RolesHours,
    RolesPay,
    RolesRequirements,
)
from actions.safety import SafetySignpost
from actions.unreadable import ConversationUnreadable
from actions.vacancy_adding import VacancyAdd
from bot.journey.safety_model import Opinion
from tests.actions.conftest import Call


def asked(slot: str, value: str) -> list[dict[str, Any]]:
    """Return the events with which a form hands an answer to its validation."""
    return [
        {"event": "action", "name": "a_form"},
        {"event": "slot", "name": slot, "value": value},
    ]


def test_a_newcomer_is_greeted_and_asked_whatever_they_write(call: Call) -> None:
    heard = call(RolesFind(), "roles_find", "any jobs")

    assert heard.responses == ["utter_joining_hello"]
    assert heard.followed_by == "joining_form"
    assert heard.slots["conversation_team"] == "the jobs team"


def test_the_way_in_goes_on_where_it_was_left(call: Call, store: Any) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_consent"}
    call(ValidateJoining(), "affirm", "yes", events=asked("joining_consent", "yes"))
    call.form, call.slots = None, {}
    heard = call(JoiningStart(), "start")

    assert heard.responses == ["utter_recap_joining"]
    assert heard.slots["joining_consent"] == "yes"
    assert heard.slots["joining_name"] is None


def test_an_answer_that_cannot_be_read_is_let_go(call: Call) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_outcode"}
    heard = call(ValidateJoining(), "inform", "blue", events=asked("joining_outcode", "blue"))

    assert [one["event"] for one in heard.events] == ["slot", "action_execution_rejected"]


def test_what_was_known_before_a_form_opened_is_not_checked_again(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": None}
    heard = samira(ValidateFinder(), "roles_find", events=asked("roles_when", "kept"))

    assert heard.events == []
    assert heard.messages == []


@pytest.mark.parametrize(
    ("said", "old_enough"),
    [
        ("yes", True),
        ("im 34", True),
        ("no i am 15", False),
        ("16", True),
        ("i turned 16 in may", True),
        ("not 16 yet", False),
        ("under 16", False),
        ("12 yrs", False),
        ("purple", None),
        ("se17 and i am 34", True),
        ("34yo", True),
        ("im15", False),
        ("ls9", None),
        ("LS9 7TB", None),
        ("yes i have 2 kids", True),
        ("yes, 9.30 to 2.30", True),
        ("at 10", None),
        ("5 years in uk", None),
        ("my son is 12", None),
    ],
)
def test_an_age_answers_whether_somebody_is_sixteen(said: str, old_enough: bool | None) -> None:
    assert read_age(said) is old_enough


def test_somebody_who_tells_what_they_did_is_not_asked_for_it_again(samira: Call) -> None:
    heard = samira(RolesExperience(), "experience_tell", "i clean offices at night")

    assert heard.responses == ["utter_roles_experience_heard"]
    assert heard.slots["roles_experience"] == "kept"
    assert heard.slots["roles_when"] is None
    assert heard.followed_by == "roles_finder_form"


def test_the_next_roles_follow_those_that_were_shown(samira: Call) -> None:
    heard = samira(RolesMore(), "roles_more", entities={"after": "3"})

    assert heard.responses == ["utter_roles_others"]
    assert heard.buttons == ["About 1", "About 2", "About 3", "Compare", "Show others"]
    assert heard.slots["roles_listed_to"] == 6


def test_after_the_last_role_there_are_no_others(samira: Call) -> None:
    heard = samira(RolesMore(), "roles_more", entities={"after": "22"})

    assert heard.responses == ["utter_roles_no_others"]


@pytest.mark.parametrize("role", ["porter", "portor", "hospital porter"])
def test_a_role_is_described_by_any_of_its_names(samira: Call, role: str) -> None:
    heard = samira(RolesDescribe(), "roles_describe", f"whats a {role}", entities={"role": role})

    assert heard.responses == ["utter_roles_card", "utter_roles_card_end"]
    assert all(len(message["card"]) <= 600 for message in heard.messages)
    assert heard.slots["roles_shown"] == "porter"


def test_every_card_is_short_enough_to_be_read(samira: Call, content: Any) -> None:
    for role_id in content.roles:
        heard = samira(RolesDescribe(), "roles_describe", entities={"role": role_id})
        assert all(len(message["card"]) <= 600 for message in heard.messages), role_id


def test_a_question_without_a_role_is_about_the_one_shown_last(samira: Call) -> None:
    samira.slots = {"roles_shown": "ward_clerk"}
    heard = samira(RolesPay(), "roles_pay", "how much do they pay")

    assert heard.messages[0]["title"] == "Ward clerk"
    assert heard.responses == ["utter_roles_fact", "utter_roles_offer"]


def test_hours_without_a_role_are_the_first_answer_of_the_finder(samira: Call, store: Any) -> None:
    heard = samira(RolesHours(), "roles_hours", "any school hours jobs")

    assert heard.responses == ["utter_roles_hours_read_back"]
    assert heard.slots["roles_when"] == "kept"
    assert heard.followed_by == "roles_finder_form"
    with store() as uow:
        kept = uow.progress.preferences(uow.residents.list()[0].id)
    assert kept["hours"]["part"] == "school_hours"


def test_hours_are_about_the_role_shown_last(samira: Call) -> None:
    samira.slots = {"roles_shown": "ward_clerk"}

    assert samira(RolesHours(), "roles_hours", "is it nights").messages[0]["title"] == "Ward clerk"


def test_inside_a_question_no_second_question_is_asked(samira: Call) -> None:
    samira.form, samira.slots = "joining_form", {"requested_slot": "joining_sixteen"}
    heard = samira(RolesPay(), "roles_pay", "how much is it")

    assert heard.responses == ["utter_roles_name_it"]
    assert heard.followed_by == "joining_form"


def test_without_any_role_the_resident_is_asked_which(samira: Call) -> None:
    assert samira(RolesPay(), "roles_pay", "how much is it").responses == ["utter_roles_which"]


def test_a_number_means_the_role_in_the_list_shown_last(samira: Call) -> None:
    samira.slots = {"roles_listed": ["porter", "ward_clerk", "ward_host"]}
    text = "3 but i dont have english certificate"
    heard = samira(RolesRequirements(), "roles_requirements", text)

    assert heard.slots["roles_shown"] == "ward_host"


def test_comparing_without_names_asks_which_of_those_listed(samira: Call) -> None:
    samira.slots = {"roles_listed": ["porter", "ward_clerk", "ward_host"]}

    assert samira(RolesCompare(), "roles_compare").responses == ["utter_roles_compare_which"]


def test_yes_saves_the_role_that_was_offered(samira: Call, store: Any) -> None:
    samira.slots = {"roles_offered": "porter"}
    heard = samira(ConversationYes(), "affirm", "yes please")

    assert heard.responses == ["utter_roles_saved"]
    with store() as uow:
        resident = uow.residents.list()[0]
        assert [one.role_id for one in uow.progress.interests(resident.id)] == ["porter"]


def test_several_roles_are_saved_at_once(samira: Call) -> None:
    heard = samira(
        RolesChoose(),
        "roles_choose",
        "porter and ward clerk",
        entities={"role": "porter", "with": "ward_clerk"},
    )

    assert heard.messages[0]["title"] == "Porter, Ward clerk"


def test_a_greeting_that_looked_like_an_answer_is_answered_as_a_greeting(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    heard = samira(NotUnderstood(), "inform", "hi", guesses=[("greet", 0.9)], gap=90_000)

    assert heard.responses == ["utter_recap_finding"]
    assert heard.followed_by == "roles_finder_form"


def test_what_is_not_understood_is_explained_once_and_then_a_person_is_offered(
    samira: Call,
) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    first = samira(NotUnderstood(), "nlu_fallback", "blorp")
    samira.slots["conversation_misses"] = first.slots["conversation_misses"]
    second = samira(NotUnderstood(), "nlu_fallback", "blorp")

    assert first.responses == ["utter_explain_roles_lifting"]
    assert first.followed_by == "roles_finder_form"
    assert second.responses == ["utter_conversation_stuck", "utter_ask_roles_lifting"]
    assert second.buttons == ["Skip", "Talk to a person"]
    assert second.followed_by == "action_listen"


def test_likely_meanings_are_offered_as_buttons(samira: Call) -> None:
    guesses = [("roles_pay", 0.28), ("inform", 0.2), ("travel_ask", 0.1), ("checks_dbs", 0.01)]
    heard = samira(NotUnderstood(), "nlu_fallback", "blorp", guesses=guesses)

    assert heard.responses == ["utter_conversation_meanings"]
    assert heard.buttons == ["What a role pays", "Travel", "Talk to a person"]


def test_what_was_understood_ends_the_count_of_misses(samira: Call) -> None:
    samira.slots = {"conversation_misses": 1}

    assert samira(ConversationGreet(), "greet", "hi").slots["conversation_misses"] is None


def test_who_asks_amid_our_questions_how_long_it_takes_is_not_sent_to_a_person(
    samira: Call, store: Any
) -> None:
    samira.form = "applying_form"
    heard = samira(ChecksDelay(), "checks_delay", "how long is this going to take")

    assert heard.responses == ["utter_conversation_takes"]
    assert heard.followed_by == "applying_form"
    with store() as uow:
        assert uow.progress.help_requests() == []


def test_a_nurse_who_is_not_registered_here_hears_of_the_register_and_of_the_role_she_names(
    samira: Call, store: Any
) -> None:
    heard = samira(
        ChecksTopic(),
        "checks_qualifications",
        "I am a nurse from Nigeria and want healthcare support worker. What is the pay?",
        entities={"role": "healthcare_support_worker"},
    )

    assert heard.responses[0] == "utter_roles_registered"
    assert any(one.startswith("utter_roles_") for one in heard.responses[1:])
    with store() as uow:
        assert uow.progress.help_requests() == []


def test_a_pause_leaves_the_question_open_without_asking_it(samira: Call) -> None:
    samira.form = "roles_finder_form"
    heard = samira(ConversationPause(), "pause", "gotta go")

    assert heard.responses == ["utter_conversation_pause"]
    assert [one["event"] for one in heard.events] == ["active_loop", "followup"]
    assert heard.followed_by == "action_listen"


def test_going_back_empties_the_answer_before(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    heard = samira(Back(), "back", "go back")

    assert heard.slots["roles_personal_care"] is None
    assert heard.followed_by == "roles_finder_form"


def test_there_is_nothing_before_the_first_question(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_when"}

    assert samira(Back(), "back").responses == ["utter_conversation_first_question"]


def test_a_plain_answer_is_followed_by_the_open_question(samira: Call) -> None:
    samira.form = "roles_finder_form"
    heard = samira(ConversationUnreadable(), "media_photo")

    assert heard.responses == ["utter_conversation_media_photo"]
    assert heard.followed_by == "roles_finder_form"


def test_a_person_is_told_of_a_voice_message_once(samira: Call, store: Any) -> None:
    for _ in range(2):
        heard = samira(ConversationUnreadable(), "media_voice")
        assert heard.responses == ["utter_conversation_media_voice"]
    with store() as uow:
        assert [one.reason for one in uow.progress.help_requests()] == ["voice"]


def test_words_below_a_photo_are_asked_for_again(samira: Call) -> None:
    heard = samira(ConversationUnreadable(), "media_photo", told={"captioned": True})

    assert heard.responses == ["utter_conversation_media_photo", "utter_conversation_media_words"]


def test_a_changed_answer_can_be_given_again(samira: Call) -> None:
    changed = {"changed_last": True}
    assert samira(ConversationUnreadable(), "edited", told=changed).responses == [
        "utter_conversation_edited"
    ]
    samira.form = "roles_finder_form"
    heard = samira(ConversationUnreadable(), "edited", told=changed)
    assert heard.responses == ["utter_conversation_edited_last"]
    assert heard.buttons == ["Answer it again"]
    assert heard.followed_by == "roles_finder_form"
    older = samira(ConversationUnreadable(), "edited")
    assert older.responses == ["utter_conversation_edited"]


def test_danger_ends_the_form_and_names_help_lines(samira: Call, store: Any) -> None:
    samira.form = "roles_finder_form"
    heard = samira(SafetySignpost(), "safety_crisis", "i want to die")

    assert "999" in heard.messages[0]["message"]
    assert heard.buttons == ["I'm safe for now", "I need help now"]
    assert {"event": "active_loop", "timestamp": None, "name": None} in heard.events
    with store() as uow:
        assert [one.reason for one in uow.progress.help_requests()] == ["safety"]


def test_a_mere_guess_of_danger_names_help_lines_and_lets_the_question_return(
    samira: Call, store: Any
) -> None:
    samira.form, samira.slots = "joining_form", {"requested_slot": "joining_outcode"}
    heard = samira(SafetySignpost(), "safety_crisis", "i live in peckham", confidence=0.52)

    assert heard.responses == ["utter_safety_unsure"]
    assert heard.followed_by == "joining_form"
    with store() as uow:
        assert [one.reason for one in uow.progress.help_requests()] == ["safety_unsure"]


def test_a_guess_that_the_safety_classifier_bears_out_gets_all_help_lines(
    samira: Call, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard let it pass, the dialogue is not sure: together they are enough."""
    likely = Opinion({"crisis": 0.4, "danger_person": 0.1, "none": 0.5})
    monkeypatch.setattr(safety, "likelihood", lambda *_: likely)
    samira.form = "roles_finder_form"
    heard = samira(SafetySignpost(), "safety_crisis", "the cat will be fine", confidence=0.52)

    assert "999" in heard.messages[0]["message"]
    assert heard.buttons == ["I'm safe for now", "I need help now"]
    with store() as uow:
        assert [one.reason for one in uow.progress.help_requests()] == ["safety"]


def test_a_crisis_that_only_the_dialogue_understands_surely_gets_all_help_lines(
    samira: Call, store: Any
) -> None:
    heard = samira(SafetySignpost(), "safety_crisis", "the cat will be fine", confidence=0.8)

    assert "999" in heard.messages[0]["message"]
    with store() as uow:
        assert [one.reason for one in uow.progress.help_requests()] == ["safety"]


def test_a_danger_that_only_the_dialogue_understands_names_the_likeliest_help(
    samira: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = Opinion({"danger_child": 0.5, "danger_person": 0.1, "none": 0.4})
    monkeypatch.setattr(safety, "likelihood", lambda *_: likely)
    of_child = samira(SafetySignpost(), "safety_danger", "she came home quiet", confidence=0.8)
    samira.slots = {}
    named = samira(SafetySignpost(), "safety_danger", entities={"reply": "danger_child"})

    assert of_child.messages[0]["message"] == named.messages[0]["message"]


def test_a_poor_guess_of_danger_is_just_not_understood(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    heard = samira(SafetySignpost(), "safety_crisis", "i cant lift", confidence=0.39)

    assert heard.responses == ["utter_explain_roles_lifting"]


def test_after_being_asked_again_a_clear_wish_goes_on(samira: Call) -> None:
    samira.slots = {"safety_waiting": "asked_again", "roles_shown": "porter"}
    heard = samira(RolesPay(), "roles_pay", "what does it pay", confidence=0.9)

    assert heard.responses[0] == "utter_roles_fact"
    assert heard.slots["safety_waiting"] is None


def test_who_asks_who_advisers_are_hears_who_reads_the_chat(samira: Call) -> None:
    heard = samira(ConversationAnswer(), "bot_challenge", "who is advisers", confidence=0.85)

    assert heard.responses[0] == "utter_conversation_privacy_ask"


def test_while_danger_is_open_no_action_answers_as_usual(samira: Call) -> None:
    samira.slots = {"safety_waiting": "asked"}

    assert samira(RolesPay(), "roles_pay", "what pay").responses == ["utter_safety_here"]


def test_who_wants_to_go_on_after_danger_may(samira: Call) -> None:
    samira.slots = {"safety_waiting": "resting"}
    heard = samira(RolesFind(), "roles_find", "find me a role")

    assert heard.slots["safety_waiting"] is None
    assert heard.followed_by == "roles_finder_form"


def test_a_danger_that_was_answered_before_the_dialogue_is_remembered(samira: Call) -> None:
    samira.form = "roles_finder_form"
    heard = samira(SafetySignpost(), "safety_shown", entities={"asks": "yes"})

    assert heard.messages == []
    assert heard.slots["safety_waiting"] == "asked"


@pytest.mark.parametrize("said", ["why do u need that", "is that ok?", "i suppose the weather"])
def test_a_consent_is_never_guessed(call: Call, store: Any, said: str) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_consent"}
    heard = call(ValidateJoining(), "affirm", said, events=asked("joining_consent", "yes"))

    assert [one["event"] for one in heard.events] == ["slot", "action_execution_rejected"]
    with store() as uow:
        assert uow.progress.consents(uow.residents.list()[0].id) == {}


def test_what_came_with_the_name_is_not_asked_for_again(call: Call) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_name"}
    said = "John Smith, im 45, SW9"
    heard = call(ValidateJoining(), "inform", said, events=asked("joining_name", said))

    assert heard.responses == ["utter_joining_noted"]
    assert heard.slots["joining_outcode"] == "SW9"
    assert heard.slots["joining_sixteen"] == "yes"


@pytest.mark.parametrize("said", ["samira 5 yrs in uk", "im 12 years in london, ana", "Ana im 14"])
def test_years_in_a_place_or_a_young_age_are_no_answer_to_another_question(
    call: Call, said: str
) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_name"}
    heard = call(ValidateJoining(), "inform", said, events=asked("joining_name", said))

    assert "joining_sixteen" not in heard.slots


def test_who_changed_their_mind_about_a_role_loses_it_from_the_list(samira: Call) -> None:
    samira(RolesChoose(), "roles_choose", entities={"role": "porter"})
    text = "i changed my mind about porter"
    heard = samira(RolesChoose(), "roles_choose", text, entities={"role": "porter"})
    again = samira(RolesChoose(), "roles_choose", text, entities={"role": "porter"})

    assert heard.responses == ["utter_roles_dropped"]
    assert again.responses == ["utter_roles_not_there"]


def test_asking_why_explains_the_question(samira: Call) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    heard = samira(ConversationAnswer(), "out_of_scope", "why u want to know")

    assert heard.responses == ["utter_explain_roles_lifting"]
    assert heard.followed_by == "roles_finder_form"


def test_who_asks_when_the_money_comes_is_not_asked_for_a_role(samira: Call) -> None:
    heard = samira(RolesPay(), "roles_pay", "when do i get paid")

    assert heard.responses == ["utter_told"]


def test_a_job_that_was_got_is_an_offer_also_where_it_reads_like_an_advert(samira: Call) -> None:
    heard = samira(VacancyAdd(), "vacancy_add", "i got the job! porter at aire vale nhs trust")

    assert heard.responses[-1].startswith("utter_checks_")
