"""What the store hands to the console about vacancies and stories: plain, frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.services.application_records import Vacancy


@dataclass(frozen=True, slots=True)
class VacancyQuery:
    """What the vacancies are asked for; `state` is open, closed, withdrawn or "" for all.

    Open and closed are so on `today`; pages count from 1.
    """

    today: date
    words: str = ""
    role_id: str = ""
    state: str = "open"
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class VacancyPage:
    """One page of vacancies, how many applications each has (by its id), and how many match."""

    rows: tuple[Vacancy, ...]
    applied: dict[int, int] = field(default_factory=dict)
    total: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A story's words before and after a person mended them, who that was, and when."""

    before: str
    after: str
    user_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Applicant:
    """A resident who applies for a vacancy, and how far they are."""

    resident_id: str
    called: str | None
    application_id: int
    stage: str
    stage_on: date


@dataclass(frozen=True, slots=True)
class Practised:
    """A mock interview or a test, and how many answers there are in it; never how good they were.

    `kind`: panel or coffee_cup for an interview, numeracy or literacy for a test.
    """

    kind: str
    application_id: int | None
    role_id: str | None
    started_at: datetime
    ended_at: datetime | None
    answers: int
