"""Somebody's history as rows from the newest, with the gaps that an employer would ask about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.console import words
from bot.console import words_casework as casework_words
from bot.console.presenters.facts import Fact, plural, span
from bot.services.application_records import Referee, WorkEntry

MONTHS = 12


@dataclass(frozen=True)
class HistoryRow:
    """A part of somebody's history, or a gap between two of them."""

    what: str
    when: str
    kind: str
    gap: bool = False


def rows(work: Sequence[WorkEntry], today: date) -> tuple[HistoryRow, ...]:
    """Return the history from the newest part, with gaps of more than a month; undated last."""
    dated = sorted(
        (one for one in work if one.from_month is not None),
        key=lambda one: _number(one.from_month),
    )
    found: list[HistoryRow] = []
    until: int | None = None
    for one in dated:
        first = _number(one.from_month)
        if until is not None and first - until > 1:
            found.append(_gap(until + 1, first - 1))
        found.append(_row(one))
        until = max(until or 0, _end(one, today))
    now = _number(today)
    if until is not None and now - until > 1:
        found.append(_gap(until + 1, now, goes_on=True))
    undated = [_row(one) for one in work if one.from_month is None]
    return (*reversed(found), *undated)


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


def _gap(first: int, last: int, *, goes_on: bool = False) -> HistoryRow:
    months = last - first + 1
    when = span(_day(first), None if goes_on else _day(last), goes_on=goes_on)
    return HistoryRow(f"Gap of {plural(months, 'month')}", when, "", gap=True)


def _end(one: WorkEntry, today: date) -> int:
    if one.is_current:
        return _number(today)
    return _number(one.to_month or one.from_month)


def _number(day: date | None) -> int:
    """Return a month as a number that counts on over years."""
    return 0 if day is None else day.year * MONTHS + day.month - 1


def _day(number: int) -> date:
    return date(number // MONTHS, number % MONTHS + 1, 1)


def _relation(one: Referee) -> str:
    return casework_words.RELATIONS.get(one.relation, words.plain(one.relation))


def _known(one: Referee) -> str:
    if one.from_month is None and one.to_month is None:
        return ""
    return span(one.from_month, one.to_month)
