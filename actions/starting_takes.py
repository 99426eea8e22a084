"""Reads and keeps the answers about a first day; None where an answer cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.meant import named_roles
from actions.turn import Turn
from bot.journey.advert_words import tidy_employer, tidy_title
from bot.journey.barriers import find_barriers
from bot.journey.choices import match_choice
from bot.journey.first_day import is_unknown, read_time, read_weekly_hours, read_where
from bot.services import jobs
from bot.services.jobs import Named
from bot.services.work_records import Job

LONGEST_NAME = 10
"""Longer answers to "what is the job?" are no name of one."""
NOT_SURE = "not_sure"


def named_in(turn: Turn, text: str) -> Named:
    """Return the job and the employer that a message names."""
    roles = named_roles(turn) if turn.entities("role") else []
    role = roles[0] if roles else None
    employer = tidy_employer(turn.entity("employer") or "") if turn.was_typed else None
    del text
    return Named(title=role.title if role else None, employer=employer, role=role)


def take_words(turn: Turn, text: str) -> dict[str, Any]:
    """Return the kinds of contract and employer that a message names beside a day."""
    found: dict[str, Any] = {}
    for column, kinds in (
        ("contract", turn.content.starting.contracts),
        ("employer_type", turn.content.starting.employers),
    ):
        named = [one for one in _kinds(kinds, text) if one != NOT_SURE]
        if len(named) == 1:
            found[column] = named[0]
    return found


def _take_job(turn: Turn, job: Job, value: str) -> Job | None:
    role = turn.content.find_role(value)
    title = tidy_title(value)
    if is_unknown(value):
        return job
    if title is None or len(title.split()) > LONGEST_NAME:
        return None
    employer = tidy_employer(turn.entity("employer") or "")
    with turn.parts.writing() as uow:
        return jobs.rename(uow, turn.step, job, Named(title=title, employer=employer, role=role))


def _take_time(turn: Turn, job: Job, value: str) -> Job | None:
    clock = read_time(value, turn.step.at)
    if clock is None:
        return job if is_unknown(value) else None
    where = read_where(value)
    more = {"first_who": where.who} if where.who and job.first_who is None else {}
    return _change(turn, job, first_time=clock.isoformat("minutes"), **more)


def _take_where(turn: Turn, job: Job, value: str) -> Job | None:
    if is_unknown(value):
        return job
    where = read_where(value)
    if where.place is None and where.who is None:
        return None
    told = {"first_place": where.place, "first_who": where.who}
    return _change(turn, job, **{name: words for name, words in told.items() if words})


def _take_contract(turn: Turn, job: Job, value: str) -> Job | None:
    kinds = turn.content.starting.contracts
    found = _one(kinds, value)
    if found is None:
        return job if is_unknown(value) else None
    turn.say("utter_told", text=kinds[found].said)  # type: ignore[index]
    return job if found == NOT_SURE else _change(turn, job, contract=found)


def _take_hours(turn: Turn, job: Job, value: str) -> Job | None:
    hours = read_weekly_hours(value, asked=True)
    if hours is None:
        varies = is_unknown(value) or "depend" in value.lower() or "vary" in value.lower()
        return job if varies or "different" in value.lower() else None
    return _change(turn, job, hours_per_week=hours)


def _take_employer(turn: Turn, job: Job, value: str) -> Job | None:
    found = _one(turn.content.starting.employers, value)
    if found is None:
        return job if is_unknown(value) else None
    return job if found == NOT_SURE else _change(turn, job, employer_type=found)


def _change(turn: Turn, job: Job, **changes: Any) -> Job:
    with turn.parts.writing() as uow:
        return jobs.change(uow, turn.step, job, **changes)


def _one(kinds: Mapping[Any, Any], value: str) -> str | None:
    """Return the kind that an answer names: by its button, its label, its place or its words."""
    if value in kinds:
        return value
    labels = [one.label for one in kinds.values()]
    at = match_choice(value, labels)
    found = [str(list(kinds)[at])] if at is not None else _kinds(kinds, value)
    return found[0] if found else None


def _kinds(kinds: Mapping[Any, Any], text: str) -> list[str]:
    return find_barriers(text, {str(name): one.words for name, one in kinds.items()})


TAKES: Mapping[str, Callable[[Turn, Job, str], Job | None]] = {
    "job": _take_job,
    "time": _take_time,
    "contract": _take_contract,
    "where": _take_where,
    "hours": _take_hours,
    "employer": _take_employer,
}
