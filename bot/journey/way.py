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
    INTERVIEW_DAY = "interview_day"
    AFTER_INTERVIEW = "after_interview"
    OFFER = "offer"
    CHECKS = "checks"
    MY_CHECK = "my_check"
    OTHERS_CHECKS = "others_checks"
    START_DATE = "start_date"
    FIRST_DAY = "first_day"
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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an interview, the checks and a job, as far as there are any.

    `interview_on`: the day of the interview that comes next, or of the last one that nobody told
    the end of; `checks_done` of `checks` that are needed; `my_check`: one where it is the
    resident's turn; `is_with_others`: all that is left lies with others; `started_on`: the first
    day in the job; `practised`, `tested`: practice interviews and tests to the end.
    """

    interview_on: date | None = None
    checks_done: int = 0
    checks: int = 0
    my_check: str | None = None
    is_with_others: bool = False
    started_on: date | None = None
    practised: int = 0
    tested: int = 0


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
    known: Known = Known()
    today: date | None = None

    @property
    def weeks_in_work(self) -> int | None:
        """Return for how many whole weeks they have been in the job; None before it."""
        started, today = self.known.started_on, self.today
        if started is None or today is None or started > today:
            return None
        return (today - started).days // 7

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


def next_thing(  # noqa: PLR0911 - one return for each part of the way
    here: Stone,
    stage: Stage,
    applications: Iterable[str],
    known: Known,
    *,
    asking: bool,
    has_roles: bool,
    knows_wishes: bool,
    today: date,
) -> Following:
    """Return the next small thing; `asking`: the questions about roles are open."""
    stages = set(applications)
    if here in {Stone.START, Stone.SIX_MONTHS}:
        return _in_work(known.started_on, today)
    if here is Stone.CHECKS:
        is_offer = "checks" not in stages and stage is not Stage.CHECKING
        return Following.OFFER if is_offer and not known.checks_done else _of_checks(known)
    if here is Stone.INTERVIEW:
        return _of_interview(known.interview_on, today)
    if asking:
        return Following.QUESTIONS
    if stages & STARTED:
        return Following.FINISH_APPLICATION
    if stages & {"submitted", "no_reply"} or (stage is Stage.APPLIED and not stages):
        return Following.WAIT
    return _of_roles(has_roles=has_roles, knows_wishes=knows_wishes)


def _of_roles(*, has_roles: bool, knows_wishes: bool) -> Following:
    if has_roles:
        return Following.FIND_ADVERT
    return Following.CHOOSE_ROLE if knows_wishes else Following.FIND_ROLE


def _in_work(started_on: date | None, today: date) -> Following:
    if started_on is None:
        return Following.WORK
    if started_on > today:
        return Following.FIRST_DAY
    return Following.FINISHED if today - started_on >= SIX_MONTHS else Following.WORK


def _of_checks(known: Known) -> Following:
    if known.my_check:
        return Following.MY_CHECK
    if known.checks and known.checks_done == known.checks:
        return Following.START_DATE
    return Following.OTHERS_CHECKS if known.is_with_others else Following.CHECKS


def _of_interview(day: date | None, today: date) -> Following:
    if day is None:
        return Following.INTERVIEW
    return Following.INTERVIEW_DAY if day >= today else Following.AFTER_INTERVIEW
