"""A resident's stories."""

from __future__ import annotations

from starlette.responses import Response

from bot.console.presenters import stories
from bot.console.visit import Visit
from bot.services import casework


def show_bank(visit: Visit) -> Response:
    """Show all stories of a resident, those first where help is wanted."""
    found = casework.story_bank(
        visit.console.units, visit.resident_id(), reader=visit.user.id, now=visit.now
    )
    return visit.page("stories.jinja", page=stories.present_bank(found, visit.now))
