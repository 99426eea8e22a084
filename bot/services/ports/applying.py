"""Vacancies, applications, stories, and what a resident has, needs and has done.

What is added for a message has a `key` (`Step.key`): added twice, it is there once, and the id of
the first is returned.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol

from bot.services.application_records import (
    Application,
    ApplicationStep,
    Barrier,
    Criterion,
    NewCriterion,
    Readiness,
    Referee,
    Referral,
    Section,
    Story,
    Vacancy,
    WorkEntry,
)


class Vacancies(Protocol):
    """Jobs that are advertised: those for everybody, and those that one resident found."""

    def add(self, *, title: str, source: str, at: datetime, key: str, **more: Any) -> int:
        """Keep a vacancy and return its id; `more`: other columns of `Vacancy` by name."""
        ...

    def get(self, vacancy_id: int) -> Vacancy | None:
        """Return the vacancy of this bot, or None."""
        ...

    def update(self, vacancy_id: int, **changes: Any) -> None:
        """Set the named columns."""
        ...

    def open_to(self, resident_id: str, *, on: date) -> list[Vacancy]:
        """Return what the resident may apply for on that day, what closes first, first.

        That is what everybody may see and what they found themselves, not withdrawn, not closed.
        """
        ...

    def shared(self, *, open_on: date | None = None) -> list[Vacancy]:
        """Return the vacancies for everybody, the newest first; with a day only open ones."""
        ...

    def same(
        self,
        resident_id: str | None,
        *,
        link_key: str | None = None,
        reference: str | None = None,
        title: str | None = None,
        employer: str | None = None,
    ) -> Vacancy | None:
        """Return a vacancy that the resident sees and that is the same advert, or None.

        The same: its link, or its reference, or (letter case aside) its title and employer.
        """
        ...


class Applications(Protocol):
    """Applications, their criteria, sections and history."""

    def start(
        self,
        resident_id: str,
        *,
        title: str,
        stage: str,
        stage_on: date,
        at: datetime,
        key: str,
        **more: Any,
    ) -> int:
        """Keep an application and return its id; `more`: other columns of `Application`."""
        ...

    def get(self, resident_id: str, application_id: int) -> Application | None:
        """Return the resident's application, or None."""
        ...

    def of(self, resident_id: str) -> list[Application]:
        """Return a resident's applications, the one that was touched last, first."""
        ...

    def of_vacancy(self, vacancy_id: int) -> list[Application]:
        """Return everybody's applications for one vacancy, the oldest first."""
        ...

    def update(self, application_id: int, *, at: datetime, **changes: Any) -> None:
        """Set the named columns, and that it was touched."""
        ...

    def move(
        self,
        application_id: int,
        *,
        stage: str,
        happened_on: date,
        who: str,
        at: datetime,
        key: str,
        words: str | None = None,
    ) -> bool:
        """Bring it to a stage and add that to its history; False when the key did so before."""
        ...

    def steps(self, resident_id: str, application_id: int | None = None) -> list[ApplicationStep]:
        """Return the history of one application, or of all of a resident, the oldest first."""
        ...

    def set_criteria(
        self, application_id: int, criteria: Sequence[NewCriterion], *, at: datetime
    ) -> None:
        """Put these criteria in the place of those that were there."""
        ...

    def criteria(self, application_id: int) -> list[Criterion]:
        """Return its criteria in order."""
        ...

    def update_criterion(self, criterion_id: int, *, at: datetime, **changes: Any) -> None:
        """Set the named columns of one criterion."""
        ...

    def set_section(self, application_id: int, section: str, *, state: str, at: datetime) -> None:
        """Set how far one section of the form is."""
        ...

    def sections(self, application_id: int) -> list[Section]:
        """Return the sections whose state was set."""
        ...


class Stories(Protocol):
    """The story bank: what residents did, in their own words, for this application and others."""

    def add(self, resident_id: str, *, at: datetime, key: str, **parts: Any) -> int:
        """Keep a story and return its id; `parts`: columns of `Story` by name."""
        ...

    def get(self, resident_id: str, story_id: int) -> Story | None:
        """Return the resident's story, or None."""
        ...

    def of(self, resident_id: str, *, state: str | None = "kept") -> list[Story]:
        """Return a resident's stories of one state (None: all), the oldest first."""
        ...

    def update(self, story_id: int, *, at: datetime, **changes: Any) -> None:
        """Set the named columns."""
        ...


class Background(Protocol):
    """What a resident has and needs, what stands in their way, and their history."""

    def add_work(self, resident_id: str, *, at: datetime, key: str, **entry: Any) -> int:
        """Keep a part of somebody's history and return its id; columns of `WorkEntry`."""
        ...

    def work(self, resident_id: str) -> list[WorkEntry]:
        """Return somebody's history as it was told, the newest part first."""
        ...

    def update_work(self, resident_id: str, entry_id: int, **changes: Any) -> bool:
        """Set the named columns; False when it is not there."""
        ...

    def remove_work(self, resident_id: str, entry_id: int) -> bool:
        """Take a part away; False when it was not there."""
        ...

    def add_referee(self, resident_id: str, *, at: datetime, key: str, **referee: Any) -> int:
        """Keep a referee and return the id; columns of `Referee`."""
        ...

    def referees(self, resident_id: str) -> list[Referee]:
        """Return somebody's referees, the oldest first."""
        ...

    def update_referee(
        self, resident_id: str, referee_id: int, *, at: datetime, **changes: Any
    ) -> bool:
        """Set the named columns; False when it is not there."""
        ...

    def remove_referee(self, resident_id: str, referee_id: int) -> bool:
        """Take a referee away; False when it was not there."""
        ...

    def set_readiness(self, resident_id: str, item: str, *, state: str, at: datetime) -> None:
        """Set whether something is there."""
        ...

    def readiness(self, resident_id: str) -> dict[str, Readiness]:
        """Return what was said, by item."""
        ...

    def set_barrier(
        self, resident_id: str, barrier: str, *, state: str, at: datetime, is_main: bool = False
    ) -> None:
        """Set what stands in the way; a main one takes that from all others."""
        ...

    def barriers(self, resident_id: str) -> list[Barrier]:
        """Return what was named, the main one first."""
        ...

    def add_referral(
        self, resident_id: str, *, reason: str, service: str, state: str, at: datetime, key: str
    ) -> int:
        """Keep that somebody was pointed to a service, and return its id."""
        ...

    def update_referral(
        self, resident_id: str, referral_id: int, *, state: str, at: datetime
    ) -> bool:
        """Set what came of it; False when it is not there."""
        ...

    def referrals(self, resident_id: str) -> list[Referral]:
        """Return where somebody was pointed to, the oldest first."""
        ...
