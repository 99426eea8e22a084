"""Which script a message is written in. Pure, and never raises."""

from __future__ import annotations

import unicodedata


def is_mostly_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin; a text without letters counts as Latin."""
    letters = [sign for sign in text if sign.isalpha()]
    latin = sum("LATIN" in unicodedata.name(sign, "") for sign in letters)
    return not letters or 2 * latin >= len(letters)
