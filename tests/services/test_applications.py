from datetime import date, timedelta
from typing import Any

import pytest

from bot.content.content import Content
from bot.journey.applying import ApplicationStage, Way
from bot.services import applications
from bot.services.application_records import Application
from bot.services.progress import arrive
from tests.services.conftest import Journey


def join(journey: Journey, stage: str = "choosing") -> None:
    with journey.store() as uow:
        arrive(uow, journey.message())
        uow.residents.update(uow.residents.list()[0].id, stage=stage)
        uow.commit()


def start(journey: Journey, **about: Any) -> Application:
    with journey.store() as uow:
        return applications.start_application(uow, journey.message(), **about)


def move(
    journey: Journey, application: Application, stage: ApplicationStage, **more: Any
) -> applications.Moved:
    with journey.store() as uow:
        return applications.move(uow, journey.message(), application, stage, **more)


def test_an_application_for_a_vacancy_takes_over_what_is_known_of_it(journey: Journey) -> None:
    join(journey)
    closes = journey.clock.now().date() + timedelta(days=9)
    with journey.store() as uow:
        number = uow.vacancies.add(
            title="Porter", employer="Elmfield NHS Trust", source="adviser", role_id="porter",
            at=journey.clock.now(), key="v", closes_on=closes, limit_count=4000,
            limit_unit="characters",
        )  # fmt: skip
        vacancy = uow.vacancies.get(number)
        uow.commit()

    kept = start(journey, vacancy=vacancy)

    assert (kept.title, kept.employer, kept.role_id) == ("Porter", "Elmfield NHS Trust", "porter")
    assert (kept.closes_on, kept.limit_count, kept.stage) == (closes, 4000, "interested")
    assert start(journey, vacancy=vacancy).id == kept.id
    assert start(journey, vacancy=vacancy, stage=ApplicationStage.PREPARING).stage == "preparing"
    assert journey.resident.stage == "preparing"


def test_an_application_without_a_vacancy_needs_a_name_only(
    journey: Journey, content: Content
) -> None:
    join(journey)
    assert start(journey, role=content.roles["porter"]).title == content.roles["porter"].title
    assert start(journey, title="Tea lady", employer="St Oak's").employer == "St Oak's"
    with pytest.raises(ValueError, match="which job"):
        start(journey)


def test_each_change_has_its_day_and_who_said_so(journey: Journey) -> None:
    join(journey)
    kept = start(journey, title="Porter")
    sent = date(2026, 3, 1)

    moved = move(journey, kept, ApplicationStage.SUBMITTED, happened_on=sent)

    assert (moved.before, moved.way) == (ApplicationStage.INTERESTED, Way.ON)
    assert (moved.application.submitted_on, moved.application.stage_on) == (sent, sent)
    with journey.reading() as uow:
        last = uow.applications.steps(journey.resident_id, kept.id)[-1]
    assert (last.stage, last.happened_on, last.who) == ("submitted", sent, "resident")
    assert journey.steps[-1] == "application_submitted"
    assert journey.resident.stage == "applied"


def test_a_mistake_is_taken_back_and_stays_in_the_history(journey: Journey) -> None:
    join(journey)
    kept = start(journey, title="Porter")
    sent = move(journey, kept, ApplicationStage.SUBMITTED).application

    with journey.store() as uow:
        back = applications.take_back(uow, journey.message(), sent)

    assert back is not None
    assert (back.stage, back.submitted_on) == ("interested", None)
    with journey.reading() as uow:
        stages = [one.stage for one in uow.applications.steps(journey.resident_id, kept.id)]
    assert stages == ["interested", "submitted", "interested"]
    assert journey.resident.stage == "preparing"


def test_a_first_stage_cannot_be_taken_back(journey: Journey) -> None:
    join(journey)
    kept = start(journey, title="Porter")
    with journey.store() as uow:
        assert applications.take_back(uow, journey.message(), kept) is None


def test_somebody_works_on_what_was_not_sent_before_all_else(journey: Journey) -> None:
    join(journey)
    porter = start(journey, title="Porter")
    clerk = start(journey, title="Clerk")
    journey.clock.move(timedelta(hours=1))
    move(journey, clerk, ApplicationStage.SUBMITTED)

    with journey.reading() as uow:
        current = applications.current_application(uow, journey.resident)
    assert current is not None
    assert current.id == porter.id

    move(journey, porter, ApplicationStage.WITHDRAWN)
    with journey.reading() as uow:
        current = applications.current_application(uow, journey.resident)
        listed = [one.id for one in applications.applications_of(uow, journey.resident)]
    assert current is not None
    assert current.id == clerk.id
    assert listed == [clerk.id, porter.id]


def test_a_rejection_leads_back_to_the_next_application(journey: Journey) -> None:
    join(journey)
    kept = start(journey, title="Porter")
    move(journey, kept, ApplicationStage.INTERVIEW)
    assert journey.resident.stage == "interviewing"
    move(journey, kept, ApplicationStage.REJECTED, words="too nervous")
    assert journey.resident.stage == "choosing"
    with journey.reading() as uow:
        assert applications.current_application(uow, journey.resident) is None


def test_the_application_that_is_meant_is_told_from_the_others(journey: Journey) -> None:
    join(journey)
    porter = start(journey, title="Porter", employer="Elmfield NHS Trust")
    start(journey, title="Ward clerk", employer="Elmfield NHS Trust")
    with journey.reading() as uow:
        mine = applications.applications_of(uow, journey.resident)
    assert applications.named_application("the portr one", mine) == porter
    assert applications.named_application("elmfield", mine) is None
    assert len(applications.named_applications("elmfield", mine)) == len(mine)
