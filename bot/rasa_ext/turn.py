"""One turn: a message in, replies and state out, both or neither.

Rasa goes on when an action fails and saves half a turn. Here the turn fails as a whole: nothing
is saved, and the gateway, which still holds the message, asks again.
"""

from __future__ import annotations

import logging
from typing import Any

from rasa.core.actions.action import (
    Action,
    ActionExecutionRejection,
    action_for_name_or_text,
)
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.errors import DialogueUnavailableError
from bot.rasa_ext.action_endpoint import ActionEndpoint, check_answers_by_one_schema
from bot.rasa_ext.answer import AND_THEN
from bot.rasa_ext.current import Turn, current_turn, note_failure, taking

WAITED = "conversation_then"
"""The slot with words that are answered after the turn that sets it."""

logger = logging.getLogger(__name__)


class SilentOutput(OutputChannel):
    """Sends nothing: replies are read from the conversation's events, now and when asked again."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, by which responses may be written for it."""
        return "mooring"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Do nothing with the message; it is an event already."""


class TurnProcessor(MessageProcessor):
    """Rasa's processor, with turns that succeed or fail as a whole."""

    @classmethod
    def around(cls, agent: Agent) -> TurnProcessor:
        """Return the agent's processor, made strict, and leave it with the agent.

        The model is loaded once, by Rasa. The store that answers a database error with an
        empty conversation is taken away: an error must be heard.
        """
        processor = agent.processor
        if isinstance(processor, cls):
            return processor
        strict = cls.__new__(cls)
        strict.__dict__.update(processor.__dict__)
        strict.tracker_store = agent.tracker_store = _without_fallback(agent.tracker_store)
        check_answers_by_one_schema()
        if agent.action_endpoint is not None:
            agent.action_endpoint = strict.action_endpoint = ActionEndpoint(
                agent.action_endpoint, strict.domain, strict.model_metadata.model_id
            )
        agent.processor = strict
        return strict

    async def take_turn(
        self, message: UserMessage, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Answer `message` in the conversation `tracker`, save it and return it.

        Raises DialogueUnavailableError when an action fails or its server is away, and what the
        tracker store raises; in each case nothing has been saved.
        """
        with taking(Turn(message.message_id)):
            # Without the metadata: Rasa would keep the first message's in a slot for ever.
            await self._update_tracker_session(tracker, message.output_channel)
            await self._handle_message_with_tracker(message, tracker)
            await self.run_action_extract_slots(message.output_channel, tracker)
            _stop_if_failed()
            await self._run_prediction_loop(message.output_channel, tracker)
            _stop_if_failed()
            await self._answer_what_waited(message, tracker)
            self._listen_again(tracker)
            await self.save_tracker(tracker)
        return tracker

    async def _answer_what_waited(
        self, message: UserMessage, tracker: DialogueStateTracker
    ) -> None:
        """Answer words that had to wait for this turn's question, as if they were written now.

        Somebody's first message may tell of an interview tomorrow; what must be asked first is
        asked first. Both are one turn: its answer has the replies to both.
        """
        words = tracker.get_slot(WAITED)
        if not words:
            return
        tracker.update(SlotSet(WAITED, None))
        later = UserMessage(
            text=str(words),
            output_channel=message.output_channel,
            sender_id=message.sender_id,
            input_channel=message.input_channel,
            message_id=f"{message.message_id}{AND_THEN}",
            metadata={**(message.metadata or {}), "pressed": False, "typed": True},
        )
        await self._handle_message_with_tracker(later, tracker)
        await self.run_action_extract_slots(later.output_channel, tracker)
        _stop_if_failed()
        await self._run_prediction_loop(later.output_channel, tracker)
        _stop_if_failed()

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """Return what to do next, and never the same thing twice in a row.

        Where no rule fits, the policy answers every prediction with the fallback action, up to
        Rasa's limit of ten, and the resident reads the same sentence ten times.
        """
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        name = action.name()
        if name == tracker.latest_action_name and name not in self.domain.form_names:
            prediction = PolicyPrediction.for_action_name(self.domain, ACTION_LISTEN_NAME)
            action = action_for_name_or_text(ACTION_LISTEN_NAME, self.domain, self.action_endpoint)
        return action, prediction

    def _listen_again(self, tracker: DialogueStateTracker) -> None:
        """End a turn that ran into Rasa's limit of actions.

        Rasa stops in the middle of such a turn, and in all later ones before their first
        action: the resident would never be answered again.
        """
        if not tracker.is_paused() and tracker.latest_action_name != ACTION_LISTEN_NAME:
            logger.error("A turn ran into the limit of actions; its rules need a look.")
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        go_on = await super()._run_action(
            _Watched(action), tracker, output_channel, nlg, prediction
        )
        _stop_if_failed()
        return go_on


class _Watched(Action):
    """An action whose failure is noted before Rasa sees it and writes it into the log."""

    def __init__(self, action: Action) -> None:
        self._action = action

    def name(self) -> str:
        return self._action.name()

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        try:
            return await self._action.run(output_channel, nlg, tracker, domain)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            if current_turn() is None:
                raise
            note_failure(f"action '{self.name()}' failed: {type(error).__name__}")
            return []

    def event_for_successful_execution(self, prediction: PolicyPrediction) -> Event:
        return self._action.event_for_successful_execution(prediction)


def _stop_if_failed() -> None:
    turn = current_turn()
    if turn is not None and turn.failure is not None:
        raise DialogueUnavailableError(f"{turn.failure}. Nothing was saved; ask again.")


def _without_fallback(store: Any) -> Any:
    # The attribute is private, but it is the only way to the store that endpoints.yml names.
    return store._tracker_store if isinstance(store, FailSafeTrackerStore) else store  # noqa: SLF001
