"""When somebody is reminded, when not, and what has lost its point.

A reminder is judged when it is due, by what is true then. All moments are aware; days and hours
are London's, so that 9am stays 9am when the clocks change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.tz import resolve_imaginary

LONDON = ZoneInfo("Europe/London")
EARLIEST, LATEST = time(8), time(20)
"""Between these hours Mooring may write by itself."""
LAST_ASKED = time(19, 30)
"""What was asked for late in the evening comes at this time, while Mooring may still write."""

DAY = timedelta(days=1)
LATE = timedelta(hours=2)
"""From so long after its time a reminder says that it is late."""
GIVEN_UP = timedelta(days=7)
"""So long a reminder that was asked for waits until a person or a danger no longer has the chat."""
MOST_PUT_OFF = timedelta(days=28)
"""So long a follow-up waits for that."""


class Kind(StrEnum):
    """Who thought of a reminder."""

    NUDGE = "nudge"
    """Mooring, because somebody left something unfinished."""
    ASKED = "asked"
    """The resident."""
    FOLLOW_UP = "follow_up"
    """Mooring, which said that it would ask how something went."""
    MATTER = "matter"
    """Mooring, because something of theirs has its day: a closing date, an answer, a new job."""


class About(StrEnum):
    """What was left unfinished."""

    JOINING = "joining"
    FINDER = "finder"
    ROLES = "roles"


STEPS: dict[About, tuple[timedelta, ...]] = {
    About.JOINING: (DAY, 7 * DAY),
    About.FINDER: (DAY, 7 * DAY),
    About.ROLES: (7 * DAY, 21 * DAY),
}
"""How long after the resident last wrote each nudge comes; after the last one there is silence."""


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due: `nth` of its kind (from 0), and from when its time was counted."""

    kind: Kind
    about: str
    nth: int
    due_at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Matter:
    """Something of somebody's that has its days, as it stands now.

    `moments`: when they are told of it, the earliest first; `urgent`: it cannot wait for tomorrow.
    """

    moments: tuple[datetime, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What is true of a resident now.

    `wants`: False when they want no reminders; `may_write`: nothing stands against writing to
    them at all; `in_danger`: the last thing said was about danger; `unfinished`: what they left;
    `owner`: who answers the chat; `wrote_at`, `reminded_at`: when they last wrote, and were last
    reminded; `prefers`: the time of day at which they like to be reminded.
    """

    now: datetime
    may_write: bool
    wants: bool
    in_danger: bool
    owner: str
    unfinished: About | None
    wrote_at: datetime | None
    reminded_at: datetime | None
    prefers: time | None = None
    open: frozenset[str] = frozenset()
    """The subjects of follow-ups that still have a point."""
    matters: Mapping[str, Matter] = field(default_factory=dict)
    """What is due and still has a point, by its subject."""


class Fate(StrEnum):
    """What becomes of a reminder that is due."""

    SAY = "say"
    WAIT = "wait"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reminder's fate; `until`: when it is judged again, where it waits."""

    fate: Fate
    until: datetime | None = None
    since: datetime | None = None
    """From when its time is counted now, because the resident wrote meanwhile."""


def judge(due: Due, situation: Situation) -> Verdict:
    """Return what becomes of a reminder that is due."""
    if not situation.may_write:
        return Verdict(Fate.DROP)
    verdict = _JUDGES[due.kind](due, situation)
    if verdict.fate is Fate.SAY and is_quiet(situation.now):
        return Verdict(Fate.WAIT, next_open(situation.now))
    return verdict


def is_quiet(moment: datetime) -> bool:
    """Whether it is too early or too late in London to write to somebody."""
    return not EARLIEST <= moment.astimezone(LONDON).time() < LATEST


def next_open(moment: datetime) -> datetime:
    """Return `moment` where Mooring may write then, or else the next 8am."""
    here = moment.astimezone(LONDON)
    if not is_quiet(moment):
        return moment
    day = here.date() if here.time() < EARLIEST else here.date() + DAY
    return at(day, EARLIEST)


def at(day: object, clock: time) -> datetime:
    """Return a day and a time in London as a moment; a time that March skips is an hour later."""
    return resolve_imaginary(datetime.combine(day, clock, LONDON))  # type: ignore[arg-type]


def quiet_from(moment: datetime) -> datetime:
    """Return when the day's last hour for writing ends."""
    return at(moment.astimezone(LONDON).date(), LATEST)


def nudge_at(about: About, nth: int, since: datetime, prefers: time | None) -> datetime:
    """Return when the `nth` nudge (from 0) comes, for somebody who last wrote at `since`.

    It comes at the time of day that they prefer, or else when they last wrote; a day is a day on
    the calendar, so that an evening stays an evening when the clocks change.
    """
    here = since.astimezone(LONDON)
    clock = prefers or here.time().replace(second=0, microsecond=0, fold=0)
    return next_open(at(here.date() + STEPS[about][nth], clock))


def following(due: Due, now: datetime, prefers: time | None) -> datetime | None:
    """Return when the next nudge of a series comes after one that is said now; None: no more.

    What is due soon after a late one is left out: nothing piles up after a pause.
    """
    about = About(due.about)
    if due.nth + 1 >= len(STEPS[about]):
        return None
    then = nudge_at(about, due.nth + 1, due.since, prefers)
    return then if then - now >= STEPS[about][0] else None


def is_late(due_at: datetime, now: datetime) -> bool:
    """Whether a reminder says that it comes late."""
    return now - due_at >= LATE


def _asked(due: Due, situation: Situation) -> Verdict:
    """Judge what the resident asked for; while it must wait it is looked at once a day."""
    if situation.owner != "person" and not situation.in_danger:
        return Verdict(Fate.SAY)
    if situation.now - due.due_at >= GIVEN_UP:
        return Verdict(Fate.DROP)
    return Verdict(Fate.WAIT, next_open(situation.now + DAY))


def _nudge(due: Due, situation: Situation) -> Verdict:
    wrote = situation.wrote_at
    if not situation.wants or situation.in_danger or situation.owner != "bot":
        return Verdict(Fate.DROP)
    if situation.unfinished != due.about:
        return Verdict(Fate.DROP)
    if wrote is not None and wrote > due.since:
        if due.nth:
            return Verdict(Fate.DROP)
        # They wrote after all: the day begins anew with what they wrote last.
        then = nudge_at(About(due.about), 0, wrote, situation.prefers)
        if then > situation.now:
            return Verdict(Fate.WAIT, then, wrote)
    if _same_day(situation.reminded_at, situation.now):
        return Verdict(Fate.WAIT, at(situation.now.astimezone(LONDON).date() + DAY, EARLIEST))
    return Verdict(Fate.SAY, since=max(due.since, wrote) if wrote else due.since)


def _follow_up(due: Due, situation: Situation) -> Verdict:
    """Judge what was said to be asked later; where it must wait it is looked at once a day."""
    if not situation.wants or due.about not in situation.open:
        return Verdict(Fate.DROP)
    tomorrow = at(situation.now.astimezone(LONDON).date() + DAY, EARLIEST)
    if situation.in_danger or situation.owner != "bot":
        if situation.now - due.due_at >= MOST_PUT_OFF:
            return Verdict(Fate.DROP)
        return Verdict(Fate.WAIT, tomorrow)
    if _same_day(situation.reminded_at, situation.now):
        return Verdict(Fate.WAIT, tomorrow)
    return Verdict(Fate.SAY)


def _matter(due: Due, situation: Situation) -> Verdict:
    """Judge what has its days: by the days that it has now, not by those it was set for."""
    matter = situation.matters.get(due.about)
    if matter is None or not situation.wants:
        return Verdict(Fate.DROP)
    now = situation.now
    if not any(due.since <= moment <= now for moment in matter.moments):
        then = min((moment for moment in matter.moments if moment > now), default=None)
        return Verdict(Fate.WAIT, then) if then else Verdict(Fate.DROP)
    tomorrow = at(now.astimezone(LONDON).date() + DAY, EARLIEST)
    if situation.in_danger or situation.owner != "bot":
        return Verdict(Fate.WAIT, tomorrow)
    if _same_day(situation.reminded_at, now) and not matter.urgent:
        return Verdict(Fate.WAIT, tomorrow)
    return Verdict(Fate.SAY, since=now)


_JUDGES = {Kind.ASKED: _asked, Kind.NUDGE: _nudge, Kind.FOLLOW_UP: _follow_up, Kind.MATTER: _matter}


def _same_day(one: datetime | None, other: datetime) -> bool:
    return one is not None and one.astimezone(LONDON).date() == other.astimezone(LONDON).date()
