"""Adverts and applications in words: one line each, when they close, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.content.content import Content
from bot.journey.applying import ApplicationStage
from bot.journey.dates.reading import Read
from bot.journey.dates.saying import say
from bot.services.application_records import Application, ApplicationStep, Vacancy


def say_day(day: date, today: date) -> str:
    """Write a day as "Friday 27 November", with the year where it is another."""
    return say(Read(day, None, 0, 0), today)


def say_closing(content: Content, day: date | None, today: date) -> str:
    """Say when an advert closes, as a sentence."""
    words = content.tracking.closing
    if day is None:
        return words.unknown
    if day < today:
        form = words.over
    elif day == today:
        form = words.today
    else:
        form = words.tomorrow if day - today == timedelta(days=1) else words.later
    return form.format(day=say_day(day, today))


def say_job(content: Content, title: str, employer: str | None) -> str:
    """Name a job with its employer, where that is known."""
    return content.tracking.titled.format(title=title, employer=employer) if employer else title


def say_vacancy(content: Content, one: Vacancy, today: date) -> str:
    """Say an advert in two or three lines: the job, when it closes, and always its link."""
    place = f", {one.place}" if one.place else ""
    lines = [
        f"{say_job(content, one.title, one.employer)}{place}.",
        say_closing(content, one.closes_on, today),
    ]
    return "\n".join([" ".join(lines), *([one.link] if one.link else [])])


def say_vacancy_whole(content: Content, one: Vacancy, today: date) -> str:
    """Say all that is known of an advert, line by line."""
    place = f", {one.place}" if one.place else ""
    lines = [f"{say_job(content, one.title, one.employer)}{place}"]
    lines += [part for part in (one.hours, one.pay) if part]
    lines.append(say_closing(content, one.closes_on, today))
    if one.guaranteed_interview:
        lines.append(content.tracking.guaranteed)
    if one.link:
        lines.append(one.link)
    return "\n".join(lines)


def say_application(content: Content, one: Application, number: int, today: date) -> str:
    """Say an application in a line: the job, its stage and since when, what comes next."""
    stage = ApplicationStage(one.stage)
    following: str = content.tracking.next[stage]
    if stage in {ApplicationStage.INTERESTED, ApplicationStage.PREPARING} and one.closes_on:
        following = say_closing(content, one.closes_on, today)
    return content.tracking.line.format(
        number=number,
        title=say_job(content, one.title, one.employer),
        stage=content.tracking.stages[stage].lower(),
        day=say_day(one.stage_on, today),
        next=following,
    )


def say_history(content: Content, steps: Sequence[ApplicationStep], today: date) -> str:
    """Say how far an application came, a line for each change."""
    return "\n".join(
        content.tracking.history.format(
            day=say_day(one.happened_on, today),
            stage=content.tracking.stages[ApplicationStage(one.stage)],
        )
        for one in steps
    )
