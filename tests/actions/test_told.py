"""What is said beside the answer to a question: taken, read back once, and never asked again."""

from __future__ import annotations

from typing import Any

import pytest

from actions.finder import RolesFind, ValidateFinder
from actions.interview_help import InterviewNerves
from actions.joining import JoiningFinish, JoiningStart, ValidateJoining
from actions.misunderstood import NotUnderstood
from actions.roles import RolesCompare, RolesDescribe, RolesHours, RolesRequirements
from tests.actions.conftest import CHAT, Call
from tests.actions.test_actions import asked

TWO = {"role": "porter", "with": "domestic_assistant"}


def wishes(store: Any) -> dict[str, Any]:
    with store() as uow:
        known: dict[str, Any] = uow.progress.preferences(uow.chats.get(CHAT).resident_id)
        return known


def interests(store: Any) -> list[str]:
    with store() as uow:
        resident = uow.chats.get(CHAT).resident_id
        return [one.role_id for one in uow.progress.interests(resident)]


def test_several_wishes_are_taken_and_only_the_rest_is_asked(samira: Call, store: Any) -> None:
    heard = samira(RolesFind(), "roles_find", "porter or cleaner, mornings, i live in se5")

    assert heard.responses == ["utter_roles_noted"]
    assert heard.messages[0]["facts"] == "Porter, domestic assistant, mornings, SE5"
    assert heard.slots["roles_when"] == "kept"
    assert heard.slots["roles_lifting"] is None
    assert heard.followed_by == "roles_finder_form"
    assert interests(store) == ["porter", "domestic_assistant"]


def test_a_bad_back_told_at_another_question_is_no_lifting(samira: Call, store: Any) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_when"}
    heard = samira(NotUnderstood(), "inform", "i cant do lifting bad back")

    assert heard.responses == ["utter_roles_noted"]
    assert heard.messages[0]["facts"] == "no lifting"
    assert heard.slots["roles_lifting"] == "kept"
    assert heard.followed_by == "roles_finder_form"
    assert wishes(store) == {"lifting": "no"}


def test_what_comes_with_an_answer_is_taken_too(samira: Call, store: Any) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_when"}
    said = "9.30 to 2.30, no lifting, i drive"
    heard = samira(ValidateFinder(), "inform", said, events=asked("roles_when", said))

    assert heard.responses == ["utter_roles_hours_read_back", "utter_roles_noted"]
    assert heard.slots["roles_lifting"] == "kept"
    assert heard.slots["roles_licence"] == "kept"
    assert wishes(store)["licence"] is True


def test_an_answer_in_other_words_is_an_answer(samira: Call, store: Any) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_lifting"}
    said = "my back is bad"
    heard = samira(ValidateFinder(), "inform", said, events=asked("roles_lifting", said))

    assert heard.slots["roles_lifting"] == said
    assert wishes(store) == {"lifting": "no"}


def test_what_somebody_has_done_names_no_role_that_they_want(samira: Call, store: Any) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_experience"}
    samira(ValidateFinder(), "inform", "cleaner", events=asked("roles_experience", "cleaner"))

    assert interests(store) == []


def test_the_first_words_are_remembered_but_kept_nowhere_before_a_yes(
    call: Call, store: Any
) -> None:
    said = "hi im looking for porter work mornings in se5"
    heard = call(JoiningStart(), "start", entities={"wrote": said})

    assert heard.responses == ["utter_joining_hello"]
    assert heard.slots["joining_told"]["roles"] == ["porter"]
    assert wishes(store) == {}
    assert interests(store) == []


def test_after_the_yes_the_first_words_are_taken_up(call: Call, store: Any) -> None:
    said = "hi im looking for porter work mornings in se5"
    told = call(JoiningStart(), "start", entities={"wrote": said}).slots["joining_told"]
    call.form = "joining_form"
    call.slots = {"requested_slot": "joining_consent", "joining_told": told}
    heard = call(ValidateJoining(), "affirm", events=asked("joining_consent", "yes"))

    assert heard.responses == ["utter_roles_noted"]
    assert heard.slots["joining_outcode"] == "SE5"
    assert heard.slots["joining_told"] is None
    assert interests(store) == ["porter"]


def test_after_a_no_the_first_words_are_forgotten(call: Call, store: Any) -> None:
    said = "hi im looking for porter work mornings in se5"
    told = call(JoiningStart(), "start", entities={"wrote": said}).slots["joining_told"]
    call.form = "joining_form"
    call.slots = {"requested_slot": "joining_consent", "joining_told": told}
    heard = call(ValidateJoining(), "deny", events=asked("joining_consent", "no"))

    assert heard.slots["joining_told"] is None
    assert heard.slots["requested_slot"] is None
    assert wishes(store) == {}
    assert interests(store) == []


@pytest.mark.parametrize(
    ("said", "consent"),
    [
        ("yes, looking for cleaning work in LS9", "yes"),
        ("ok im looking for porter work mornings in se5", "yes"),
        ("no thanks, i have a job", "no"),
        ("ok but not my landlord, i want porter work", None),
    ],
)
def test_a_yes_with_more_behind_it_is_a_yes_and_a_doubt_is_none(
    call: Call, said: str, consent: str | None
) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_consent"}
    heard = call(ValidateJoining(), "inform", said, events=asked("joining_consent", said))

    assert heard.slots.get("joining_consent") == consent


def test_whoever_told_their_wishes_on_the_way_in_is_led_on(call: Call, store: Any) -> None:
    call(JoiningStart(), "start")
    call.form, call.slots = "joining_form", {"requested_slot": "joining_consent"}
    said = "yes, looking for cleaning work in LS9"
    call(ValidateJoining(), "inform", said, events=asked("joining_consent", said))
    call.slots = {"requested_slot": "joining_sixteen"}
    call(ValidateJoining(), "affirm", events=asked("joining_sixteen", "yes"))
    call.form, call.slots = None, {}
    heard = call(JoiningFinish(), "affirm")

    assert heard.responses == ["utter_joining_led_on"]
    assert heard.followed_by == "roles_finder_form"


def test_two_roles_are_compared_by_what_was_told(samira: Call) -> None:
    said = "porter or domestic which is better for me, i cant lift"
    heard = samira(RolesCompare(), "roles_compare", said, entities=TWO)

    assert heard.responses == ["utter_roles_noted", "utter_roles_comparison"]
    last = heard.messages[1]["comparison"].splitlines()[-1]
    assert last == (
        "From what you told me, domestic assistant fits better. "
        "With porter, there is a lot of lifting or pushing."
    )


def test_without_a_wish_a_comparison_names_no_winner(samira: Call) -> None:
    heard = samira(RolesCompare(), "roles_compare", "porter or domestic", entities=TWO)

    assert "From what you told me" not in heard.messages[0]["comparison"]


@pytest.mark.parametrize(
    ("hours", "licence", "asks"),
    [
        ("mornings", "no", True),
        ("nights", "no", True),
        ("any time", "no", True),
        ("9.30 to 2.30", "no", False),
        ("nights", "yes", False),
        ("skip", "no", False),
    ],
)
def test_travel_is_asked_only_of_those_whom_it_concerns(
    samira: Call, hours: str, licence: str, asks: bool
) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_when"}
    samira(ValidateFinder(), "inform", hours, events=asked("roles_when", hours))
    samira.slots = {"requested_slot": "roles_licence"}
    heard = samira(ValidateFinder(), "inform", licence, events=asked("roles_licence", licence))

    assert heard.slots["roles_travel"] == (None if asks else "kept")


def test_a_card_says_all_and_where_it_was_looked_up(samira: Call, content: Any) -> None:
    for role in content.roles.values():
        heard = samira(RolesDescribe(), "roles_describe", entities={"role": role.id})
        card = "\n".join(message["card"] for message in heard.messages)

        said = (role.hours, role.fits_text, role.tests, role.dbs, role.way_in, *role.does)
        missing = [one for one in said if str(one) not in card]
        assert not missing, role.id
        assert "November" in card, role.id
        assert len(heard.messages) <= 3


def test_three_presses_are_enough_to_begin(call: Call, store: Any) -> None:
    call(JoiningStart(), "start", entities={"campaign": "lincoln-green"})
    call.form, call.slots = "joining_form", {"requested_slot": "joining_consent"}
    call(ValidateJoining(), "affirm", events=asked("joining_consent", "yes"))
    call.slots = {"requested_slot": "joining_name"}
    later = call(ValidateJoining(), "inform", events=asked("joining_name", "later"))
    call.slots = {"requested_slot": "joining_sixteen"}
    call(ValidateJoining(), "affirm", events=asked("joining_sixteen", "yes"))
    call.form, call.slots = None, {}
    heard = call(JoiningFinish(), "affirm")

    assert (later.slots["joining_name"], later.slots["joining_outcode"]) == ("skip", "skip")
    assert heard.responses == ["utter_joining_welcome"]
    with store() as uow:
        resident = uow.residents.list()[0]
    assert resident.stage == "choosing"
    assert resident.neighbourhood == "Lincoln Green"


def test_a_wish_that_looks_like_a_question_about_a_role_is_a_wish(samira: Call, store: Any) -> None:
    samira.slots = {"roles_shown": "porter"}
    heard = samira(RolesRequirements(), "roles_requirements", "i cant do lifting bad back")

    assert heard.responses == ["utter_roles_noted"]
    assert wishes(store) == {"lifting": "no"}


def test_whoever_tells_more_than_hours_is_heard_out(samira: Call, store: Any) -> None:
    heard = samira(RolesHours(), "roles_hours", "i live in LS9, can do mornings")

    assert heard.responses == ["utter_roles_noted"]
    assert heard.messages[0]["facts"] == "mornings, LS9"
    assert heard.followed_by == "roles_finder_form"


def test_a_question_with_a_wish_in_it_is_answered(samira: Call) -> None:
    samira.slots = {"roles_shown": "porter"}
    heard = samira(RolesRequirements(), "roles_requirements", "do i need a driving licence?")

    assert heard.responses[0] == "utter_roles_fact"


def test_shy_is_a_wish_in_the_middle_of_the_finder(samira: Call, store: Any) -> None:
    samira.form, samira.slots = "roles_finder_form", {"requested_slot": "roles_personal_care"}
    heard = samira(InterviewNerves(), "interview_nerves", "im shy", confidence=0.96)

    assert heard.responses == ["utter_roles_noted"]
    assert wishes(store) == {"people": "quiet"}
