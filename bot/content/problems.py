"""What a check of the content finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a problem is."""

    WRONG = "wrong"
    """Must be corrected: the check fails."""
    ADVICE = "advice"
    """Allowed, but a resident would have it easier otherwise."""
    DUE = "due"
    """A person has to look at a fact again."""


@dataclass(frozen=True)
class Problem:
    """One thing to look at: the file, the place in it, and what to do."""

    severity: Severity
    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.message}"
