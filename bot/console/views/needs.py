"""What somebody has, needs and was pointed to, marked by an adviser."""

from __future__ import annotations

from starlette.responses import Response

from bot.console.presenters import needs
from bot.console.visit import Visit
from bot.errors import NotFoundError
from bot.services import casework, casework_changes
from bot.services.casework_changes import CaseworkProblemError


def show(visit: Visit) -> Response:
    """Show what a resident has and needs."""
    return _show(visit)


def mark_readiness(visit: Visit) -> Response:
    """Keep whether a resident has a thing."""
    item = str(visit.request.path_params["item"])
    if item not in visit.console.labels.readiness:
        raise NotFoundError("there is no such thing to mark; go back to the resident's page")
    resident_id, state = visit.resident_id(), visit.form.get("state", "")
    try:
        changed = casework_changes.mark_readiness(
            visit.console.units, resident_id, item, state, by=visit.user.id, now=visit.now
        )
    except CaseworkProblemError as error:
        return _show(visit, error)
    return _back(visit, resident_id, changed=changed)


def set_outcome(visit: Visit) -> Response:
    """Keep what came of a referral."""
    resident_id, referral_id = visit.resident_id(), visit.path_number("referral_id")
    state = visit.form.get("state", "")
    try:
        changed = casework_changes.set_referral_outcome(
            visit.console.units, resident_id, referral_id, state, by=visit.user.id, now=visit.now
        )
    except CaseworkProblemError as error:
        return _show(visit, error)
    return _back(visit, resident_id, changed=changed)


def _back(visit: Visit, resident_id: str, *, changed: bool) -> Response:
    return visit.go(f"/residents/{resident_id}/needs", "kept" if changed else "nothing_changed")


def _show(visit: Visit, problem: CaseworkProblemError | None = None) -> Response:
    found = casework.needs_file(
        visit.console.units, visit.resident_id(), reader=visit.user.id, now=visit.now
    )
    return visit.page(
        "needs.jinja",
        status=422 if problem else 200,
        one=needs.present(found, visit.now, visit.console.labels),
        problems={problem.field: str(problem)} if problem else {},
    )
