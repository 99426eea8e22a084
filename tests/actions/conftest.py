"""Actions called as Rasa calls them, on a database of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import parts as joined
from actions.parts import CONTENT, Meanings, Parts
from bot.content.content import Content
from bot.content.files import read_model
from bot.store.engine import Engine, make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock

CHAT = "chat-of-samira"


@dataclass
class Heard:
    """What one call of an action came to."""

    messages: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def responses(self) -> list[str]:
        return [message["response"] for message in self.messages]

    @property
    def buttons(self) -> list[str]:
        return [one["title"] for one in self.messages[-1].get("buttons") or []]

    @property
    def slots(self) -> dict[str, Any]:
        return {one["name"]: one["value"] for one in self.events if one["event"] == "slot"}

    @property
    def followed_by(self) -> str | None:
        return next((one["name"] for one in self.events if one["event"] == "followup"), None)


def place_of(word: str, text: str) -> dict[str, int]:
    """Return where a word stands in a text, as the model says it; nothing where it does not."""
    start = text.find(word)
    return {"start": start, "end": start + len(word)} if start >= 0 else {}


@dataclass
class Call:
    """Calls an action for one message; slots stay as they are set here."""

    slots: dict[str, Any] = field(default_factory=dict)
    form: str | None = None
    _messages: int = 0

    def __call__(
        self,
        action: Action,
        intent: str,
        text: str = "",
        *,
        confidence: float = 1.0,
        entities: Mapping[str, str | list[str]] | None = None,
        guesses: list[tuple[str, float]] | None = None,
        gap: float | None = None,
        events: list[dict[str, Any]] | None = None,
        language: str | None = None,
        told: dict[str, bool] | None = None,
    ) -> Heard:
        self._messages += 1
        message = {
            "text": text or f"/{intent}",
            "intent": {"name": intent, "confidence": confidence},
            "entities": [
                {"entity": kind, "value": value, **place_of(value, text)}
                for kind, values in (entities or {}).items()
                for value in ([values] if isinstance(values, str) else values)
            ],
            "considered": [{"name": n, "confidence": c} for n, c in guesses or []],
            "message_id": f"test:{self._messages}",
            "metadata": {"gap_seconds": gap, "language": language, **(told or {})},
        }
        tracker = Tracker(
            sender_id=CHAT,
            slots=dict(self.slots),
            latest_message=message,
            events=events or [],
            paused=False,
            followup_action=None,
            active_loop={"name": self.form} if self.form else {},
            latest_action_name="action_listen",
        )
        dispatcher = CollectingDispatcher()
        happened = asyncio.run(action.run(dispatcher, tracker, {}))
        return Heard(dispatcher.messages, happened)


@pytest.fixture(scope="session")
def content() -> Content:
    return Content.load(CONTENT)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def store(
    engine: Engine, content: Content, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """The database behind the actions; `store()` opens it."""
    parts = Parts(
        writing=lambda: SqlUnitOfWork(engine, "test"),
        reading=lambda: SqlUnitOfWork(engine, "test", reading=True),
        content=content,
        meanings=read_model(CONTENT / "meanings.yml", Meanings).meanings,
        clock=clock,
    )
    monkeypatch.setattr(joined, "parts", lambda: parts)
    return parts.writing


@pytest.fixture
def call(store: Any) -> Call:
    """A newcomer's messages."""
    return Call()


@pytest.fixture
def samira(call: Call, store: Any, clock: FixedClock) -> Call:
    """Messages of somebody who has joined and is choosing a role."""
    with store() as uow:
        chat = uow.chats.open(now=clock.now(), chat_id=CHAT, telegram_chat_id=None)
        uow.residents.update(
            chat.resident_id, stage="choosing", called="Samira", sixteen_or_over=True
        )
        uow.commit()
    return call
