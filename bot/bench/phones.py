"""The residents' phones: they write and press through the practice phone's control API.

A turn's time begins just before the phone's request leaves this process, and ends when this
process hears, on the practice phone's stream of events, that the bot's message is there. Both
ways over the loopback address are inside, so the figure is a little too high, never too low.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import httpx

from bot.bench.walk import Presses, Step, Writes
from bot.errors import MooringError

SETTLED_SECONDS = 0.12
LONGEST_WAIT_SECONDS = 60.0


class PhoneError(MooringError):
    """The practice phone did not do what was asked of it; the message says what."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a resident did: `began` before the request, `accepted` after its answer (seconds).

    `at` is when it began by the wall clock, in UTC, to lay it beside the store's moments.
    """

    person: int
    update_id: int
    began: float
    accepted: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of the bot that reached the phone at `at`, with the labels of its buttons."""

    message_id: int
    text: str
    labels: tuple[str, ...]
    at: float


class Phones:
    """All phones of one practice phone server; use it in an `async with` block."""

    def __init__(self, url: str) -> None:
        # trust_env: a proxy is for the world outside, not for this machine's own parts.
        self._http = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False)
        self._listening: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()
        self._news: dict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self._ids: set[int] = set()
        self.heard: dict[int, list[Heard]] = defaultdict(list)
        self.acts: dict[int, list[Act]] = defaultdict(list)

    async def __aenter__(self) -> Self:
        """Begin to listen."""
        self._listening = asyncio.create_task(self._listen())
        connected = asyncio.create_task(self._connected.wait())
        await asyncio.wait({connected, self._listening}, return_when=asyncio.FIRST_COMPLETED)
        connected.cancel()
        self._check()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go."""
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._listening
        await self._http.aclose()

    async def new_person(self, name: str) -> int:
        """Return the Telegram id of a new person."""
        answer = await self._post("/sandbox/people", {"first_name": name})
        return int(answer["person"]["id"])

    async def do(self, person: int, step: Step) -> Act:
        """Let a person take a step; return at once, not when it is answered."""
        self._check()
        began, at = time.perf_counter(), datetime.now(UTC)
        match step:
            case Presses(label) if (shown := self._shown(person, label)) is not None:
                wish = {"message_id": shown, "button": label}
                answer = await self._post(f"/sandbox/people/{person}/press", wish)
                update_id = answer["update_id"]
            case Presses(words) | Writes(words):
                answer = await self._post(f"/sandbox/people/{person}/messages", {"text": words})
                update_id = answer["update_ids"][0]
        act = Act(person, int(update_id), began, time.perf_counter(), at)
        self.acts[person].append(act)
        return act

    async def take_turn(self, person: int, step: Step) -> Act:
        """Let a person take a step, and wait until the bot has answered and is quiet again.

        After a minute without an answer it goes on: `verify` says then what was lost.
        """
        before = len(self.heard[person])
        act = await self.do(person, step)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT_SECONDS):
                while len(self.heard[person]) == before:
                    await self._news_for(person)
        with contextlib.suppress(TimeoutError):
            while True:
                async with asyncio.timeout(SETTLED_SECONDS):
                    await self._news_for(person)
        self._check()
        return act

    async def round_trip(self, times: int = 20) -> list[float]:
        """Return what a request to the practice phone costs by itself, in seconds."""
        taken = []
        for _ in range(times):
            began = time.perf_counter()
            await self._http.get("/sandbox/clock")
            taken.append(time.perf_counter() - began)
        return taken

    async def _news_for(self, person: int) -> None:
        self._news[person].clear()
        await self._news[person].wait()

    def _shown(self, person: int, label: str) -> int | None:
        heard = self.heard[person]
        return heard[-1].message_id if heard and label in heard[-1].labels else None

    def _check(self) -> None:
        if self._listening is not None and self._listening.done():
            self._listening.result()
            message = "The practice phone stopped telling what happens."
            raise PhoneError(message)

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        response = await self._http.post(path, json=body)
        if not response.is_success:
            message = f"The practice phone refused {path} ({response.status_code})."
            raise PhoneError(message)
        return response.json()

    async def _listen(self) -> None:
        timeout = httpx.Timeout(10, read=60)
        async with self._http.stream("GET", "/sandbox/events", timeout=timeout) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    self._take(json.loads(line[6:]), time.perf_counter())

    def _take(self, event: dict[str, Any], at: float) -> None:
        kind, data = event["kind"], event["data"]
        if kind == "hello":
            self._connected.set()
        elif kind == "reset":
            message = "The practice phone forgot events before they were read."
            raise PhoneError(message)
        elif kind == "message" and data["from"] == "bot" and data["message_id"] not in self._ids:
            self._ids.add(data["message_id"])
            labels = tuple(button["text"] for row in data["buttons"] for button in row)
            heard = Heard(data["message_id"], data["text"], labels, at)
            self.heard[event["person"]].append(heard)
            self._news[event["person"]].set()
