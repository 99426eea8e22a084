"""The story bank: which of one's stories fit a criterion, now and in later applications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.journey.text import plain, words
from bot.journey.themes import Themes


class Banked(Protocol):
    """A story of the bank, as far as choosing needs it."""

    @property
    def id(self) -> int:
        """Return its number."""
        ...

    @property
    def theme(self) -> str | None:
        """Return the theme that it was told for."""
        ...

    @property
    def text(self) -> str:
        """Return the whole story."""
        ...


class Why(StrEnum):
    """Why a story fits a criterion; the strongest first."""

    SAME_THEME = "same_theme"
    RELATED = "related"
    """It was told for a related theme."""
    WORDS = "words"
    """Its words are about the theme."""
    SHARED_WORDS = "shared_words"
    """It shares words with the criterion."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A story that fits: its number, why, and the shared words where these are the reason."""

    story_id: int
    why: Why
    shared: tuple[str, ...] = ()
    used: int = 0


_COMMON = words(
    "able ability experience good work working knowledge understanding skills skill with from this",
    "have must will your their them they were when what which where would could should about other",
    "people some very well also into over able been being having role team trust need",
)
FEWEST_SHARED = 2
"""Words that a story and a criterion share at least where no theme tells."""


def suits(
    stories: Iterable[Banked],
    criterion: str,
    theme: str | None,
    themes: Themes,
    used: Mapping[int, int] | None = None,
) -> tuple[Fit, ...]:
    """Return the stories that fit a criterion, the best first.

    `used` says how often each story stands in this statement already: among equals the one used
    less comes first. A criterion that a plain fact answers has no stories.
    """
    wanted = theme or themes.of(criterion)
    if themes.is_fact(wanted):
        return ()
    found = []
    for story in stories:
        fit = _fit(story, criterion, wanted, themes, (used or {}).get(story.id, 0))
        if fit is not None:
            found.append(fit)
    order = list(Why)
    return tuple(
        sorted(
            found, key=lambda fit: (order.index(fit.why), fit.used, -len(fit.shared), fit.story_id)
        )
    )


def _fit(
    story: Banked, criterion: str, wanted: str | None, themes: Themes, used: int
) -> Fit | None:
    if wanted is not None and story.theme == wanted:
        return Fit(story.id, Why.SAME_THEME, used=used)
    if wanted is not None and story.theme is not None and themes.related(story.theme, wanted):
        return Fit(story.id, Why.RELATED, used=used)
    if wanted is not None and wanted in themes.all_of(story.text)[:3]:
        return Fit(story.id, Why.WORDS, used=used)
    told = _telling(story.text)
    shared = tuple(sorted(told[stem] for stem in told.keys() & _telling(criterion).keys()))
    if len(shared) >= FEWEST_SHARED:
        return Fit(story.id, Why.SHARED_WORDS, shared, used)
    return None


def _telling(text: str) -> dict[str, str]:
    """Return the words of a text that tell something, by what is left without their endings."""
    return {
        _stem(word): word
        for word in plain(text).split()
        if len(word) > 3 and word not in _COMMON  # noqa: PLR2004
    }


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:  # noqa: PLR2004
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")
