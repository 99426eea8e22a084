"""A first day, and the months after it: reminded of the day before, then asked how it goes.

The subjects are "job:4:tomorrow", "job:4:evening", "job:4:week_13" and "job:4:month_2".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import ClassVar

from bot.clock import in_london
from bot.content.content import Content
from bot.content.in_work import WorkMessage
from bot.journey.check_ins import (
    AGAIN_AFTER,
    GIVEN_UP_AFTER,
    USUAL_TIME,
    Kind,
    asking_moments,
    check_in_days,
    day_before,
    first_evening,
    placement_days,
)
from bot.journey.reminder_words import say_clock
from bot.journey.reminders import Matter, at
from bot.services.dialogue import Reply
from bot.services.job_facts import NOW
from bot.services.matters.kind import (
    MatterKind,
    Rank,
    about,
    called,
    prefers,
    subject_of,
    today,
    watch,
)
from bot.services.ports import UnitOfWork
from bot.services.records import Choice, Reminder, Resident
from bot.services.work_records import CheckIn, Job

SUBJECT = "job"
TOMORROW, EVENING = "tomorrow", "evening"
_KIND = {"week": Kind.WORK, "month": Kind.PLACEMENT}
_WORD = {str(kind): word for word, kind in _KIND.items()}
NOT_INSTEAD = frozenset({4, 13, 26})
"""The weeks for which the months of a placement stand."""
PLACEMENT = "placement"


class JobMatters(MatterKind):
    """Jobs that start tomorrow, and asking how they go."""

    subject: ClassVar[str] = SUBJECT

    def read(
        self, uow: UnitOfWork, resident_id: str, number: int, what: str, now: datetime
    ) -> Matter | None:
        """Return the day before, the first evening, or the days on which it is asked."""
        job = uow.jobs.get(resident_id, number)
        if job is None or job.state not in NOW:
            return None
        clock = prefers(uow, resident_id)
        if what in {TOMORROW, EVENING}:
            return _first_day(job, what, clock, today(now))
        check_in = check_in_of(uow, job, what)
        if check_in is None or check_in.state not in {"planned", "asked"}:
            return None
        if check_in.state == "planned":
            is_stale = today(now) > check_in.due_on + GIVEN_UP_AFTER
            return None if is_stale else Matter(asking_moments(check_in.due_on, clock)[:1])
        return Matter((_again(check_in, clock),)) if check_in.asked_at else None

    def rank(self, what: str) -> Rank:
        """A first day comes before what can be asked later too."""
        return Rank.START if what in {TOMORROW, EVENING} else Rank.CHECK_IN

    def reply(
        self,
        uow: UnitOfWork,
        content: Content,
        chosen: Sequence[Reminder],
        resident: Resident,
        now: datetime,
    ) -> Reply:
        """Return the message; the second time a check-in is asked in gentler words."""
        del now
        one = chosen[0]
        _, number, what = subject_of(one.about)
        job = uow.jobs.get(resident.id, number)
        form = _message(content, one, what)
        details = _details(content, job) if job and what == TOMORROW else ""
        text = form.text.format(
            called=called(resident), details=details, number=what.partition("_")[2]
        )
        choices = (Choice(it.title, payload(it.wish, one.about)) for it in form.buttons)
        return Reply(text, tuple(choices))

    def following(self, uow: UnitOfWork, one: Reminder, now: datetime) -> datetime | None:
        """Ask a check-in once more; the time after that it is given up."""
        what = subject_of(one.about)[2]
        if what in {TOMORROW, EVENING}:
            return None
        clock = prefers(uow, one.resident_id) or USUAL_TIME
        day = in_london(now).date()
        if one.nth == 0:
            return at(day + AGAIN_AFTER, clock)
        return at(day + GIVEN_UP_AFTER - AGAIN_AFTER, clock)

    def said(self, uow: UnitOfWork, one: Reminder, now: datetime) -> None:
        """Keep when a check-in was first asked."""
        check_in = _of_reminder(uow, one)
        if check_in is not None and check_in.state == "planned":
            uow.jobs.update_check_in(
                one.resident_id, check_in.id, now=now, state="asked", asked_at=now
            )

    def dropped(self, uow: UnitOfWork, one: Reminder, now: datetime) -> None:
        """Keep that nobody answered, or that it was never asked, once so much time has passed."""
        check_in = _of_reminder(uow, one)
        if check_in is None or check_in.state not in {"planned", "asked"}:
            return
        asked_on = in_london(check_in.asked_at).date() if check_in.asked_at else check_in.due_on
        if today(now) >= asked_on + GIVEN_UP_AFTER:
            state = "no_answer" if check_in.state == "asked" else "dropped"
            uow.jobs.update_check_in(one.resident_id, check_in.id, now=now, state=state)

    def watch(self, uow: UnitOfWork, resident_id: str, at: datetime) -> None:
        """Watch every job that goes on, or is to start."""
        for job in uow.jobs.of(resident_id):
            if job.state in NOW:
                _watch_job(uow, job, at)


def plan(uow: UnitOfWork, job: Job, at: datetime) -> None:
    """Plan when somebody is asked how a job goes, as its first day and its contract stand now.

    What would have been before today is left out: nobody is asked of a first week long ago.
    """
    wanted = _wanted(job)
    there = {(one.kind, one.number): one for one in uow.jobs.check_ins(job.resident_id, job.id)}
    for (kind, number), due_on in wanted.items():
        one = there.get((kind, number))
        state = "planned" if due_on >= today(at) else "dropped"
        if one is None:
            key = uow.jobs.plan_check_in(
                job.resident_id, job_id=job.id, kind=kind, number=number, due_on=due_on, now=at
            )
            if state == "dropped":
                uow.jobs.update_check_in(job.resident_id, key, now=at, state=state)
        elif one.state in {"planned", "dropped"}:
            uow.jobs.update_check_in(job.resident_id, one.id, now=at, due_on=due_on, state=state)
    for name, one in there.items():
        if name not in wanted and one.state == "planned":
            uow.jobs.update_check_in(job.resident_id, one.id, now=at, state="dropped")
    _watch_job(uow, job, at)


def check_in_of(uow: UnitOfWork, job: Job, what: str) -> CheckIn | None:
    """Return the check-in that a subject names ("week_13"), or None."""
    word, _, number = what.partition("_")
    kind = _KIND.get(word)
    if kind is None or not number.isdecimal():
        return None
    mine = uow.jobs.check_ins(job.resident_id, job.id)
    return next((one for one in mine if (one.kind, one.number) == (kind, int(number))), None)


def subject_of_check_in(one: CheckIn) -> str:
    """Return the subject of a check-in's reminder: "job:4:week_13"."""
    return about(SUBJECT, one.job_id, f"{_WORD[one.kind]}_{one.number}")


def payload(wish: str, subject: str) -> str:
    """Return what a button about a job says to the dialogue; `subject`: "job:4:week_13"."""
    return f'/work_change{{"work_wish": "{wish}", "job": "{subject}"}}'


def _wanted(job: Job) -> dict[tuple[str, int], date]:
    if job.starts_on is None:
        return {}
    weeks = check_in_days(job.starts_on)
    found = {(str(Kind.WORK), week): day for week, day in weeks.items()}
    if job.contract == PLACEMENT:
        found = {name: day for name, day in found.items() if name[1] not in NOT_INSTEAD}
        months = placement_days(job.starts_on)
        found |= {(str(Kind.PLACEMENT), month): day for month, day in months.items()}
    return found


def _watch_job(uow: UnitOfWork, job: Job, at: datetime) -> None:
    clock = prefers(uow, job.resident_id)
    for what in (TOMORROW, EVENING):
        subject = about(SUBJECT, job.id, what)
        watch(uow, job.resident_id, subject, _first_day(job, what, clock, today(at)), at)
    for one in uow.jobs.check_ins(job.resident_id, job.id):
        subject = subject_of_check_in(one)
        if one.state == "planned":
            moments = asking_moments(one.due_on, clock)[:1]
            watch(uow, job.resident_id, subject, Matter(moments), at)
        elif one.state == "dropped":
            watch(uow, job.resident_id, subject, None, at)


def _first_day(job: Job, what: str, clock: time | None, day: date) -> Matter | None:
    """Return the day before, or the first evening, as long as it still has a point."""
    if job.starts_on is None or day > job.starts_on:
        return None
    if what == EVENING:
        return Matter((first_evening(job.starts_on),))
    is_over = job.state != "expected" or day == job.starts_on
    return None if is_over else Matter((day_before(job.starts_on, clock),), urgent=True)


def _again(one: CheckIn, clock: time | None) -> datetime:
    asked = in_london(one.asked_at).date() if one.asked_at else one.due_on
    return at(asked + AGAIN_AFTER, clock or USUAL_TIME)


def _of_reminder(uow: UnitOfWork, one: Reminder) -> CheckIn | None:
    _, number, what = subject_of(one.about)
    job = uow.jobs.get(one.resident_id, number)
    return None if job is None else check_in_of(uow, job, what)


def _message(content: Content, one: Reminder, what: str) -> WorkMessage:
    messages = content.in_work.messages
    if what in {TOMORROW, EVENING}:
        return messages["tomorrow" if what == TOMORROW else "first_evening"]
    if one.nth > 0:
        return messages["again"]
    return messages["month" if what.startswith("month_") else what]


def _details(content: Content, job: Job) -> str:
    """Return when, where and whom to ask for, as far as it is known: one sentence, or nothing."""
    file = content.in_work
    pieces = []
    if job.first_time:
        pieces.append(file.details_time.format(time=say_clock(time.fromisoformat(job.first_time))))
    if job.first_place:
        pieces.append(file.details_place.format(place=job.first_place))
    if job.first_who:
        pieces.append(file.details_who.format(who=job.first_who))
    said = ". ".join(piece[:1].upper() + piece[1:] for piece in pieces)
    return f"{said}. " if said else ""
