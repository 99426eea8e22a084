"""How concrete an answer is: 0 general, 1 an example, 2 an example with detail."""

from __future__ import annotations

import re

from bot.journey.answers import elements
from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.told import Told

_FIGURES = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|twenty|thirty)\b")
_FOR_YEARS = re.compile(
    r"\b(?:\d+|[a-z]+ty|two|three|four|five|six|seven|eight|nine|ten) years?'?\b(?! old)"
)
_TELLING = ("NN", "VB", "JJ", "CD", "RB")
"""Kinds of words that tell something; articles, which many leave out, are none."""
ENOUGH = (22, 19, 12, 12)
"""Telling words from which an example is told with detail, by how many plain deeds it has."""
SEVERAL = 3
MANY = 6
"""Plain steps from which what one would do is told with detail."""


def concrete(told: Told, deeds: tuple[Clause, ...]) -> int:
    """Return 0, 1 or 2, by an example that is told or by steps."""
    plain = sum(told.is_plain(one) for one in deeds)
    if not told.tells_a_time:
        return _of_steps(told, plain, len(deeds))
    seen_where = told.moments or told.people or told.places or told.has_date
    if not plain and deeds and not seen_where:
        return 0  # "we was busy and we worked together"
    if not deeds or not elements.situation(told):
        return 1
    telling = sum(word.tag.startswith(_TELLING) for word in told.words)
    # A soft deed beside a plain one tells as much as two: "I weighed the dough and helped him".
    seen = 2 if plain == 1 and len(deeds) > 1 else min(plain, SEVERAL)
    needed = ENOUGH[seen]
    return 2 if telling >= needed else 1


def _of_steps(told: Told, plain: int, deeds: int) -> int:
    """Return how concrete steps are that did not happen: 2 for many, or a few with said words."""
    steps = plain > 1 or (plain == 1 and deeds >= SEVERAL)
    said = '"' in told.lower and plain >= SEVERAL
    if plain >= MANY or said:
        return 2
    return 1 if steps or _tells_of_before(told) else 0


def _tells_of_before(told: Told) -> bool:
    """Whether a fact of one's own life stands there: "I was a cleaner in a school for 3 years"."""
    own = [
        one
        for one in told.clauses
        if (one.past or one.perfect) and one.who in {Who.I, Who.WE} and not one.passive
    ]
    known = bool(own) and bool(_FIGURES.search(told.lower))
    return known or bool(_FOR_YEARS.search(told.lower))
