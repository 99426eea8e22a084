"""Where vacancies come from that nobody types in: a spreadsheet today, a job board's feed later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One advert as it came: where it stood, and its values by the names of their fields.

    The names are those of `bot.journey.vacancies.check`; `columns` says how each was headed there.
    """

    number: int
    values: Mapping[str, Any]
    columns: Mapping[str, str]


class VacancyFeed(Protocol):
    """Hands out all adverts that it holds now."""

    @property
    def source(self) -> str:
        """Return "file" or "feed", as it is kept with each vacancy.

        What a feed holds no longer is withdrawn; a file says nothing about what is not in it.
        """
        ...

    def rows(self) -> Sequence[FeedRow]:
        """Return every advert. Raises `FeedError` when it cannot be read."""
        ...
