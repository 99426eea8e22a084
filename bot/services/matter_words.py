"""What is said of closing dates, silences and new adverts when their day has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.clock import in_london
from bot.content.content import Content
from bot.content.reminders_file import MatterButton, MatterWords
from bot.journey.deadlines import closing_moments, days_left, moment_after
from bot.services.application_records import Application
from bot.services.dialogue import Reply
from bot.services.job_words import say_closing, say_day, say_job
from bot.services.matters import DEADLINE, NEW, SILENCE, closing_day, subject_of
from bot.services.ports import UnitOfWork
from bot.services.records import Choice, Reminder, Resident
from bot.services.reminders import preferred


def chosen_matters(due: Sequence[Reminder]) -> list[Reminder]:
    """Return what is said in one message: all closing dates, or one silence, or all new adverts."""
    of: dict[str, list[Reminder]] = {}
    for one in due:
        of.setdefault(subject_of(one.about)[2], []).append(one)
    return of.get(DEADLINE) or of.get(SILENCE, [])[:1] or of.get(NEW, [])


def following_matter(uow: UnitOfWork, one: Reminder, now: datetime) -> datetime | None:
    """Return when somebody is told of a closing date once more; None: never again."""
    _, number, what = subject_of(one.about)
    application = uow.applications.get(one.resident_id, number) if what == DEADLINE else None
    day = closing_day(uow, application) if application else None
    if day is None:
        return None
    prefers = preferred(uow.progress.preferences(one.resident_id))
    return moment_after(closing_moments(day, prefers), now)


def matter_reply(  # noqa: PLR0917 - the parts of one message
    uow: UnitOfWork,
    content: Content,
    words: MatterWords,
    chosen: Sequence[Reminder],
    resident: Resident,
    now: datetime,
) -> Reply:
    """Return the message about what `chosen_matters` chose."""
    what = subject_of(chosen[0].about)[2]
    called = f", {resident.called}" if resident.called else ""
    if what == NEW:
        return _new(uow, content, words, chosen, called, now)
    found = [uow.applications.get(resident.id, subject_of(one.about)[1]) for one in chosen]
    mine = [one for one in found if one is not None]
    if what == SILENCE:
        text = words.no_reply.text.format(called=called, job=_job(content, mine[0]))
        return _reply(content, text, words.no_reply.buttons, mine[0].id)
    soonest = min(mine, key=lambda one: str(closing_day(uow, one)))
    if len(mine) > 1:
        lines = "\n".join(
            words.line.format(
                job=_job(content, one),
                closing=say_closing(content, closing_day(uow, one), in_london(now).date()),
            )
            for one in mine
        )
        text = words.several.text.format(called=called, lines=lines)
        return _reply(content, text, words.several.buttons, soonest.id)
    day = closing_day(uow, soonest)
    left = days_left(day, now) if day else 0
    form = {0: words.today, 1: words.tomorrow}.get(left, words.deadline)
    text = form.text.format(
        called=called,
        job=_job(content, soonest),
        days=left,
        day=say_day(day, in_london(now).date()) if day else "",
    )
    return _reply(content, text, form.buttons, soonest.id)


def _new(  # noqa: PLR0917 - the parts of one message
    uow: UnitOfWork,
    content: Content,
    words: MatterWords,
    chosen: Sequence[Reminder],
    called: str,
    now: datetime,
) -> Reply:
    adverts = [uow.vacancies.get(subject_of(one.about)[1]) for one in chosen]
    known = [one for one in adverts if one is not None]
    if len(known) > 1:
        text = words.new_several.text.format(called=called, count=len(known))
        return _reply(content, text, words.new_several.buttons, known[0].id)
    one = known[0]
    text = words.new_one.text.format(
        called=called,
        job=say_job(content, one.title, one.employer),
        closing=say_closing(content, one.closes_on, in_london(now).date()),
        link=one.link or "",
    )
    tidied = "\n".join(line for line in text.splitlines() if line.strip())
    return _reply(content, tidied, words.new_one.buttons, one.id)


def _job(content: Content, one: Application) -> str:
    return say_job(content, one.title, one.employer)


def _reply(content: Content, text: str, buttons: Sequence[MatterButton], number: int) -> Reply:
    """Return a message whose buttons name the application or the advert that it is about."""
    choices = (
        Choice(content.label(it.label), it.payload.replace("NUMBER", str(number))) for it in buttons
    )
    return Reply(text, tuple(choices))
