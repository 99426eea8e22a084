"""The page of one application: how it came here, its points, its statement and its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import in_london
from bot.console import times, words
from bot.console import words_casework as casework_words
from bot.console.labels import Labels
from bot.console.presenters import casework, history
from bot.console.presenters.facts import Fact, Mark, mark
from bot.console.presenters.people import name_of
from bot.services.application_records import (
    Application,
    ApplicationStep,
    Criterion,
    Section,
    Story,
    Vacancy,
)
from bot.services.casework import ApplicationFile
from bot.services.casework_changes import APPLICATION_STAGES
from bot.services.story_desk import whole


@dataclass(frozen=True)
class Point:
    """One point of the person specification, and what meets it."""

    text: str
    kind: str
    state: Mark
    shown: str
    link: str


@dataclass(frozen=True)
class StepLine:
    """One step of its history."""

    what: str
    by: str
    words: str
    iso: str


@dataclass(frozen=True)
class SectionLine:
    """One section of the form."""

    name: str
    state: Mark


@dataclass(frozen=True)
class ApplicationPage:
    """All that the page shows."""

    resident_id: str
    name: str
    title: str
    address: str
    stage: Mark
    following: str
    facts: tuple[Fact, ...]
    advert: str
    vacancy: str
    points: tuple[Point, ...]
    points_summary: str
    missing: tuple[str, ...]
    opening: str
    statement: str
    statement_summary: str
    sections: tuple[SectionLine, ...]
    history: tuple[history.HistoryRow, ...]
    referees: tuple[Fact, ...]
    steps: tuple[StepLine, ...]
    stages: tuple[dict[str, Any], ...]
    seen: int
    readable: bool


def present(
    found: ApplicationFile, now: datetime, labels: Labels, *, chosen: str | None = None
) -> ApplicationPage:
    """Return what the page shows; `chosen`: the stage that an adviser has chosen in the form."""
    one, resident = found.application, found.resident
    link = found.vacancy.link if found.vacancy else None
    return ApplicationPage(
        resident_id=resident.id,
        name=name_of(resident.called, resident.id),
        title=one.title,
        address=casework.application_link(one),
        stage=casework.stage_mark(one.stage),
        following=casework.following(one, found.criteria, now),
        facts=tuple(_facts(one, found.vacancy, now, labels)),
        advert=link if link and link.startswith(("https://", "http://")) else "",
        vacancy=_vacancy_link(found.vacancy),
        points=tuple(_point(each, found.stories) for each in found.criteria),
        points_summary=casework.points(found.criteria),
        missing=tuple(each.text for each in casework.uncovered(found.criteria)),
        opening=one.opening or "",
        statement=one.statement or "",
        statement_summary=_length(one, now),
        sections=tuple(_section(each, labels) for each in found.sections),
        history=history.rows(found.work, in_london(now).date()),
        referees=history.referees(found.referees),
        steps=tuple(_step(each, now) for each in reversed(found.steps)),
        stages=tuple(stage_choices(chosen or one.stage)),
        seen=max((each.id for each in found.steps), default=0),
        readable=found.readable,
    )


def stage_choices(chosen: str) -> list[dict[str, Any]]:
    """Return the stages to choose from."""
    return [
        {"value": name, "text": casework_words.stage(name), "selected": name == chosen}
        for name in APPLICATION_STAGES
    ]


def _facts(one: Application, vacancy: Vacancy | None, now: datetime, labels: Labels) -> list[Fact]:
    facts = [
        Fact("Employer", one.employer or ""),
        Fact("Role", labels.role(one.role_id)),
        Fact("Place", (vacancy.place if vacancy else None) or ""),
        Fact("Hours", (vacancy.hours if vacancy else None) or ""),
        Fact("Pay", (vacancy.pay if vacancy else None) or ""),
        Fact("Reference", (vacancy.reference if vacancy else None) or ""),
        Fact("Closes", times.day(one.closes_on, now) if one.closes_on else "Not known"),
        Fact("Sent", times.day(one.submitted_on, now) if one.submitted_on else ""),
        Fact("Started here", times.exact(one.created_at, now)),
    ]
    if vacancy is not None and vacancy.guaranteed_interview:
        facts.append(Fact("Interview", "Guaranteed for who meets the essential points"))
    return [fact for fact in facts if fact.value]


def _vacancy_link(vacancy: Vacancy | None) -> str:
    """Return the address of the vacancy's page; those that one resident found have none."""
    return f"/vacancies/{vacancy.id}" if vacancy and vacancy.resident_id is None else ""


def _point(one: Criterion, stories: Mapping[int, Story]) -> Point:
    story = stories.get(one.story_id) if one.story_id is not None else None
    shown, link = one.answer or "", ""
    if story is not None:
        card_text = whole(story)
        shown, link = card_text, f"/residents/{story.resident_id}/stories/{story.id}"
    return Point(
        text=one.text,
        kind=casework_words.KINDS.get(one.kind, words.plain(one.kind)),
        state=mark(casework_words.POINTS.get(one.state), words.plain(one.state)),
        shown=shown,
        link=link,
    )


def _length(one: Application, now: datetime) -> str:
    """Return how long the statement is against the form's limit, and since when it stands."""
    if one.statement is None:
        return ""
    unit = one.limit_unit or "words"
    length = len(one.statement) if unit == "characters" else len(one.statement.split())
    of = f" of {one.limit_count:,}" if one.limit_count else ""
    over = " – too long" if one.limit_count and length > one.limit_count else ""
    since = f", agreed on {times.day(one.statement_at, now)}" if one.statement_at else ""
    return f"{length:,}{of} {casework_words.UNITS.get(unit, unit)}{over}{since}"


def _section(one: Section, labels: Labels) -> SectionLine:
    return SectionLine(
        labels.section(one.section),
        mark(casework_words.SECTION_STATES.get(one.state), words.plain(one.state)),
    )


def _step(one: ApplicationStep, now: datetime) -> StepLine:
    return StepLine(
        what=casework_words.stage(one.stage),
        by=f"{times.day(one.happened_on, now)}, said by {casework.who(one.who)}"
        f" on {times.exact(one.at, now)}",
        words=one.words or "",
        iso=one.happened_on.isoformat(),
    )
