"""The one form of offers and checks: each question is asked in the room that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from actions import check_questions, offer_questions
from actions.check_buttons import FORM
from actions.guided import Done, GuidedForm, Question
from actions.turn import Turn

ROOMS: Mapping[str, ModuleType] = {
    **dict.fromkeys(("job", "which", "real", "written", "conditional", "take"), offer_questions),
    **dict.fromkeys(("application", "check", "what"), check_questions),
}
"""Which room asks a question, by its name."""


class ChecksForm(GuidedForm):
    """Asks what is not known of an offer, and what happened with a check."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        room = ROOMS.get(name)
        question: Question | None = room.build(turn, name, about) if room else None
        return question

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer; return what comes next."""
        room = ROOMS.get(name)
        following: Question | Done | None = room.take(turn, name, about, value) if room else None
        return following
