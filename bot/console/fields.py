"""Reading fields of forms that are more than words: days in three parts, whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

LARGEST_YEAR = 2100
SHORT_YEAR = 100
MOST_DIGITS = 4


def parts_of(form: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the day, month and year as they were typed."""
    return {part: form.get(f"{name}[{part}]", "").strip() for part in ("day", "month", "year")}


def day(form: Mapping[str, str], name: str) -> date | None:
    """Return the day of a date field; None when it is none, "27 3 26" and "27 3 2026" are one."""
    try:
        parts = parts_of(form, name).items()
        numbers = {part: int(text) for part, text in parts if len(text) <= MOST_DIGITS}
        year = numbers["year"] + (2000 if numbers["year"] < SHORT_YEAR else 0)
        found = date(year, numbers["month"], numbers["day"])
    except (KeyError, ValueError):
        return None
    return found if found.year < LARGEST_YEAR else None


def is_empty(form: Mapping[str, str], name: str) -> bool:
    """Whether nothing was typed into a date field."""
    return not any(parts_of(form, name).values())


def typed(moment: date | None) -> dict[str, str]:
    """Return a day as the parts of a date field."""
    if moment is None:
        return {"day": "", "month": "", "year": ""}
    return {"day": str(moment.day), "month": str(moment.month), "year": str(moment.year)}


def number(text: str, *, most: int) -> int | None:
    """Return a whole number from 1 to `most`; None when it is none."""
    digits = text.strip().replace(",", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(most)):
        return None
    return int(digits) if 1 <= int(digits) <= most else None
