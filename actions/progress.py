"""/progress: where the resident is, what they have done, what is next."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.finder import FORM as FINDER
from actions.turn import Events, Turn
from bot.content.say_progress import say_way
from bot.services.conversation import Place, place
from bot.services.progress import Standing
from bot.services.way import PICTURE, way_of


class ProgressShow(ResidentAction):
    """Shows the way so far, in one message: a small picture, the same in words, what is next."""

    action_name = "action_progress_show"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show it; the open question comes back after it."""
        if place(standing, asking=turn.form is not None) is Place.JOINING:
            turn.say("utter_progress_joining")
            return turn.go_on()
        with turn.parts.reading() as uow:
            asking = turn.form == FINDER
            way = way_of(uow, turn.content, standing.resident, turn.step.at, asking=asking)
        buttons = [
            {"title": turn.label(one.label), "payload": one.payload}
            for one in turn.content.progress.next[way.following].buttons
        ]
        person = {"title": turn.label("person"), "payload": "/human"}
        turn.say(
            "utter_progress_way",
            lines=say_way(turn.content, way),
            # The question that comes back has its own.
            buttons=None if turn.form else [*buttons, person],
            json_message={"picture": PICTURE},
        )
        return turn.go_on()
