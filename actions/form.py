"""What the forms share: only the question that is open is answered, and kept at once."""

from __future__ import annotations

import asyncio
import re
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction

from actions import parts as joined
from actions.turn import Events, Turn
from actions.words import asked_word

NOT_AN_ANSWER: dict[str, Any] | None = None
"""What a `validate_…` method returns for an answer that it cannot read."""


_QUESTION = re.compile(
    r"^\W*(?:why|who|what|whats|how|wot|wat|wats|y (?:do|u))\b|\?\s*$", re.IGNORECASE
)


def is_question(text: str) -> bool:
    """Whether a typed text asks something; then it answers nothing, whatever it was taken for."""
    return _QUESTION.search(text) is not None


def asks_something(turn: Turn) -> bool:
    """Whether a message asks something, or what a word means, in place of answering."""
    return turn.was_typed and (is_question(turn.text) or asked_word(turn) is not None)


class QuestionForm(FormValidationAction, ABC):  # type: ignore[misc]
    """Checks and keeps the answers of one form.

    A subclass has one method `validate_<slot>(value, turn)` for each question; it keeps the answer
    and returns the slots to set, or `NOT_AN_ANSWER`: then the form lets go of the message, and
    the question is explained.
    """

    form: ClassVar[str]
    questions: ClassVar[tuple[str, ...]]

    @abstractmethod
    def name(self) -> str:
        """Return "validate_" and the form's name, by which the form finds this action."""

    def domain_slots(self, domain: dict[str, Any]) -> list[str]:
        """Return the form's questions, so that Rasa need not send the domain with every call."""
        return list(self.questions)

    async def get_validation_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Check the answer to the open question; what was known before is not checked again."""
        asked = tracker.get_slot(REQUESTED_SLOT)
        given = tracker.slots_to_validate().get(asked) if asked in self.questions else None
        if given is None:
            return []
        turn = Turn.of(dispatcher, tracker, joined.parts(), self.name())
        return await asyncio.to_thread(self._checked, asked, str(given), turn)

    def _checked(self, asked: str, given: str, turn: Turn) -> Events:
        outcome: dict[str, Any] | None = NOT_AN_ANSWER
        if not asks_something(turn):
            outcome = getattr(self, f"validate_{asked}")(given, turn)
        if outcome is None:
            return [SlotSet(asked, None), ActionExecutionRejected(self.form)]
        events = [SlotSet(slot, value) for slot, value in outcome.items()]
        if outcome.get(asked) is not None:
            events += [SlotSet("conversation_again", False), SlotSet("conversation_misses", None)]
        return events
