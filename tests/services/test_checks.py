"""Offers and checks as they are told, on both databases."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.checks import Check, Happened, OneCheck, State, Whose, all_settled
from bot.services import applications, checks, offers
from bot.services.application_records import Application
from bot.services.progress import arrive
from bot.store.engine import Engine
from tests.conftest import FixedClock
from tests.services.conftest import Journey
from tests.store.conftest import database_url, engine  # noqa: F401  (both databases)


@pytest.fixture
def journey(engine: Engine, clock: FixedClock) -> Journey:  # noqa: F811
    """Samira's chat, on each database."""
    return Journey(engine, clock)


@pytest.fixture
def porter(journey: Journey, content: Content) -> Application:
    """Samira's application for a porter's job, sent and heard of no more."""
    with journey.store() as uow:
        arrive(uow, journey.message())
        uow.residents.update(uow.residents.list()[0].id, stage="choosing")
        uow.commit()
        return applications.start_application(
            uow, journey.message(), role=content.roles["porter"], employer="Elmfield",
            stage=ApplicationStage.SUBMITTED,
        )  # fmt: skip


def today(journey: Journey) -> date:
    return in_london(journey.clock.now()).date()


def hears(journey: Journey, application: Application, **known: Any) -> Application:
    with journey.store() as uow:
        step = journey.message()
        return offers.hear_offer(uow, step, application, today(journey), **known)


def accepts(journey: Journey, content: Content, application: Application) -> Application:
    with journey.store() as uow:
        return offers.accept_offer(uow, content, journey.message(), application)


def tells(
    journey: Journey, content: Content, text: str, application_id: int | None
) -> list[checks.Changed]:
    step = journey.message()
    with journey.store() as uow:
        told = checks.read(content, text, step)
        return checks.tell(uow, content, step, application_id, told)


def known(journey: Journey, application_id: int | None) -> dict[Check, OneCheck]:
    with journey.reading() as uow:
        resident = uow.residents.list()[0]
        return {one.check: one for one in checks.checks_of(uow, resident, application_id)}


def test_an_offer_brings_the_application_on_and_keeps_its_first_day(
    journey: Journey, porter: Application
) -> None:
    first = today(journey)
    assert hears(journey, porter, conditional="yes").stage == "offer"
    journey.clock.move(timedelta(days=9))
    assert hears(journey, porter, is_written=True).stage == "offer"
    with journey.reading() as uow:
        offer = uow.checks.offer(journey.resident_id, porter.id)
        days = checks.days_since_offer(uow, journey.resident, porter.id, today(journey))
    assert offer is not None
    assert (offer.offered_on, offer.conditional, offer.is_written) == (first, "yes", True)
    assert (days, offer.state) == (9, "considering")
    assert journey.resident.stage == "offered"


def test_who_takes_the_offer_has_six_checks_with_somebody_whose_turn_it_is(
    journey: Journey, content: Content, porter: Application
) -> None:
    hears(journey, porter)
    assert accepts(journey, content, porter).stage == "checks"
    found = known(journey, porter.id)
    assert {check: one.whose for check, one in found.items()} == {
        Check.RIGHT_TO_WORK: Whose.ME,
        Check.IDENTITY: Whose.ME,
        Check.REFERENCES: Whose.EMPLOYER,
        Check.DBS: Whose.EMPLOYER,
        Check.HEALTH: Whose.EMPLOYER,
        Check.QUALIFICATIONS: None,
    }
    assert found[Check.QUALIFICATIONS].state is State.NOT_NEEDED, "a porter needs no register"
    assert journey.resident.stage == "checking"


def test_a_dental_nurse_shows_certificates_and_nobody_knows_for_a_job_without_a_role(
    journey: Journey, content: Content, porter: Application
) -> None:
    with journey.store() as uow:
        nurse = applications.start_application(
            uow, journey.message(), role=content.roles["trainee_dental_nurse"]
        )
        other = applications.start_application(uow, journey.message(), title="Tea lady")
    for one in (nurse, other):
        accepts(journey, content, hears(journey, one))
    assert known(journey, nurse.id)[Check.QUALIFICATIONS].is_mine
    assert known(journey, other.id)[Check.QUALIFICATIONS].state is State.NOT_STARTED


def test_what_was_begun_before_the_offer_is_taken_over(
    journey: Journey, content: Content, porter: Application
) -> None:
    with journey.store() as uow:
        early = checks.begin_early(uow, journey.message())
    assert [one.check for one in early if one.is_mine] == [
        Check.RIGHT_TO_WORK, Check.IDENTITY, Check.REFERENCES, Check.QUALIFICATIONS,
    ]  # fmt: skip
    tells(journey, content, "id sorted", None)
    accepts(journey, content, hears(journey, porter))
    found = known(journey, porter.id)
    assert found[Check.IDENTITY].state is State.DONE
    assert found[Check.RIGHT_TO_WORK].chase_on == today(journey) + timedelta(days=5)
    assert not any(one.is_mine for one in known(journey, None).values())


def test_several_checks_are_told_of_and_the_application_comes_to_its_checks(
    journey: Journey, content: Content, porter: Application
) -> None:
    hears(journey, porter)
    changed = tells(journey, content, "id done dbs sent still waiting on refs", porter.id)
    assert [(str(one.after.check), str(one.happened)) for one in changed] == [
        ("identity", "done"), ("references", "waiting"), ("dbs", "sent"),
    ]  # fmt: skip
    dbs = known(journey, porter.id)[Check.DBS]
    assert (dbs.whose, dbs.asked_on) == (Whose.DBS, today(journey))
    assert dbs.chase_on == today(journey) + timedelta(days=14)
    with journey.reading() as uow:
        kept = uow.applications.get(journey.resident_id, porter.id)
    assert kept is not None
    assert kept.stage == "checks"
    assert "check_done:identity" in journey.steps


def test_a_mistake_is_put_back_as_it_stood(
    journey: Journey, content: Content, porter: Application
) -> None:
    accepts(journey, content, hears(journey, porter))
    before = known(journey, porter.id)
    journey.clock.move(timedelta(hours=1))
    tells(journey, content, "dbs came back, refs done", porter.id)
    with journey.store() as uow:
        assert len(checks.put_back(uow, journey.message())) == 2
    assert known(journey, porter.id) == before


def test_all_but_one_are_done_and_then_all(
    journey: Journey, content: Content, porter: Application
) -> None:
    accepts(journey, content, hears(journey, porter))
    tells(journey, content, "only the dbs left now", porter.id)
    left = [one.check for one in known(journey, porter.id).values() if not one.is_settled]
    assert left == [Check.DBS]
    tells(journey, content, "dbs came back!", porter.id)
    assert all_settled(list(known(journey, porter.id).values()))


def test_documents_can_set_a_check_of_the_application_at_hand(
    journey: Journey, content: Content, porter: Application
) -> None:
    accepts(journey, content, hears(journey, porter))
    with journey.store() as uow:
        set_ = checks.set_check(
            uow, journey.message(), journey.resident, Check.IDENTITY, blocked_by="address"
        )
    assert set_.blocked_by == "address"
    assert known(journey, porter.id)[Check.IDENTITY].is_mine


def test_a_declined_offer_and_one_that_was_taken_back_end_the_application(
    journey: Journey, content: Content, porter: Application
) -> None:
    hears(journey, porter)
    with journey.store() as uow:
        declined = offers.decline_offer(uow, journey.message(), porter)
    assert declined.stage == "withdrawn"
    with journey.store() as uow:
        back = offers.reopen_offer(uow, journey.message(), porter, ApplicationStage.OFFER)
    assert back.stage == "offer"
    accepts(journey, content, porter)
    with journey.store() as uow:
        gone = offers.offer_gone(uow, journey.message(), porter)
        left = offers.open_offers(uow, journey.resident_id)
    assert (gone.stage, left) == ("rejected", [])


def test_what_happened_is_known_by_name() -> None:
    assert Happened("asked_again") is Happened.ASKED_AGAIN
