"""Whether an answer is about something else than its question."""

from __future__ import annotations

import re

from bot.journey.answers.told import Told

_LETTERS = re.compile(r"[^\W\d_]")


def is_off_topic(told: Told) -> bool:
    """Whether an answer does not answer: empty, "dunno", swearing only, or another subject."""
    said = told.lower.strip(" .,!?")
    if not _LETTERS.search(said) or said in told.lexicon.nothing:
        return True
    kept = [word.lower for word in told.words if word.lower not in told.lexicon.swearing]
    return not any(_LETTERS.search(word) for word in kept)
