"""The stages of a resident's journey, and which stage may follow which.

Plain names of the stages are content. A journey is no pipe: a rejection, a lost job or a change of
mind leads back, and everybody may pause and come back to where they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """Where a resident is."""

    NEW = "new"
    DECLINED = "declined"
    JOINING = "joining"
    CHOOSING = "choosing"
    PREPARING = "preparing"
    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    OFFERED = "offered"
    CHECKING = "checking"
    IN_WORK = "in_work"
    PAUSED = "paused"


ROAD: tuple[Stage, ...] = (
    Stage.JOINING,
    Stage.CHOOSING,
    Stage.PREPARING,
    Stage.APPLIED,
    Stage.INTERVIEWING,
    Stage.OFFERED,
    Stage.CHECKING,
    Stage.IN_WORK,
)
"""The stages in the order in which most people pass them."""

_JOINED = frozenset(ROAD[1:])

MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.NEW: frozenset({Stage.JOINING, Stage.DECLINED}),
    Stage.DECLINED: frozenset({Stage.JOINING}),
    Stage.JOINING: frozenset({Stage.CHOOSING, Stage.DECLINED, Stage.PAUSED}),
    # Somebody who has joined may already have an interview or an offer when they first write.
    **{stage: (_JOINED - {stage}) | {Stage.PAUSED, Stage.DECLINED} for stage in _JOINED},
    Stage.PAUSED: _JOINED | {Stage.JOINING, Stage.DECLINED},
}


def can_move(current: Stage, following: Stage) -> bool:
    """Whether the journey may go from one stage to the other; staying is always allowed."""
    return current is following or following in MOVES[current]


def further(first: Stage, second: Stage) -> Stage:
    """Return whichever of two stages lies further along; paused and declined lie before all."""
    return max(first, second, key=_place)


def is_ahead(stage: Stage, of: Stage) -> bool:
    """Whether a stage lies further along the road than another."""
    return _place(stage) > _place(of)


def _place(stage: Stage) -> int:
    return ROAD.index(stage) if stage in ROAD else -1
