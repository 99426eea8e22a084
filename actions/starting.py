"""A first day in a job: kept as soon as it is told, then asked only what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from actions.base import ResidentAction
from actions.form import is_question
from actions.guided import DONE, Done, GuidedForm, Question, begin
from actions.knowing import resident
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.starting_questions import (
    ASKS,
    FORM,
    ask_day,
    ask_which,
    following,
    say_end,
    say_topics,
    topics_in,
)
from actions.starting_takes import TAKES, named_in, take_words
from actions.starting_which import AFTER_AN_OFFER, applications_meant, is_another
from actions.turn import Events, Turn, called
from actions.which_application import of_ids, roles_in
from bot.clock import in_london
from bot.journey.first_day import FirstDay, Told, read_first_day, read_weekly_hours, read_where
from bot.journey.text import plain
from bot.journey.working_hours import clock_words
from bot.services import jobs
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.job_facts import job_now, not_over
from bot.services.job_words import say_day
from bot.services.progress import Standing
from bot.services.work_records import Job

SURE_ENOUGH = 0.4
NO_DAY = {
    Told.IMPOSSIBLE: "utter_start_day_impossible",
    Told.TOO_FAR: "utter_start_day_too_far",
    Told.LONG_AGO: "utter_start_day_long_ago",
    Told.UNCLEAR: "utter_start_day_unclear",
}
"""What is said of a day that cannot be kept; the day is asked for after it."""


class StartTell(ResidentAction):
    """Keeps a first day, or tells what is good to know about one."""

    action_name = "action_start_tell"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep the day that is told; answer what is asked; else ask for the day."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH and not turn.meant:
            return miss(turn)
        told = read_first_day(turn.text, turn.step.at) if turn.was_typed else FirstDay(Told.NOTHING)
        asked = turn.entity("asks")
        topics = [asked] if asked in turn.content.starting.topics else topics_in(turn)
        asks = turn.was_typed and is_question(turn.text)
        if told.is_known and not asks:
            return [UNDERSTOOD, *_told(turn, standing, told)]
        if topics or told.told is Told.UNKNOWN:
            return [UNDERSTOOD, *_say(turn, [str(one) for one in topics] or ["no_date"])]
        if turn.form:
            return [UNDERSTOOD, *turn.go_on()]
        if told.told in NO_DAY:
            turn.say(NO_DAY[told.told])
        with turn.parts.reading() as uow:
            job = job_now(uow, standing.resident.id)
        if job is not None and job.starts_on is not None and told.told is Told.NOTHING:
            return [UNDERSTOOD, *_known(turn, job, job.starts_on)]
        return [UNDERSTOOD, *begin(turn, FORM, ask_day(turn))]


class StartForm(GuidedForm):
    """Asks for what is missing of a first day; everything can be skipped."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        if name == "day":
            return ask_day(turn, since=bool(about.get("since")))
        if name == "which":
            return ask_which(turn, about, of_ids(turn, about["applications"]))
        job = _job(turn, about)
        return None if job is None else ASKS[name](turn, job)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer and return what is still missing."""
        if name == "day":
            return _take_day(turn, value)
        if name == "which":
            return _take_which(turn, about, value)
        job = _job(turn, about)
        if job is None:
            return DONE
        if plain(value) == "skip":
            return _next(turn, job, name)
        kept = TAKES[name](turn, job, value)
        return None if kept is None else _next(turn, kept, name)


def start_question(turn: Turn, *, since: bool = False) -> Events:
    """Ask for the first day; `since`: of a job that goes on."""
    return begin(turn, FORM, ask_day(turn, since=since))


def _told(turn: Turn, standing: Standing, told: FirstDay) -> Events:
    """Keep a day: of the job that is meant, or ask which one it is."""
    another = is_another(turn, standing, told)
    found = applications_meant(turn, standing, another=another)
    if len(found) > 1 and not turn.form:
        about = _about(turn, told)
        return begin(turn, FORM, ask_which(turn, about, found[:6]))
    application = found[0] if len(found) == 1 else None
    kept = _keep(turn, told, application, turn.text, another=another and application is None)
    _say_kept(turn, kept, told.day)
    if turn.form and turn.form != FORM:
        return turn.go_on()
    question = following(turn, kept, None)
    if isinstance(question, Done):
        say_end(turn, kept)
        return []
    return begin(turn, FORM, question)


def _keep(
    turn: Turn,
    told: FirstDay,
    application: Application | None,
    text: str,
    *,
    another: bool = False,
) -> Job:
    details: dict[str, Any] = {}
    if told.at is not None and told.told is not Told.PAST:
        details["first_time"] = told.at.isoformat("minutes")
    if (hours := read_weekly_hours(text)) is not None:
        details["hours_per_week"] = hours
    where = read_where(text)
    if where.who is not None and told.told is not Told.PAST:
        details["first_who"] = where.who
    details |= take_words(turn, text)
    with turn.parts.writing() as uow:
        return jobs.start(
            uow,
            turn.content,
            turn.step,
            day=told.day,
            has_begun=told.told is Told.PAST,
            application=application,
            named=named_in(turn, text),
            details=details,
            another=another,
        )


def _say_kept(turn: Turn, job: Job, day: date | None) -> None:
    today = in_london(turn.step.at).date()
    if day is None:
        return
    when = "coming" if day > today else "today" if day == today else "past"
    clock = time.fromisoformat(job.first_time) if job.first_time and when == "coming" else None
    turn.say(
        f"utter_start_kept_{when}_at" if clock else f"utter_start_kept_{when}",
        called=called(resident(turn).called),
        day=say_day(day, today),
        time=clock_words(clock) if clock else "",
    )


def _say(turn: Turn, topics: list[str]) -> Events:
    with turn.parts.reading() as uow:
        job = job_now(uow, resident(turn).id)
    say_topics(turn, topics, job)
    if turn.form:
        return turn.go_on()
    if job is None or job.starts_on is None:
        turn.say("utter_start_tell_me")
    return []


def _known(turn: Turn, job: Job, day: date) -> Events:
    """Say the first day that is known, and ask for what is missing of it."""
    _say_kept(turn, job, day)
    question = following(turn, job, None)
    if isinstance(question, Done):
        say_end(turn, job)
        return []
    return begin(turn, FORM, question)


def _about(turn: Turn, told: FirstDay) -> dict[str, Any]:
    return {
        "day": told.day.isoformat() if told.day else None,
        "at": told.at.isoformat("minutes") if told.at else None,
        "told": str(told.told),
        "text": turn.text[:200],
    }


def _take_day(turn: Turn, value: str) -> Question | Done | None:
    """Read the day; what cannot be kept has an answer of its own, and the day is asked again."""
    if plain(value) in {"skip", "not_yet", "not yet"}:
        turn.say("utter_start_no_day")
        return DONE
    told = read_first_day(value, turn.step.at)
    if told.told is Told.UNKNOWN:
        say_topics(turn, ["no_date"], None)
        turn.say("utter_start_no_day")
        return DONE
    if told.told in NO_DAY:
        turn.say(NO_DAY[told.told])
        return ask_day(turn)
    if not told.is_known:
        return None
    with turn.parts.reading() as uow:
        standing = resident(turn)
        mine = [one for one in not_over(uow, standing.id) if one.stage in AFTER_AN_OFFER]
    if len(mine) > 1:
        return ask_which(turn, {**_about(turn, told), "text": value[:200]}, mine[:6])
    kept = _keep(turn, told, mine[0] if mine else None, value)
    _say_kept(turn, kept, told.day)
    return _next(turn, kept, None)


def _take_which(turn: Turn, about: Mapping[str, Any], value: str) -> Question | Done | None:
    listed = of_ids(turn, about["applications"])
    none = plain(value) in {"skip", "no", "none", "none of these", "another", "other"}
    found = [] if none else [one for one in listed if str(one.id) == value]
    found = found or ([] if none else named_applications(value, listed, roles_in(turn)))
    if len(found) != 1 and not none:
        return None
    at = time.fromisoformat(about["at"]) if about.get("at") else None
    told = FirstDay(Told(about["told"]), date.fromisoformat(about["day"]), at)
    kept = _keep(turn, told, found[0] if found else None, str(about.get("text", "")))
    _say_kept(turn, kept, told.day)
    return _next(turn, kept, None)


def _next(turn: Turn, job: Job, after: str | None) -> Question | Done:
    question = following(turn, job, after)
    if isinstance(question, Done):
        say_end(turn, job)
    return question


def _job(turn: Turn, about: Mapping[str, Any]) -> Job | None:
    who = resident(turn).id
    with turn.parts.reading() as uow:
        return jobs.get(uow, who, int(about["job"]))


# Told where a question is open, it is heard when it is no answer to that question.
SECOND_LOOK["start_date"] = StartTell()
