"""What somebody told about themselves or answered in practice, and taking one of it off.

What is taken off loses its words for good. A statement that was made before stays as it is: the
resident agreed to it, and may have sent it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.clock import in_london
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

WITHDRAWN = "withdrawn"


class Told(StrEnum):
    """What kind of thing it is."""

    STORIES = "stories"
    WORK = "work"
    REFEREES = "referees"
    PRACTICES = "practices"
    TESTS = "tests"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was told: its id, a theme if it has one, and words to know it by.

    A practice or a test has its kind in place of words, and London's day.
    """

    id: int
    words: str
    theme: str | None = None
    day: date | None = None


def told(uow: UnitOfWork, resident_id: str, kind: Told) -> list[Thing]:
    """Return what is kept of a kind, the newest first."""
    match kind:
        case Told.STORIES:
            mine = uow.stories.of(resident_id, state=None)
            found = [
                Thing(one.id, one.text or one.situation or "", one.theme)
                for one in mine
                if one.state != WITHDRAWN
            ]
        case Told.WORK:
            found = [Thing(one.id, one.what) for one in uow.background.work(resident_id)]
        case Told.REFEREES:
            found = [Thing(one.id, one.words) for one in uow.background.referees(resident_id)]
        case Told.PRACTICES:
            found = [
                Thing(one.id, one.style, day=in_london(one.started_at).date())
                for one in uow.practice.practices(resident_id)
            ]
        case Told.TESTS:
            found = [
                Thing(one.id, one.kind, day=in_london(one.started_at).date())
                for one in uow.practice.tests(resident_id)
            ]
    return sorted(found, key=lambda one: one.id, reverse=True)


def take_off(uow: UnitOfWork, step: Step, kind: Told, thing_id: int) -> bool:
    """Take one thing off with all its words; False when it is not the resident's, or gone."""
    resident = arrive(uow, step)
    is_there = any(one.id == thing_id for one in told(uow, resident.id, kind))
    if is_there:
        match kind:
            case Told.STORIES:
                _take_story(uow, step, resident.id, thing_id)
            case Told.WORK:
                uow.background.remove_work(resident.id, thing_id)
            case Told.REFEREES:
                uow.background.remove_referee(resident.id, thing_id)
            case Told.PRACTICES:
                uow.practice.remove(resident.id, thing_id)
            case Told.TESTS:
                uow.practice.remove_test(resident.id, thing_id)
        log(uow, resident, step, f"took_off:{kind}", {"id": thing_id})
    uow.commit()
    return is_there


def _take_story(uow: UnitOfWork, step: Step, resident_id: str, story_id: int) -> None:
    uow.stories.update(
        story_id,
        at=step.at,
        state=WITHDRAWN,
        text="",
        situation=None,
        action=None,
        result=None,
        help_wanted_at=None,
    )
    for application in uow.applications.of(resident_id):
        for criterion in uow.applications.criteria(application.id):
            if criterion.story_id == story_id:
                uow.applications.update_criterion(
                    criterion.id, at=step.at, state="open", story_id=None
                )
