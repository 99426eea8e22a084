"""What a file of vacancies would add, and what is wrong with which of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.console import times
from bot.console.labels import Labels
from bot.console.presenters.facts import plural
from bot.journey.vacancies import Draft
from bot.services.ports.feeds import FeedRow
from bot.services.vacancy_desk import Preview
from bot.services.vacancy_import import say_fault

MOST_SHOWN = 100


@dataclass(frozen=True)
class Row:
    """One row as it would be kept."""

    number: int
    title: str
    employer: str
    role: str
    closes: str


@dataclass(frozen=True)
class PreviewPage:
    """All that the page shows."""

    new: tuple[Row, ...]
    new_count: str
    more: str
    there: tuple[Row, ...]
    there_count: str
    faults: tuple[str, ...]
    faults_count: str


def present(found: Preview, now: datetime, labels: Labels) -> PreviewPage:
    """Return what the page shows."""
    more = len(found.new) - MOST_SHOWN
    return PreviewPage(
        new=_rows(found.new, now, labels),
        new_count=plural(len(found.new), "vacancy", "vacancies"),
        more=f"and {more:,} more" if more > 0 else "",
        there=_rows(found.there, now, labels),
        there_count=plural(len(found.there), "vacancy", "vacancies"),
        faults=tuple(say_fault(one) for one in found.faults),
        faults_count=plural(len({one.number for one in found.faults}), "row"),
    )


def _rows(found: Sequence[tuple[FeedRow, Draft]], now: datetime, labels: Labels) -> tuple[Row, ...]:
    return tuple(
        Row(
            number=row.number,
            title=draft.title,
            employer=", ".join(part for part in (draft.employer, draft.place) if part),
            role=labels.role(draft.role_id) or "Not said",
            closes=times.day(draft.closes_on, now) if draft.closes_on else "Not known",
        )
        for row, draft in found[:MOST_SHOWN]
    )
