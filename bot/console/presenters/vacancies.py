"""The list of vacancies, one vacancy, and its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from bot.console import times, words
from bot.console import words_casework as casework_words
from bot.console import words_vacancies as vacancy_words
from bot.console.labels import Labels
from bot.console.presenters import casework
from bot.console.presenters.facts import Fact, Mark, plural
from bot.console.presenters.people import name_of
from bot.journey.specification import Need, read_specification
from bot.services.application_records import Vacancy
from bot.services.casework_records import Applicant, VacancyPage, VacancyQuery
from bot.services.vacancy_desk import VacancyFile

MOST_PAGES = 2_000


@dataclass(frozen=True)
class Row:
    """One vacancy in the list."""

    link: str
    title: str
    employer: str
    role: str
    closes: str
    soon: bool
    state: Mark
    applied: str


@dataclass(frozen=True)
class ListPage:
    """All that the list shows."""

    rows: tuple[Row, ...]
    summary: str
    words: str
    states: tuple[dict[str, Any], ...]
    roles: tuple[dict[str, Any], ...]
    filtered: bool
    pages: dict[str, Any] | None


@dataclass(frozen=True)
class ApplicantRow:
    """A resident who applies."""

    name: str
    resident: str
    link: str
    stage: Mark
    since: str


@dataclass(frozen=True)
class PointLine:
    """One point that was read from the person specification."""

    text: str
    kind: str


@dataclass(frozen=True)
class Point:
    """What was read of a person specification."""

    summary: str
    lines: tuple[PointLine, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class VacancyView:
    """All that the page of a vacancy shows."""

    address: str
    title: str
    state: Mark
    withdrawn: bool
    facts: tuple[Fact, ...]
    advert: str
    fits: str
    points: Point
    applicants: tuple[ApplicantRow, ...]


def query_of(value: Callable[[str], str], page: int | None, today: date) -> VacancyQuery:
    """Read a query from the address; what makes no sense there is left out."""
    state = value("state") if value("state") in vacancy_words.STATES else "open"
    return VacancyQuery(
        today=today,
        words=value("q"),
        role_id=value("role"),
        state="" if state == "all" else state,
        page=min(max(page or 1, 1), MOST_PAGES),
    )


def address(query: VacancyQuery, page: int) -> str:
    """Return the address of another page of a query."""
    values = {
        "q": query.words,
        "role": query.role_id,
        "state": _state(query) if _state(query) != "open" else "",
        "page": str(page) if page > 1 else "",
    }
    rest = urlencode({name: value for name, value in values.items() if value})
    return f"/vacancies?{rest}" if rest else "/vacancies"


def present(found: VacancyPage, query: VacancyQuery, now: datetime, labels: Labels) -> ListPage:
    """Return what the list shows."""
    last = max(1, -(-found.total // query.size))
    return ListPage(
        rows=tuple(
            _row(one, found.applied.get(one.id, 0), now, query.today, labels) for one in found.rows
        ),
        summary=plural(found.total, "vacancy", "vacancies"),
        words=query.words,
        states=tuple(_choices(vacancy_words.STATES, _state(query))),
        roles=tuple(_choices({"": "All roles", **_by_title(labels)}, query.role_id)),
        filtered=bool(query.words or query.role_id or _state(query) != "open"),
        pages=_pages(query, last) if last > 1 else None,
    )


def last_page(total: int, size: int) -> int:
    """Return the number of the last page."""
    return max(1, -(-total // size))


def view(found: VacancyFile, now: datetime, today: date, labels: Labels) -> VacancyView:
    """Return what the page of a vacancy shows."""
    one = found.vacancy
    return VacancyView(
        address=f"/vacancies/{one.id}",
        title=one.title,
        state=_mark(one, today),
        withdrawn=one.withdrawn_at is not None,
        facts=tuple(_facts(one, now, labels)),
        advert=one.link if one.link and one.link.startswith(("https://", "http://")) else "",
        fits=_fits(found, labels),
        points=points(one.specification or "", labels),
        applicants=tuple(_applicant(each, now) for each in found.applicants),
    )


def points(text: str, labels: Labels) -> Point:
    """Return how many points are read from a person specification, and which."""
    read = read_specification(text, labels.themes)
    if read.why is not None:
        return Point(vacancy_words.UNREAD[read.why], (), ())
    desirable = sum(one.need is Need.DESIRABLE for one in read.criteria)
    essential = sum(one.need is Need.ESSENTIAL for one in read.criteria)
    rest = len(read.criteria) - desirable - essential
    parts = [f"{essential} essential", f"{desirable} desirable", f"{rest} not said which"]
    shown = ", ".join(part for part in parts if not part.startswith("0 "))
    return Point(
        f"{plural(len(read.criteria), 'point')} read: {shown}.",
        tuple(PointLine(one.text, casework_words.KINDS[one.need]) for one in read.criteria),
        read.unread,
    )


def entered(one: Vacancy | None) -> dict[str, str]:
    """Return a vacancy as the texts of its form."""
    if one is None:
        return {}
    limit = f"{one.limit_count} {one.limit_unit}" if one.limit_count else ""
    return {
        **{name: getattr(one, name) or "" for name in TEXTS},
        "closes_on": f"{one.closes_on.day} {one.closes_on:%B %Y}" if one.closes_on else "",
        "limit": limit,
        "guaranteed_interview": "yes" if one.guaranteed_interview else "",
    }


TEXTS = (
    "title",
    "employer",
    "place",
    "role_id",
    "link",
    "reference",
    "hours",
    "pay",
    "specification",
)
"""The fields of a vacancy that are texts."""


def role_choices(labels: Labels, chosen: str) -> list[dict[str, Any]]:
    """Return the roles to choose from."""
    return _choices({"": "None of these", **_by_title(labels)}, chosen)


def _row(one: Vacancy, applied: int, now: datetime, today: date, labels: Labels) -> Row:
    return Row(
        link=f"/vacancies/{one.id}",
        title=one.title,
        employer=", ".join(part for part in (one.employer, one.place) if part),
        role=labels.role(one.role_id) or "Not said",
        closes=times.day(one.closes_on, now) if one.closes_on else "Not known",
        soon=casework.closes_soon(one.closes_on, now),
        state=_mark(one, today),
        applied=plural(applied, "person", "people") if applied else "Nobody yet",
    )


def _mark(one: Vacancy, today: date) -> Mark:
    if one.withdrawn_at is not None:
        return Mark(vacancy_words.STATES["withdrawn"], "grey")
    if one.closes_on is not None and one.closes_on < today:
        return Mark(vacancy_words.STATES["closed"], "grey")
    return Mark(vacancy_words.STATES["open"], "green")


def _facts(one: Vacancy, now: datetime, labels: Labels) -> list[Fact]:
    limit = f"{one.limit_count:,} {one.limit_unit} at most" if one.limit_count else ""
    added = vacancy_words.SOURCES.get(one.source, words.plain(one.source))
    facts = [
        Fact("Employer", one.employer or ""),
        Fact("Place", one.place or ""),
        Fact("Role", labels.role(one.role_id)),
        Fact("Closes", times.day(one.closes_on, now) if one.closes_on else "Not known"),
        Fact("Hours", one.hours or ""),
        Fact("Pay", one.pay or ""),
        Fact("Reference", one.reference or ""),
        Fact("Statement", limit),
        Fact("Interview", "Guaranteed" if one.guaranteed_interview else ""),
        Fact(added, times.exact(one.created_at, now)),
        Fact("Taken away", times.exact(one.withdrawn_at, now) if one.withdrawn_at else ""),
    ]
    return [fact for fact in facts if fact.value]


def _fits(found: VacancyFile, labels: Labels) -> str:
    if found.vacancy.role_id is None:
        return "No role is chosen, so Mooring cannot tell whom it fits."
    role = labels.role(found.vacancy.role_id)
    if not found.fits:
        return f"Nobody near has chosen the role “{role}” so far."
    fits = f"Fits {plural(found.fits, 'resident')} who chose the role “{role}”."
    if not found.told:
        return f"{fits} None of them asked to be told of new vacancies."
    asked = "1 of them asks" if found.told == 1 else f"{found.told} of them ask"
    return f"{fits} {asked} to be told of new vacancies, and Mooring does that."


def _applicant(one: Applicant, now: datetime) -> ApplicantRow:
    base = f"/residents/{one.resident_id}"
    return ApplicantRow(
        name=name_of(one.called, one.resident_id),
        resident=base,
        link=f"{base}/applications/{one.application_id}",
        stage=casework.stage_mark(one.stage),
        since=times.day(one.stage_on, now),
    )


def _state(query: VacancyQuery) -> str:
    return query.state or "all"


def _by_title(labels: Labels) -> dict[str, str]:
    return dict(sorted(labels.roles.items(), key=lambda item: item[1]))


def _choices(values: Mapping[str, str], chosen: str) -> list[dict[str, Any]]:
    return [
        {"value": value, "text": text, "selected": value == chosen}
        for value, text in values.items()
    ]


def _pages(query: VacancyQuery, last: int) -> dict[str, Any]:
    near = {1, last, query.page - 1, query.page, query.page + 1}
    shown = [number for number in sorted(near) if 1 <= number <= last]
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        href, current = address(query, number), number == query.page
        items.append({"number": number, "href": href, "current": current})
    pages: dict[str, Any] = {"items": items}
    if query.page > 1:
        pages["previous"] = {"href": address(query, query.page - 1)}
    if query.page < last:
        pages["next"] = {"href": address(query, query.page + 1)}
    return pages
