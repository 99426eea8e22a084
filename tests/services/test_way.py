"""How far a resident is, from all that is kept, also after months."""

from __future__ import annotations

from datetime import date

from bot.journey.way import Following, Stone, Way
from bot.services import progress
from bot.services.way import way_of
from tests.services.conftest import Journey


def way(journey: Journey, **known: bool) -> Way:
    with journey.reading() as uow:
        return way_of(uow, journey.resident, journey.clock.now(), **known)


def test_somebody_who_just_joined_stands_on_the_first_stone(journey: Journey) -> None:
    with journey.store() as uow:
        resident = progress.arrive(uow, journey.message())
        uow.residents.update(resident.id, stage="choosing")
        uow.commit()

    found = way(journey)
    assert (found.here, found.following) == (Stone.ROLES, Following.FIND_ROLE)
    assert found.joined_on == date(2026, 3, 12)
    assert way(journey, asking=True).following is Following.QUESTIONS


def test_what_was_done_is_counted(journey: Journey) -> None:
    now, today = journey.clock.now(), journey.clock.now().date()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        uow.residents.update(one, stage="applied")
        uow.progress.add_interest(one, role_id="porter", source="chat", at=now)
        for key, stage in (("a", "preparing"), ("b", "submitted"), ("c", "rejected")):
            uow.applications.start(
                one,
                title="Porter",
                stage=stage,
                stage_on=today,
                submitted_on=None if key == "a" else today,
                at=now,
                key=key,
            )
        uow.stories.add(one, at=now, key="s", state="kept", text="I stayed calm.")
        uow.stories.add(one, at=now, key="t", state="draft", text="Not yet.")
        uow.background.set_readiness(one, "bank_account", state="in_place", at=now)
        uow.background.set_readiness(one, "cv", state="need", at=now)
        uow.commit()

    found = way(journey)
    assert (found.here, found.following) == (Stone.APPLY, Following.FINISH_APPLICATION)
    assert (found.roles, found.started, found.sent) == (("porter",), 1, 2)
    assert (found.stories, found.in_place) == (1, 1)
