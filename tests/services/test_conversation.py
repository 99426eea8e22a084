from __future__ import annotations

import pytest

from bot.content.content import Content
from bot.services import conversation, progress, roles
from bot.services.conversation import Place, place, was_long_away
from tests.services.conftest import Journey


def where(journey: Journey, stage: str, *, asking: bool = False) -> Place:
    with journey.store() as uow:
        progress.standing(uow, journey.message())
    with journey.store() as uow:
        uow.residents.update(uow.residents.list()[0].id, stage=stage)
        uow.commit()
    with journey.store() as uow:
        return place(progress.standing(uow, journey.message()), asking=asking)


@pytest.mark.parametrize("stage", ["new", "declined", "joining"])
def test_who_has_not_joined_is_at_the_first_questions(journey: Journey, stage: str) -> None:
    assert where(journey, stage) is Place.JOINING


def test_who_is_being_asked_is_finding_a_role(journey: Journey) -> None:
    assert where(journey, "choosing", asking=True) is Place.FINDING


def test_who_has_answered_nothing_may_begin_to_choose(journey: Journey) -> None:
    assert where(journey, "choosing") is Place.CHOOSING


def test_who_has_answered_everything_was_shown_roles(journey: Journey) -> None:
    for question in progress.ASKED_IN_FINDER:
        with journey.store() as uow:
            roles.keep_answer(uow, journey.message(), question, roles.Reading(None))

    assert where(journey, "choosing") is Place.LISTED


def test_who_likes_a_role_is_preparing(journey: Journey, content: Content) -> None:
    with journey.store() as uow:
        roles.choose(uow, journey.message(), [content.roles["porter"]])

    assert where(journey, "preparing") is Place.PREPARING


@pytest.mark.parametrize(
    ("gap", "long"), [(None, False), (60, False), (6 * 3600 - 1, False), (6 * 3600, True)]
)
def test_a_recap_comes_after_six_hours(gap: float | None, long: bool) -> None:
    assert was_long_away(gap) is long


def test_who_stops_is_muted_until_they_write_again(journey: Journey) -> None:
    with journey.store() as uow:
        conversation.stop(uow, journey.message())
    assert journey.resident.muted_at == journey.clock.now()

    with journey.store() as uow:
        assert progress.peek(uow, journey.message()) is None
    with journey.store() as uow:
        progress.standing(uow, journey.message())

    assert journey.resident.muted_at is None
    assert journey.steps == ["stopped"]


def test_who_pauses_keeps_their_stage(journey: Journey) -> None:
    before = where(journey, "choosing")
    with journey.store() as uow:
        conversation.pause(uow, journey.message())

    assert journey.resident.stage == "choosing"
    assert where(journey, "choosing") is before
    assert journey.steps == ["paused"]
