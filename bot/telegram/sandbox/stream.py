"""Waiting for what happens: server-sent events for the page, and one-off waits for tests.

Each event is a line of JSON: `{"seq", "kind", "person", "data"}`. Kinds: `hello` (first; `data` has
`boot`), `reset` (too much was missed: load afresh), `message` (new, changed or deleted; `data` is
the message), `action` (the bot is typing …), `answer` (a press was answered), `person`, `bot`,
`clock`, `faults`, `call` (a call of the bot that failed).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

from starlette.responses import StreamingResponse

from bot.telegram.sandbox.events import EventLog
from bot.telegram.sandbox.signals import Signal

_HEARTBEAT = 15.0

Found = TypeVar("Found")


async def wait_for(
    events: EventLog, person: int, look: Callable[[], list[Found]], seconds: float
) -> list[Found]:
    """Return what `look` finds for a person, waiting up to `seconds` while it finds nothing."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not (found := look()) and not events.closed:
        left = deadline - loop.time()
        if left <= 0 or not await _ring(events.of(person), left):
            return look()
    return found


async def _ring(signal: Signal, seconds: float) -> bool:
    bell = signal.listen()
    try:
        done, _ = await asyncio.wait({bell}, timeout=seconds)
    finally:
        signal.forget(bell)
    return bool(done)


def event_stream(events: EventLog, since: int, boot: str) -> StreamingResponse:
    """Return the response that streams every event after `since` until the server stops."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _lines(events, since, boot), headers=headers, media_type="text/event-stream"
    )


async def _lines(events: EventLog, since: int, boot: str) -> AsyncIterator[str]:
    yield _line({"seq": since, "kind": "hello", "person": None, "data": {"boot": boot}})
    seq = since
    while not events.closed:
        bell = events.any.listen()
        try:
            newer = events.since(seq)
            if newer is None:
                seq = events.seq
                yield _line({"seq": seq, "kind": "reset", "person": None, "data": {}})
                continue
            if newer:
                seq = newer[-1].seq
                yield "".join(_line(event.view()) for event in newer)
                continue
            done, _ = await asyncio.wait({bell}, timeout=_HEARTBEAT)
            if not done:
                yield ": still here\n\n"
        finally:
            events.any.forget(bell)


def _line(view: dict[str, Any]) -> str:
    return f"id: {view['seq']}\ndata: {json.dumps(view)}\n\n"
