"""A whole gateway against the practice phone, with a dialogue that a test can script."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot import bootstrap
from bot.errors import DialogueUnavailableError
from bot.services.dialogue import Answer, Question, Reply
from bot.services.records import Choice, Message, Understanding
from bot.settings import Settings
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from bot.telegram.gateway import Gateway, make_gateway
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.server import SandboxServer


@dataclass
class ScriptedDialogue:
    """Answers "echo <text>", or whatever a test says; remembers what it was asked."""

    asked: list[Question] = field(default_factory=list)
    down: bool = False
    pause: float = 0.0
    buttons: tuple[Choice, ...] = ()
    at_work: int = 0
    most_at_work: int = 0
    asking: str | None = ""
    reply: Callable[[Question], str] = lambda question: f"echo {question.text}"
    working: set[str] = field(default_factory=set)

    async def ask(self, question: Question) -> Answer:
        assert question.conversation not in self.working, "two turns of one chat at once"
        self.working.add(question.conversation)
        self.most_at_work = max(self.most_at_work, len(self.working))
        try:
            if self.pause:
                await asyncio.sleep(self.pause)
            if self.down:
                raise DialogueUnavailableError("down")
            self.asked.append(question)
            understanding = Understanding(intent="inform", confidence=0.9, actions=("utter_x",))
            return Answer(
                (Reply(self.reply(question), self.buttons),), understanding, asking=self.asking
            )
        finally:
            self.working.discard(question.conversation)

    async def close(self) -> None:
        """Nothing to close."""


@dataclass
class Phone:
    """The practice phone, and what the gateway stored."""

    server: SandboxServer
    settings: Settings
    dialogue: ScriptedDialogue
    gateway: Gateway | None = None
    _task: asyncio.Task[None] | None = None

    def person(self, name: str) -> int:
        """Return the id of a new person, who has pressed Start so that the bot may write."""
        answer: Any = self.server.control("POST", "/sandbox/people", {"first_name": name})
        return int(answer["person"]["id"])

    def write(self, person: int, text: str, **more: Any) -> None:
        """Write as that person."""
        self.server.control("POST", f"/sandbox/people/{person}/messages", {"text": text, **more})

    def send(self, person: int, kind: str) -> None:
        """Send a photo, a voice note and the like."""
        self.server.control("POST", f"/sandbox/people/{person}/messages", {"kind": kind})

    def press(self, person: int, message_id: int, button: int | str) -> None:
        """Press a button."""
        self.server.control(
            "POST",
            f"/sandbox/people/{person}/press",
            {"message_id": message_id, "button": button},
        )

    def fault(self, kind: str, **more: Any) -> None:
        """Let the next call fail."""
        self.server.control("POST", "/sandbox/faults", {"kind": kind, **more})

    def seen(self, person: int) -> list[dict[str, Any]]:
        """Return the chat as that person sees it."""
        answer: Any = self.server.control("GET", f"/sandbox/people/{person}/messages")
        return list(answer["messages"])

    def said(self, person: int) -> list[str]:
        """Return what the bot said to that person, in order."""
        return [one["text"] for one in self.seen(person) if one["from"] == "bot"]

    async def until(self, condition: Callable[[], bool], seconds: float = 15) -> None:
        """Wait until the condition holds, or fail."""
        deadline = time.monotonic() + seconds
        while not await asyncio.to_thread(condition):
            assert time.monotonic() < deadline, "waited in vain"
            if self._task is not None and self._task.done():
                self._task.result()
            await asyncio.sleep(0.03)

    async def told(self, person: int, count: int, seconds: float = 15) -> list[str]:
        """Wait until the bot has said `count` things and return them."""
        await self.until(lambda: len(self.said(person)) >= count, seconds)
        return self.said(person)

    async def start(self) -> None:
        """Start the gateway."""
        self.gateway = make_gateway(self.settings, dialogue=self.dialogue)
        self._task = asyncio.ensure_future(self.gateway.run())

    async def stop(self) -> None:
        """Stop the gateway as SIGTERM would."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def work(self) -> SqlUnitOfWork:
        """Return a transaction on what the gateway stored."""
        return bootstrap.unit_of_work(self.settings)()

    def transcript(self) -> list[Message]:
        """Return every stored message, in order."""
        with self.work() as uow:
            lists = [uow.transcript.messages(one.id) for one in uow.residents.list()]
        return sorted((line for lines in lists for line in lines), key=lambda line: line.id)


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A practice phone without limits on how fast a bot may send."""
    with SandboxServer(SandboxConfig(rate=0, chat_rate=0)) as server:
        yield server


@pytest.fixture
async def phone(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Phone]:
    """A practice phone with a running gateway behind it."""
    settings = Settings(
        data_dir=tmp_path,
        sandbox_port=sandbox.port,
        telegram_rate=1000,
        telegram_chat_rate=1000,
        _env_file=None,
    )
    upgrade(bootstrap.engine(settings.database))
    phone = Phone(sandbox, settings, ScriptedDialogue())
    await phone.start()
    yield phone
    await phone.stop()
    bootstrap.engine(settings.database).dispose()
