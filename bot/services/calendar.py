"""How a message names the file for a calendar that goes with it."""

from __future__ import annotations

CALENDAR = "interview_calendar:"


def calendar_of(interview: int) -> str:
    """Return the name of the calendar file of an interview: "interview_calendar:5"."""
    return f"{CALENDAR}{interview}"


def interview_in(name: str) -> int | None:
    """Return the id of the interview whose calendar file a name means; None: it means none."""
    number = name.removeprefix(CALENDAR)
    return int(number) if name.startswith(CALENDAR) and number.isdecimal() else None
