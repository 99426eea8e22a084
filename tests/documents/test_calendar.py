"""The file for a phone's calendar: the job, the place and the time, and nobody's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.clock import LONDON
from bot.content.content import Content
from bot.documents.calendar import calendar_file
from bot.documents.maker import DocumentMaker
from bot.errors import NotFoundError
from bot.journey.interviews import When
from bot.services import applications, interviews
from bot.services.calendar import calendar_of, interview_in
from bot.services.progress import Step, arrive
from bot.services.work_records import Interview
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock

CONTENT = Path(__file__).parents[2] / "data" / "content"
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
Told = tuple[Callable[[], SqlUnitOfWork], Interview]


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.load(CONTENT)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    with SqlUnitOfWork(engine, "test") as uow:
        step = Step("chat", "m1", "action_test", NOW)
        arrive(uow, step)
        application = applications.start_application(
            uow, step, title="Porter", employer="Elmfield NHS Trust"
        )
        kept = interviews.plan(
            uow, step, application, When(date(2026, 3, 31), time(14)),
            place="Ward 5, Elm Road", who="Mrs Okoro", bring="my passport",
        )  # fmt: skip
    return lambda: SqlUnitOfWork(engine, "test"), kept


def event_of(file: bytes) -> Any:
    return Calendar.from_ical(file).walk("VEVENT")[0]


def made(told: Told, content: Content, one: Interview) -> bytes:
    with told[0]() as uow:
        application = uow.applications.get(one.resident_id, one.application_id)
    assert application is not None
    return calendar_file(content, one, application, NOW).content


def test_it_holds_the_job_the_place_and_london_s_time(told: Told, content: Content) -> None:
    file = made(told, content, told[1])
    event = event_of(file)

    assert event["SUMMARY"] == "Interview: Porter, Elmfield NHS Trust"
    assert event["LOCATION"] == "Ward 5, Elm Road"
    assert event["DTSTART"].dt == datetime(2026, 3, 31, 14, tzinfo=LONDON)
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert b"BEGIN:VTIMEZONE" in file
    alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert sorted(alarms) == [timedelta(days=-1), timedelta(hours=-2)]
    for private in (b"Okoro", b"passport", b"Samira", told[1].resident_id.encode()):
        assert private not in file


def test_a_changed_one_takes_the_place_of_the_one_before(told: Told, content: Content) -> None:
    store, kept = told
    with store() as open_:
        later = Step("chat", "m2", "action_test", NOW + timedelta(minutes=3))
        moved = interviews.move(open_, later, kept, When(date(2026, 4, 2)))
    before, after = (event_of(made(told, content, one)) for one in (kept, moved))
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == date(2026, 4, 2)


def test_another_interview_has_another_name(told: Told, content: Content) -> None:
    other = replace(told[1], id=told[1].id + 1)
    assert (
        event_of(made(told, content, told[1]))["UID"] != event_of(made(told, content, other))["UID"]
    )


def test_without_a_day_there_is_no_file(told: Told, content: Content) -> None:
    with pytest.raises(NotFoundError):
        made(told, content, replace(told[1], on_day=None, starts_at=None))


def test_a_chat_gets_the_files_of_its_own_interviews_only(told: Told, content: Content) -> None:
    store, kept = told
    make = DocumentMaker(store, content, FixedClock(NOW))
    assert make("chat", calendar_of(kept.id)).name == "interview.ics"
    with pytest.raises(NotFoundError):
        make("chat", calendar_of(kept.id + 7))
    with pytest.raises(NotFoundError):
        make("another chat", calendar_of(kept.id))


def test_the_name_of_a_file_says_which_interview() -> None:
    assert interview_in(calendar_of(5)) == 5
    assert interview_in("copy_page") is None
    assert interview_in("interview_calendar:x") is None
