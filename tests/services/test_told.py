"""Keeping what a message tells: once, the newest, and never before a yes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.content.content import Content
from bot.journey.told import Told, read_told
from bot.services import joining, told
from tests.services.conftest import Journey


def tell(journey: Journey, content: Content, text: str) -> Told | None:
    with journey.store() as uow:
        found = read_told(text, told.lexicon(content))
        return told.keep_told(uow, journey.message(), found)


@pytest.fixture
def joined(journey: Journey, content: Content) -> Journey:
    with journey.store() as uow:
        joining.begin(uow, content, journey.message())
    with journey.store() as uow:
        joining.record_consent(uow, journey.message(), granted=True)
    with journey.store() as uow:
        joining.record_name(uow, journey.message(), "Samira")
    with journey.store() as uow:
        joining.record_age(uow, journey.message(), sixteen_or_over=True)
    with journey.store() as uow:
        joining.finish(uow, content, journey.message())
    return journey


def wishes(journey: Journey) -> dict[str, Any]:
    known = journey.resident_id
    with journey.reading() as uow:
        return uow.progress.preferences(known)


def interests(journey: Journey) -> list[str]:
    known = journey.resident_id
    with journey.reading() as uow:
        return [one.role_id for one in uow.progress.interests(known)]


def test_several_things_are_kept_at_once_and_logged(joined: Journey, content: Content) -> None:
    fresh = tell(joined, content, "porter or cleaner, mornings, i live in se5, no lifting bad back")

    assert fresh is not None
    assert fresh.roles == ("porter", "domestic_assistant")
    assert joined.resident.outcode == "SE5"
    assert set(wishes(joined)) == {"hours", "lifting"}
    assert interests(joined) == ["porter", "domestic_assistant"]
    assert joined.resident.stage == "preparing"
    assert {"located", "told", "chose:porter"} <= set(joined.steps)


def test_what_is_said_twice_is_news_only_once(joined: Journey, content: Content) -> None:
    tell(joined, content, "porter, mornings")
    again = tell(joined, content, "porter, mornings")

    assert again == Told()
    assert joined.steps.count("told") == 1


def test_another_wish_replaces_the_old_one_and_experience_adds_up(
    joined: Journey, content: Content
) -> None:
    tell(joined, content, "mornings, i worked in a shop")
    fresh = tell(joined, content, "evenings, and i was a cleaner")

    assert fresh is not None
    assert fresh.experience == {"cleaning"}
    assert wishes(joined)["hours"]["part"] == "evenings"
    assert wishes(joined)["experience"] == ["cleaning", "retail"]


def test_before_a_yes_nothing_is_kept(journey: Journey, content: Content) -> None:
    with journey.store() as uow:
        joining.begin(uow, content, journey.message())

    assert tell(journey, content, "porter, mornings, i live in se5") is None
    assert journey.resident.outcode is None
    assert wishes(journey) == {}
    assert interests(journey) == []


def test_a_name_that_is_known_and_a_young_age_in_passing_change_nothing(
    joined: Journey, content: Content
) -> None:
    tell(joined, content, "my name is Sam, im 15")

    assert joined.resident.called == "Samira"
    assert joined.resident.sixteen_or_over is True


def test_a_health_condition_is_not_kept(joined: Journey, content: Content) -> None:
    tell(joined, content, "i cant lift because of my slipped disc and depression")

    assert wishes(joined) == {"lifting": "no"}
    with joined.reading() as uow:
        logged = str([event.data for event in uow.progress.of(joined.resident_id)])
    assert "disc" not in logged
