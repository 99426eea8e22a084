"""Interviews: the day before, in the morning, how it went, and a long silence after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import ClassVar

from bot.content.content import Content
from bot.journey.applying import ENDED, UNSENT, WAITING, ApplicationStage
from bot.journey.interviews import (
    after_moment,
    days_until,
    eve_moment,
    is_over,
    morning_moment,
    silence_moment,
)
from bot.journey.reminders import Matter
from bot.services.application_records import Application
from bot.services.dialogue import Reply
from bot.services.interview_words import say_when, say_where
from bot.services.job_words import say_day, say_job
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
from bot.services.work_records import Interview

SUBJECT = "interview"
TOMORROW, TODAY, AFTER, SILENCE = "tomorrow", "today", "after", "silence"
MOMENTS = (TOMORROW, TODAY, AFTER, SILENCE)
_ANSWERED = frozenset({"offer", "no"})
_ON = frozenset({ApplicationStage.OFFER, ApplicationStage.CHECKS, ApplicationStage.START})


class InterviewMatters(MatterKind):
    """Interviews that come, and those that were."""

    subject: ClassVar[str] = SUBJECT

    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return when somebody is told of an interview, by its day as it stands now."""
        interview = uow.interviews.get(resident_id, number)
        return None if interview is None else _matter(uow, interview, what, now)

    def rank(self, what: str) -> Rank:
        """An interview that comes goes before all else; a silence can wait."""
        if what in {TOMORROW, TODAY}:
            return Rank.INTERVIEW
        return Rank.AFTER_INTERVIEW if what == AFTER else Rank.SILENCE

    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Return the message about one interview; after it no job and no employer is named."""
        _, number, what = subject_of(chosen[0].about)
        one = uow.interviews.get(resident.id, number)
        application = uow.applications.get(resident.id, one.application_id) if one else None
        if one is None or application is None:
            message = "The interview is not there. Restore the database from its last backup."
            raise LookupError(message)
        words = content.interviews.matters
        left = days_until(one.on_day, now) if one.on_day else 0
        form = words.tomorrow if left == 1 else words.today
        if what == AFTER:
            form = words.after if left == -1 else words.later
        elif what == SILENCE:
            form = words.silence
        where = say_where(content, one)
        text = form.text.format(
            called=called(resident),
            job=say_job(content, application.title, application.employer),
            when=say_when(one, today(now)),
            where=f" {where}." if where else "",
            day=say_day(one.on_day, today(now)) if one.on_day else "",
        )
        return with_buttons(content, text, form.buttons, one.id)

    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Watch every interview."""
        for interview in uow.interviews.of(resident_id):
            watch_interview(uow, interview, at)


def watch_interview(uow: UnitOfWork, interview: Interview, at: datetime) -> None:
    """Set or take off what somebody is reminded of, as the interview stands now."""
    for what in MOMENTS:
        subject = about(SUBJECT, interview.id, what)
        matter = _matter(uow, interview, what, at)
        watch(uow, interview.resident_id, subject, matter, at)


def follow_application(uow: UnitOfWork, application: Application, at: datetime) -> None:
    """Let the interviews of an application follow the stage that it came to."""
    stage = ApplicationStage(application.stage)
    for one in uow.interviews.of(application.resident_id):
        if one.application_id != application.id:
            continue
        changes = _following(one, stage, at)
        if changes:
            uow.interviews.update(one.resident_id, one.id, now=at, **changes)
        kept = uow.interviews.get(one.resident_id, one.id)
        if kept is not None:
            watch_interview(uow, kept, at)


def _following(one: Interview, stage: ApplicationStage, now: datetime) -> dict[str, str]:
    """Return what changes of an interview: an answer that came, or one that was a mistake."""
    if one.state == "cancelled":
        return {}
    was_held = one.state == "held" or is_over(one.on_day, one.starts_at, now)
    if stage in _ON:
        return {"state": "held", "outcome": "offer"}
    if stage is ApplicationStage.REJECTED:
        return {"state": "held", "outcome": "no"} if was_held else {"state": "cancelled"}
    if stage in ENDED | UNSENT | WAITING:
        return {} if was_held else {"state": "cancelled"}
    if stage is ApplicationStage.INTERVIEW and one.outcome in _ANSWERED:
        return {"outcome": "waiting"}
    return {}


def _matter(uow: UnitOfWork, one: Interview, what: str, now: datetime) -> Matter | None:
    application = uow.applications.get(one.resident_id, one.application_id)
    if application is None or one.on_day is None or one.state == "cancelled":
        return None
    if ApplicationStage(application.stage) in ENDED | _ON:
        return None
    clock = prefers(uow, one.resident_id)
    if what == SILENCE:
        waits = one.state == "held" and one.outcome == "waiting"
        return Matter((silence_moment(one.on_day, clock),)) if waits else None
    if what == AFTER:
        return Matter((after_moment(one.on_day, clock),)) if one.state == "planned" else None
    return _before(one, one.on_day, what, now, clock)


def _before(
    one: Interview, day: date, what: str, now: datetime, clock: time | None
) -> Matter | None:
    """Return when somebody is told of an interview that comes: the day before, in the morning."""
    if one.state != "planned" or is_over(day, one.starts_at, now):
        return None
    morning = morning_moment(day, one.starts_at)
    if what == TODAY:
        return Matter((morning,), urgent=True) if morning is not None else None
    # Whoever was not told the day before is told in the morning, where that word does not come.
    if days_until(day, now) < 1 and morning is not None:
        return None
    return Matter((eve_moment(day, clock),), urgent=True)
