"""Interviews are told of the day before, in the morning and after, whatever the clocks do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.interviews import When
from bot.services import applications, interviews, reminders
from bot.services.application_records import Application
from bot.services.work_records import Interview
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from tests.conftest import FixedClock
from tests.services.test_matters import about, days_of
from tests.services.test_reminding import DAY, Samira

SUMMER = date(2026, 3, 29)
"""Summer time begins at 1am on this Sunday."""
MONDAY = date(2026, 3, 30)


@pytest.fixture
def samira(tmp_path: Path, clock: FixedClock, content: Content) -> Iterator[Samira]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    resident = Samira(engine, clock, content)
    resident.joins()
    yield resident
    engine.dispose()


def invited(
    samira: Samira, day: date, clock: time | None = time(14), title: str = "Porter"
) -> tuple[Application, Interview]:
    with samira.turn() as (uow, step):
        application = applications.start_application(uow, step, title=title, employer="Elmfield")
    with samira.turn() as (uow, step):
        return application, interviews.plan(
            uow, step, application, When(day, clock), place="Ward 5"
        )


def until(samira: Samira, moment: datetime) -> None:
    samira.clock.move(moment - samira.clock.now())


def test_an_interview_is_told_of_the_day_before_and_in_the_morning(samira: Samira) -> None:
    invited(samira, MONDAY)
    said = about(samira.each_hour(18), "interview is")

    assert days_of(said) == [SUMMER, MONDAY]
    assert [in_london(line.at).hour for line in said] == [10, 8]
    assert "tomorrow: Porter, Elmfield, Monday 30 March at 2pm. Where: Ward 5." in said[0].text
    assert [one.label for one in said[0].buttons] == ["Yes", "Not now", "I cannot come"]
    assert "today: Porter, Elmfield, Monday 30 March at 2pm." in said[1].text


@pytest.mark.parametrize("day", [SUMMER, MONDAY, date(2026, 10, 25), date(2026, 10, 26)])
def test_they_come_at_the_same_hours_when_the_clocks_change(samira: Samira, day: date) -> None:
    until(samira, datetime.combine(day, time(9), UTC) - 4 * DAY)
    invited(samira, day)
    said = samira.each_hour(6)
    told = [line for line in said if "nterview" in line.text and "was" not in line.text]
    assert days_of(told) == [day - DAY, day]
    assert [in_london(line.at).time().hour for line in told] == [10, 8]


def test_the_day_after_it_is_asked_how_it_went(samira: Samira) -> None:
    invited(samira, MONDAY)
    (asked,) = about(samira.each_hour(22), "How did it go?")
    assert days_of([asked]) == [MONDAY + DAY]
    assert "Porter" not in asked.text
    labels = [one.label for one in asked.buttons]
    assert labels == ["It went well", "It was hard", "It was OK", "I did not go"]


def test_whoever_told_how_it_went_is_not_asked_and_gets_words_after_ten_days(
    samira: Samira,
) -> None:
    _, kept = invited(samira, MONDAY)
    until(samira, datetime(2026, 3, 30, 16, 0, tzinfo=UTC))
    with samira.turn() as (uow, step):
        interviews.record(uow, step, kept, felt="ok")
    said = samira.each_hour(20)
    assert about(said, "How did it go?") == []
    (words,) = about(said, "ten days ago")
    assert days_of([words]) == [MONDAY + 10 * DAY]


def test_whoever_has_an_answer_is_asked_nothing(samira: Samira) -> None:
    application, _ = invited(samira, MONDAY)
    until(samira, datetime(2026, 3, 30, 16, 0, tzinfo=UTC))
    with samira.turn() as (uow, step):
        applications.move(uow, step, application, ApplicationStage.OFFER)
    assert about(samira.each_hour(15), "nterview was") == []


def test_an_interview_that_moves_takes_its_reminders_along(samira: Samira) -> None:
    _, kept = invited(samira, MONDAY)
    with samira.turn() as (uow, step):
        interviews.move(uow, step, kept, When(MONDAY + 4 * DAY, time(9)))
    said = about(samira.each_hour(22), "interview is")
    assert days_of(said) == [MONDAY + 3 * DAY]  # at 9 it begins too early for a word at 8
    assert "Friday 3 April at 9am" in said[0].text


def test_one_that_is_called_off_is_not_told_of(samira: Samira) -> None:
    _, kept = invited(samira, MONDAY)
    with samira.turn() as (uow, step):
        interviews.cancel(uow, step, kept)
    assert about(samira.each_hour(22), "nterview") == []


def test_one_of_tomorrow_that_is_told_in_the_evening_has_the_morning(samira: Samira) -> None:
    until(samira, datetime(2026, 3, 29, 18, 0, tzinfo=UTC))
    invited(samira, MONDAY)
    said = about(samira.each_hour(1), "interview is")
    assert days_of(said) == [MONDAY]


def test_whoever_was_not_to_be_written_to_the_day_before_hears_it_once_in_the_morning(
    samira: Samira,
) -> None:
    invited(samira, MONDAY)
    until(samira, datetime(2026, 3, 28, 12, 0, tzinfo=UTC))
    samira.writes(outcome="safety", intent="safety_crisis")
    until(samira, datetime(2026, 3, 29, 19, 30, tzinfo=UTC))
    samira.told()
    samira.writes(outcome="answered", intent="greet")
    said = about(samira.each_hour(1), "interview is")
    assert [in_london(line.at).hour for line in said] == [8]


def test_two_interviews_of_one_morning_are_both_told(samira: Samira) -> None:
    invited(samira, MONDAY)
    invited(samira, MONDAY, time(17, 30), title="Cook")
    said = about(samira.each_hour(17.6), "tomorrow:")
    assert len(said) == 2
    assert timedelta(0) < said[1].at - said[0].at <= timedelta(hours=2)


def test_whoever_wants_no_reminders_gets_none(samira: Samira) -> None:
    invited(samira, MONDAY)
    with samira.turn() as (uow, step):
        reminders.switch(uow, step, on=False)
    assert about(samira.each_hour(22), "nterview") == []
