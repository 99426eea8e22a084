"""How concrete an answer is: 0 general, 1 an example, 2 an example with detail."""

from __future__ import annotations

import re

from bot.journey.answers import elements
from bot.journey.answers.clauses import Clause
from bot.journey.answers.told import Told

_FIGURES = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|twenty|thirty)\b")
ENOUGH_STEPS = 3
LONG_ENOUGH = 25
"""Words below which an example has hardly room for detail."""


def concrete(told: Told, deeds: tuple[Clause, ...]) -> int:
    """Return 0, 1 or 2; what one would do is at most 1, for it did not happen."""
    plain = [one for one in deeds if told.is_plain(one)]
    if not told.tells_a_time:
        return 1 if len(plain) >= 2 or (plain and len(deeds) >= ENOUGH_STEPS) else 0  # noqa: PLR2004
    if not deeds:
        return 1
    details = [
        len(deeds) >= 2 and bool(plain),  # noqa: PLR2004
        len(deeds) >= ENOUGH_STEPS,
        bool(_FIGURES.search(told.lower)),
        bool(elements.result(told)),
        len(told.words) >= LONG_ENOUGH,
        len(told.words) >= 2 * LONG_ENOUGH,
    ]
    return 2 if sum(details) >= ENOUGH_STEPS and len(told.words) >= LONG_ENOUGH else 1
