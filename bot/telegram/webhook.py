"""Receive by webhook, where a public address exists: Telegram calls us.

Every readable request is answered 200 once its update is committed, also one that we cannot
handle: Telegram repeats what fails, and enough of those stall the whole bot.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.telegram.api import TelegramApi
from bot.telegram.receive import Poller, Receiver

log = structlog.get_logger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1024 * 1024


def webhook_secret(signing_key: str) -> str:
    """Return the secret that Telegram repeats to us; made from the deployment's own key."""
    return hmac.new(signing_key.encode(), b"telegram webhook", hashlib.sha256).hexdigest()


def make_webhook(receiver: Receiver, poller: Poller, *, secret: str, url: str) -> Starlette:
    """Return the application that takes updates at the path of `url`."""

    async def take(request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await request.body()
        if len(body) > MOST_BYTES:
            return Response(status_code=413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            raw = {"unreadable_bytes": len(body)}
        for one in await asyncio.to_thread(receiver.keep, [raw]):
            if one.press_id is not None:
                poller.answer(one.press_id)
        return Response(status_code=200)

    return Starlette(routes=[Route(urlsplit(url).path or "/", take, methods=["POST"])])


class WebhookServer(uvicorn.Server):
    """The web server of the webhook, stopped by cancelling it like every part of the gateway."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the process, which stops its parts in order."""
        yield

    async def run_until_cancelled(self) -> None:
        """Serve; when cancelled, finish the requests that are under way and close."""
        task = asyncio.ensure_future(self.serve())
        try:
            await asyncio.shield(task)
        finally:
            self.should_exit = True
            await task


async def announce(api: TelegramApi, *, url: str, secret: str, allowed: tuple[str, ...]) -> None:
    """Tell Telegram where to call."""
    await api.set_webhook(url, secret_token=secret, allowed_updates=allowed)
    log.info("the webhook is set")
