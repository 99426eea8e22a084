"""A job that is over: no blame, what is good to know, and back to wherever somebody likes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.guided import DONE, Done, Question
from actions.knowing import resident
from actions.turn import Turn
from actions.work_questions import SKIP, about_of, ask_last_day, ask_old_or_new, ask_why
from bot.clock import in_london
from bot.content.say_facts import with_care
from bot.journey.barriers import find_barriers
from bot.journey.choices import match_choice
from bot.journey.dates.reading import Read, Want, read
from bot.journey.dates.resolving import Precision
from bot.journey.text import plain
from bot.services import jobs
from bot.services.matters.jobs import payload
from bot.services.work_records import Job

RATHER_NOT = "rather_not"
KINDLY = frozenset({"own_choice", "sacked", "contract_ended"})
"""The reasons that are answered in words of their own."""
_NOT_LEFT = re.compile(
    r"\b(?:didnt|did not|have not|havent|not|never) (?:quit|left|leave|been sacked|resign\w*)\b"
    r"|\b(?:not leaving|still there|still here)\b"
)


def has_not_left(text: str) -> bool:
    """Whether somebody says that they did not leave: "i didnt quit"."""
    return _NOT_LEFT.search(plain(text)) is not None


def begin_leaving(turn: Turn, job: Job, text: str) -> Question | Done:
    """Keep that a job is over, say that it is no fault, and ask what somebody likes to tell."""
    today = in_london(turn.step.at).date()
    is_ahead = job.starts_on is None or job.starts_on > today
    if job.state == jobs.EXPECTED and is_ahead and text and not turn.text.startswith("/"):
        # Who leaves before a first day may well mean the job before: "i quit my old job".
        return ask_old_or_new(turn, about_of(job, text=text[:200]))
    return leave(turn, job, text)


def leave(turn: Turn, job: Job, text: str) -> Question | Done:
    """Keep that a job is over, with the day and the reason where they were told."""
    day, reason = _day(turn, text), _reason(turn, text)
    with turn.parts.writing() as uow:
        kept = jobs.leave(uow, turn.step, job, day=day, reason=reason)
    words = turn.content.in_work.left
    turn.say("utter_told", text=words[reason if reason in KINDLY else "unknown"])
    about = about_of(kept)
    if kept.state == jobs.ENDED and day is None:
        return ask_last_day(turn, about)
    return ask_why(turn, about) if reason is None else say_after(turn, kept)


def take_last_day(turn: Turn, job: Job, value: str) -> Question | Done | None:
    """Keep the last day; None: no day can be read."""
    if plain(value) != SKIP:
        day = _day(turn, value)
        if day is None:
            return None
        with turn.parts.writing() as uow:
            jobs.say_last_day(uow, turn.step, job, day)
    return ask_why(turn, about_of(job)) if job.end_reason is None else say_after(turn, job)


def take_why(turn: Turn, job: Job, value: str) -> Question | Done | None:
    """Keep why, as a code; words that name none are kept as they are, under "something else"."""
    reasons = turn.content.in_work.reasons
    at = match_choice(value, [one.label for one in reasons.values()])
    named = _reason(turn, value)
    found = value if value in reasons else list(reasons)[at] if at is not None else named
    if plain(value) == SKIP:
        found = RATHER_NOT
    words = None if found is not None or turn.text.startswith("/") else value
    with turn.parts.writing() as uow:
        jobs.say_why(uow, turn.step, job, found or "other", words)
        kept = jobs.get(uow, resident(turn).id, job.id) or job
    return say_after(turn, kept)


def take_old_or_new(turn: Turn, job: Job, about: Mapping[str, Any], value: str) -> Any:
    """Keep which job is over: the one before, or the one that was about to begin."""
    said = plain(value)
    if said in {"old", "skip", "no"} or "old" in said or "before" in said:
        turn.say("utter_work_old_job")
        return DONE
    if said == "new" or "new" in said or "yes" in said:
        return leave(turn, job, str(about.get("text", "")))
    return None


def say_after(turn: Turn, job: Job) -> Done:
    """Say what is good to know now, and offer where to go on."""
    facts, today = turn.content.in_work.after, in_london(turn.step.at).date()
    if job.state == jobs.ENDED:
        turn.say("utter_told", text=_fact(turn, "last_pay", today))
    names = ["benefits", *(["unfair"] if job.end_reason == "sacked" else [])]
    text = "\n".join(facts[name].says for name in names)
    soonest = min((facts[name] for name in names), key=lambda one: one.review_by)
    turn.say("utter_told", text=with_care(turn.content, soonest, text, today))
    undo = payload("undo", f"job:{job.id}:left")
    buttons = [
        {"title": turn.label("find_roles"), "payload": "/roles_find"},
        {"title": turn.label("find_adverts"), "payload": "/vacancies_find"},
        {"title": turn.label("rest_now"), "payload": payload("rest", f"job:{job.id}:left")},
        {"title": turn.label("person"), "payload": "/human"},
        {"title": turn.label("that_is_wrong"), "payload": undo},
    ]
    turn.say("utter_work_next", buttons=buttons)
    return DONE


def _fact(turn: Turn, name: str, today: date) -> str:
    fact = turn.content.in_work.after[name]
    return with_care(turn.content, fact, fact.says, today)


def _day(turn: Turn, text: str) -> date | None:
    """Return the last day that a text names; a week or a month is no day."""
    found = read(text, turn.step.at, Want.PAST)
    if isinstance(found, Read) and found.date is not None and found.precision is Precision.DAY:
        return found.date
    return None


def _reason(turn: Turn, text: str) -> str | None:
    reasons = turn.content.in_work.reasons
    named = find_barriers(text, {name: one.words for name, one in reasons.items()})
    return named[0] if named else None
