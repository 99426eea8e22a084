"""One call of an action: what the resident wrote, where they are, and ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.parts import Parts
from bot.content.content import Content
from bot.services.incoming import SPOKEN
from bot.services.progress import Step

LISTEN = "action_listen"
AGAIN = "conversation_again"
"""The slot that says that an open question is asked once more."""
GUIDE = "conversation_guide"
"""The slot that says which question of a guided form is open (`actions.guided`)."""
Events = list[EventType]


@dataclass(slots=True)
class Turn:
    """What an action needs to answer one message."""

    dispatcher: CollectingDispatcher
    tracker: Tracker
    parts: Parts
    step: Step
    meant: str | None = None
    newly_spoken: str | None = None
    """The language that they are spoken to in from this message on, where it has just changed."""

    @classmethod
    def of(
        cls, dispatcher: CollectingDispatcher, tracker: Tracker, parts: Parts, action: str
    ) -> Turn:
        """Return the turn that a call of `action` is part of."""
        step = Step(
            conversation=tracker.sender_id,
            message_id=str(tracker.latest_message.get("message_id") or ""),
            action=action,
            at=parts.clock.now(),
        )
        return cls(dispatcher, tracker, parts, step)

    @property
    def content(self) -> Content:
        """Return everything under data/content."""
        return self.parts.content

    @property
    def text(self) -> str:
        """Return what the resident wrote, or a payload."""
        return self.tracker.latest_message.get("text") or ""

    @property
    def was_typed(self) -> bool:
        """Whether the resident wrote words, and did not press a button."""
        return not self.text.startswith("/")

    @property
    def intent(self) -> str:
        """Return what the message was understood as, or what it meant on a second look."""
        return self.meant or (self.tracker.latest_message.get("intent") or {}).get("name") or ""

    @property
    def confidence(self) -> float:
        """Return how sure that is, from 0 to 1; a payload is certain."""
        intent = self.tracker.latest_message.get("intent") or {}
        return float(intent.get("confidence") or 0.0)

    @property
    def guesses(self) -> list[tuple[str, float]]:
        """Return the likeliest meanings with their confidence, the likeliest first."""
        message = self.tracker.latest_message
        ranking = message.get("considered") or message.get("intent_ranking") or []
        return [
            (guess["name"], float(guess.get("confidence") or 0.0))
            for guess in ranking
            if guess.get("name")
        ]

    @property
    def gap_seconds(self) -> float | None:
        """Return how long the resident was silent before this message; None when unknown."""
        metadata = self.tracker.latest_message.get("metadata") or {}
        gap = metadata.get("gap_seconds")
        return float(gap) if isinstance(gap, int | float) else None

    def told(self, name: str) -> bool:
        """Return whether the gateway said this of the message, e.g. "captioned"."""
        return bool((self.tracker.latest_message.get("metadata") or {}).get(name))

    @property
    def noticed(self) -> str | None:
        """Return the code of the language of what was written; None when it cannot be told."""
        metadata = self.tracker.latest_message.get("metadata") or {}
        return metadata.get("language") or None

    @property
    def spoken(self) -> str | None:
        """Return the code of the language they are spoken to in; None before it was noticed."""
        return self.newly_spoken or self.slot(SPOKEN)

    @property
    def form(self) -> str | None:
        """Return the form whose question is open, if any."""
        return (self.tracker.active_loop or {}).get("name")

    @property
    def question(self) -> str | None:
        """Return the slot whose question is open, if any."""
        return self.tracker.get_slot(REQUESTED_SLOT) if self.form else None

    @property
    def explanation(self) -> str:
        """Return the response that puts the open question in other words."""
        guide = self.slot(GUIDE) or {}
        if self.form and guide.get("form") == self.form:
            return str(guide["explained"])
        return f"utter_explain_{self.question}"

    def entities(self, name: str) -> list[str]:
        """Return the values of an entity in the message, in order."""
        found = self.tracker.latest_message.get("entities") or []
        return [str(one["value"]) for one in found if one.get("entity") == name]

    def entity(self, name: str) -> str | None:
        """Return the first value of an entity in the message, if any."""
        return next(iter(self.entities(name)), None)

    def slot(self, name: str) -> Any:
        """Return the value of a slot."""
        return self.tracker.get_slot(name)

    def say(
        self, response: str, *, buttons: Sequence[dict[str, str]] | None = None, **values: object
    ) -> None:
        """Say a response of data/responses, with its places filled in."""
        if self.newly_spoken:
            # The slot changes only after this action has spoken.
            values[SPOKEN] = self.newly_spoken
        self.dispatcher.utter_message(
            response=response, buttons=list(buttons) if buttons else None, **values
        )

    def label(self, label_id: str) -> str:
        """Return a button's label, in the language they are spoken to in where there is one."""
        return self.content.label(label_id, language=self.spoken)

    def go_on(self) -> Events:
        """Return what brings the open question back; nothing where none is open."""
        if not self.form:
            return []
        return [SlotSet(AGAIN, True), FollowupAction(self.form)]

    def leave_it(self) -> Events:
        """Return what keeps the open question open, but does not ask it now."""
        if not self.form:
            return []
        # The form let go of this message. Without the first event it would not take up the next.
        return [ActiveLoop(self.form), FollowupAction(LISTEN)]

    def close_form(self) -> Events:
        """Return what ends the open form; what was answered in it is kept in SQL."""
        if not self.form:
            return []
        return [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None), FollowupAction(LISTEN)]


def called(name: str | None) -> str:
    """Return a name as it follows a greeting: ", Samira", or nothing."""
    return f", {name}" if name else ""
