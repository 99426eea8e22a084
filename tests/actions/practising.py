"""Walks somebody through a mock interview, as `walk.py` does through an application."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from actions.practice import InterviewPractise, PracticeForm
from tests.actions.conftest import Call, Heard


@dataclass
class Practising:
    """One resident and their mock interview; `said`: values of all that was said, in order."""

    call: Call
    heard: Heard | None = None
    told: list[dict[str, Any]] = field(default_factory=list)

    def starts(self, text: str = "ask me some questions", **entities: str) -> Heard:
        """Ask to practise."""
        return self.after(
            self.call(InterviewPractise(), "interview_practise", text, entities=entities)
        )

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
    def titles(self) -> list[str]:
        """The titles of these buttons."""
        return [one["title"] for one in self.buttons]

    @property
    def question(self) -> str | None:
        """The name of the open question."""
        return (self.call.slots.get("conversation_guide") or {}).get("name")

    @property
    def last(self) -> dict[str, Any]:
        """The last message: its response and values."""
        assert self.heard is not None
        return self.heard.messages[-1]

    @property
    def lines(self) -> str:
        """What was said of the last answer, in words."""
        assert self.heard is not None
        return "\n".join(
            str(one[name])
            for one in self.heard.messages
            for name in ("line", "lacks", "ask", "summary", "example", "shows", "question")
            if name in one
        )

    def _answers(
        self, text: str, value: str, entities: dict[str, Any], intent: str = "inform"
    ) -> Heard:
        asked = str(self.call.slots["requested_slot"])
        given = entities.get(asked, value)
        events = [
            {"event": "action", "name": PracticeForm.form},
            {"event": "slot", "name": asked, "value": given, "timestamp": None},
        ]
        form = PracticeForm()
        return self.after(self.call(form, intent, text, entities=entities, events=events))

    def after(self, heard: Heard) -> Heard:
        """Remember what an action came to."""
        self.heard = heard
        self.told += heard.messages
        self.call.slots.update(heard.slots)
        loops = [one["name"] for one in heard.events if one["event"] == "active_loop"]
        if loops:
            self.call.form = loops[-1]
        if self.call.slots.get("requested_slot") is None:
            self.call.form = None
            self.call.slots["conversation_guide"] = None
        return heard
