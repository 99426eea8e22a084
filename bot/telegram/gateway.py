"""The bot process: receive, turns and send, joined together."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

import structlog
import uvicorn
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot import bootstrap
from bot.clock import SystemClock
from bot.content.content import Content
from bot.content.files import read_model
from bot.content.gateway_file import GatewayFile
from bot.dialogue import RasaDialogue
from bot.documents.maker import DocumentMaker
from bot.errors import SettingsError
from bot.services.dialogue import Dialogue, Reply
from bot.services.guard import ContentGuard
from bot.services.reminding import Reminding
from bot.services.turns import TurnTaker
from bot.settings import Settings
from bot.telegram.allowance import Allowance
from bot.telegram.api import TelegramApi, make_api
from bot.telegram.receive import WRONG_TOKEN, Poller, Receiver
from bot.telegram.reminders import ReminderWatch
from bot.telegram.send import Sender, seconds_of
from bot.telegram.turns import LateWatch, TurnWorkers
from bot.telegram.updates import ALLOWED_UPDATES, read
from bot.telegram.webhook import WebhookServer, announce, make_webhook, webhook_secret

log = structlog.get_logger(__name__)

ABANDONED_SWEEP_SECONDS = 10
RETRY_SECONDS = 3


class ClosableDialogue(Dialogue, Protocol):
    """A dialogue with connections to close."""

    async def close(self) -> None:
        """Close the connections."""
        ...


@dataclass(frozen=True)
class Gateway:
    """The parts of one bot process."""

    settings: Settings
    api: TelegramApi
    dialogue: ClosableDialogue
    words: GatewayFile
    receiver: Receiver
    poller: Poller
    workers: TurnWorkers
    late: LateWatch
    reminders: ReminderWatch
    sender: Sender

    async def run(self) -> None:
        """Run until cancelled; raises `SettingsError` when Telegram refuses the token."""
        try:
            async with asyncio.TaskGroup() as group:
                for part in (self.workers, self.late, self.sender, self.reminders):
                    group.create_task(part.run())
                group.create_task(self._sweep())
                group.create_task(self._set_menu())
                group.create_task(self._receive())
        finally:
            await self.dialogue.close()
            await self.api.shutdown()

    async def _receive(self) -> None:
        url = self.settings.webhook_url
        await _insist(self.api.initialize)
        if url is None:
            await self.poller.run()
            return
        secret = webhook_secret(self.settings.signing_key())
        app = make_webhook(self.receiver, self.poller, secret=secret, url=url)
        config = uvicorn.Config(
            app,
            host=self.settings.webhook_host,
            port=self.settings.webhook_port,
            log_level="warning",
            access_log=False,
        )
        await _insist(lambda: announce(self.api, url=url, secret=secret, allowed=ALLOWED_UPDATES))
        self.poller.say_ready()
        await WebhookServer(config).run_until_cancelled()

    async def _set_menu(self) -> None:
        commands = [(name, str(text)) for name, text in self.words.commands.items()]
        with contextlib.suppress(SettingsError):  # the receiver says it, with an exit code
            await _insist(lambda: self.api.set_menu(commands))

    async def _sweep(self) -> None:
        while True:
            with contextlib.suppress(Exception):  # the next round sees
                await asyncio.to_thread(self.sender.abandon_expired)
            await asyncio.sleep(ABANDONED_SWEEP_SECONDS)


def make_gateway(settings: Settings, dialogue: ClosableDialogue | None = None) -> Gateway:
    """Return the gateway for these settings; nothing is connected yet.

    `dialogue`: who answers; by default the Rasa servers of the settings.
    """
    # Durable where Telegram forgets (an acknowledged update) and before it is told something
    # (a claimed message); the rest is covered by the next of these.
    unit_of_work = bootstrap.unit_of_work(settings)
    relaxed = bootstrap.unit_of_work(settings, durable=False)
    reading = bootstrap.unit_of_work(settings, reading=True)
    clock, wall = bootstrap.clock(settings), SystemClock()
    api = make_api(settings)
    dialogue = dialogue or RasaDialogue(settings.rasa_addresses)
    words = read_model(settings.content_dir / "gateway.yml", GatewayFile)
    content = Content.load(settings.content_dir)
    guard = ContentGuard(content, words, bootstrap.safety_model())

    async def typing(chat_id: int) -> None:
        with contextlib.suppress(TelegramError):
            await api.typing(chat_id)

    taker = TurnTaker(
        unit_of_work=relaxed,
        reading=reading,
        dialogue=dialogue,
        guard=guard,
        clock=clock,
        wall=wall,
        read=read,
        typing=typing,
    )
    late = LateWatch(
        unit_of_work=unit_of_work,
        reading=reading,
        clock=clock,
        wall=wall,
        sorry=Reply(words.delayed),
    )
    sender = Sender(
        api=api,
        unit_of_work=unit_of_work,
        relaxed=relaxed,
        reading=reading,
        clock=clock,
        wall=wall,
        allowance=Allowance(settings.telegram_rate, settings.telegram_chat_rate),
        make=DocumentMaker(reading, content, clock),
        forget=bootstrap.forgetting(settings),
    )
    workers = TurnWorkers(
        taker=taker,
        unit_of_work=relaxed,
        reading=reading,
        wall=wall,
        after_turn=sender.wake_chat,
    )
    late.after_apology = sender.wake
    reminding = Reminding(
        unit_of_work=relaxed,
        reading=reading,
        clock=clock,
        wall=wall,
        content=content,
    )
    reminders = ReminderWatch(reminding, sender.wake_chat)
    receiver = Receiver(unit_of_work=unit_of_work, wall=wall, wake=workers.wake)
    ready = settings.data_dir / "run" / "bot.ready"
    ready.unlink(missing_ok=True)
    poller = Poller(api, receiver, ready=ready)
    return Gateway(
        settings, api, dialogue, words, receiver, poller, workers, late, reminders, sender
    )


async def _insist(call: Callable[[], Awaitable[object]]) -> None:
    """Call until Telegram can be reached.

    A refusal for good is not repeated: a wrong token raises `SettingsError`, anything else is
    only a warning, because residents can be answered without it.
    """
    while True:
        try:
            await call()
        except BadRequest as error:
            log.warning("telegram refused a call", error=type(error).__name__)
            return
        except InvalidToken:
            raise SettingsError(WRONG_TOKEN) from None
        except RetryAfter as error:
            await asyncio.sleep(seconds_of(error))
        except TelegramError as error:
            log.warning("telegram could not be reached", error=type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)
        else:
            return
