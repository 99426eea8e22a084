"""Which kinds of experience somebody tells of, by the words that show them.

The words live in `data/content/role_finder.yml`; paid and unpaid count alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.journey.text import plain

_NEVER = re.compile(r"\b(?:never|not|no|dont|didnt|havent|without) (?:\w+ ){0,3}$")


def find_experience(text: str, words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the experience tags whose words are in a text ("i was a waitress" -> hospitality).

    A word right after "never" or "not" does not count.
    """
    known = f" {plain(text)} "
    return frozenset(tag for tag, shown_by in words.items() if _shown(known, shown_by))


def _shown(known: str, shown_by: Iterable[str]) -> bool:
    for word in shown_by:
        wanted = f" {plain(word)} "
        at = known.find(wanted)
        if at >= 0 and not _NEVER.search(known[: at + 1]):
            return True
    return False
