"""Other people's names in an answer: a panel must not hear them."""

from __future__ import annotations

from bot.journey.answers.told import Told


def names_of_others(told: Told) -> tuple[str, ...]:
    """Return the names of private people in the resident's own words."""
    return tuple(
        dict.fromkeys(
            told.normal.said(word.start, word.end) for word in told.words if word.kind == "PERSON"
        )
    )
