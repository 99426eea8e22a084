"""The first page: who needs a person, and where to look next."""

from __future__ import annotations

from starlette.responses import Response

from bot.console.permissions import CASEWORK
from bot.console.presenters.people import cards
from bot.console.visit import Visit
from bot.services import caseload


def home(visit: Visit) -> Response:
    """Show the people who wait; to champions and managers, that there is nothing for them here."""
    if visit.user.role not in CASEWORK:
        return visit.page("home_other.jinja")
    waiting = caseload.people_waiting(visit.console.reading)
    return visit.page(
        "home.jinja",
        first_name=visit.user.name.split()[0],
        people=cards(waiting.people, visit.now),
        count=waiting.total,
        more=waiting.total - len(waiting.people),
    )
