"""Finds the words of a message that tell when or how long somebody can work. Standard library only.

What they mean is read by `bot.journey.hours.parse`.
"""

from __future__ import annotations

import re

from bot.journey.dates.spans import MOST_READ
from bot.journey.dates.vocabulary import WEEKDAY

_NUMBER = r"(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|six)"
_CLOCK = r"\d{1,2}(?:[.:][0-5]\d)?(?: ?[ap]\.?m\b\.?)?"
_TO = r" ?(?:to|till?|until|-|–|—) ?"
_NO_AMOUNT = (
    r"(?![\w/%@]|[.:]\d| ?(?:shifts?|kids|children|people|jobs|years?|yrs?|months?|weeks?|miles?|"
    r"pounds?|mins?|minutes?|days?|hours?|hrs?|k\b|roles?|times)\b)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{WEEKDAY}(?: ?(?:to|till?|-|–|through|thru) ?){WEEKDAY}\b",
        rf"(?<![\w£$€/.:,+@-]){_CLOCK}{_TO}{_CLOCK}{_NO_AMOUNT}",
        rf"(?<=between ){_CLOCK} ?(?:and|&) ?{_CLOCK}{_NO_AMOUNT}",
        (
            r"(?<![\w£$€/.])(?!24)\d{1,2}(?:\.\d)? ?(?:(?:-|to|or) ?\d{1,2} ?)?(?:hours?|hrs?|h)\b"
            r"(?! ?(?:ago|notice|drive|away|by|on the bus|walk|later))"
            r"(?: (?:a|per|each|every) ?(?:week|wk)| weekly)?"
        ),
        rf"\b{_NUMBER} days\b(?! ?(?:ago|notice|later|time|off|of|to|before|after))(?: a week)?",
        (
            r"\b(?:while|when|whilst) (?:my |the )?(?:kids|children|boys|girls) (?:are |r )?"
            r"(?:at|in) (?:school|nursery)\b|\bschool (?:hours?|times?)\b|"
            r"\bterm ?time(?: only)?\b"
        ),
        r"\b(?:mornings|afternoons|evenings|nights|weekends|weekdays)\b",
        r"\b(?:part|full)[ -]?time\b",
    )
)


def find_hours(text: str) -> list[tuple[int, int]]:
    """Return start and end of words about hours, in order, none within another."""
    found: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text[:MOST_READ]):
            start, end = match.span()
            if all(end <= first or start >= last for first, last in found):
                found.append((start, end))
    return sorted(found)
