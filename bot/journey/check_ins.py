"""Asking how it goes at work: on which days, and what an answer in free words tells.

"yeah still there 20 hrs but manager keeps changing rota" tells three things at once. What was not
said stays open: nothing is taken for a fact that nobody told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.journey.barriers import find_barriers
from bot.journey.first_day import read_weekly_hours
from bot.journey.reminders import DAY, at
from bot.journey.text import plain

WEEKS = (1, 4, 13, 26, 52)
"""After so many weeks somebody in work is asked how it goes (features BHM-08 and G2)."""
MONTHS = (1, 2, 3, 4, 5, 6)
"""After so many months somebody on a placement is asked (TH-04: six months)."""
USUAL_TIME = time(17)
"""When it is asked: towards the end of a day's work."""
AGAIN_AFTER = timedelta(days=3)
"""So long after the first time it is asked once more."""
GIVEN_UP_AFTER = timedelta(days=14)
"""So long after the first time it counts as not answered; an answer later counts all the same."""
EVENING = time(18)
"""When somebody is asked how the first day was."""


class Kind(StrEnum):
    """What is asked about."""

    WORK = "work"
    PLACEMENT = "placement"


class Feeling(StrEnum):
    """How it goes."""

    GOOD = "good"
    OK = "ok"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer tells; None where it does not. `trouble` is an id of a kind of trouble."""

    feeling: Feeling | None = None
    still_there: bool | None = None
    hours: float | None = None
    trouble: str | None = None

    def __bool__(self) -> bool:
        """Whether it tells anything."""
        return self != Answer()

    def and_then(self, later: Answer) -> Answer:
        """Return both together; what was said later counts."""
        told = {
            name: value
            for name in ("feeling", "still_there", "hours", "trouble")
            if (value := getattr(later, name)) is not None
        }
        return replace(self, **told)


_HARD = re.compile(
    r"\b(?:hard|difficult|tough|bad|awful|terrible|horrible|rubbish|struggling|struggle|stressful"
    r"|stressed|hate|hating|nightmare|cant cope|too much|not (?:so |very |really |that )?"
    r"(?:good|great|well|happy|nice|enjoying|easy)|dont like|do not like|unhappy|miserable|worse"
    r"|killing)\b"
)
_OK = re.compile(
    r"\b(?:ok|okay|oky|alright|aight|all right|fine|so so|not (?:too |so )?bad|meh|up and down"
    r"|mixed|its work|getting there|bearable|manageable)\b"
)
_GOOD = re.compile(
    r"\b(?:good|great|love|loving|lovely|enjoy|enjoying|happy|brilliant|amazing|well|nice|settled"
    r"|settling|best|fantastic|wonderful|proud|really like|like it|perfect|excellent|buzzing)\b"
)
_BUT_GOOD = re.compile(r"\bhard (?:work|graft)\b.*\b(?:but|though)\b")
_STILL = re.compile(
    r"\bstill (?:there|here|in|at|working|going|doing|on|got|have|employed|same)\b"
    r"|\b(?:im|i am) (?:there|here) still\b|\bsame (?:job|place|ward)\b|\bnot left\b"
    r"|\b(?:yes|yeah|yep|yh|yea|ya) (?:still|same)\b|^(?:still|same)$"
)
_GONE = re.compile(
    r"\b(?:i |ive |i have |have |just )(?:quit|left|packed (?:it|the job) in|resigned"
    r"|been (?:sacked|fired|let go|dismissed)|got (?:sacked|fired|let go)|was (?:sacked|fired"
    r"|let go)|finished there|stopped)\b|\b(?:they|boss|manager) (?:\w+ )?(?:sacked|fired|dismissed"
    r"|let) me\b|\blet me go\b|\b(?:sacked|fired)\b|\bnot (?:there|working there|in it)"
    r"(?: any ?more| now)?\b|\bno longer (?:there|working)\b|\bdont work there\b"
    r"|\bcontract (?:has )?(?:ended|finished|ran out)\b|\bno job (?:now|any ?more)\b|^quit$|^left$"
)
_GREETING = re.compile(r"\bgood (?:morning|afternoon|evening|night|bye|day|luck)\b|\bwell done\b")
_QUIT_TO = re.compile(r"\b(?:left|stopped) (?:home|early|late|my|the (?:house|kids|ward))\b")


def check_in_days(starts_on: date) -> dict[int, date]:
    """Return the days on which somebody in work is asked, by the week's number."""
    return {week: starts_on + timedelta(weeks=week) for week in WEEKS}


def placement_days(starts_on: date) -> dict[int, date]:
    """Return the days on which somebody on a placement is asked, by the month's number."""
    return {month: starts_on + relativedelta(months=month) for month in MONTHS}


def asking_moments(due_on: date, prefers: time | None) -> tuple[datetime, ...]:
    """Return when it is asked: on its day, and once more where no answer came."""
    clock = prefers or USUAL_TIME
    return at(due_on, clock), at(due_on + AGAIN_AFTER, clock)


def day_before(starts_on: date, prefers: time | None) -> datetime:
    """Return when somebody is reminded of a first day: the day before."""
    return at(starts_on - DAY, prefers or USUAL_TIME)


def first_evening(starts_on: date) -> datetime:
    """Return when somebody is asked how the first day was."""
    return at(starts_on, EVENING)


def read_answer(
    text: str, troubles: Mapping[str, Iterable[str]] | None = None, *, asked: str | None = None
) -> Answer:
    """Return what an answer tells. `troubles`: kinds with their words; `asked`: "hours" is open."""
    known = _GREETING.sub(" ", plain(text))
    gone = _GONE.search(known) is not None and _QUIT_TO.search(known) is None
    still: bool | None = False if gone else True if _STILL.search(known) else None
    named = find_barriers(text, troubles) if troubles else []
    return Answer(
        feeling=_feeling(known),
        still_there=still,
        hours=read_weekly_hours(text, asked=asked == "hours"),
        trouble=named[0] if named else None,
    )


def _feeling(known: str) -> Feeling | None:
    without_still = re.sub(r"\bhard(?:ly| to (?:say|tell))\b", " ", known)
    if _BUT_GOOD.search(without_still):
        return Feeling.GOOD if _GOOD.search(without_still) else Feeling.OK
    if _OK.search(without_still) and "not bad" in without_still:
        return Feeling.OK
    for feeling, pattern in ((Feeling.HARD, _HARD), (Feeling.OK, _OK), (Feeling.GOOD, _GOOD)):
        if pattern.search(without_still):
            return feeling
    return None
