"""Closing dates, silences and new adverts: told on their day, and only while they have a point."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.vacancies import Draft
from bot.services import applications, checks, offers, reminders, vacancies
from bot.services.application_records import Application
from bot.services.matters.registry import watch_all
from bot.services.records import Message
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from tests.conftest import FixedClock
from tests.services.test_reminding import DAY, HOUR, Samira, day

EASTER = date(2026, 4, 3)
"""Summer time begins on 29 March, between the first reminder and the second."""


@pytest.fixture
def samira(tmp_path: Path, clock: FixedClock, content: Content) -> Iterator[Samira]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    resident = Samira(engine, clock, content)
    resident.joins()
    yield resident
    engine.dispose()


def applies(samira: Samira, title: str = "Porter", closes_on: date | None = EASTER) -> Application:
    with samira.turn() as (uow, step):
        return applications.start_application(uow, step, title=title, closes_on=closes_on)


def moves(samira: Samira, application: Application, stage: ApplicationStage) -> None:
    with samira.turn() as (uow, step):
        applications.move(uow, step, application, stage)


def shares(samira: Samira, title: str, **more: object) -> int:
    with samira.store() as uow:
        draft = Draft(title, role_id="porter", **more)  # type: ignore[arg-type]
        added = vacancies.add_shared(uow, draft, at=samira.clock.now(), key=title)
        uow.commit()
    return added.vacancy.id


def days_of(said: list[Message]) -> list[date]:
    return [in_london(line.at).date() for line in said]


def about(said: list[Message], words: str) -> list[Message]:
    return [line for line in said if words in line.text]


def test_a_closing_date_is_told_three_times_at_the_same_hour_of_the_clock(samira: Samira) -> None:
    applies(samira)
    said = about(samira.each_hour(40), "Porter")
    assert days_of(said) == [EASTER - 7 * DAY, EASTER - 3 * DAY, EASTER - DAY]
    assert {in_london(line.at).time() for line in said} == {time(10, 30)}
    assert "closes in 7 days, on Friday 3 April" in said[0].text
    assert "closes tomorrow, Friday 3 April" in said[2].text
    assert [one.label for one in said[0].buttons] == ["Yes", "Not now", "I sent it", "No reminders"]


def test_they_come_when_the_clocks_go_back_too(samira: Samira) -> None:
    samira.clock.move(datetime(2026, 10, 20, 9, 30, tzinfo=UTC) - samira.clock.now())
    applies(samira, closes_on=date(2026, 10, 28))
    said = about(samira.each_hour(12), "Porter")
    assert days_of(said) == [date(2026, 10, 21), date(2026, 10, 25), date(2026, 10, 27)]
    assert {in_london(line.at).hour for line in said} == {10}


def test_what_was_sent_in_time_is_not_asked_for(samira: Samira) -> None:
    kept = applies(samira)
    moves(samira, kept, ApplicationStage.SUBMITTED)
    assert about(samira.each_hour(20), "closes") == []


def test_after_three_weeks_of_silence_one_question_comes(samira: Samira) -> None:
    kept = applies(samira)
    moves(samira, kept, ApplicationStage.SUBMITTED)
    sent = in_london(samira.clock.now()).date()
    (asked,) = about(samira.each_hour(60), "Have you heard")
    assert days_of([asked]) == [sent + 21 * DAY]
    labels = [one.label for one in asked.buttons]
    assert labels == ["I have an interview", "Nothing yet", "They said no", "No reminders"]


@pytest.mark.parametrize(
    "stage", [ApplicationStage.REJECTED, ApplicationStage.INTERVIEW, ApplicationStage.WITHDRAWN]
)
def test_whoever_has_heard_is_not_asked(samira: Samira, stage: ApplicationStage) -> None:
    kept = applies(samira)
    moves(samira, kept, ApplicationStage.SUBMITTED)
    samira.clock.move(5 * DAY)
    moves(samira, kept, stage)
    assert about(samira.each_hour(30), "Have you heard") == []


def test_a_closing_date_that_moves_takes_its_reminders_along(samira: Samira) -> None:
    number = shares(samira, "Porter", closes_on=EASTER)
    with samira.turn() as (uow, step):
        applications.start_application(uow, step, vacancy=uow.vacancies.get(number))
    later = Draft("Porter", role_id="porter", closes_on=EASTER + 10 * DAY)
    with samira.store() as uow:
        vacancies.edit(uow, number, later, at=samira.clock.now())
        uow.commit()
    assert days_of(about(samira.each_hour(40), "closes"))[0] == EASTER + 3 * DAY


def test_a_withdrawn_advert_is_reminded_of_no_more(samira: Samira) -> None:
    number = shares(samira, "Porter", closes_on=EASTER)
    with samira.turn() as (uow, step):
        applications.start_application(uow, step, vacancy=uow.vacancies.get(number))
    with samira.store() as uow:
        vacancies.withdraw(uow, number, at=samira.clock.now())
        uow.commit()
    assert about(samira.each_hour(30), "closes") == []


def test_several_that_close_together_are_told_in_one_message(samira: Samira) -> None:
    applies(samira)
    applies(samira, "Cook")
    said = about(samira.each_hour(40), "close")
    assert len(said) == 3
    assert "• Porter. Closes on Friday 3 April." in said[0].text
    assert "• Cook." in said[0].text


def test_nothing_piles_up_after_a_pause_of_the_watch(samira: Samira) -> None:
    applies(samira)
    samira.clock.move(datetime(2026, 4, 2, 15, 0, tzinfo=UTC) - samira.clock.now())
    said = about(samira.each_hour(2), "Porter")
    assert len(said) == 1
    assert "closes tomorrow" in said[0].text
    assert about(samira.each_hour(10), "Porter") == said


def test_nobody_is_told_of_what_closed_while_the_watch_was_away(samira: Samira) -> None:
    applies(samira)
    samira.clock.move(30 * DAY)
    assert about(samira.each_hour(3), "Porter") == []


def test_whoever_wants_no_reminders_gets_none_until_they_want_them_again(samira: Samira) -> None:
    applies(samira)
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=False)
    assert about(samira.each_hour(16), "Porter") == []
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=True)
        watch_all(uow, samira.resident.id, step.at)
        uow.commit()
    assert days_of(about(samira.each_hour(30), "Porter")) == [EASTER - 3 * DAY, EASTER - DAY]


def test_what_somebody_asked_for_comes_first_and_the_last_day_still_comes(samira: Samira) -> None:
    applies(samira)
    samira.clock.move(datetime(2026, 4, 1, 12, 0, tzinfo=UTC) - samira.clock.now())
    samira.told()
    samira.receives()
    samira.asks(day(samira.clock, 1, time(10)))
    said = samira.each_hour(2)
    on_the_day = [line for line in said if in_london(line.at).date() == EASTER - DAY]
    assert [("asked me" in line.text, "closes" in line.text) for line in on_the_day] == [
        (True, False),
        (False, True),
    ]


def test_new_adverts_that_suit_are_told_once_by_day(samira: Samira) -> None:
    samira.saves("porter")
    with samira.turn() as (uow, step):
        vacancies.want_to_be_told(uow, step, on=True)
    samira.clock.move(12 * HOUR)
    shares(samira, "Porter", employer="Elmfield NHS Trust", link="https://elm.example/1")
    shares(samira, "Theatre porter", employer="Elmfield NHS Trust")
    (said,) = about(samira.each_hour(24), "new advert")
    assert in_london(said.at).hour == 8
    assert "2 new adverts may suit you" in said.text
    shares(samira, "Night porter", employer="Oak Lodge", link="https://elm.example/2")
    news = about(samira.each_hour(24), "new advert")
    assert "Night porter, Oak Lodge" in news[-1].text
    assert "https://elm.example/2" in news[-1].text


def test_whoever_no_longer_wants_to_be_told_is_not(samira: Samira) -> None:
    samira.saves("porter")
    with samira.turn() as (uow, step):
        vacancies.want_to_be_told(uow, step, on=True)
    samira.clock.move(12 * HOUR)
    shares(samira, "Porter")
    with samira.turn() as (uow, step):
        vacancies.want_to_be_told(uow, step, on=False)
    assert about(samira.each_hour(24), "new advert") == []


def test_an_evening_or_night_waits_for_the_morning(samira: Samira) -> None:
    kept = applies(samira)
    with samira.store() as uow:
        uow.progress.set_preference(
            samira.resident.id, name=reminders.AT, value="21:00", at=samira.clock.now()
        )
        watch_all(uow, samira.resident.id, samira.clock.now())
        uow.commit()
    assert kept.closes_on == EASTER
    said = about(samira.each_hour(40), "Porter")
    assert {in_london(line.at).hour for line in said} == {8}
    assert timedelta(0) < EASTER - days_of(said)[-1] <= DAY or days_of(said)[-1] == EASTER


def has_an_offer(samira: Samira, content: Content) -> Application:
    application = applies(samira, closes_on=None)
    with samira.turn() as (uow, step):
        return offers.accept_offer(uow, content, step, application)


def tells(samira: Samira, content: Content, application: Application, text: str) -> None:
    with samira.turn() as (uow, step):
        told = checks.read(content, text, step)
        checks.tell(uow, content, step, application.id, told)


def test_a_check_is_asked_about_on_its_day_and_the_screen_names_none(
    samira: Samira, content: Content
) -> None:
    application = has_an_offer(samira, content)
    tells(samira, content, application, "id done, right to work done, still waiting on refs")
    since = in_london(samira.clock.now()).date()
    said = about(samira.each_hour(9), "ask again")
    assert days_of(said) == [since + 7 * DAY]
    assert [one.label for one in said[0].buttons] == ["Yes", "Nothing yet", "No reminders"]
    assert not any(word in said[0].text.casefold() for word in ("reference", "job", "check"))


def test_who_does_not_answer_is_asked_twice_more_and_a_settled_check_is_not_asked_about(
    samira: Samira, content: Content
) -> None:
    application = has_an_offer(samira, content)
    tells(samira, content, application, "id done, right to work done, still waiting on refs")
    since = in_london(samira.clock.now()).date()
    assert days_of(about(samira.each_hour(50), "ask again")) == [
        since + 7 * DAY, since + 14 * DAY, since + 28 * DAY,
    ]  # fmt: skip
    tells(samira, content, application, "still waiting on dbs")
    tells(samira, content, application, "dbs came back")
    samira.receives()
    before = len(samira.said())
    assert len(about(samira.each_hour(40)[before:], "ask again")) == 0


def test_ones_own_turn_is_asked_about_after_five_days_and_several_together(
    samira: Samira, content: Content
) -> None:
    has_an_offer(samira, content)
    since = in_london(samira.clock.now()).date()
    said = about(samira.each_hour(6), "look at your list again")
    assert days_of(said) == [since + 5 * DAY]


def test_nobody_is_reminded_of_the_checks_of_a_job_that_is_gone(
    samira: Samira, content: Content
) -> None:
    application = has_an_offer(samira, content)
    tells(samira, content, application, "dbs sent")
    with samira.turn() as (uow, step):
        offers.offer_gone(uow, step, application)
    texts = " ".join(line.text for line in samira.each_hour(30))
    assert "the day to ask again" not in texts
    assert "your turn" not in texts
