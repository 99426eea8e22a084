"""What a good answer to a question often holds, found by its words: "tell the nurse"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.journey.text import plain

LONGEST_QUOTE = 60
_PIECES = re.compile(r"[.,;:!?\n]+|\s(?:and|then|so|but)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """A point that an answer holds, and the resident's own words for it."""

    name: str
    words: str


class Points:
    """The points of one question, by name, with the words that show them."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._found = {name: _pattern(known) for name, known in words.items()}

    def held(self, answer: str) -> tuple[Held, ...]:
        """Return the points that an answer holds, in the order of the question's list.

        The same piece of an answer stands for one point only.
        """
        pieces = [(piece.strip(), f" {plain(piece)} ") for piece in _PIECES.split(answer)]
        found: list[Held] = []
        used: set[str] = set()
        for name, pattern in self._found.items():
            shows = [words for words, known in pieces if pattern.search(known)]
            if not shows:
                continue
            fresh = next((words for words in shows if words not in used), shows[0])
            used.add(fresh)
            found.append(Held(name, shortened(fresh)))
        return tuple(found)

    def missing(self, answer: str) -> tuple[str, ...]:
        """Return the names of the points that an answer does not hold."""
        names = {one.name for one in self.held(answer)}
        return tuple(name for name in self._found if name not in names)


def shortened(words: str, most: int = LONGEST_QUOTE) -> str:
    """Return somebody's words in one line, cut at a word where they are long."""
    known = " ".join(words.split())
    return known if len(known) <= most else f"{known[:most].rsplit(' ', 1)[0]} …"


def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(
        re.escape(plain(one)) + (r"\w*" if one.endswith("*") else "") for one in known
    )
    return re.compile(rf" (?:{either}) ")
