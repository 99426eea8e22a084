"""The spellings that are mended in a resident's own words, from `data/content/spelling.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from bot.content.words import Frozen
from bot.journey.spelling import Spelling, spelling


class SpellingFile(Frozen):
    """Everything in the file."""

    slips: Mapping[str, tuple[str, ...]] = Field(min_length=1)
    hyphens: tuple[str, ...]
    capitals: tuple[str, ...]
    kept: tuple[str, ...]

    @model_validator(mode="after")
    def _each_slip_means_one_word(self) -> SpellingFile:
        seen: dict[str, str] = {}
        for right, slips in self.slips.items():
            for slip in slips:
                if slip in self.kept:
                    raise ValueError(f"{slip!r} is a slip and is kept as it is")
                if seen.setdefault(slip, right) != right:
                    raise ValueError(f"{slip!r} means both {seen[slip]!r} and {right!r}")
        return self

    def made(self) -> Spelling:
        """Return the rules ready for use."""
        return spelling(self.slips, self.capitals, self.hyphens, self.kept)
