"""Invented interviews, offers, checks and jobs, kept the way that the bot keeps them."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.services.records import Chat
from bot.store.unit_of_work import SqlUnitOfWork
from tests.console.applying import an_application

DAY = timedelta(days=1)


def an_interview(unit: SqlUnitOfWork, chat: Chat, application: int, *, at: datetime) -> int:
    """Add an interview in two days, with all that may be told of it."""
    return unit.interviews.add(
        chat.resident_id,
        application_id=application,
        now=at,
        key=f"{chat.id}:{application}:interview",
        kind="panel",
        on_day=(at + 2 * DAY).date(),
        starts_at=at + 2 * DAY,
        place="Elmfield House, room 4",
        link="https://meet.example.org/porter",
        who="Mrs Okafor",
        bring="Passport",
        feedback="They said <b>well done</b>",
    )


def an_offer(unit: SqlUnitOfWork, chat: Chat, application: int, *, at: datetime) -> None:
    """Add an offer of ten days ago whose DBS is late and whose references go on."""
    her, checks = chat.resident_id, unit.checks
    offered_on = (at - 10 * DAY).date()
    checks.put_offer(
        her,
        application_id=application,
        now=at,
        offered_on=offered_on,
        conditional="yes",
        is_written=True,
        words="I am so happy",
    )
    checks.put(
        her,
        "dbs",
        application_id=application,
        now=at,
        state="open",
        whose="employer",
        asked_on=offered_on,
        chase_on=(at - DAY).date(),
        blocked_by="wrong_form",
    )
    checks.put(
        her, "identity", application_id=application, now=at, state="done", done_on=offered_on
    )
    referee = unit.background.add_referee(
        her, at=at, key=f"{her}:mr_k", relation="manager", words="Mr K", permission="yes"
    )
    checks.put_reference(
        her,
        referee_id=referee,
        application_id=application,
        now=at,
        state="requested",
        requested_on=offered_on,
        chase_on=(at + DAY).date(),
        chased=1,
    )
    checks.set_document(her, "passport", state="expired", now=at)


def a_job(unit: SqlUnitOfWork, chat: Chat, *, at: datetime, title: str = "Porter") -> int:
    """Add a job of five weeks with an answered check-in and one to come."""
    her = chat.resident_id
    number = unit.jobs.add(
        her,
        now=at,
        key=f"{her}:{title}",
        title=title,
        employer="Elmfield NHS Trust",
        employer_type="nhs",
        contract="bank",
        state="started",
        starts_on=(at - 35 * DAY).date(),
        first_time="07:30",
        first_who="The supervisor",
        hours_per_week=22.5,
    )
    fourth, _ = [
        unit.jobs.plan_check_in(
            her, job_id=number, kind="work", number=week, due_on=due.date(), now=at
        )
        for week, due in ((4, at - 7 * DAY), (13, at + 56 * DAY))
    ]
    unit.jobs.update_check_in(
        her,
        fourth,
        now=at - 6 * DAY,
        state="answered",
        feeling="hard",
        still_there=True,
        hours=20.0,
        trouble="early_shifts",
        words="My feet hurt",
    )
    unit.jobs.set_standard(her, 1, state="done", now=at)
    unit.jobs.set_standard(her, 2, state="started", now=at)
    return number


def a_practice(unit: SqlUnitOfWork, chat: Chat, *, at: datetime, key: str = "one") -> None:
    """Add a mock interview with an answer, and a test of numbers with a right answer."""
    her, practice = chat.resident_id, unit.practice
    mock = practice.start(
        her,
        role_id="porter",
        application_id=None,
        style="panel",
        feedback="each",
        now=at - DAY,
        key=f"{her}:{key}",
    )
    practice.answer(
        her,
        practice_id=mock,
        question_id="why_here",
        attempt=1,
        text="Because of my nan",
        assessment={"situation": True},
        now=at,
        key=f"{her}:{key}",
    )
    practice.end(her, mock, now=at)
    test = practice.start_test(
        her, kind="numeracy", role_id=None, level=1, now=at, key=f"{her}:{key}"
    )
    item = practice.ask_item(
        her,
        session_id=test,
        skill="doses",
        fingerprint=f"doses:{key}",
        params={},
        now=at,
        key=f"{her}:{key}",
    )
    assert item is not None
    practice.answer_item(her, item, answer="7", is_right=False, now=at)


def somebody_on_the_way_to_work(unit: SqlUnitOfWork, chat: Chat, *, at: datetime) -> int:
    """Give a resident everything that the page shows from an interview on; an application's id."""
    number = an_application(unit, chat, stage="checks", at=at)
    an_interview(unit, chat, number, at=at)
    an_offer(unit, chat, number, at=at)
    a_job(unit, chat, at=at)
    a_practice(unit, chat, at=at)
    return number
