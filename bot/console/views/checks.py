"""One check before a start: how far it is, and what an adviser says of it."""

from __future__ import annotations

from starlette.responses import Response

from bot.console import fields
from bot.console.presenters import check
from bot.console.visit import Visit
from bot.errors import NotFoundError
from bot.services import casework_checks, casework_work
from bot.services.casework_changes import CaseworkProblemError
from bot.services.casework_checks import CHECKS, ToldCheck


def show(visit: Visit) -> Response:
    """Show one check."""
    return _show(visit)


def set_check(visit: Visit) -> Response:
    """Keep what an adviser says of a check."""
    resident_id, application_id, name = visit.resident_id(), _application(visit), _check(visit)
    chase_on = fields.day(visit.form, "chase_on")
    told = ToldCheck(
        state=visit.form.get("state", ""),
        whose=visit.form.get("whose", ""),
        happened_on=fields.day(visit.form, "happened_on"),
        chase_on=chase_on,
        blocked_by=visit.form.get("blocked_by", ""),
        seen=visit.form.get("seen", ""),
        chase_is_wrong=chase_on is None and not fields.is_empty(visit.form, "chase_on"),
    )
    try:
        changed = casework_checks.set_check(
            visit.console.units,
            resident_id,
            application_id,
            name,
            told,
            by=visit.user.id,
            now=visit.now,
        )
    except CaseworkProblemError as error:
        return _show(visit, error)
    back = f"/residents/{resident_id}#checks"
    return visit.go(back, "kept" if changed else "nothing_changed")


def _show(visit: Visit, problem: CaseworkProblemError | None = None) -> Response:
    found = casework_work.check_file(
        visit.console.units,
        visit.resident_id(),
        _application(visit),
        _check(visit),
        reader=visit.user.id,
        now=visit.now,
    )
    sent = visit.form if problem else None
    return visit.page(
        "check.jinja",
        status=422 if problem else 200,
        one=check.present(found, visit.now, visit.console.labels, sent),
        problems={problem.field: str(problem)} if problem else {},
    )


def _application(visit: Visit) -> int | None:
    """Return the application of the path; None where the check was begun before any offer."""
    if "application_id" not in visit.request.path_params:
        return None
    return visit.path_number("application_id")


def _check(visit: Visit) -> str:
    name = str(visit.request.path_params["check"])
    if name not in CHECKS:
        raise NotFoundError("there is no such check; go back to the resident's page")
    return name
