"""What a resident is reminded of: what they ask for, and what they left unfinished.

Any part of the product sets a reminder with `uow.reminders.schedule` under a kind and a subject,
and takes it off with `cancel`; whether it is said is judged when it is due (`reminding`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from bot.clock import in_london
from bot.journey.dates.reading import Read
from bot.journey.reminder_words import Moment, Shifted, moment_of
from bot.journey.reminders import DAY, About, Kind, nudge_at
from bot.services.conversation import Place, place
from bot.services.ports import UnitOfWork
from bot.services.progress import Standing, Step, arrive, log
from bot.services.records import Reminder

WANTS, AT = "reminders", "reminders_at"
"""The preferences: whether somebody wants reminders (yes or no), and when ("09:00")."""

MOST_ASKED = 10
"""So many reminders that a resident asked for may wait at once."""

_STAGES = frozenset({"joining", "choosing", "preparing"})
_UNFINISHED = {
    Place.JOINING: About.JOINING,
    Place.CHOOSING: About.FINDER,
    Place.LISTED: About.FINDER,
    Place.PREPARING: About.ROLES,
}


class Refused(StrEnum):
    """Why a reminder was not set."""

    UNCLEAR = "unclear"
    """No single day in the year ahead is meant."""
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Kept:
    """A reminder that was set: when it comes, of what, and why not when they said."""

    id: int
    at: datetime
    words: str | None
    shifted: Shifted | None = None


def unfinished(standing: Standing) -> About | None:
    """Return what somebody has left unfinished, where that is worth a reminder."""
    if standing.stage not in _STAGES or standing.is_too_young:
        return None
    return _UNFINISHED[place(standing, asking=False)]


def watch(uow: UnitOfWork, resident_id: str, about: About, at: datetime) -> None:
    """Remind somebody of what they are doing now, should they leave it unfinished."""
    due_at = nudge_at(about, 0, at, preferred(uow.progress.preferences(resident_id)))
    uow.reminders.schedule(resident_id, kind=Kind.NUDGE, about=about, due_at=due_at, since=at)


def preferred(preferences: dict[str, Any]) -> time | None:
    """Return the time of day at which somebody likes to be reminded, if they said so."""
    value = preferences.get(AT)
    return time.fromisoformat(value) if isinstance(value, str) else None


def waiting(uow: UnitOfWork, resident_id: str) -> list[Reminder]:
    """Return the reminders that somebody asked for and that are still to come, the next first."""
    asked = uow.reminders.of(resident_id, kind=Kind.ASKED)
    return [one for one in asked if one.state == "waiting"]


def ask(uow: UnitOfWork, step: Step, when: Read, words: str | None) -> Kept | Refused:
    """Keep a reminder that a resident asks for; asked for twice, it is there once.

    `words`: what they want to be reminded of, as they wrote it.
    """
    resident = arrive(uow, step)
    moment = _moment(uow, resident.id, when, step.at)
    if moment is None:
        return Refused.UNCLEAR
    there = waiting(uow, resident.id)
    same = next((one for one in there if (one.due_at, one.words) == (moment.at, words)), None)
    about = same.about if same else step.key("reminder")
    if len(there) >= MOST_ASKED and about not in {one.about for one in there}:
        return Refused.TOO_MANY
    key = _set(uow, step, resident.id, about=about, at=moment.at, words=words)
    log(uow, resident, step, "asked_for_reminder")
    uow.commit()
    return Kept(key, in_london(moment.at), words, moment.shifted)


def move(uow: UnitOfWork, step: Step, when: Read, words: str | None) -> Kept | Refused:
    """Give the reminder that somebody asked for another time; where none waits, set a new one.

    Of several the one that comes next is moved.
    """
    resident = arrive(uow, step)
    there = waiting(uow, resident.id)
    if not there:
        return ask(uow, step, when, words)
    moment = _moment(uow, resident.id, when, step.at)
    if moment is None:
        return Refused.UNCLEAR
    of = words or there[0].words
    key = _set(uow, step, resident.id, about=there[0].about, at=moment.at, words=of)
    log(uow, resident, step, "moved_reminder")
    uow.commit()
    return Kept(key, in_london(moment.at), of, moment.shifted)


def again(uow: UnitOfWork, step: Step, ids: Sequence[int]) -> Kept | None:
    """Remind somebody once more tomorrow of what they were reminded of; None: of nothing."""
    resident = arrive(uow, step)
    tomorrow = Read((in_london(step.at) + DAY).date(), None, 0, 0)
    moment = _moment(uow, resident.id, tomorrow, step.at)
    asked = uow.reminders.of(resident.id, kind=Kind.ASKED)
    theirs = [one for one in asked if one.id in ids]
    if moment is None or not theirs:
        return None
    for one in theirs:
        _set(uow, step, resident.id, about=one.about, at=moment.at, words=one.words)
    log(uow, resident, step, "asked_for_reminder")
    uow.commit()
    return Kept(theirs[0].id, in_london(moment.at), theirs[0].words if theirs[1:] == [] else None)


def take_off(uow: UnitOfWork, step: Step, reminder_id: int) -> Reminder | None:
    """Take one reminder off that somebody asked for; None when it does not wait any more."""
    resident = arrive(uow, step)
    one = next((it for it in waiting(uow, resident.id) if it.id == reminder_id), None)
    if one is not None:
        uow.reminders.cancel(resident.id, kind=one.kind, about=one.about)
        log(uow, resident, step, "took_reminder_off")
    uow.commit()
    return one


def switch(uow: UnitOfWork, step: Step, *, on: bool) -> None:
    """Turn reminders on or off; off takes all away that wait, also those they asked for."""
    resident = arrive(uow, step)
    uow.progress.set_preference(resident.id, name=WANTS, value=on, at=step.at)
    if not on:
        uow.reminders.cancel(resident.id)
    log(uow, resident, step, "reminders_on" if on else "reminders_off")
    uow.commit()


def prefer(uow: UnitOfWork, step: Step, clock: time) -> None:
    """Keep the time of day at which somebody likes to be reminded."""
    resident = arrive(uow, step)
    value = clock.isoformat(timespec="minutes")
    uow.progress.set_preference(resident.id, name=AT, value=value, at=step.at)
    log(uow, resident, step, "chose_reminder_time")
    uow.commit()


def _moment(uow: UnitOfWork, resident_id: str, when: Read, now: datetime) -> Moment | None:
    return moment_of(when, now, preferred(uow.progress.preferences(resident_id)))


def _set(
    uow: UnitOfWork, step: Step, resident_id: str, *, about: str, at: datetime, words: str | None
) -> int:
    return uow.reminders.schedule(
        resident_id, kind=Kind.ASKED, about=about, due_at=at, since=step.at, words=words
    )
