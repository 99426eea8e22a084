"""Which job a first day is meant of: one that is known, an application, or another one."""

from __future__ import annotations

import re

from actions.starting_takes import named_in
from actions.turn import Turn
from actions.which_application import named_by_button, roles_in
from bot.journey.applying import ENDED, ApplicationStage
from bot.journey.first_day import FirstDay, Told
from bot.journey.text import plain
from bot.services import jobs
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.job_facts import job_now, not_over
from bot.services.progress import Standing

AFTER_AN_OFFER = frozenset({ApplicationStage.OFFER, ApplicationStage.CHECKS})
AFTER_AN_INTERVIEW = frozenset({ApplicationStage.INTERVIEW, ApplicationStage.SHORTLISTED})
_MOVED = re.compile(r"\b(?:moved|changed|postponed|pushed|put back|delayed|later|start date)\b")


def is_another(turn: Turn, standing: Standing, told: FirstDay) -> bool:
    """Whether another job is meant than the one that is known: by its name, or by its day."""
    with turn.parts.reading() as uow:
        job = job_now(uow, standing.resident.id)
    if job is None or not turn.was_typed:
        return False
    if job.state == jobs.STARTED and told.told is Told.COMING:
        return _MOVED.search(plain(turn.text)) is None
    words = named_in(turn, turn.text).words
    has_name = job.title != turn.content.starting.unnamed_job
    return (
        has_name
        and words is not None
        and not set(plain(words).split()) & set(plain(job.title).split())
    )


def applications_meant(turn: Turn, standing: Standing, *, another: bool) -> list[Application]:
    """Return the applications that a message may mean: those that came furthest, if none is named.

    A job that is about to start, or goes on, is meant before all of them.
    """
    button = named_by_button(turn, standing)
    if button is not None:
        return [button]
    with turn.parts.reading() as uow:
        mine = [one for one in not_over(uow, standing.resident.id) if one.stage not in ENDED]
        job = job_now(uow, standing.resident.id)
    named = named_applications(turn.text, mine, roles_in(turn)) if turn.was_typed else []
    if named:
        return named
    if not another and job is not None and job.application_id is not None:
        return [one for one in mine if one.id == job.application_id]
    for stages in (AFTER_AN_OFFER, AFTER_AN_INTERVIEW):
        likely = [one for one in mine if one.stage in stages]
        if likely:
            return likely
    return []
