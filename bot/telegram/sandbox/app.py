"""Joins the sandbox's parts into one ASGI application."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.telegram.sandbox.bot_api import BotApi
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.control import ControlApi
from bot.telegram.sandbox.control_people import PeopleApi
from bot.telegram.sandbox.guard import LoopbackGuard
from bot.telegram.sandbox.page import Page
from bot.telegram.sandbox.persistence import FILE_NAME, SavedState
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.webhooks import WebhookSender


@dataclass(frozen=True)
class Parts:
    """What the running server needs to reach inside an application (`app.state.parts`)."""

    sandbox: Sandbox
    bot_api: BotApi

    def close(self) -> None:
        """End all waiting requests, so that the server can stop at once."""
        self.sandbox.events.close()
        self.sandbox.long_poll.end("")


def create_app(config: SandboxConfig | None = None) -> Starlette:
    """Return the sandbox as an ASGI application; without a config it keeps nothing on disk."""
    sandbox = Sandbox(config or SandboxConfig())
    bot_api = BotApi(sandbox)
    control = ControlApi(sandbox, bot_api, boot=secrets.token_hex(8))
    app = Starlette(
        routes=[
            *bot_api.routes(),
            *PeopleApi(sandbox).routes(),
            *control.routes(),
            *Page(sandbox).routes(),
        ],
        middleware=[Middleware(LoopbackGuard)],
        lifespan=lambda _: _lifespan(sandbox, bot_api),
    )
    app.state.parts = Parts(sandbox, bot_api)
    return app


@contextlib.asynccontextmanager
async def _lifespan(sandbox: Sandbox, bot_api: BotApi) -> AsyncIterator[None]:
    tasks = []
    known = False
    if sandbox.config.data_dir is not None:
        saved = SavedState(sandbox, sandbox.config.data_dir / FILE_NAME)
        known = saved.load()
        sandbox.changes = saved
        tasks.append(asyncio.create_task(saved.run()))
    if not known:
        sandbox.invite_first_people()
    tasks.append(asyncio.create_task(WebhookSender(sandbox, bot_api.run_reply).run()))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
