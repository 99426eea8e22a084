"""How far a resident is, put together from what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.checks import State, next_things
from bot.journey.stages import Stage
from bot.journey.way import STARTED, Following, Known, Stone, Way, next_thing, where
from bot.services.application_records import Application
from bot.services.checks import checked_id, checks_of, is_begun
from bot.services.job_facts import jobs_now, not_over
from bot.services.ports import UnitOfWork
from bot.services.preparing import unfinished
from bot.services.progress import joined_at, standing_of
from bot.services.records import Resident

PICTURE = "progress_picture"
"""The picture of somebody's way, as a message names it."""


def way_of(
    uow: UnitOfWork, content: Content, resident: Resident, now: datetime, *, asking: bool = False
) -> Way:
    """Return how far a resident is; nothing is written.

    `asking`: the questions about roles are open.
    """
    mine = not_over(uow, resident.id)
    stages = tuple(one.stage for one in mine)
    stage = Stage(resident.stage)
    standing = standing_of(uow, resident)
    today = in_london(now).date()
    known = _known(uow, resident, mine, today)
    here = where(stage, stages)
    if here is Stone.SIX_MONTHS and known.started_on is not None and known.started_on > today:
        here = Stone.START
    following = next_thing(
        here,
        stage,
        stages,
        known,
        asking=asking,
        has_roles=bool(standing.interests),
        knows_wishes=standing.knows_wishes,
        today=today,
    )
    is_writing = following is Following.FINISH_APPLICATION
    work = unfinished(uow, content, resident) if is_writing else None
    ready = uow.background.readiness(resident.id).values()
    return Way(
        here=here,
        following=following,
        joined_on=in_london(joined_at(uow, resident)).date(),
        roles=tuple(one.role_id for one in standing.interests),
        applications=stages,
        sent=sum(one.submitted_on is not None for one in uow.applications.of(resident.id)),
        stories=len(uow.stories.of(resident.id)),
        in_place=sum(one.state == "in_place" for one in ready),
        small=work.next.small if work is not None else None,
        points=(work.done, work.total) if work is not None else (0, 0),
        known=known,
        today=today,
    )


def _started_on(
    uow: UnitOfWork, resident: Resident, applications: Sequence[Application]
) -> date | None:
    """Return the first day in the job that somebody has: as it was told, or as the stage came."""
    told = [one.starts_on for one in jobs_now(uow, resident.id) if one.starts_on is not None]
    if told:
        return max(told)
    return max((one.stage_on for one in applications if one.stage == "start"), default=None)


_AT = {
    Stone.APPLY: ("submitted", "no_reply"),
    Stone.INTERVIEW: ("interview", "shortlisted"),
    Stone.CHECKS: ("checks", "offer"),
    Stone.START: ("start",),
    Stone.SIX_MONTHS: ("start",),
}


def job_of_way(uow: UnitOfWork, resident: Resident, way: Way) -> Application | None:
    """Return the application that what is next is about: of those that are so far, the newest."""
    mine = not_over(uow, resident.id)
    if way.following is Following.FINISH_APPLICATION:
        return next((one for one in mine if one.stage in STARTED), None)
    stages = _AT.get(way.here, ())
    found = [one for one in mine if one.stage in stages]
    return min(found, key=lambda one: stages.index(one.stage), default=None)


def _known(uow: UnitOfWork, resident: Resident, mine: Sequence[Application], today: date) -> Known:
    """Return what is known of interview, checks and job."""
    checks = checks_of(uow, resident, checked_id(uow, resident))
    needed = [one for one in checks if one.state is not State.NOT_NEEDED]
    own = next((one for one in next_things(checks, today) if one.is_mine), None)
    left = [one for one in needed if not one.is_settled]
    begun = is_begun(uow, resident, checked_id(uow, resident))
    return Known(
        interview_on=_interview_on(uow, resident, today),
        checks_done=sum(one.is_settled for one in needed),
        checks=len(needed) if begun else 0,
        my_check=own.check if own else None,
        is_with_others=bool(left) and all(one.whose is not None for one in left),
        started_on=_started_on(uow, resident, mine),
        practised=sum(one.state == "ended" for one in uow.practice.practices(resident.id)),
        tested=sum(one.state == "ended" for one in uow.practice.tests(resident.id)),
    )


def _interview_on(uow: UnitOfWork, resident: Resident, today: date) -> date | None:
    """Return the day of the next interview, or else of the last one without an end."""
    planned = [one.on_day for one in uow.interviews.of(resident.id) if one.state == "planned"]
    days = [day for day in planned if day is not None]
    ahead = [day for day in days if day >= today]
    return min(ahead) if ahead else max(days, default=None)
