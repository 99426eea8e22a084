from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.services import progress
from bot.services.progress import LONGEST_KEY, Step
from tests.services.conftest import Journey


def test_a_terminals_conversation_gets_a_resident_on_the_fly(journey: Journey) -> None:
    with journey.store() as uow:
        assert progress.peek(uow, journey.message()) is None
        found = progress.standing(uow, journey.message())

    assert found.is_new
    with journey.store() as uow:
        seen = progress.peek(uow, journey.message())
    assert seen is not None
    assert seen.resident.id == found.resident.id


def test_a_message_that_comes_twice_logs_a_step_once(journey: Journey) -> None:
    step = journey.message()
    for _ in range(2):
        with journey.store() as uow:
            progress.log(uow, progress.arrive(uow, step), step, "named")
            uow.commit()
    another = journey.message()
    with journey.store() as uow:
        progress.log(uow, progress.arrive(uow, another), another, "named")
        uow.commit()

    assert journey.steps == ["named", "named"]


def test_the_key_of_a_step_fits_its_column_whatever_the_message_id(journey: Journey) -> None:
    step: Step = replace(journey.message(), message_id="x" * 300)

    assert len(step.key("named")) <= LONGEST_KEY
    assert step.key("named") != step.key("located")


def test_who_joined_did_so_on_the_day_they_said_yes(journey: Journey) -> None:
    with journey.store() as uow:
        progress.standing(uow, journey.message())
    first_wrote = journey.clock.now()
    journey.clock.move(timedelta(days=2))
    with journey.store() as uow:
        resident = progress.arrive(uow, journey.message())
        assert progress.joined_at(uow, resident) == first_wrote
        progress.log(uow, resident, journey.message(), "joined")
        assert progress.joined_at(uow, resident) == journey.clock.now()
