"""What holds a conversation together: pausing, stopping, and where we were."""

from __future__ import annotations

from enum import StrEnum

from bot.services.ports import UnitOfWork
from bot.services.progress import Standing, Step, arrive, log

LONG_AWAY_SECONDS = 6 * 60 * 60
"""From this silence on, somebody who writes again is told where we were."""

WEEKS_AWAY_SECONDS = 21 * 24 * 60 * 60
"""From this silence on, the day is named on which we last wrote."""


class Place(StrEnum):
    """Where a resident is, as far as a recap tells it apart."""

    JOINING = "joining"
    FINDING = "finding"
    FINDING_MORE = "finding_more"
    CHOOSING = "choosing"
    LISTED = "listed"
    PREPARING = "preparing"


def place(standing: Standing, *, asking: bool) -> Place:
    """Return where the resident is; `asking` while a form's question is open."""
    if standing.stage in {"new", "declined", "joining"}:
        return Place.JOINING
    if asking:
        return Place.FINDING_MORE if standing.interests else Place.FINDING
    if standing.interests:
        return Place.PREPARING
    return Place.LISTED if standing.knows_wishes else Place.CHOOSING


def was_long_away(gap_seconds: float | None) -> bool:
    """Whether the resident was silent so long that a recap helps."""
    return gap_seconds is not None and gap_seconds >= LONG_AWAY_SECONDS


def was_away_for_weeks(gap_seconds: float | None) -> bool:
    """Whether the resident was silent so long that they may not remember when we last wrote."""
    return gap_seconds is not None and gap_seconds >= WEEKS_AWAY_SECONDS


def pause(uow: UnitOfWork, step: Step) -> None:
    """Note that the resident stops for now; everything is kept, the stage too."""
    resident = arrive(uow, step)
    log(uow, resident, step, "paused")
    uow.commit()


def stop(uow: UnitOfWork, step: Step) -> None:
    """Write to the resident no more until they write."""
    resident = arrive(uow, step)
    uow.residents.update(resident.id, muted_at=step.at)
    log(uow, resident, step, "stopped")
    uow.commit()
