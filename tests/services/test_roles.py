from __future__ import annotations

from typing import Any

import pytest
import yaml

from bot.content.content import Content
from bot.services import roles
from bot.services.roles import Reading, read_answer
from tests.services.conftest import CONTENT, Journey

RESPONSES = CONTENT.parent / "responses" / "roles.yml"
SLOTS = {
    "hours": "roles_when",
    "personal_care": "roles_personal_care",
    "lifting": "roles_lifting",
    "people": "roles_people",
    "licence": "roles_licence",
    "travel": "roles_travel",
    "experience": "roles_experience",
}


def keep(journey: Journey, question: str, reading: Reading | None) -> None:
    assert reading is not None
    with journey.store() as uow:
        roles.keep_answer(uow, journey.message(), question, reading)


def preferences(journey: Journey) -> dict[str, Any]:
    with journey.store() as uow:
        return uow.progress.preferences(journey.resident_id)


@pytest.mark.parametrize(
    ("question", "said", "kept"),
    [
        ("personal_care", "yes", "yes"),
        ("personal_care", "Rather not", "no"),
        ("personal_care", "not really", "no"),
        ("personal_care", "not sure", "unsure"),
        ("personal_care", "depends", "unsure"),
        ("lifting", "no bad back", "no"),
        ("lifting", "2", "no"),
        ("people", "somewhere quiet please", "quiet"),
        ("people", "i like talking to people", "people"),
        ("people", "dont mind", "either"),
        ("licence", "yes", True),
        ("licence", "nope", False),
        ("licence", "not sure", None),
        ("experience", "i was a waitress 6 years", ["hospitality"]),
        ("experience", "looked after my mum and cleaning", ["caring", "cleaning"]),
        ("experience", "none", []),
        ("experience", "quantum physics", []),
        ("hours", "skip", None),
        ("hours", "It depends", None),
        ("people", "dunno really", None),
        ("personal_care", "dunno", "unsure"),
    ],
)
def test_an_answer_in_a_residents_own_words_is_read(
    content: Content, question: str, said: str, kept: object
) -> None:
    reading = read_answer(content, question, said)

    assert reading is not None
    assert reading.value == kept


@pytest.mark.parametrize(
    ("question", "said"),
    [("hours", "purple"), ("personal_care", "purple"), ("people", "purple"), ("licence", "blue")],
)
def test_what_is_no_answer_is_not_guessed(content: Content, question: str, said: str) -> None:
    assert read_answer(content, question, said) is None


def test_hours_are_kept_as_they_were_typed(content: Content) -> None:
    reading = read_answer(content, "hours", "9.30 to 2.30 not friday")

    assert reading is not None
    assert reading.value["start"] == "09:30"
    assert reading.value["days"] == [0, 1, 2, 3]
    assert reading.value["weekly_hours"] == 20


def test_experience_told_in_passing_is_added_to_what_was_told_before(
    journey: Journey, content: Content
) -> None:
    keep(journey, "experience", read_answer(content, "experience", "cleaning"))
    with journey.store() as uow:
        told = roles.tell_experience(uow, content, journey.message(), "i look after my mum")

    assert told == {"caring"}
    assert preferences(journey)["experience"] == ["caring", "cleaning"]


def test_a_skipped_question_is_not_asked_again(journey: Journey, content: Content) -> None:
    keep(journey, "licence", read_answer(content, "licence", "skip"))

    with journey.store() as uow:
        assert roles.answered(uow, journey.message()) == {"licence"}


def test_every_role_is_shown_to_whoever_asks_for_others(journey: Journey, content: Content) -> None:
    keep(journey, "personal_care", read_answer(content, "personal_care", "no"))
    shown: list[str] = []
    more = True
    while more:
        with journey.store() as uow:
            page = roles.page(uow, content, journey.message(), len(shown))
        shown += page.role_ids
        more = page.more

    assert sorted(shown) == sorted(content.roles)
    assert "healthcare_support_worker" not in shown[:3]


def test_a_chosen_role_is_an_interest_with_its_date_and_several_may_be_chosen(
    journey: Journey, content: Content
) -> None:
    with journey.store() as uow:
        roles.answered(uow, journey.message())
        uow.residents.update(uow.residents.list()[0].id, stage="choosing")
        uow.commit()
    porter, clerk = content.roles["porter"], content.roles["ward_clerk"]
    with journey.store() as uow:
        first = roles.choose(uow, journey.message(), [porter])
    with journey.store() as uow:
        second = roles.choose(uow, journey.message(), [porter, clerk])

    assert (first, second) == ([porter], [clerk])
    assert journey.resident.stage == "preparing"
    with journey.store() as uow:
        kept = uow.progress.interests(journey.resident_id)
    assert {(one.role_id, one.at) for one in kept} == {
        ("porter", journey.clock.now()),
        ("ward_clerk", journey.clock.now()),
    }
    assert journey.steps == ["chose:porter", "chose:ward_clerk"]


def test_without_any_role_left_a_resident_is_choosing_again(
    journey: Journey, content: Content
) -> None:
    porter = content.roles["porter"]
    with journey.store() as uow:
        roles.answered(uow, journey.message())
        uow.residents.update(uow.residents.list()[0].id, stage="choosing")
        uow.commit()
    with journey.store() as uow:
        roles.choose(uow, journey.message(), [porter])
    with journey.store() as uow:
        roles.drop(uow, journey.message(), porter)

    assert journey.resident.stage == "choosing"
    with journey.store() as uow:
        assert not roles.is_saved(uow, journey.message(), "porter")


def test_the_buttons_of_the_questions_are_those_of_the_content(content: Content) -> None:
    responses = yaml.safe_load(RESPONSES.read_text(encoding="utf-8"))["responses"]
    for question in content.finder.questions:
        slot = SLOTS[question.id]
        for variation in responses[f"utter_ask_{slot}"]:
            assert [(one["title"], one["payload"]) for one in variation["buttons"]] == [
                (choice.label, f'/inform{{{{"{slot}": "{choice.id}"}}}}')
                for choice in question.choices
            ]


def test_the_questions_come_in_the_order_of_the_content(content: Content) -> None:
    domain = yaml.safe_load((CONTENT.parents[1] / "domain.yml").read_text(encoding="utf-8"))

    asked = domain["forms"]["roles_finder_form"]["required_slots"]
    assert asked == [SLOTS[question.id] for question in content.finder.questions]
