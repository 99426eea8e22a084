"""How far a resident is, from all that is kept, also after months."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bot.content.content import Content
from bot.content.say_progress import say_way
from bot.journey.next_step import Small
from bot.journey.way import Following, Stone, Way
from bot.services import progress
from bot.services.application_records import NewCriterion
from bot.services.way import way_of
from tests.services.conftest import Journey

CONTENT = Content.load(Path(__file__).parents[2] / "data" / "content")


def way(journey: Journey, **known: bool) -> Way:
    with journey.reading() as uow:
        return way_of(uow, CONTENT, journey.resident, journey.clock.now(), **known)


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
    assert (found.small, found.points) == (Small.LIST, (0, 0))


def test_the_next_step_of_an_application_is_the_one_that_going_on_leads_to(
    journey: Journey,
) -> None:
    now = journey.clock.now()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        uow.residents.update(one, stage="preparing")
        application = uow.applications.start(
            one, title="Porter", stage="preparing", stage_on=now.date(), at=now, key="a"
        )
        asked = [NewCriterion("essential", text, None) for text in ("Calm", "Kind")]
        uow.applications.set_criteria(application, asked, at=now)
        first, _ = uow.applications.criteria(application)
        uow.applications.update_criterion(first.id, at=now, state="fact", answer="yes")
        uow.commit()

    found = way(journey)
    assert (found.small, found.points) == (Small.POINT, (1, 2))
    assert say_way(CONTENT, found).endswith("You have 1 of 2.")


def test_a_start_that_is_still_to_come_is_the_fifth_stone(journey: Journey) -> None:
    now = journey.clock.now()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        uow.residents.update(one, stage="in_work")
        day = now.date() + timedelta(days=3)
        uow.applications.start(one, title="Porter", stage="start", stage_on=day, at=now, key="a")
        uow.commit()

    assert (way(journey).here, way(journey).following) == (Stone.START, Following.FIRST_DAY)
    journey.clock.move(timedelta(days=4))
    assert way(journey).here is Stone.SIX_MONTHS


def test_an_interview_is_named_by_its_day_and_then_asked_about(journey: Journey) -> None:
    now = journey.clock.now()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        uow.residents.update(one, stage="interviewing")
        number = uow.applications.start(
            one, title="Porter", stage="interview", stage_on=now.date(), at=now, key="a"
        )
        day = now.date() + timedelta(days=2)
        uow.interviews.add(one, application_id=number, now=now, key="i", on_day=day)
        uow.commit()

    assert way(journey).following is Following.INTERVIEW_DAY
    assert "Next: your interview on" in say_way(CONTENT, way(journey))
    journey.clock.move(timedelta(days=3))
    assert way(journey).following is Following.AFTER_INTERVIEW


def test_checks_that_are_done_are_counted_and_ones_own_part_is_named(journey: Journey) -> None:
    now = journey.clock.now()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        uow.residents.update(one, stage="checking")
        number = uow.applications.start(
            one, title="Porter", stage="checks", stage_on=now.date(), at=now, key="a"
        )
        for check, state, whose in (
            ("right_to_work", "done", None),
            ("identity", "open", "me"),
            ("dbs", "open", "employer"),
            ("references", "open", "referee"),
            ("health", "open", "occupational_health"),
            ("qualifications", "not_needed", None),
        ):
            uow.checks.put(one, check, application_id=number, now=now, state=state, whose=whose)
        uow.commit()

    found = way(journey)
    assert found.following is Following.MY_CHECK
    said = say_way(CONTENT, found)
    assert "1 of 5 checks done" in said
    assert "your part of one check" in said


def test_weeks_in_work_are_said_and_a_job_that_ended_is_behind(journey: Journey) -> None:
    now = journey.clock.now()
    with journey.store() as uow:
        one = progress.arrive(uow, journey.message()).id
        uow.residents.update(one, stage="in_work")
        number = uow.applications.start(
            one, title="Porter", stage="start", stage_on=now.date(), at=now, key="a"
        )
        job = uow.jobs.add(
            one,
            now=now,
            key="j",
            application_id=number,
            title="Porter",
            state="started",
            starts_on=now.date() - timedelta(weeks=4),
        )
        uow.commit()

    assert "In work for 4 weeks" in say_way(CONTENT, way(journey))
    with journey.store() as uow:
        uow.jobs.update(one, job, now=now, state="ended")
        uow.residents.update(one, stage="choosing")
        uow.commit()
    assert way(journey).here is Stone.ROLES
