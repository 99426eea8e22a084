"""The caseload: the address read as a query, and rows, filters and pages for the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from bot.console import times, words
from bot.console.presenters.people import name_of
from bot.services.console_records import STAGES, CaseloadPage, CaseloadQuery, CaseloadRow

SORTS = {
    "-seen": "Last wrote, newest first",
    "seen": "Last wrote, oldest first",
    "name": "Name, A to Z",
    "-name": "Name, Z to A",
    "stage": "Stage, first to last",
    "-stage": "Stage, last to first",
}
COLUMNS = (("name", "Name"), ("stage", "Stage"), ("seen", "Last wrote"))
MOST_PAGES = 2_000
ROLES_SHOWN = 3


@dataclass(frozen=True)
class Row:
    """One resident in the table."""

    id: str
    name: str
    where: str
    stage: str
    ago: str
    exact: str
    iso: str
    waiting: bool
    roles: str


@dataclass(frozen=True)
class Head:
    """A column head that sorts: its address, and how it is sorted now."""

    text: str
    link: str
    sorted: str


@dataclass(frozen=True)
class ListPage:
    """All that the caseload page shows."""

    rows: tuple[Row, ...]
    heads: Mapping[str, Head]
    summary: str
    title: str
    words: str
    waiting: bool
    filtered: bool
    stages: tuple[dict[str, Any], ...]
    sorts: tuple[dict[str, Any], ...]
    pages: dict[str, Any] | None


def query_of(value: Callable[[str], str], page: int | None) -> CaseloadQuery:
    """Read a query from the address; what makes no sense there is left out."""
    sort = value("sort") if value("sort") in SORTS else "-seen"
    stage = value("stage") if value("stage") in STAGES else ""
    return CaseloadQuery(
        words=value("q"),
        stage=stage,
        waiting_only=value("waiting") == "yes",
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
        page=min(max(page or 1, 1), MOST_PAGES),
    )


def address(query: CaseloadQuery, **changes: Any) -> str:
    """Return the address that asks for a query with some changes."""
    wanted = replace(query, **changes)
    sort = _sort(wanted)
    values = {
        "q": wanted.words,
        "stage": wanted.stage,
        "waiting": "yes" if wanted.waiting_only else "",
        "sort": "" if sort == "-seen" else sort,
        "page": "" if wanted.page == 1 else str(wanted.page),
    }
    asked = urlencode({name: value for name, value in values.items() if value})
    return f"/residents?{asked}" if asked else "/residents"


def last_page(total: int, size: int) -> int:
    """Return the number of the last page (1 when there is nothing)."""
    return max(1, -(-total // size))


def present(
    found: CaseloadPage, query: CaseloadQuery, now: datetime, role_titles: Mapping[str, str]
) -> ListPage:
    """Return what the page shows."""
    last = last_page(found.total, query.size)
    return ListPage(
        rows=tuple(_row(one, now, role_titles) for one in found.rows),
        heads={name: _head(name, text, query) for name, text in COLUMNS},
        summary=_summary(found, query),
        title="Residents" if last == 1 else f"Residents (page {query.page} of {last})",
        words=query.words,
        waiting=query.waiting_only,
        filtered=bool(query.words or query.stage or query.waiting_only),
        stages=tuple(_choices({"": "All stages", **words.STAGES}, query.stage)),
        sorts=tuple(_choices(SORTS, _sort(query))),
        pages=_pages(query, last) if last > 1 else None,
    )


def _row(one: CaseloadRow, now: datetime, role_titles: Mapping[str, str]) -> Row:
    titles = [role_titles.get(role, words.plain(role)) for role in one.role_ids]
    more = len(titles) - ROLES_SHOWN
    where = [one.neighbourhood or one.campaign, one.outcode]
    seen = one.last_seen_at
    return Row(
        id=one.id,
        name=name_of(one.called, one.id),
        where=", ".join(part for part in where if part),
        stage=words.stage(one.stage),
        ago=times.ago(seen, now) if seen else "",
        exact=times.exact(seen, now) if seen else "",
        iso=seen.isoformat() if seen else "",
        waiting=one.waiting,
        roles=", ".join(titles[:ROLES_SHOWN]) + (f" and {more} more" if more > 0 else ""),
    )


def _head(name: str, text: str, query: CaseloadQuery) -> Head:
    now_sorted = query.sort == name
    # What is asked for first of a column: names from A, stages from the first, the newest first.
    descending = not query.descending if now_sorted else name == "seen"
    order = "descending" if query.descending else "ascending"
    return Head(
        text=text,
        link=address(query, sort=name, descending=descending, page=1),
        sorted=order if now_sorted else "",
    )


def _summary(found: CaseloadPage, query: CaseloadQuery) -> str:
    total = f"{found.total:,} resident{'' if found.total == 1 else 's'}"
    if found.total <= query.size:
        return total
    first = (query.page - 1) * query.size + 1
    return f"{first:,} to {first + len(found.rows) - 1:,} of {total}"


def _choices(values: Mapping[str, str], chosen: str) -> list[dict[str, Any]]:
    return [
        {"value": value, "text": text, "selected": value == chosen}
        for value, text in values.items()
    ]


def _sort(query: CaseloadQuery) -> str:
    return f"{'-' if query.descending else ''}{query.sort}"


def _pages(query: CaseloadQuery, last: int) -> dict[str, Any]:
    near = {1, last, query.page - 1, query.page, query.page + 1}
    shown = [number for number in sorted(near) if 1 <= number <= last]
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append(
            {
                "number": number,
                "href": address(query, page=number),
                "current": number == query.page,
            }
        )
    pages: dict[str, Any] = {"items": items}
    if query.page > 1:
        pages["previous"] = {"href": address(query, page=query.page - 1)}
    if query.page < last:
        pages["next"] = {"href": address(query, page=query.page + 1)}
    return pages
