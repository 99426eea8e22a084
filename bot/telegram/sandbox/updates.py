"""The queue of updates that wait for the bot, and the long poll that empties it.

Rules: https://core.telegram.org/bots/api#getupdates and the open-source server. An offset forgets
everything below it; a negative one keeps only the last ones; an offset far in the future counts
as none. Updates live 24 hours, button presses 150 seconds, on real time that nobody can move.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.telegram.sandbox.errors import conflict
from bot.telegram.sandbox.signals import Signal

# Rising even when the saved state is lost: a bot keeps the ids that it has already seen.
_ID_EPOCH = 1_600_000_000
_FUTURE_SLACK = 10
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass
class PendingUpdate:
    """One update the bot has not confirmed; `expires_at` is on the monotonic clock."""

    id: int
    kind: str
    body: dict[str, Any]
    chat_id: int
    expires_at: float

    @property
    def lane(self) -> tuple[str, int]:
        """Updates of one lane keep their order; presses travel apart from messages."""
        return ("press" if self.kind == "callback_query" else "chat", self.chat_id)


class UpdatesQueue:
    """Unconfirmed updates in rising order."""

    def __init__(
        self,
        *,
        update_lifetime: float,
        press_lifetime: float,
        monotonic: Callable[[], float],
        on_change: Callable[[int], None],
    ) -> None:
        self._lifetimes = (update_lifetime, press_lifetime)
        self._monotonic = monotonic
        self._on_change = on_change
        self._pending: OrderedDict[int, PendingUpdate] = OrderedDict()
        self._next_expiry = float("inf")
        self.next_id = int(time.time()) - _ID_EPOCH
        self.allowed: list[str] = []
        self.arrived = Signal()

    def add(self, kind: str, payload: dict[str, Any], chat_id: int) -> int | None:
        """Queue an update; return its id, or None when the bot does not want this kind."""
        if self.allowed and kind not in self.allowed:
            return None
        if not self.allowed and kind in NOT_BY_DEFAULT:
            return None
        update_id = self.next_id
        body = {"update_id": update_id, kind: payload}
        self.keep(update_id, kind, body, chat_id, age=0.0)
        self._on_change(update_id)
        self.arrived.fire()
        return update_id

    def keep(
        self, update_id: int, kind: str, body: dict[str, Any], chat_id: int, *, age: float
    ) -> None:
        """Take in an update that was born `age` seconds ago."""
        lifetime = self._lifetimes[1 if kind == "callback_query" else 0]
        expires_at = self._monotonic() + lifetime - age
        self._pending[update_id] = PendingUpdate(update_id, kind, body, chat_id, expires_at)
        self._next_expiry = min(self._next_expiry, expires_at)
        self.next_id = max(self.next_id, update_id + 1)

    def age(self, update: PendingUpdate) -> float:
        """Return how many seconds ago an update was born."""
        lifetime = self._lifetimes[1 if update.kind == "callback_query" else 0]
        return lifetime - (update.expires_at - self._monotonic())

    def get(self, update_id: int) -> PendingUpdate | None:
        """Return an unconfirmed update, or None."""
        return self._pending.get(update_id)

    def pending(self) -> list[PendingUpdate]:
        """Return all live unconfirmed updates, oldest first."""
        self._drop_expired()
        return list(self._pending.values())

    def count(self) -> int:
        """Return how many live updates are unconfirmed."""
        self._drop_expired()
        return len(self._pending)

    def fetch(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Forget what the offset confirms and return up to `limit` updates from there on."""
        self._drop_expired()
        if offset < 0:
            for update_id in list(self._pending)[: max(0, len(self._pending) + offset)]:
                self.remove(update_id)
        elif offset <= self.next_id + _FUTURE_SLACK:
            while self._pending and (first := next(iter(self._pending))) < offset:
                self.remove(first)
        found: list[dict[str, Any]] = []
        for update in self._pending.values():
            if len(found) >= limit:
                break
            found.append(update.body)
        return found

    def remove(self, update_id: int) -> None:
        """Forget one update."""
        if self._pending.pop(update_id, None) is not None:
            self._on_change(update_id)

    def clear(self) -> None:
        """Forget everything (drop_pending_updates)."""
        for update_id in list(self._pending):
            self.remove(update_id)

    def _drop_expired(self) -> None:
        now = self._monotonic()
        if now < self._next_expiry:
            return
        for update in list(self._pending.values()):
            if update.expires_at <= now:
                self.remove(update.id)
        self._next_expiry = min(
            (update.expires_at for update in self._pending.values()), default=float("inf")
        )


class LongPoll:
    """Lets one `getUpdates` wait at a time; a newer one ends the older with a conflict."""

    def __init__(self, queue: UpdatesQueue) -> None:
        self._queue = queue
        self._ended: asyncio.Future[str] | None = None

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Return updates at once or within `seconds`; raise ApiError 409 if taken over."""
        found = self._queue.fetch(offset, limit)
        if found or seconds <= 0:
            return found
        self.end(OTHER_POLLER)
        ended = self._ended = asyncio.get_running_loop().create_future()
        try:
            found = await self._wait(offset, limit, seconds, ended)
        finally:
            if self._ended is ended:
                self._ended = None
        if ended.done() and (reason := ended.result()):
            raise conflict(reason)
        return found

    async def _wait(
        self, offset: int, limit: int, seconds: float, ended: asyncio.Future[str]
    ) -> list[dict[str, Any]]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        waiting: set[asyncio.Future[Any]]
        while not ended.done() and (left := deadline - loop.time()) > 0:
            arrival = self._queue.arrived.listen()
            try:
                if found := self._queue.fetch(offset, limit):
                    return found
                waiting = {arrival, ended}
                await asyncio.wait(waiting, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            finally:
                self._queue.arrived.forget(arrival)
        return []

    def end(self, reason: str) -> None:
        """End the waiting poll: with a 409 for this reason, or with nothing found for ''."""
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(reason)
