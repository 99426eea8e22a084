"""Role cards: one file a role under `data/content/roles`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from bot.content.facts import Citation, Fact
from bot.content.words import Frozen, Label, Words
from bot.journey.traits import Strength, Traits


class RolePay(Frozen):
    """What the card says of pay: an NHS band, or a sentence where no band applies.

    The figures live in `data/content/pay.yml`.
    """

    scheme: Literal["afc", "other"]
    band: str | None = None
    note: Words | None = None
    text: Words | None = None

    @model_validator(mode="after")
    def _band_or_text(self) -> RolePay:
        if (self.scheme == "afc") is not (self.band is not None):
            raise ValueError("scheme afc needs a band, and only scheme afc has one")
        if self.scheme == "other" and self.text is None:
            raise ValueError("scheme other needs a text")
        return self


class Feed(Frozen):
    """How adverts for the role are found."""

    staff_groups: tuple[str, ...]
    search_words: tuple[str, ...] = Field(min_length=1)
    where: Literal["nhs_jobs", "find_a_job", "find_an_apprenticeship"]


class Role(Fact):
    """One role card.

    `estimates` names the fields that are an editor's estimate, because no page was found for them.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    number: int = Field(ge=1)
    title: Label
    other_names: tuple[str, ...]
    one_line: Words
    does: tuple[Words, ...] = Field(min_length=2, max_length=4)
    hours: Words
    traits: Traits
    pay: RolePay
    asked_for: tuple[Words, ...] = Field(min_length=1)
    fits_people_from: dict[str, Strength]
    fits_text: Words
    tests: Words
    dbs: Words
    way_in: Words
    feed: Feed
    sources: tuple[Citation, ...] = Field(min_length=1)
    estimates: tuple[str, ...] = ()
    owner: str
