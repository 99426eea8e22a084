"""Taking over vacancies from a file or a feed: all or none of a file, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.journey.vacancies import Draft, Wrong, check
from bot.services.ports import UnitOfWork
from bot.services.ports.feeds import FeedRow, VacancyFeed
from bot.services.vacancies import add_shared, withdraw

FILE, FEED = "file", "feed"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row: its number, the heading of the column, and why."""

    number: int
    column: str
    wrong: Wrong


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import; with faults in a file nothing was kept."""

    added: int = 0
    there: int = 0
    withdrawn: int = 0
    faults: tuple[RowFault, ...] = ()


_WHY = {
    Wrong.MISSING: "is empty",
    Wrong.TOO_LONG: "is too long",
    Wrong.NOT_A_LINK: "is no web address",
    Wrong.NOT_A_DAY: "is no date; write it as 4 December 2026",
    Wrong.NO_SUCH_DAY: "is no day of the calendar",
    Wrong.PAST: "lies in the past",
    Wrong.TOO_FAR: "lies more than a year ahead",
    Wrong.NOT_A_ROLE: "is no role of the role cards",
    Wrong.NOT_A_LIMIT: "is no length; write it as 4000 characters or 500 words",
    Wrong.NOT_YES_OR_NO: "must be yes or no",
}


def say_fault(fault: RowFault) -> str:
    """Return a fault as a line for whoever wrote the file: 'Row 3, "Closes": is no date'."""
    return f'Row {fault.number}, "{fault.column}": {_WHY[fault.wrong]}.'


def import_feed(
    uow: UnitOfWork,
    feed: VacancyFeed,
    role_named: Callable[[str], str | None],
    *,
    at: datetime,
    user_id: str | None = None,
) -> Imported:
    """Take over what a file or a feed holds; the caller commits, or does not.

    One fault in a file and nothing of it is kept: whoever wrote it can put it right. A feed is
    nobody's here, so its faulty rows are left out; what it holds no longer is withdrawn. Raises
    `FeedError`.
    """
    return import_rows(uow, feed.rows(), role_named, source=feed.source, at=at, user_id=user_id)


def import_rows(
    uow: UnitOfWork,
    rows: Sequence[FeedRow],
    role_named: Callable[[str], str | None],
    *,
    source: str,
    at: datetime,
    user_id: str | None = None,
) -> Imported:
    """Take over rows as `import_feed` does."""
    checked = [(row, check(row.values, at, role_named)) for row in rows]
    faults = tuple(
        RowFault(row.number, row.columns.get(fault.field, fault.field), fault.wrong)
        for row, found in checked
        if not isinstance(found, Draft)
        for fault in found
    )
    if faults and source == FILE:
        return Imported(faults=faults)
    seen: set[int] = set()
    added = 0
    for row, found in checked:
        if isinstance(found, Draft):
            key = f"{source}:{at.isoformat()}:{row.number}"
            kept = add_shared(uow, found, at=at, key=key, source=source, user_id=user_id)
            added += kept.is_new
            seen.add(kept.vacancy.id)
    gone = _withdraw_gone(uow, seen, at) if source == FEED else 0
    drafts = sum(isinstance(found, Draft) for _, found in checked)
    return Imported(added, drafts - added, gone, faults)


def _withdraw_gone(uow: UnitOfWork, seen: set[int], at: datetime) -> int:
    """Withdraw what came from a feed once and is not in it any more."""
    gone = [
        one.id
        for one in uow.vacancies.shared()
        if one.source == FEED and one.withdrawn_at is None and one.id not in seen
    ]
    return sum(withdraw(uow, number, at=at) for number in gone)
