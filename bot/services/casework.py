"""What advisers see of choosing and applying: applications, stories, and what somebody needs.

Whoever reads an application or a story is noted in the audit trail. What residents told in their
own words is shown like the conversation: with their yes, or while there is a sign of danger. A
story that they asked a person to look at is shown in any case. Moments are the product's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import NotFoundError
from bot.services.application_records import (
    Application,
    ApplicationStep,
    Barrier,
    Criterion,
    Readiness,
    Referee,
    Referral,
    Section,
    Story,
    Vacancy,
    WorkEntry,
)
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.records import Resident
from bot.services.transcripts import WithheldError, may_be_read, resident_of


@dataclass(frozen=True, slots=True)
class Casework:
    """What a resident's page shows of choosing and applying.

    `said_by`: who said the stage of each application, by its id.
    """

    applications: tuple[Application, ...]
    said_by: dict[int, str]
    criteria: dict[int, tuple[Criterion, ...]]
    stories: tuple[Story, ...]
    readiness: dict[str, Readiness]
    barriers: tuple[Barrier, ...]
    referrals: tuple[Referral, ...]
    work: tuple[WorkEntry, ...]
    referees: tuple[Referee, ...]


@dataclass(frozen=True, slots=True)
class ApplicationFile:
    """All that the page of one application shows; stories by id, only those that may be read."""

    resident: Resident
    application: Application
    vacancy: Vacancy | None
    steps: tuple[ApplicationStep, ...]
    criteria: tuple[Criterion, ...]
    stories: dict[int, Story]
    sections: tuple[Section, ...]
    work: tuple[WorkEntry, ...]
    referees: tuple[Referee, ...]
    readable: bool


@dataclass(frozen=True, slots=True)
class StoryBank:
    """A resident's stories, those where help is wanted first, and which points each of them meets.

    `uses` has (title of the application, point) by the story's id.
    """

    resident: Resident
    stories: tuple[Story, ...]
    uses: dict[int, tuple[tuple[str, str], ...]]
    readable: bool


@dataclass(frozen=True, slots=True)
class NeedsFile:
    """What somebody has and needs, what stands in their way, and where they were pointed to."""

    resident: Resident
    readiness: dict[str, Readiness]
    barriers: tuple[Barrier, ...]
    referrals: tuple[Referral, ...]


def casework_of(unit: ConsoleUnitOfWork, resident_id: str, *, readable: bool) -> Casework:
    """Return what a resident's page shows; without `readable` no words of theirs."""
    by_application: dict[int, list[Criterion]] = {}
    for one in unit.casework.criteria_of(resident_id):
        by_application.setdefault(one.application_id, []).append(one)
    background = unit.background
    return Casework(
        applications=tuple(unit.applications.of(resident_id)),
        said_by={one.application_id: one.who for one in unit.applications.steps(resident_id)},
        criteria={number: tuple(found) for number, found in by_application.items()},
        stories=_stories(unit, resident_id, readable=readable),
        readiness=background.readiness(resident_id),
        barriers=tuple(background.barriers(resident_id)),
        referrals=tuple(background.referrals(resident_id)),
        work=tuple(background.work(resident_id)),
        referees=tuple(background.referees(resident_id)),
    )


def application_file(
    units: ConsoleUnits, resident_id: str, application_id: int, *, reader: str, now: datetime
) -> ApplicationFile:
    """Return one application and what belongs to it; noted in the audit trail.

    Raises `NotFoundError`.
    """
    with units() as unit:
        resident = resident_of(unit, resident_id)
        application = application_of(unit, resident_id, application_id)
        readable = may_be_read(unit, resident_id)
        stories = _stories(unit, resident_id, readable=readable)
        found = ApplicationFile(
            resident=resident,
            application=application if readable else _without_words(application),
            vacancy=_vacancy(unit, application),
            steps=tuple(
                one if readable else replace(one, words=None)
                for one in unit.applications.steps(resident_id, application_id)
            ),
            criteria=tuple(
                one if readable else replace(one, answer=None)
                for one in unit.applications.criteria(application_id)
            ),
            stories={one.id: one for one in stories},
            sections=tuple(unit.applications.sections(application_id)),
            work=tuple(unit.background.work(resident_id)),
            referees=tuple(unit.background.referees(resident_id)),
            readable=readable,
        )
        unit.audit.add(
            what="application.read",
            at=now,
            user_id=reader,
            resident_id=resident_id,
            detail={"application": application_id},
        )
        unit.commit()
    return found


def story_bank(units: ConsoleUnits, resident_id: str, *, reader: str, now: datetime) -> StoryBank:
    """Return a resident's stories; noted in the audit trail. Raises `NotFoundError`."""
    with units() as unit:
        resident = resident_of(unit, resident_id)
        readable = may_be_read(unit, resident_id)
        stories = _stories(unit, resident_id, readable=readable)
        found = StoryBank(resident, stories, _uses(unit, resident_id), readable)
        unit.audit.add(
            what="stories.read",
            at=now,
            user_id=reader,
            resident_id=resident_id,
            detail={"stories": len(stories)},
        )
        unit.commit()
    return found


def needs_file(units: ConsoleUnits, resident_id: str, *, reader: str, now: datetime) -> NeedsFile:
    """Return what somebody has and needs; noted in the audit trail. Raises `NotFoundError`."""
    with units() as unit:
        resident = resident_of(unit, resident_id)
        found = NeedsFile(
            resident=resident,
            readiness=unit.background.readiness(resident_id),
            barriers=tuple(unit.background.barriers(resident_id)),
            referrals=tuple(unit.background.referrals(resident_id)),
        )
        unit.audit.add(what="needs.read", at=now, user_id=reader, resident_id=resident_id)
        unit.commit()
    return found


def application_of(unit: ConsoleUnitOfWork, resident_id: str, application_id: int) -> Application:
    """Return the resident's application; raises `NotFoundError`."""
    application = unit.applications.get(resident_id, application_id)
    if application is None:
        raise NotFoundError("this resident has no such application; go back to their page")
    return application


def story_of(unit: ConsoleUnitOfWork, resident_id: str, story_id: int) -> Story:
    """Return the resident's story; raises `NotFoundError`, and `WithheldError` where it is theirs.

    A story that they want help with is shown without a yes to reading the conversation.
    """
    story = unit.stories.get(resident_id, story_id)
    if story is None or story.state == "withdrawn":
        raise NotFoundError("this resident has no such story; go back to their page")
    if story.help_wanted_at is None and not may_be_read(unit, resident_id):
        raise WithheldError("the resident has not agreed that advisers read this; ask them first")
    return story


def _stories(unit: ConsoleUnitOfWork, resident_id: str, *, readable: bool) -> tuple[Story, ...]:
    """Return the stories that may be read, those where help is wanted longest first."""
    stories = [
        one
        for one in unit.stories.of(resident_id, state=None)
        if one.state != "withdrawn" and (readable or one.help_wanted_at is not None)
    ]
    stories.sort(key=lambda one: (one.help_wanted_at is None, one.help_wanted_at or one.created_at))
    return tuple(stories)


def _uses(unit: ConsoleUnitOfWork, resident_id: str) -> dict[int, tuple[tuple[str, str], ...]]:
    titles = {one.id: one.title for one in unit.applications.of(resident_id)}
    uses: dict[int, list[tuple[str, str]]] = {}
    for one in unit.casework.criteria_of(resident_id):
        if one.story_id is not None and one.state == "story":
            title = titles.get(one.application_id, "")
            uses.setdefault(one.story_id, []).append((title, one.text))
    return {story_id: tuple(points) for story_id, points in uses.items()}


def _vacancy(unit: ConsoleUnitOfWork, application: Application) -> Vacancy | None:
    return None if application.vacancy_id is None else unit.vacancies.get(application.vacancy_id)


def _without_words(application: Application) -> Application:
    return replace(application, opening=None, statement=None)
