"""What the console reads about applications beyond one of them: `bot.store.casework` does it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.services.application_records import Criterion
from bot.services.casework_records import (
    Applicant,
    Correction,
    Practised,
    VacancyPage,
    VacancyQuery,
)


class Casework(Protocol):
    """Reads for the console, each with one query however much there is."""

    def criteria_of(self, resident_id: str) -> list[Criterion]:
        """Return the criteria of all of a resident's applications, in order."""
        ...

    def corrections(self, story_id: int) -> list[Correction]:
        """Return how a story was mended, the oldest first."""
        ...

    def add_correction(
        self,
        resident_id: str,
        story_id: int,
        *,
        before: str,
        after: str,
        user_id: str,
        at: datetime,
    ) -> None:
        """Keep what a story was before it was mended."""
        ...

    def practised(self, resident_id: str) -> list[Practised]:
        """Return a resident's mock interviews and tests with how many answers, the newest first."""
        ...

    def vacancies(self, query: VacancyQuery) -> VacancyPage:
        """Return one page of the vacancies for everybody, with how many applied to each."""
        ...

    def applicants(self, vacancy_id: int) -> list[Applicant]:
        """Return who applies for a vacancy, those touched last first."""
        ...

    def who_chose(self, role_id: str) -> list[tuple[str, str | None]]:
        """Return (id, outcode) of the residents in whom an interest in a role stands."""
        ...
