"""One application: its page, and its stage put right by an adviser."""

from __future__ import annotations

from starlette.responses import Response

from bot.console import fields
from bot.console.presenters import application
from bot.console.visit import Visit
from bot.services import casework, casework_changes
from bot.services.casework_changes import CaseworkProblemError


def show(visit: Visit) -> Response:
    """Show one application."""
    return _show(visit)


def correct_stage(visit: Visit) -> Response:
    """Keep the stage that an adviser knows of."""
    resident_id = visit.resident_id()
    application_id = visit.path_number("application_id")
    seen = fields.number(visit.form.get("seen", ""), most=2**62) or 0
    try:
        moved = casework_changes.correct_stage(
            visit.console.units,
            resident_id,
            application_id,
            stage=visit.form.get("stage", ""),
            happened_on=fields.day(visit.form, "happened_on"),
            seen=seen,
            by=visit.user.id,
            now=visit.now,
        )
    except CaseworkProblemError as error:
        return _show(visit, error)
    address = f"/residents/{resident_id}/applications/{application_id}"
    return visit.go(address, "stage_kept" if moved else "nothing_changed")


def _show(visit: Visit, problem: CaseworkProblemError | None = None) -> Response:
    found = casework.application_file(
        visit.console.units,
        visit.resident_id(),
        visit.path_number("application_id"),
        reader=visit.user.id,
        now=visit.now,
    )
    chosen = visit.form.get("stage") if problem else None
    today = fields.typed(visit.today)
    return visit.page(
        "application.jinja",
        status=422 if problem else 200,
        one=application.present(found, visit.now, visit.console.labels, chosen=chosen),
        happened_on=fields.parts_of(visit.form, "happened_on") if problem else today,
        problems={problem.field: str(problem)} if problem else {},
    )
