"""What the store hands to use cases from an interview to the first year in work: frozen records.

All moments are aware UTC; days are London's. Words that people wrote stay as they wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview of an application; `starts_at` only where the time is known as well.

    `kind`: panel, manager, phone, video, assessment or not_sure. `state`: planned, held or
    cancelled. `felt`: good, ok or hard. `outcome`: open, waiting, offer or no.
    """

    id: int
    resident_id: str
    application_id: int
    kind: str
    on_day: date | None
    starts_at: datetime | None
    place: str | None
    link: str | None
    who: str | None
    bring: str | None
    state: str
    felt: str | None
    outcome: str
    feedback: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Practice:
    """One mock interview; `style`: panel or coffee_cup; `feedback`: each or end; open or ended."""

    id: int
    resident_id: str
    application_id: int | None
    role_id: str | None
    style: str
    feedback: str
    state: str
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class PracticeAnswer:
    """An answer to a question of a mock interview, and what it held (plain JSON)."""

    id: int
    resident_id: str
    practice_id: int
    question_id: str
    attempt: int
    text: str
    assessment: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class SkillsTest:
    """One practice of a test; `kind`: numeracy or literacy; `state`: open or ended."""

    id: int
    resident_id: str
    kind: str
    role_id: str | None
    level: int
    state: str
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class SkillsItem:
    """One item that somebody was asked; it is built again from `skill` and `params`."""

    id: int
    resident_id: str
    session_id: int
    skill: str
    fingerprint: str
    params: dict[str, Any]
    answer: str | None
    is_right: bool | None
    at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The offer of an application; `conditional`: yes, no or not_sure.

    `state`: considering, accepted, declined or taken_back.
    """

    id: int
    resident_id: str
    application_id: int
    offered_on: date
    conditional: str
    is_written: bool | None
    state: str
    words: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Check:
    """One check before a start; without an application it was begun before any offer.

    `check`: identity, right_to_work, qualifications, references, dbs or health. `state`:
    not_started, open, done or not_needed. `whose` turn: me (the resident), referee, employer, dbs
    or occupational_health. `blocked_by`: a code of what holds it up.
    """

    id: int
    resident_id: str
    application_id: int | None
    check: str
    state: str
    whose: str | None
    asked_on: date | None
    chase_on: date | None
    blocked_by: str | None
    done_on: date | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class DocumentHeld:
    """Whether somebody has a document: have, expired, none or not_sure. Nothing that is in it."""

    id: int
    resident_id: str
    item: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReferenceRequest:
    """A reference that is asked of a referee, `chased` so many times.

    `state`: to_ask, agreed, requested, received, refused or replaced.
    """

    id: int
    resident_id: str
    application_id: int | None
    referee_id: int
    state: str
    requested_on: date | None
    chase_on: date | None
    chased: int
    received_on: date | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """A job or a placement that is to start, goes on, or has ended.

    `employer_type`: nhs, social_care, other or not_sure. `contract`: permanent, fixed_term, bank,
    agency, zero_hours, apprenticeship, placement or not_sure. `state`: expected, started, ended or
    never_started. `evidence`: self_report, employer or payslip. `first_time`: "07:30" in London.
    """

    id: int
    resident_id: str
    application_id: int | None
    title: str
    employer: str | None
    employer_type: str
    contract: str
    state: str
    starts_on: date | None
    first_time: str | None
    first_place: str | None
    first_who: str | None
    first_pay_on: date | None
    hours_per_week: float | None
    pay: str | None
    evidence: str
    ended_on: date | None
    end_reason: str | None
    end_words: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Asking how a job goes, in a week (`kind` work) or a month (placement) of it.

    `state`: planned, asked, answered, no_answer or dropped. `feeling`: good, ok or hard.
    """

    id: int
    resident_id: str
    job_id: int
    kind: str
    number: int
    due_on: date
    state: str
    asked_at: datetime | None
    answered_at: datetime | None
    feeling: str | None
    still_there: bool | None
    hours: float | None
    trouble: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class CareStandard:
    """How far one of the Care Certificate's standards is: not_started, started or done."""

    id: int
    resident_id: str
    standard: int
    state: str
    at: datetime
