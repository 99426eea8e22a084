"""How far a resident is, put together from what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.stages import Stage
from bot.journey.way import Following, Stone, Way, next_thing, where
from bot.services.application_records import Application
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
    started_on = _started_on(uow, resident, mine)
    here = where(stage, stages)
    if here is Stone.SIX_MONTHS and started_on is not None and started_on > today:
        here = Stone.START
    following = next_thing(
        here,
        stage,
        stages,
        asking=asking,
        has_roles=bool(standing.interests),
        knows_wishes=standing.knows_wishes,
        started_on=started_on,
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
    )


def _started_on(
    uow: UnitOfWork, resident: Resident, applications: Sequence[Application]
) -> date | None:
    """Return the first day in the job that somebody has: as it was told, or as the stage came."""
    told = [one.starts_on for one in jobs_now(uow, resident.id) if one.starts_on is not None]
    if told:
        return max(told)
    return max((one.stage_on for one in applications if one.stage == "start"), default=None)
