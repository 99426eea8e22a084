"""The story bank, and one story as told beside the text that a person mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.console.presenters import casework
from bot.console.presenters.facts import plural
from bot.console.presenters.people import name_of
from bot.services.application_records import Story
from bot.services.casework import StoryBank


@dataclass(frozen=True)
class BankRow:
    """A story of the bank, and the points that it meets."""

    card: casework.StoryCard
    text: str
    uses: tuple[str, ...]


@dataclass(frozen=True)
class BankPage:
    """All that the page shows."""

    resident_id: str
    name: str
    summary: str
    rows: tuple[BankRow, ...]
    readable: bool


def present_bank(found: StoryBank, now: datetime) -> BankPage:
    """Return what the page shows."""
    one = found.resident
    return BankPage(
        resident_id=one.id,
        name=name_of(one.called, one.id),
        summary=plural(len(found.stories), "story", "stories"),
        rows=tuple(_row(each, found, now) for each in found.stories),
        readable=found.readable,
    )


def _row(one: Story, found: StoryBank, now: datetime) -> BankRow:
    return BankRow(
        card=casework.story_card(one, now),
        text=casework.story_text(one),
        uses=tuple(f"{title}: {point}" for title, point in found.uses.get(one.id, ())),
    )
