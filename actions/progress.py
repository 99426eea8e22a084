"""/progress: where the resident is, what they have done, what is next."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.recap import role_titles
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say import say_date
from bot.services import progress
from bot.services.conversation import Place, place
from bot.services.progress import Standing


class ProgressShow(ResidentAction):
    """Shows the way so far, in one message."""

    action_name = "action_progress_show"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show it; the open question comes back after it."""
        where = place(standing, asking=turn.form is not None)
        with turn.parts.reading() as uow:
            joined = progress.joined_at(uow, standing.resident)
        turn.say(
            f"utter_progress_{where}",
            joined=say_date(turn.content, in_london(joined).date()),
            roles=role_titles(turn, standing),
        )
        if where is Place.JOINING and not turn.form:
            return []
        return turn.go_on()
