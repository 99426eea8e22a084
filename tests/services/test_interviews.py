"""Interviews are kept, moved, called off and held, on both databases."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.journey.applying import ApplicationStage
from bot.journey.interviews import When
from bot.services import applications, interviews
from bot.services.application_records import Application
from bot.services.progress import arrive
from bot.services.work_records import Interview
from bot.store.engine import Engine
from tests.conftest import FixedClock
from tests.services.conftest import Journey
from tests.store.conftest import database_url, engine

__all__ = ["database_url", "engine"]

FRIDAY = date(2026, 3, 20)
TWO = When(FRIDAY, time(14))


@pytest.fixture
def journey(engine: Engine, clock: FixedClock) -> Journey:
    one = Journey(engine, clock)
    with one.store() as uow:
        arrive(uow, one.message())
        uow.residents.update(uow.residents.list()[0].id, stage="choosing", called="Samira")
        uow.commit()
    return one


def applies(journey: Journey, title: str = "Porter") -> Application:
    with journey.store() as uow:
        return applications.start_application(
            uow, journey.message(), title=title, stage=ApplicationStage.SUBMITTED
        )


def plans(journey: Journey, application: Application, when: When = TWO, **told: str) -> Interview:
    with journey.store() as uow:
        return interviews.plan(uow, journey.message(), application, when, **told)


def application_of(journey: Journey, one: Application) -> Application:
    with journey.reading() as uow:
        found = uow.applications.get(journey.resident_id, one.id)
    assert found is not None
    return found


def reminded(journey: Journey) -> list[str]:
    with journey.reading() as uow:
        waiting = [one for one in uow.reminders.of(journey.resident_id) if one.state == "waiting"]
    return sorted(one.about for one in waiting if one.about.startswith("interview"))


def test_an_interview_brings_its_application_and_the_resident_on(journey: Journey) -> None:
    kept = plans(journey, applies(journey), kind="panel")

    assert (kept.on_day, kept.kind, kept.state) == (FRIDAY, "panel", "planned")
    assert kept.starts_at is not None
    assert journey.resident.stage == "interviewing"
    assert "interview_kept" in journey.steps
    assert reminded(journey) == [f"interview:{kept.id}:{one}" for one in
                                 ("after", "today", "tomorrow")]  # fmt: skip


def test_told_twice_it_is_there_once_and_more_that_is_told_is_added(journey: Journey) -> None:
    application = applies(journey)
    first = plans(journey, application)
    again = plans(journey, application, When(), place="Ward 5")

    assert (again.id, again.on_day, again.place) == (first.id, FRIDAY, "Ward 5")
    with journey.reading() as uow:
        assert len(uow.interviews.of(journey.resident_id)) == 1


def test_the_time_of_one_day_is_not_that_of_another(journey: Journey) -> None:
    application = applies(journey)
    plans(journey, application)
    moved = plans(journey, application, When(FRIDAY + timedelta(days=3)))
    assert (moved.on_day, moved.starts_at) == (FRIDAY + timedelta(days=3), None)


def test_a_moved_interview_has_the_new_day_and_its_reminders(journey: Journey) -> None:
    kept = plans(journey, applies(journey))
    with journey.store() as uow:
        moved = interviews.move(uow, journey.message(), kept, When(date(2026, 3, 13), time(9)))
    assert (moved.id, moved.on_day) == (kept.id, date(2026, 3, 13))
    # The day before is today, 10am; it begins too early for a word in the morning.
    assert reminded(journey) == [f"interview:{kept.id}:{one}" for one in ("after", "tomorrow")]


def test_one_that_is_called_off_is_reminded_of_no_more(journey: Journey) -> None:
    kept = plans(journey, applies(journey))
    with journey.store() as uow:
        off = interviews.cancel(uow, journey.message(), kept, "missed")
    assert off.state == "cancelled"
    assert "interview_missed" in journey.steps
    assert reminded(journey) == []
    with journey.reading() as uow:
        assert interviews.coming(uow, journey.resident_id, journey.clock.now()) == []


def test_after_it_was_held_only_the_silence_is_watched(journey: Journey) -> None:
    kept = plans(journey, applies(journey))
    journey.clock.move(timedelta(days=9))
    with journey.store() as uow:
        held = interviews.record(uow, journey.message(), kept, felt="good")
    assert (held.state, held.felt, held.outcome) == ("held", "good", "waiting")
    assert reminded(journey) == [f"interview:{kept.id}:silence"]


def test_a_no_ends_the_application_and_feedback_is_there_for_the_next_one(
    journey: Journey,
) -> None:
    application = applies(journey)
    kept = plans(journey, application)
    journey.clock.move(timedelta(days=9))
    with journey.store() as uow:
        interviews.turned_down(uow, journey.message(), kept)
    with journey.store() as uow:
        interviews.keep_feedback(uow, journey.message(), kept, " Say more about yourself. ")

    assert application_of(journey, application).stage == "rejected"
    assert reminded(journey) == []
    with journey.reading() as uow:
        assert interviews.last_feedback(uow, journey.resident_id) == "Say more about yourself."
        assert interviews.unanswered(uow, journey.resident_id, journey.clock.now()) == []


def test_the_newest_feedback_is_shown(journey: Journey) -> None:
    for title, words in (("Porter", "first"), ("Cook", "second")):
        kept = plans(journey, applies(journey, title))
        journey.clock.move(timedelta(minutes=5))
        with journey.store() as uow:
            interviews.keep_feedback(uow, journey.message(), kept, words)
    with journey.reading() as uow:
        assert interviews.last_feedback(uow, journey.resident_id) == "second"


@pytest.mark.parametrize(
    ("stage", "state", "outcome"),
    [
        (ApplicationStage.OFFER, "held", "offer"),
        (ApplicationStage.REJECTED, "cancelled", "open"),
        (ApplicationStage.WITHDRAWN, "cancelled", "open"),
        (ApplicationStage.SUBMITTED, "cancelled", "open"),
    ],
)
def test_an_interview_follows_its_application(
    journey: Journey, stage: ApplicationStage, state: str, outcome: str
) -> None:
    application = applies(journey)
    kept = plans(journey, application)
    with journey.store() as uow:
        applications.move(uow, journey.message(), application_of(journey, application), stage)
    with journey.reading() as uow:
        after = uow.interviews.get(journey.resident_id, kept.id)
    assert after is not None
    assert (after.state, after.outcome) == (state, outcome)
    assert reminded(journey) == []


def test_a_no_that_was_a_mistake_leaves_the_interview_waiting(journey: Journey) -> None:
    application = applies(journey)
    kept = plans(journey, application)
    journey.clock.move(timedelta(days=9))
    with journey.store() as uow:
        interviews.turned_down(uow, journey.message(), kept)
    with journey.store() as uow:
        applications.take_back(uow, journey.message(), application_of(journey, application))
    with journey.reading() as uow:
        after = uow.interviews.get(journey.resident_id, kept.id)
    assert after is not None
    assert after.outcome == "waiting"


def test_another_interview_within_three_hours_is_found(journey: Journey) -> None:
    porter = plans(journey, applies(journey))
    cook = plans(journey, applies(journey, "Cook"), When(FRIDAY, time(16)))
    with journey.reading() as uow:
        assert interviews.clashing(uow, cook, journey.clock.now()) == porter
    with journey.store() as uow:
        later = interviews.move(uow, journey.message(), cook, When(FRIDAY, time(17, 30)))
    with journey.reading() as uow:
        assert interviews.clashing(uow, later, journey.clock.now()) is None


def test_the_soonest_comes_first_and_one_without_a_day_last(journey: Journey) -> None:
    none = plans(journey, applies(journey, "Cook"), When())
    friday = plans(journey, applies(journey))
    soon = plans(journey, applies(journey, "Clerk"), When(date(2026, 3, 13)))
    with journey.reading() as uow:
        found = interviews.coming(uow, journey.resident_id, journey.clock.now())
    assert [one.id for one in found] == [soon.id, friday.id, none.id]


def test_one_that_nobody_knew_of_is_kept_when_it_is_over(journey: Journey) -> None:
    application = applies(journey)
    with journey.store() as uow:
        held = interviews.hold(uow, journey.message(), application)
    assert held.state == "held"
    assert application_of(journey, application).stage == "interview"
    with journey.store() as uow:
        told = interviews.record(uow, journey.message(), held, felt="hard")
    assert told.on_day == journey.clock.now().date()
