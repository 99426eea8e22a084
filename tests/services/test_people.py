from __future__ import annotations

import yaml

from bot.content.content import Content
from bot.services import people
from tests.services.conftest import CONTENT, Journey


def test_a_person_is_asked_once_while_the_request_is_open(
    journey: Journey, content: Content
) -> None:
    with journey.store() as uow:
        first = people.ask(uow, content, journey.message(), "asked")
    with journey.store() as uow:
        second = people.ask(uow, content, journey.message(), "asked")

    assert not first.waiting_already
    assert second.waiting_already
    assert journey.requests == ["asked"]


def test_a_person_who_has_answered_can_be_asked_again(journey: Journey, content: Content) -> None:
    with journey.store() as uow:
        people.ask(uow, content, journey.message(), "asked")
    with journey.store() as uow:
        request = uow.progress.help_requests(journey.resident_id)[0]
        uow.progress.answer_request(request.id, by="ruth", at=journey.clock.now())
        uow.commit()
    with journey.store() as uow:
        again = people.ask(uow, content, journey.message(), "asked")

    assert not again.waiting_already
    assert journey.requests == ["asked"]


def test_a_wish_that_the_bot_cannot_answer_yet_is_passed_on_by_its_name(
    journey: Journey, content: Content
) -> None:
    with journey.store() as uow:
        people.not_yet(uow, content, journey.message(), "interview_practise")

    assert journey.requests == ["not_yet:interview_practise"]
    assert journey.steps == ["asked_for_person"]


def test_every_wish_that_is_passed_on_has_words_and_a_reason_that_fits_its_column() -> None:
    root = CONTENT.parents[1]
    rules = yaml.safe_load((root / "data/rules/people.yml").read_text(encoding="utf-8"))["rules"]
    words = yaml.safe_load((root / "data/responses/people.yml").read_text(encoding="utf-8"))
    passed_on = [
        meant["intent"]
        for rule in rules
        if rule["steps"][-1]["action"] == "action_people_not_yet"
        for meant in rule["steps"][0]["or"]
    ]

    assert passed_on
    for intent in passed_on:
        assert f"utter_not_yet_{people.group_of(intent)}" in words["responses"]
        assert len(people.NOT_YET + intent) <= 40
