"""A resident's stories: all of them, and one whose English is mended together."""

from __future__ import annotations

from starlette.responses import Response

from bot.console.presenters import stories
from bot.console.visit import Visit
from bot.services import casework, story_desk
from bot.services.casework_changes import CaseworkProblemError


def show_bank(visit: Visit) -> Response:
    """Show all stories of a resident, those first where help is wanted."""
    found = casework.story_bank(
        visit.console.units, visit.resident_id(), reader=visit.user.id, now=visit.now
    )
    return visit.page("stories.jinja", page=stories.present_bank(found, visit.now))


def show(visit: Visit) -> Response:
    """Show one story as it was told beside the words to mend."""
    return _show(visit)


def correct(visit: Visit) -> Response:
    """Keep new words of a story."""
    resident_id, story_id = visit.resident_id(), visit.path_number("story_id")
    try:
        changed = story_desk.correct_story(
            visit.console.units,
            resident_id,
            story_id,
            visit.form.get("text", ""),
            agreed=visit.form.get("agreed") == "yes",
            seen=visit.form.get("seen", ""),
            by=visit.user.id,
            now=visit.now,
        )
    except CaseworkProblemError as error:
        return _show(visit, error)
    address = f"/residents/{resident_id}/stories/{story_id}"
    return visit.go(address, "story_kept" if changed else "nothing_changed")


def _show(visit: Visit, problem: CaseworkProblemError | None = None) -> Response:
    found = story_desk.story_file(
        visit.console.units,
        visit.resident_id(),
        visit.path_number("story_id"),
        reader=visit.user.id,
        now=visit.now,
    )
    one = stories.present(found, visit.now)
    return visit.page(
        "story.jinja",
        status=422 if problem else 200,
        one=one,
        text=visit.form.get("text", "") if problem else one.text,
        longest=story_desk.LONGEST_STORY,
        problems={problem.field: str(problem)} if problem else {},
    )
