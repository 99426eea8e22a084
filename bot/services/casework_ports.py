"""What the console reads about applications beyond one of them: `bot.store.casework` does it."""

from __future__ import annotations

from typing import Protocol

from bot.services.application_records import Criterion


class Casework(Protocol):
    """Reads for the console, each with one query however much there is."""

    def criteria_of(self, resident_id: str) -> list[Criterion]:
        """Return the criteria of all of a resident's applications, in order."""
        ...
