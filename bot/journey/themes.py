"""What a criterion or a story is about: a few themes, told by the words that show them.

The themes and their words live in `data/content/criteria.yml`; `bot.content` makes a `Themes` of
them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bot.journey.text import plain


class Evidence(StrEnum):
    """What shows an employer that somebody meets a criterion."""

    STORY = "story"
    """Something that really happened, told in the resident's own words."""
    FACT = "fact"
    """A plain fact, such as a licence or a certificate: yes, no or not yet."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: the words that show it, the themes whose stories fit it too, and what proves it.

    A word that ends in a star stands for every word that begins so ("communicat*").
    """

    id: str
    words: tuple[str, ...]
    related: tuple[str, ...] = ()
    evidence: Evidence = Evidence.STORY
    last: bool = False
    """Whether it counts only where no other theme shows ("experience" alone)."""


class Themes:
    """All themes, made ready for looking up."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        known = {theme.id: theme for theme in themes}
        self.by_id: Mapping[str, Theme] = MappingProxyType(known)
        self._phrases: dict[str, list[str]] = {}
        self._longest: dict[str, int] = {}
        self._beginnings: dict[str, list[tuple[str, str]]] = {}
        for theme in known.values():
            for word in theme.words:
                self._add(theme.id, word)

    def _add(self, theme_id: str, word: str) -> None:
        known = plain(word)
        if word.endswith("*"):
            self._beginnings.setdefault(known[:3], []).append((known, theme_id))
        else:
            self._phrases.setdefault(known, []).append(theme_id)
            first, length = known.split(" ", 1)[0], len(known.split())
            self._longest[first] = max(length, self._longest.get(first, 0))

    def all_of(self, text: str) -> tuple[str, ...]:
        """Return the themes that a text is about, the clearest first; empty where none shows.

        A longer phrase counts more than a shorter one, and among equals the one said first.
        """
        tokens = plain(text).split()
        weight: dict[str, int] = {}
        first: dict[str, int] = {}
        for at in range(len(tokens)):
            for theme_id, length in self._at(tokens, at):
                weight[theme_id] = weight.get(theme_id, 0) + length * length
                first.setdefault(theme_id, at)
        order = sorted(weight, key=lambda one: (self.by_id[one].last, -weight[one], first[one]))
        return tuple(order)

    def of(self, text: str) -> str | None:
        """Return the theme that a text is most clearly about, or None."""
        found = self.all_of(text)
        return found[0] if found else None

    def is_fact(self, theme_id: str | None) -> bool:
        """Whether a plain fact answers a criterion of this theme."""
        theme = self.by_id.get(theme_id or "")
        return theme is not None and theme.evidence is Evidence.FACT

    def related(self, one: str, other: str) -> bool:
        """Whether stories of one theme fit the other too; the order does not matter."""
        first, second = self.by_id.get(one), self.by_id.get(other)
        if first is None or second is None:
            return False
        return other in first.related or one in second.related

    def _at(self, tokens: list[str], at: int) -> Iterable[tuple[str, int]]:
        """Yield the themes whose words begin at a place, each with the length of its words."""
        longest = min(self._longest.get(tokens[at], 0), len(tokens) - at)
        if not longest and tokens[at][:3] not in self._beginnings:
            return ()
        found: dict[str, int] = {}
        for length in range(1, longest + 1):
            for theme_id in self._phrases.get(" ".join(tokens[at : at + length]), ()):
                found[theme_id] = length
        for beginning, theme_id in self._beginnings.get(tokens[at][:3], ()):
            if tokens[at].startswith(beginning):
                found.setdefault(theme_id, 1)
        return found.items()
