"""What was told or practised can be taken off, one by one, and its words are gone then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.services import kept, progress
from bot.services.application_records import NewCriterion
from bot.services.kept import Told
from tests.services.conftest import Journey


@pytest.fixture
def samira(journey: Journey) -> Journey:
    """Samira told a story, one job, and somebody who knows her, and practised two things."""
    now, today = journey.clock.now(), journey.clock.now().date()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        story = uow.stories.add(one, at=now, key="s", state="kept", text="I stayed calm.")
        application = uow.applications.start(
            one, title="Porter", stage="preparing", stage_on=today, at=now, key="a"
        )
        uow.applications.set_criteria(
            application, [NewCriterion("essential", "Calm", None)], at=now
        )
        (calm,) = uow.applications.criteria(application)
        uow.applications.update_criterion(calm.id, at=now, state="story", story_id=story)
        uow.background.add_work(one, at=now, key="w", kind="work", what="Cleaner")
        uow.background.add_referee(one, at=now, key="r", relation="manager", words="my manager")
        uow.practice.start(
            one,
            role_id=None,
            application_id=None,
            style="coffee_cup",
            feedback="end",
            now=now,
            key="p",
        )
        uow.practice.start_test(one, kind="literacy", role_id=None, level=1, now=now, key="t")
        uow.commit()
    return journey


@pytest.mark.parametrize("kind", list(Told))
def test_what_is_taken_off_is_gone_with_its_words(samira: Journey, kind: Told) -> None:
    with samira.store() as uow:
        (thing,) = kept.told(uow, samira.resident_id, kind)
        assert kept.take_off(uow, samira.message(), kind, thing.id)
    with samira.reading() as uow:
        assert kept.told(uow, samira.resident_id, kind) == []
        assert thing.words not in str(uow.dossier.rows(samira.resident_id))
    assert f"took_off:{kind}" in samira.steps


def test_a_criterion_without_its_story_is_open_again(samira: Journey) -> None:
    with samira.store() as uow:
        (story,) = kept.told(uow, samira.resident_id, Told.STORIES)
        kept.take_off(uow, samira.message(), Told.STORIES, story.id)
    with samira.reading() as uow:
        (application,) = uow.applications.of(samira.resident_id)
        (calm,) = uow.applications.criteria(application.id)
    assert (calm.state, calm.story_id) == ("open", None)


def test_nobody_takes_off_what_is_somebody_elses(samira: Journey) -> None:
    with samira.store() as uow:
        (story,) = kept.told(uow, samira.resident_id, Told.STORIES)
        mine = samira.resident_id
        stranger = replace(samira.message(), conversation="chat-of-dele")
        assert not kept.take_off(uow, stranger, Told.STORIES, story.id)
    with samira.reading() as uow:
        assert kept.told(uow, mine, Told.STORIES) == [story]
