"""A work history in months: when each part was, its gaps, and what references need.

Employers want the whole history with gaps of more than a month explained, and references for the
last three years (the sources are in `data/content/history.yml`). Unpaid work counts like paid work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from bot.journey.text import plain
from bot.journey.work_spans import Span, SpanProblem, SpanUnread, read_span

__all__ = [
    "Covered",
    "Dated",
    "Gap",
    "Span",
    "SpanProblem",
    "SpanUnread",
    "covered_for_references",
    "for_references",
    "gap_kind",
    "gaps",
    "incomplete",
    "newest_first",
    "read_span",
]

REFERENCE_YEARS = 3


class Dated(Protocol):
    """A part of a history, as far as its months are concerned; each month is its first day."""

    @property
    def from_month(self) -> date | None:
        """Return the first month."""
        ...

    @property
    def to_month(self) -> date | None:
        """Return the last month, None where it goes on or was not said."""
        ...

    @property
    def is_current(self) -> bool:
        """Whether it goes on."""
        ...


D = TypeVar("D", bound=Dated)


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


@dataclass(frozen=True, slots=True)
class Gap:
    """Months that nothing covers: the first and the last of them, both first days."""

    start: date
    end: date
    months: int
    to_now: bool = False


def gaps(entries: Iterable[Dated], today: date) -> tuple[Gap, ...]:
    """Return the stretches of a month or more between the first entry and today, newest first.

    A month in which something ended or began is covered; entries may overlap. Entries without both
    ends are left out: `incomplete` names them.
    """
    this_month = _number(today)
    spans = sorted(_covered(entries, this_month))
    found: list[Gap] = []
    if not spans:
        return ()
    reached = spans[0][1]
    for start, end in spans[1:]:
        if start > reached + 1:
            found.append(_gap(reached + 1, start - 1, to_now=False))
        reached = max(reached, end)
    # The month that runs is not over: somebody who stopped last month has no gap yet.
    if reached < this_month - 1:
        found.append(_gap(reached + 1, this_month, to_now=True))
    return tuple(reversed(found))


def _gap(start: int, end: int, *, to_now: bool) -> Gap:
    return Gap(_month(start), _month(end), end - start + 1, to_now)


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _covered(entries: Iterable[Dated], this_month: int) -> list[tuple[int, int]]:
    spans = []
    for entry in entries:
        last = entry.to_month
        if entry.from_month is None or (last is None and not entry.is_current):
            continue
        start = _number(entry.from_month)
        end = this_month if entry.is_current or last is None else _number(last)
        if start <= end:
            spans.append((start, min(end, this_month)))
    return spans


def incomplete(entries: Iterable[D]) -> tuple[D, ...]:
    """Return the entries whose months are not known at both ends."""
    return tuple(
        one
        for one in entries
        if one.from_month is None or (one.to_month is None and not one.is_current)
    )


def newest_first(entries: Iterable[D]) -> tuple[D, ...]:
    """Return a history in the order of forms: what goes on first, then what ended last."""

    def key(one: D) -> tuple[int, int, int]:
        end = one.to_month or one.from_month
        return (
            0 if one.is_current else 1,
            -_number(end) if end else 0,
            -_number(one.from_month) if one.from_month else 0,
        )

    return tuple(sorted(entries, key=key))


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of the months that references cover somebody can account for."""

    months: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.months >= self.of


def covered_for_references(
    entries: Iterable[Dated], today: date, years: int = REFERENCE_YEARS
) -> Covered:
    """Count how many of the last months are covered, this month left out."""
    this_month = _number(today)
    wanted = range(this_month - 12 * years, this_month)
    known = {
        month for start, end in _covered(entries, this_month) for month in range(start, end + 1)
    }
    return Covered(sum(month in known for month in wanted), len(wanted))


def for_references(
    entries: Iterable[D], today: date, years: int = REFERENCE_YEARS
) -> tuple[D, ...]:
    """Return the parts of a history that lie in the last years, from which references come."""
    since = _number(today) - 12 * years
    return tuple(
        one
        for one in newest_first(entries)
        if one.is_current or (one.to_month is not None and _number(one.to_month) >= since)
    )


def gap_kind(text: str, kinds: Mapping[str, Sequence[str]]) -> str | None:
    """Return what filled a gap, by the words that show it; the longest words win.

    Only the kind is told apart: what somebody adds about an illness or a sentence is not kept.
    """
    known = f" {plain(text)} "
    found = [
        (len(plain(word)), kind)
        for kind, shown_by in kinds.items()
        for word in shown_by
        if f" {plain(word)} " in known
    ]
    return max(found)[1] if found else None
