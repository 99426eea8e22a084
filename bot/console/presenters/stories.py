"""The story bank, and one story as told beside the text that a person mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.console import times
from bot.console import words_casework as casework_words
from bot.console.presenters import casework
from bot.console.presenters.facts import plural
from bot.console.presenters.people import name_of
from bot.services.application_records import Story
from bot.services.casework import StoryBank
from bot.services.story_desk import StoryFile, whole


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


@dataclass(frozen=True)
class CorrectionLine:
    """When a story was mended, and by whom."""

    text: str
    before: str


@dataclass(frozen=True)
class StoryPage:
    """One story: as it was told, and as it reads now."""

    resident_id: str
    name: str
    heading: str
    address: str
    told: str
    text: str
    help_wanted: str
    seen: str
    corrections: tuple[CorrectionLine, ...]


def present(found: StoryFile, now: datetime) -> StoryPage:
    """Return what the page of one story shows."""
    one, resident = found.story, found.resident
    told = found.corrections[0].before if found.corrections else whole(one)
    return StoryPage(
        resident_id=resident.id,
        name=name_of(resident.called, resident.id),
        heading=casework_words.theme(one.theme) or f"Story {one.id}",
        address=f"/residents/{resident.id}/stories/{one.id}",
        told=told,
        text=whole(one),
        help_wanted=f"since {times.exact(one.help_wanted_at, now)}" if one.help_wanted_at else "",
        seen=one.updated_at.isoformat(),
        corrections=tuple(
            CorrectionLine(
                f"{found.names.get(each.user_id, 'An adviser')}, {times.exact(each.at, now)}",
                each.before,
            )
            for each in reversed(found.corrections)
        ),
    )


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
        text=whole(one),
        uses=tuple(f"{title}: {point}" for title, point in found.uses.get(one.id, ())),
    )
