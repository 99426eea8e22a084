"""The little assistant's actions, served by the real action SDK."""

import os
import sqlite3
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection


class ActionCount(Action):
    def name(self) -> str:
        return "action_count"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        count = tracker.get_slot("count") + 1
        dispatcher.utter_message(text=f"Counted {count:.0f}.")
        return [SlotSet("count", count)]


class ActionBreak(Action):
    def name(self) -> str:
        return "action_break"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        raise RuntimeError(f"could not serve {tracker.latest_message['text']}")


class ActionRefuse(Action):
    def name(self) -> str:
        return "action_refuse"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        raise ActionExecutionRejection(self.name())


class ActionNotUnderstood(Action):
    def name(self) -> str:
        return "action_not_understood"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        dispatcher.utter_message(text="I did not understand.")
        return []


class ValidateTeaForm(FormValidationAction):
    def name(self) -> str:
        return "validate_tea_form"

    def validate_tea_milk(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        if value in {"with milk", "without milk"}:
            return {"tea_milk": value}
        dispatcher.utter_message(text="Please say yes or no.")
        return {"tea_milk": None}


class ActionOvertake(Action):
    """Stands for another process that writes the same conversation in the middle of a turn."""

    def name(self) -> str:
        return "action_overtake"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        with sqlite3.connect(os.environ["DATABASE"]) as connection:
            connection.execute(
                "UPDATE trackers SET version = version + 1 WHERE conversation_id = ?",
                (tracker.sender_id,),
            )
        return []


class ActionPing(Action):
    def name(self) -> str:
        return "action_ping"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [FollowupAction("action_pong")]


class ActionPong(Action):
    def name(self) -> str:
        return "action_pong"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [FollowupAction("action_ping")]
