"""Which of several matters a message is about: each is known by words that must all be there.

A pattern is "lost|stolen my id": every token must be in the text, in any order; "a|b" is either,
"a_b" stands side by side, "a*" begins so. Among matters that fit, the one whose pattern names most
counts. Words that are one slip away from a word of the patterns are mended first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.journey.text import plain

SHORTEST_MENDED = 6
CLOSE_ENOUGH = 0.84


@dataclass(frozen=True, slots=True)
class Pattern:
    """Tokens that must all be there; each is a tuple of ways to say it."""

    tokens: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> Pattern:
        """Return the pattern of its text."""
        return cls(tuple(tuple(token.split("|")) for token in text.split()))

    def weight(self, said: str) -> int:
        """Return how many words of a tidied text it names; 0 where a token is missing."""
        padded = f" {said} "
        found = 0
        for token in self.tokens:
            longest = max((_words_in(way, padded) for way in token), default=0)
            if not longest:
                return 0
            found += longest
        return found

    def words(self) -> Iterable[str]:
        """Return the words that it names."""
        return (word for token in self.tokens for way in token for word in way.split("_"))


def best(patterns: Mapping[str, Sequence[Pattern]], said: str) -> tuple[str, int] | None:
    """Return the matter that fits a tidied text best and its weight; of equals the first."""
    weighed = [
        (max(pattern.weight(said) for pattern in ways), name) for name, ways in patterns.items()
    ]
    most = max(weighed, key=lambda one: one[0], default=(0, ""))
    return (most[1], most[0]) if most[0] else None


def mended(text: str, vocabulary: frozenset[str]) -> str:
    """Return a text as tidied words, those that are nearly a known word put right."""
    return " ".join(_mended(word, vocabulary) for word in plain(text).split())


def _mended(word: str, vocabulary: frozenset[str]) -> str:
    if len(word) < SHORTEST_MENDED or word in vocabulary or not word.isalpha():
        return word
    near = [one for one in vocabulary if one[0] == word[0] and abs(len(one) - len(word)) <= 2]  # noqa: PLR2004
    if word.removesuffix("s") in near:
        return word
    found = get_close_matches(word, near, n=1, cutoff=CLOSE_ENOUGH)
    return found[0] if found else word


def _words_in(way: str, padded: str) -> int:
    spoken = way.replace("_", " ")
    if spoken.endswith("*"):
        return len(spoken.split()) if f" {spoken[:-1]}" in padded else 0
    return len(spoken.split()) if f" {spoken} " in padded else 0
