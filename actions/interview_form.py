"""The one form of an interview: its rooms ask, and what follows from an answer is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from actions import (
    interview_adjustments,
    interview_changes,
    interview_details,
    interview_outcomes,
    interview_which,
)
from actions.guided import Done, GuidedForm, Question
from actions.interview_steps import FORM, AtHand, Chosen, Following
from actions.interview_which import CHANGED, HELD, INVITED
from actions.turn import Turn
from bot.journey.interview_news import read_change
from bot.services import interviews

ROOMS: Mapping[str, ModuleType] = {
    "told": interview_which,
    "details": interview_details,
    "change": interview_changes,
    "outcome": interview_outcomes,
    "adjust": interview_adjustments,
}
"""Which room asks a question, by the first word of its name."""


class InterviewForm(GuidedForm):
    """Asks about an interview only what is missing."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew; None where it has lost its point."""
        room = ROOMS.get(name.partition("_")[0])
        question: Question | None = room.build(turn, name, about) if room else None
        return question

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer; return what is asked next."""
        room = ROOMS.get(name.partition("_")[0])
        following: Following = room.take(turn, name, about, value) if room else None
        return settled(turn, following)


def settled(turn: Turn, following: Following) -> Question | Done | None:
    """Go on with the application that was found, as it was meant."""
    while isinstance(following, Chosen):
        following = _with(turn, following)
    return following


def _with(turn: Turn, chosen: Chosen) -> Following:
    then = chosen.about.get("then", INVITED)
    if then == INVITED:
        return interview_details.begin_with(turn, chosen)
    text = str(chosen.about.get("text", ""))
    whose, application = chosen.application.resident_id, chosen.application
    with turn.parts.writing() as uow:
        one = interviews.last_of(uow, whose, application.id)
        if then == CHANGED:
            one = interviews.planned_of(uow, whose, application.id, turn.step.at) or one
        if one is None and then == HELD:
            one = interviews.hold(uow, turn.step, application)
    if one is None:
        return interview_changes.without_interview(turn, read_change(text))
    here = AtHand(one, application)
    if then == HELD:
        return interview_outcomes.go(turn, here, text)
    return interview_changes.go(turn, here, read_change(text), text)
