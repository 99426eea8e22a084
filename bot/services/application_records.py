"""What the store hands to use cases about choosing and applying: plain, frozen records.

All moments are aware UTC; days are London's; months are the first day of the month.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A job that is advertised. `resident_id`: who found it and alone sees it; None: for all."""

    id: int
    resident_id: str | None
    title: str
    employer: str | None
    place: str | None
    role_id: str | None
    link: str | None
    link_key: str | None
    reference: str | None
    hours: str | None
    pay: str | None
    closes_on: date | None
    specification: str | None
    limit_count: int | None
    limit_unit: str | None
    guaranteed_interview: bool
    source: str
    created_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Application:
    """One application of a resident, with the stage that it is at (`bot.journey.applying`)."""

    id: int
    resident_id: str
    vacancy_id: int | None
    role_id: str | None
    title: str
    employer: str | None
    stage: str
    stage_on: date
    closes_on: date | None
    submitted_on: date | None
    limit_count: int | None
    limit_unit: str | None
    opening: str | None
    statement: str | None
    statement_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ApplicationStep:
    """One change of an application: what it came to, on which day, and who said so."""

    id: int
    application_id: int
    stage: str
    happened_on: date
    who: str
    words: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Criterion:
    """One point of a person specification; `kind` is essential, desirable or unknown.

    `state`: open, story (`story_id` meets it), fact (`answer` meets it), skipped or gap.
    """

    id: int
    application_id: int
    position: int
    kind: str
    text: str
    theme: str | None
    state: str
    story_id: int | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """A criterion as it was read, before it is kept."""

    kind: str
    text: str
    theme: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Something that a resident did, in their own words; `state` is draft, kept or withdrawn."""

    id: int
    resident_id: str
    theme: str | None
    situation: str | None
    action: str | None
    result: str | None
    text: str
    state: str
    help_wanted_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Section:
    """One section of an application form; `state` is todo, done or not_needed."""

    section: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """Work or another part of somebody's history, as they told it."""

    id: int
    kind: str
    what: str
    place: str | None
    from_month: date | None
    to_month: date | None
    is_current: bool
    words: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Referee:
    """Somebody who may be asked for a reference; `permission` is unasked, asked, yes or no."""

    id: int
    relation: str
    words: str
    permission: str
    from_month: date | None
    to_month: date | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Readiness:
    """Something that is in_place, a need, not_sure or skipped."""

    item: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Barrier:
    """Something that stands in somebody's way; `state` is open, helped or gone."""

    barrier: str
    is_main: bool
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Referral:
    """A service or a person that somebody was pointed to, and what came of it."""

    id: int
    reason: str
    service: str
    state: str
    at: datetime
    outcome_at: datetime | None
