"""Saying where we were: one sentence, and the next small step."""

from __future__ import annotations

from actions.guided import is_guided
from actions.turn import Turn, called
from bot.services.conversation import place
from bot.services.progress import Standing


def say_where_we_are(turn: Turn, standing: Standing) -> None:
    """Say in one sentence where the resident is; a form's question follows where one is open."""
    where = "question" if is_guided(turn) else place(standing, asking=turn.form is not None)
    turn.say(
        f"utter_recap_{where}",
        called=called(standing.resident.called),
        roles=role_titles(turn, standing),
    )


def role_titles(turn: Turn, standing: Standing) -> str:
    """Return the titles of the roles on the resident's list, e.g. "Porter, Ward clerk"."""
    roles = turn.content.roles
    return ", ".join(roles[one.role_id].title for one in standing.interests if one.role_id in roles)
