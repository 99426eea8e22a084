"""Delivers updates to the bot's webhook: in order per chat, again and again until a 2xx.

Pauses follow the open-source server: the first repeat comes at once, then 2, 4, 8 … seconds up to
a minute, or what the answer's Retry-After says. Presses travel in a lane of their own.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.signals import Signal
from bot.telegram.sandbox.updates import PendingUpdate
from bot.telegram.sandbox.webhook_state import Webhook

_LONGEST_PAUSE = 60.0
_LONGEST_RETRY_AFTER = 3600
_NOT_AS_REPLY = ("deletewebhook", "setwebhook", "close", "logout")

RunMethod = Callable[[str, dict[str, Any]], Awaitable[None]]
Lane = tuple[str, int]


@dataclass
class LaneState:
    """One chat's lane: whether a delivery is under way, and when the next may start."""

    busy: bool = False
    failures: int = 0
    pause: float = 0.0
    not_before: float = 0.0


class WebhookSender:
    """Runs beside the server and sends while a webhook is set."""

    def __init__(self, sandbox: Sandbox, run_method: RunMethod) -> None:
        self._sandbox = sandbox
        self._run_method = run_method
        self._lanes: dict[Lane, LaneState] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._delivered = Signal()

    async def run(self) -> None:
        """Send updates until cancelled."""
        async with httpx.AsyncClient(
            timeout=self._sandbox.config.webhook_timeout, trust_env=False
        ) as client:
            try:
                while True:
                    await self._turn(client)
            finally:
                for task in self._tasks:
                    task.cancel()

    async def _turn(self, client: httpx.AsyncClient) -> None:
        """Start what is due, then wait for news: an update, another webhook, a delivery."""
        signals = (self._sandbox.updates.arrived, self._sandbox.webhook.changed, self._delivered)
        bells = {signal.listen(): signal for signal in signals}
        try:
            pause = self._start_deliveries(client)
            await asyncio.wait(bells, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for bell, signal in bells.items():
                signal.forget(bell)

    def _start_deliveries(self, client: httpx.AsyncClient) -> float | None:
        """Start what is due and return the seconds until the next lane is due, if any."""
        webhook = self._sandbox.webhook.current
        if not webhook.url:
            self._lanes.clear()
            return None
        now = asyncio.get_running_loop().time()
        pauses = []
        for lane, update in self._heads().items():
            state = self._lanes.setdefault(lane, LaneState())
            if state.busy or len(self._tasks) >= webhook.max_connections:
                continue
            if state.not_before > now:
                pauses.append(state.not_before - now)
                continue
            state.busy = True
            task = asyncio.ensure_future(self._deliver(client, webhook, update, state))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return min(pauses, default=None)

    def _heads(self) -> dict[Lane, PendingUpdate]:
        heads: dict[Lane, PendingUpdate] = {}
        for update in self._sandbox.updates.pending():
            heads.setdefault(update.lane, update)
        return heads

    async def _deliver(
        self,
        client: httpx.AsyncClient,
        webhook: Webhook,
        update: PendingUpdate,
        state: LaneState,
    ) -> None:
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        error, retry_after = "", 0
        try:
            response = await client.post(
                webhook.url, content=json.dumps(update.body), headers=headers
            )
        except httpx.TimeoutException:
            error = "Read timeout expired"
        except httpx.ConnectError:
            error = "Connection refused"
        except httpx.HTTPError:
            error = "Webhook connection closed"
        else:
            if response.is_success:
                await self._act_on_reply(response)
            else:
                error = (
                    f"Wrong response from the webhook: {response.status_code} "
                    f"{response.reason_phrase}"
                )
                retry_after = _retry_after(response)
        self._settle(webhook, update, state, error, retry_after)

    def _settle(
        self,
        webhook: Webhook,
        update: PendingUpdate,
        state: LaneState,
        error: str,
        retry_after: int,
    ) -> None:
        state.busy = False
        if not error:
            state.failures, state.pause, state.not_before = 0, 0.0, 0.0
            self._sandbox.updates.remove(update.id)
        else:
            webhook.last_error_date = self._sandbox.unix_now()
            webhook.last_error_message = error
            self._sandbox.bot_changed()
            if state.failures and not retry_after:
                unit = self._sandbox.config.webhook_pause
                state.pause = min(_LONGEST_PAUSE * unit, (state.pause or unit) * 2)
            state.failures += 1
            pause = retry_after or (state.pause if state.failures > 1 else 0.0)
            state.not_before = asyncio.get_running_loop().time() + pause
        self._delivered.fire()

    async def _act_on_reply(self, response: httpx.Response) -> None:
        """Run the method that a webhook may name in its answer, as Telegram does."""
        try:
            reply = response.json()
        except ValueError:
            return
        name = str(reply.get("method", "")).lower() if isinstance(reply, dict) else ""
        if name and name not in _NOT_AS_REPLY and not name.startswith("get"):
            await self._run_method(name, reply)


def _retry_after(response: httpx.Response) -> int:
    text = response.headers.get("retry-after", "")
    return min(int(text), _LONGEST_RETRY_AFTER) if text.isdigit() else 0
