"""Receive: updates are committed to the inbox before Telegram is told that they arrived."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.errors import SettingsError
from bot.services.ports import UnitOfWorkFactory
from bot.telegram.api import POLL_SECONDS, TelegramApi
from bot.telegram.send import seconds_of
from bot.telegram.updates import Envelope, envelope

log = structlog.get_logger(__name__)

PAUSES = (0.5, 1, 2, 5, 10)
CONFLICT_PAUSE = 5.0
WRONG_TOKEN = "MOORING_TELEGRAM_TOKEN: Telegram does not know this token."  # noqa: S105 - a sentence


class Receiver:
    """Keeps updates; `wake` is called when something new waits."""

    def __init__(
        self, *, unit_of_work: UnitOfWorkFactory, wall: Clock, wake: Callable[[], None]
    ) -> None:
        self._unit_of_work = unit_of_work
        self._wall = wall
        self._wake = wake

    def keep(self, raw_updates: Sequence[Any]) -> list[Envelope]:
        """Commit updates and return them; those that came before change nothing."""
        envelopes = [envelope(raw) for raw in raw_updates]
        now = self._wall.now()
        with self._unit_of_work() as uow:
            for one in envelopes:
                if one.problem is not None or one.chat_id is None or one.update_id is None:
                    uow.inbox.quarantine(
                        update_id=one.update_id,
                        chat_id=None,
                        payload=one.payload,
                        reason=one.problem or "",
                        at=now,
                    )
                    continue
                chat = uow.chats.open(now=now, chat_id=None, telegram_chat_id=one.chat_id)
                uow.inbox.add(update_id=one.update_id, chat_id=chat.id, payload=one.payload, at=now)
            uow.commit()
        self._wake()
        return envelopes


class Poller:
    """Long polling: asks for updates, keeps them, then asks for those after them."""

    def __init__(self, api: TelegramApi, receiver: Receiver, *, ready: Path | None = None) -> None:
        self._api = api
        self._receiver = receiver
        self._ready = ready
        self._presses: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Poll until cancelled; raises `SettingsError` when Telegram refuses the token."""
        # Without an offset Telegram gives again what was not acknowledged; it is kept once.
        offset: int | None = None
        wait = 0  # the first answer comes at once, so that readiness is known early
        failures = 0
        while True:
            try:
                raw = await self._api.raw_updates(offset, wait=wait)
                envelopes = await asyncio.to_thread(self._receiver.keep, raw) if raw else []
            except InvalidToken:
                raise SettingsError(WRONG_TOKEN) from None
            except Conflict as error:
                await self._settle(error)
                continue
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
                continue
            except Exception as error:  # noqa: BLE001 - Telegram or the database is away for a while
                failures += 1
                pause = PAUSES[min(failures, len(PAUSES)) - 1]
                log.warning("could not receive", error=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
                continue
            failures, wait = 0, POLL_SECONDS
            self.say_ready()
            for one in envelopes:
                if one.update_id is not None:
                    offset = max(offset or 0, one.update_id + 1)
                if one.press_id is not None:
                    self.answer(one.press_id)

    async def _settle(self, conflict: Conflict) -> None:
        """Take a forgotten webhook away; wait while another program polls."""
        if "webhook" in str(conflict).lower():
            log.warning("a webhook was set; it is taken away, so that updates can be polled")
            with contextlib.suppress(TelegramError):
                await self._api.delete_webhook()
            return
        log.warning("another program polls with the same token", pause=CONFLICT_PAUSE)
        await asyncio.sleep(CONFLICT_PAUSE)

    def answer(self, press_id: str) -> None:
        """Answer a press at once, beside the turn: it lives only for some seconds."""
        task = asyncio.ensure_future(answer_press(self._api, press_id))
        self._presses.add(task)
        task.add_done_callback(self._presses.discard)

    def say_ready(self) -> None:
        """Leave a sign, once, that updates arrive now."""
        if self._ready is not None:
            self._ready.parent.mkdir(parents=True, exist_ok=True)
            self._ready.touch()
            self._ready = None


async def answer_press(api: TelegramApi, press_id: str) -> None:
    """Answer a press; one that is too old needs none, and nothing hangs on it."""
    try:
        await api.answer_press(press_id)
    except TelegramError as error:
        log.info("a press was not answered", error=type(error).__name__)
