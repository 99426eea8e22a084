"""Saying where we were: one sentence, and the next small step.

What is most worth saying comes first: `MOST_WORTH_SAYING` is asked in its order, and the first that
has something to say says it. A part of the product with news of its own puts its function before
those that are there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from actions.guided import is_guided
from actions.turn import Turn, called
from bot.clock import in_london
from bot.content.say import say_date
from bot.services.conversation import Place, place, was_away_for_weeks
from bot.services.progress import Standing

Recap = Callable[[Turn, Standing], bool]
"""Says where somebody is, where there is something to say; returns whether it did."""

_LATER = frozenset({Place.CHOOSING, Place.LISTED, Place.PREPARING})


def say_where_we_are(turn: Turn, standing: Standing) -> None:
    """Say in one sentence where the resident is; a form's question follows where one is open."""
    for says in MOST_WORTH_SAYING:
        if says(turn, standing):
            return


def say_question(turn: Turn, standing: Standing) -> bool:
    """Say that a question of a guided form waits, where one does."""
    if not is_guided(turn):
        return False
    turn.say(
        "utter_recap_question",
        called=called(standing.resident.called),
        roles=role_titles(turn, standing),
    )
    return True


def say_place(turn: Turn, standing: Standing) -> bool:
    """Say how far the choice of roles is; after weeks, also when we last wrote."""
    where = place(standing, asking=turn.form is not None)
    later = where in _LATER and was_away_for_weeks(turn.gap_seconds)
    last = turn.step.at - timedelta(seconds=turn.gap_seconds or 0)
    turn.say(
        f"utter_recap_{where}_later" if later else f"utter_recap_{where}",
        called=called(standing.resident.called),
        roles=role_titles(turn, standing),
        date=say_date(turn.content, in_london(last).date()),
    )
    return True


def role_titles(turn: Turn, standing: Standing) -> str:
    """Return the titles of the roles on the resident's list, e.g. "Porter, Ward clerk"."""
    roles = turn.content.roles
    return ", ".join(roles[one.role_id].title for one in standing.interests if one.role_id in roles)


MOST_WORTH_SAYING: tuple[Recap, ...] = (say_question, say_place)
