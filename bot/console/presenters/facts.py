"""Small things that several pages show: a line of a summary list, a coloured word, a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fact:
    """A line of a summary list."""

    name: str
    value: str
    hint: str = ""


@dataclass(frozen=True)
class Mark:
    """A word with a colour of the design system; the word alone says it all."""

    text: str
    colour: str


def mark(known: tuple[str, str] | None, otherwise: str) -> Mark:
    """Return a mark of a table of words, or the id made readable."""
    text, colour = known or (otherwise, "grey")
    return Mark(text, colour)


def month(day: date | None) -> str:
    """Return "March 2024"; nothing for none."""
    return f"{day:%B %Y}" if day else ""


def span(first: date | None, last: date | None, *, goes_on: bool = False) -> str:
    """Return "March 2024 to June 2025", "since March 2024", or that it is not known."""
    if goes_on and first:
        return f"Since {month(first)}"
    if first and last:
        return month(first) if first == last else f"{month(first)} to {month(last)}"
    return f"From {month(first)}" if first else f"Until {month(last)}" if last else "No dates yet"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return "1 point" or "3 points"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
