"""The caseload, one resident's page, notes, and requests marked as answered."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from bot.console.presenters import listing, resident
from bot.console.visit import Visit
from bot.services import caseload


def show_list(visit: Visit) -> Response:
    """Show a page of the caseload, searched, filtered and sorted as the address says."""
    query = listing.query_of(visit.query, visit.number("page"))
    found = caseload.caseload(visit.console.reading, query)
    last = listing.last_page(found.total, query.size)
    if query.page > last:
        return visit.go(listing.address(query, page=last))
    page = listing.present(found, query, visit.now, visit.console.labels.roles)
    return visit.page("residents.jinja", page=page)


def show(visit: Visit) -> Response:
    """Show one resident."""
    return _show(visit, text="", problem=None)


def add_note(visit: Visit) -> Response:
    """Keep a note."""
    resident_id = visit.resident_id()
    text = visit.form.get("note", "")
    try:
        caseload.add_note(
            visit.console.units, resident_id, author_id=visit.user.id, text=text, now=visit.now
        )
    except caseload.NoteProblemError as error:
        return _show(visit, text=text, problem=str(error))
    return visit.go(f"/residents/{quote(resident_id)}#notes", "note_added")


def mark_answered(visit: Visit) -> Response:
    """Close a request for a person."""
    resident_id = visit.resident_id()
    request_id = visit.path_number("request_id")
    closed = caseload.mark_answered(
        visit.console.units, resident_id, request_id, by=visit.user.id, now=visit.now
    )
    back = "/" if visit.form.get("from") == "home" else f"/residents/{quote(resident_id)}"
    return visit.go(back, "answered" if closed else "answered_before")


def _show(visit: Visit, *, text: str, problem: str | None) -> Response:
    file = caseload.case_file(
        visit.console.units, visit.resident_id(), reader=visit.user.id, now=visit.now
    )
    return visit.page(
        "resident.jinja",
        status=422 if problem else 200,
        one=resident.present(file, visit.now, visit.console.labels),
        note=text,
        problem=problem,
        longest=caseload.LONGEST_NOTE,
    )
