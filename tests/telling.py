"""Somebody who has told all that there is to tell about applying, interviews and work."""

from __future__ import annotations

from datetime import date, datetime

from bot.services.application_records import NewCriterion
from bot.services.records import Chat
from bot.store.casework import SqlCasework
from bot.store.unit_of_work import SqlUnitOfWork


def told(uow: SqlUnitOfWork, now: datetime, number: int, called: str) -> Chat:
    """Keep somebody who has told all that there is to tell, each word with their name in it."""
    key = f"k{number}"
    chat = uow.chats.open(now=now, chat_id=None, telegram_chat_id=number)
    one = chat.resident_id
    uow.residents.update(one, called=called, stage="applied")
    vacancy = uow.vacancies.add(
        title=f"Ward host for {called}",
        source="resident",
        at=now,
        key=key,
        resident_id=one,
        employer="Elmfield NHS Trust",
        place="Elmfield",
        link="https://jobs.example.org/1",
        link_key="jobs.example.org/1",
        closes_on=date(2026, 4, 2),
    )
    story = uow.stories.add(
        one,
        at=now,
        key=key,
        theme="pressure",
        situation=f"{called} saw a fall",
        action="I stayed calm",
        result="Nothing broken",
        text="I stayed calm. Nothing was broken.",
        state="kept",
    )
    SqlCasework(uow._connection, uow.bot_id).add_correction(
        one,
        story,
        before=f"{called} stay calm.",
        after="I stayed calm. Nothing was broken.",
        user_id="u1",
        at=now,
    )
    application = uow.applications.start(
        one,
        title="Ward host",
        stage="preparing",
        stage_on=date(2026, 3, 1),
        at=now,
        key=key,
        employer="Elmfield NHS Trust",
        vacancy_id=vacancy,
        role_id="porter",
        limit_count=500,
        limit_unit="words",
        opening="I like to help.",
        statement=f"I am {called} and I stay calm.",
        statement_at=now,
    )
    uow.applications.move(
        application,
        stage="submitted",
        happened_on=date(2026, 3, 10),
        who="resident",
        at=now,
        key=key,
    )
    asked = [
        NewCriterion("essential", "Able to stay calm", "pressure"),
        NewCriterion("desirable", "A driving licence", None),
    ]
    uow.applications.set_criteria(application, asked, at=now)
    calm, licence = uow.applications.criteria(application)
    uow.applications.update_criterion(calm.id, at=now, state="story", story_id=story)
    uow.applications.update_criterion(licence.id, at=now, state="gap")
    uow.applications.set_section(application, "referees", state="done", at=now)
    uow.background.add_work(
        one,
        at=now,
        key=key,
        kind="caring",
        what=f"Cared for the father of {called}",
        from_month=date(2020, 5, 1),
        is_current=True,
    )
    referee = uow.background.add_referee(
        one, at=now, key=key, relation="teacher", words=f"the teacher of {called}", permission="yes"
    )
    uow.background.set_readiness(one, "email", state="in_place", at=now)
    uow.background.set_readiness(one, "id", state="need", at=now)
    uow.background.set_barrier(one, "childcare", state="open", at=now, is_main=True)
    uow.background.add_referral(
        one, reason="barrier:childcare", service="Elmfield nursery", state="helped", at=now, key=key
    )
    uow.reminders.schedule(
        one, kind="asked", about="x", due_at=now, since=now, words=f"{called} sends the form"
    )
    _practised(uow, now, one, application, called)
    _checked(uow, now, one, application, referee)
    _in_work(uow, now, one, application, called)
    return chat


def _practised(uow: SqlUnitOfWork, now: datetime, one: str, application: int, called: str) -> None:
    uow.interviews.add(
        one,
        application_id=application,
        now=now,
        key=called,
        kind="panel",
        on_day=date(2026, 3, 20),
        place="Elmfield House",
        state="held",
        felt="ok",
        outcome="offer",
        feedback=f"{called} spoke well",
    )
    practice = uow.practice.start(
        one,
        role_id="porter",
        application_id=application,
        style="coffee_cup",
        feedback="each",
        now=now,
        key=called,
    )
    uow.practice.answer(
        one,
        practice_id=practice,
        question_id="why_here",
        attempt=1,
        text=f"I, {called}, like people",
        assessment={"situation": True, "action": True, "result": False, "words": 5},
        now=now,
        key=called,
    )
    test = uow.practice.start_test(
        one, kind="numeracy", role_id="porter", level=1, now=now, key=called
    )
    item = uow.practice.ask_item(
        one,
        session_id=test,
        skill="doses",
        fingerprint="doses:3x4",
        params={"by": 3, "each": 4},
        now=now,
        key=called,
    )
    assert item is not None
    uow.practice.answer_item(one, item, answer="12", is_right=True, now=now)


def _checked(uow: SqlUnitOfWork, now: datetime, one: str, application: int, referee: int) -> None:
    uow.checks.put_offer(
        one,
        application_id=application,
        now=now,
        offered_on=date(2026, 3, 25),
        conditional="yes",
        is_written=True,
        words="They want me",
    )
    uow.checks.put(
        one,
        "dbs",
        application_id=application,
        now=now,
        state="open",
        whose="employer",
        chase_on=date(2026, 4, 20),
        blocked_by="no_answer",
    )
    uow.checks.set_document(one, "passport", state="have", now=now)
    uow.checks.put_reference(
        one,
        referee_id=referee,
        application_id=application,
        now=now,
        state="requested",
        chased=1,
    )


def _in_work(uow: SqlUnitOfWork, now: datetime, one: str, application: int, called: str) -> None:
    job = uow.jobs.add(
        one,
        now=now,
        key=called,
        application_id=application,
        title="Ward host",
        employer="Elmfield NHS Trust",
        employer_type="nhs",
        state="started",
        starts_on=date(2026, 4, 6),
        first_who=f"the supervisor of {called}",
        hours_per_week=37.5,
    )
    week_4 = uow.jobs.plan_check_in(
        one, job_id=job, kind="work", number=4, due_on=date(2026, 5, 4), now=now
    )
    uow.jobs.update_check_in(
        one,
        week_4,
        now=now,
        state="answered",
        feeling="hard",
        still_there=True,
        hours=30.0,
        trouble="rota",
        words=f"{called} is tired",
    )
    uow.jobs.set_standard(one, 3, state="done", now=now)
