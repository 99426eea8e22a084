from __future__ import annotations

from bot.content.content import Content
from bot.services import people
from tests.services.conftest import Journey


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
