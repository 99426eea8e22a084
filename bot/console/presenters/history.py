"""Somebody's history as rows from the newest, with the gaps that an employer would ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.console import words
from bot.console import words_casework as casework_words
from bot.console.presenters.facts import Fact, plural, span
from bot.journey.work_history import Gap, gaps, newest_first
from bot.services.application_records import Referee, WorkEntry


@dataclass(frozen=True)
class HistoryRow:
    """A part of somebody's history, or a gap between two of them."""

    what: str
    when: str
    kind: str
    gap: bool = False


def rows(work: Sequence[WorkEntry], today: date) -> tuple[HistoryRow, ...]:
    """Return the history from the newest part, each gap before the part that it follows."""
    found: list[HistoryRow] = []
    left = list(gaps(work, today))
    for one in newest_first(work):
        while left and one.from_month is not None and left[0].start > one.from_month:
            found.append(_gap(left.pop(0)))
        found.append(_row(one))
    return tuple(found)


def referees(found: Sequence[Referee]) -> tuple[Fact, ...]:
    """Return who may be asked for a reference, and whether they agreed."""
    return tuple(
        Fact(
            one.words,
            casework_words.PERMISSIONS.get(one.permission, words.plain(one.permission)),
            ", ".join(part for part in (_relation(one), _known(one)) if part),
        )
        for one in found
    )


def _row(one: WorkEntry) -> HistoryRow:
    what = f"{one.what}, {one.place}" if one.place else one.what
    return HistoryRow(
        what=what,
        when=span(one.from_month, one.to_month, goes_on=one.is_current),
        kind=casework_words.WORK.get(one.kind, words.plain(one.kind)),
    )


def _gap(one: Gap) -> HistoryRow:
    when = span(one.start, None if one.to_now else one.end, goes_on=one.to_now)
    return HistoryRow(f"Gap of {plural(one.months, 'month')}", when, "", gap=True)


def _relation(one: Referee) -> str:
    return casework_words.RELATIONS.get(one.relation, words.plain(one.relation))


def _known(one: Referee) -> str:
    if one.from_month is None and one.to_month is None:
        return ""
    return span(one.from_month, one.to_month)
