"""How far somebody is on the way from a first role to six months in work: six stepping stones.

The way is drawn and said from this alone; it holds numbers and ids, and nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.journey.next_step import Small
from bot.journey.stages import Stage

SIX_MONTHS = timedelta(weeks=26)
"""From the start on; sustained work is counted at 26 weeks."""


class Stone(StrEnum):
    """One stepping stone."""

    ROLES = "roles"
    APPLY = "apply"
    INTERVIEW = "interview"
    CHECKS = "checks"
    START = "start"
    SIX_MONTHS = "six_months"


class Following(StrEnum):
    """The next small thing to do."""

    QUESTIONS = "questions"
    FIND_ROLE = "find_role"
    CHOOSE_ROLE = "choose_role"
    FIND_ADVERT = "find_advert"
    FINISH_APPLICATION = "finish_application"
    WAIT = "wait"
    INTERVIEW = "interview"
    OFFER = "offer"
    CHECKS = "checks"
    WORK = "work"
    FINISHED = "finished"


WAY: tuple[Stone, ...] = tuple(Stone)

_OF_STAGE = {
    Stage.PREPARING: Stone.APPLY,
    Stage.APPLIED: Stone.APPLY,
    Stage.INTERVIEWING: Stone.INTERVIEW,
    Stage.OFFERED: Stone.CHECKS,
    Stage.CHECKING: Stone.CHECKS,
    Stage.IN_WORK: Stone.SIX_MONTHS,
}
_OF_APPLICATION = {
    "interested": Stone.APPLY,
    "preparing": Stone.APPLY,
    "submitted": Stone.APPLY,
    "no_reply": Stone.APPLY,
    "shortlisted": Stone.INTERVIEW,
    "interview": Stone.INTERVIEW,
    "offer": Stone.CHECKS,
    "checks": Stone.CHECKS,
    "start": Stone.START,
}
STARTED = frozenset({"interested", "preparing"})
_NEXT_OF_STONE = {
    Stone.INTERVIEW: Following.INTERVIEW,
    Stone.START: Following.WORK,
    Stone.SIX_MONTHS: Following.WORK,
}


@dataclass(frozen=True, slots=True)
class Way:
    """How far somebody is.

    `applications` are the stages of all of theirs, `sent` how many of them were ever sent;
    `in_place` counts what they have ready, such as a bank account; `small` is the next step of the
    application that they are writing, `points` how many of its points are met, and of how many.
    """

    here: Stone
    following: Following
    joined_on: date
    roles: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    sent: int = 0
    stories: int = 0
    in_place: int = 0
    small: Small | None = None
    points: tuple[int, int] = (0, 0)

    @property
    def is_finished(self) -> bool:
        """Whether they have been in work for six months."""
        return self.following is Following.FINISHED

    @property
    def started(self) -> int:
        """Return how many applications are begun and not sent."""
        return sum(stage in STARTED for stage in self.applications)

    def is_done(self, stone: Stone) -> bool:
        """Whether a stone lies behind them."""
        return self.is_finished or WAY.index(stone) < WAY.index(self.here)


def where(stage: Stage, applications: Iterable[str]) -> Stone:
    """Return the stone that somebody stands on: the furthest that their stage or applications say.

    Applications that ended (rejected, withdrawn, closed) say nothing: there are others to come.
    """
    stones = [_OF_STAGE.get(stage, Stone.ROLES)]
    stones += [_OF_APPLICATION[one] for one in applications if one in _OF_APPLICATION]
    return max(stones, key=WAY.index)


def next_thing(  # noqa: PLR0911 - one return for each thing
    here: Stone,
    stage: Stage,
    applications: Iterable[str],
    *,
    asking: bool,
    has_roles: bool,
    knows_wishes: bool,
    started_on: date | None,
    today: date,
) -> Following:
    """Return the next small thing.

    `asking`: the questions about roles are open; `started_on`: the first day in the job.
    """
    stages = set(applications)
    if here in {Stone.START, Stone.SIX_MONTHS} and started_on is not None:
        return Following.FINISHED if today - started_on >= SIX_MONTHS else Following.WORK
    if here in _NEXT_OF_STONE:
        return _NEXT_OF_STONE[here]
    if here is Stone.CHECKS:
        is_offer = "checks" not in stages and stage is not Stage.CHECKING
        return Following.OFFER if is_offer else Following.CHECKS
    if asking:
        return Following.QUESTIONS
    if stages & STARTED:
        return Following.FINISH_APPLICATION
    if stages & {"submitted", "no_reply"} or (stage is Stage.APPLIED and not stages):
        return Following.WAIT
    if has_roles:
        return Following.FIND_ADVERT
    return Following.CHOOSE_ROLE if knows_wishes else Following.FIND_ROLE
