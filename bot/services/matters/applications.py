"""Closing dates of applications, and a long silence after one was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from bot.content.content import Content
from bot.journey.applying import UNSENT, ApplicationStage
from bot.journey.deadlines import closing_moments, days_left, moment_after, silence_moment
from bot.journey.reminders import Matter
from bot.services.application_records import Application
from bot.services.dialogue import Reply
from bot.services.job_words import say_closing, say_day, say_job
from bot.services.matters.kind import (
    MatterKind,
    Rank,
    about,
    called,
    prefers,
    subject_of,
    today,
    watch,
    with_buttons,
)
from bot.services.ports import UnitOfWork
from bot.services.records import Reminder, Resident

SUBJECT = "application"
DEADLINE, SILENCE = "deadline", "no_reply"


class ApplicationMatters(MatterKind):
    """Applications that close, and those that nobody answers."""

    subject: ClassVar[str] = SUBJECT

    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return the days before it closes, or the day on which the silence is long."""
        application = uow.applications.get(resident_id, number)
        return None if application is None else _matter(uow, application, what, now)

    def rank(self, what: str) -> Rank:
        """A closing date cannot wait as a silence can."""
        return Rank.CLOSING if what == DEADLINE else Rank.SILENCE

    def is_together(self, what: str) -> bool:
        """All closing dates are said in one message."""
        return what == DEADLINE

    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Return the message about one silence, or about all closing dates that are due."""
        found = [uow.applications.get(resident.id, subject_of(one.about)[1]) for one in chosen]
        mine = [one for one in found if one is not None]
        if subject_of(chosen[0].about)[2] == SILENCE:
            form = content.reminders.matters.no_reply
            text = form.text.format(called=called(resident), job=_job(content, mine[0]))
            return with_buttons(content, text, form.buttons, mine[0].id)
        if len(mine) > 1:
            return _several(uow, content, mine, resident, now)
        return _closing(uow, content, mine[0], resident, now)

    def following(self, uow: UnitOfWork, one: Reminder, now: datetime) -> datetime | None:
        """Return when somebody is told of a closing date once more."""
        _, number, what = subject_of(one.about)
        application = uow.applications.get(one.resident_id, number) if what == DEADLINE else None
        day = closing_day(uow, application) if application else None
        if day is None:
            return None
        return moment_after(closing_moments(day, prefers(uow, one.resident_id)), now)

    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Watch every application."""
        for application in uow.applications.of(resident_id):
            watch_application(uow, application, at)


def watch_application(uow: UnitOfWork, application: Application, at: datetime) -> None:
    """Set or take off what somebody is reminded of, as the application stands now."""
    for what in (DEADLINE, SILENCE):
        subject = about(SUBJECT, application.id, what)
        watch(uow, application.resident_id, subject, _matter(uow, application, what, at), at)


def closing_day(uow: UnitOfWork, application: Application) -> date | None:
    """Return the day on which an application's advert closes, as the advert says it now."""
    advert = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    return (advert.closes_on if advert else None) or application.closes_on


def _matter(uow: UnitOfWork, application: Application, what: str, now: datetime) -> Matter | None:
    clock = prefers(uow, application.resident_id)
    if what == SILENCE:
        sent = application.submitted_on
        waits = application.stage == ApplicationStage.SUBMITTED and sent is not None
        return Matter((silence_moment(sent, clock),)) if waits and sent else None
    if application.stage not in UNSENT:
        return None
    advert = uow.vacancies.get(application.vacancy_id) if application.vacancy_id else None
    if advert is not None and advert.withdrawn_at is not None:
        return None
    day = closing_day(uow, application)
    if day is None or days_left(day, now) < 0:
        return None
    return Matter(closing_moments(day, clock), urgent=days_left(day, now) <= 1)


def _several(
    uow: UnitOfWork,
    content: Content,
    mine: Sequence[Application],
    resident: Resident,
    now: datetime,
) -> Reply:
    words = content.reminders.matters
    soonest = min(mine, key=lambda one: str(closing_day(uow, one)))
    lines = "\n".join(
        words.line.format(
            job=_job(content, one),
            closing=say_closing(content, closing_day(uow, one), today(now)),
        )
        for one in mine
    )
    text = words.several.text.format(called=called(resident), lines=lines)
    return with_buttons(content, text, words.several.buttons, soonest.id)


def _closing(
    uow: UnitOfWork, content: Content, one: Application, resident: Resident, now: datetime
) -> Reply:
    words = content.reminders.matters
    day = closing_day(uow, one)
    left = days_left(day, now) if day else 0
    form = {0: words.today, 1: words.tomorrow}.get(left, words.deadline)
    text = form.text.format(
        called=called(resident),
        job=_job(content, one),
        days=left,
        day=say_day(day, today(now)) if day else "",
    )
    return with_buttons(content, text, form.buttons, one.id)


def _job(content: Content, one: Application) -> str:
    return say_job(content, one.title, one.employer)
