"""Walks somebody through a guided form: each turn carries what the form remembers to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from actions.applying import ApplicationStart, ApplyingForm
from actions.base import ResidentAction
from actions.guided import GuidedForm
from tests.actions.conftest import Call, Heard


@dataclass
class Walk:
    """One resident and a guided form; `turns` counts what they had to do."""

    call: Call
    heard: Heard | None = None
    turns: int = 0
    said: list[str] = field(default_factory=list)
    asked: list[str | None] = field(default_factory=list)
    form: GuidedForm = field(default_factory=ApplyingForm)

    def asks(self, action: ResidentAction, intent: str, text: str = "", **entities: str) -> Heard:
        """Say something outside of a question."""
        return self._after(self.call(action, intent, text, entities=entities))

    def starts(self, text: str = "help me apply", **entities: str) -> Heard:
        """Ask for help with an application."""
        return self.asks(ApplicationStart(), "application_start", text, **entities)

    def writes(self, text: str) -> Heard:
        """Answer the open question in words."""
        return self._answers(text, text, {})

    def presses(self, title: str) -> Heard:
        """Press a button below the open question."""
        payload = next(one["payload"] for one in self.buttons if one["title"] == title)
        entities = json.loads(payload.removeprefix("/inform"))
        return self._answers(payload, payload, entities)

    def skips(self) -> Heard:
        """Skip the open question."""
        return self._answers("skip", "skip", {}, intent="skip")

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The buttons below the last message."""
        assert self.heard is not None
        return self.heard.messages[-1].get("buttons") or []

    @property
    def question(self) -> str | None:
        """The name of the open question."""
        return (self.call.slots.get("conversation_guide") or {}).get("name")

    def _answers(
        self, text: str, value: str, entities: dict[str, Any], intent: str = "inform"
    ) -> Heard:
        asked = str(self.call.slots["requested_slot"])
        given = entities.get(asked, value)
        events = [
            {"event": "action", "name": self.form.form},
            {"event": "slot", "name": asked, "value": given, "timestamp": None},
        ]
        return self._after(self.call(self.form, intent, text, entities=entities, events=events))

    def _after(self, heard: Heard) -> Heard:
        self.turns += 1
        self.heard = heard
        self.call.slots.update(heard.slots)
        self.said += heard.responses
        loops = [one["name"] for one in heard.events if one["event"] == "active_loop"]
        if loops:
            self.call.form = loops[-1]
        if self.call.slots.get("requested_slot") is None:
            self.call.form = None
            self.call.slots["conversation_guide"] = None
        self.asked.append(self.question)
        return heard
