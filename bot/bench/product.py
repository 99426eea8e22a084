"""The whole product, started for a measurement: own data directory, own database, free ports."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psutil

from bot import bootstrap
from bot import settings as settings_module
from bot.errors import MooringError
from bot.services.records import Chat, Message, Turn
from bot.settings import Settings
from bot.store.bench import count_unfinished, milestones
from bot.store.migrate import upgrade

READY = "Mooring is ready"
SECONDS_TO_START = 180
SECONDS_TO_STOP = 20
# Telegram's own limits would be all that one sees.
RATE, CHAT_RATE = 10_000, 1_000
_PR_SET_PDEATHSIG = 1
# How each part's command line is known: the first that fits.
_PARTS = {
    "rasa": "rasa run",
    "actions": "-m actions",
    "sandbox": "-m bot.telegram.sandbox",
    "bot": "-m bot.telegram",
    "console": "-m bot.console",
}


class StartError(MooringError):
    """The product did not start; its last words stand above."""


class Product:
    """Everything that `mooring up` starts. `start` and `stop` it; one at a time for each folder."""

    def __init__(
        self, *, root: Path, folder: Path, database_url: str | None, ports: Callable[[], int]
    ) -> None:
        self._root = root
        self._process: Process | None = None
        self._output: asyncio.Task[None] | None = None
        self._said: list[str] = []
        self.seconds_to_ready = 0.0
        self._environment = {
            "MOORING_BOT_ID": "default",
            "MOORING_TELEGRAM_TOKEN": "",
            "MOORING_WEBHOOK_URL": "",
            "MOORING_TELEGRAM_RATE": str(RATE),
            "MOORING_TELEGRAM_CHAT_RATE": str(CHAT_RATE),
            "MOORING_DATABASE_URL": database_url or "",
            "MOORING_RASA_URLS": f"http://127.0.0.1:{ports()}",
            "MOORING_ACTIONS_URL": f"http://127.0.0.1:{ports()}",
            "MOORING_SANDBOX_PORT": str(ports()),
            "MOORING_CONSOLE_PORT": str(ports()),
            "MOORING_CONSOLE_HOST": "127.0.0.1",
            "MOORING_DATA_DIR": str(folder),
            "MOORING_LOG_LEVEL": "info",
        }
        self.settings: Settings = settings_module.load(
            folder / "none",
            **{
                name.removeprefix(settings_module.PREFIX).lower(): value
                for name, value in self._environment.items()
            },
        )

    @property
    def phones_url(self) -> str:
        """Where the practice phone listens."""
        return f"http://127.0.0.1:{self.settings.sandbox_port}"

    def migrate(self) -> None:
        """Bring the database to the newest shape, as `make run` does before it starts anything."""
        upgrade(bootstrap.engine(self.settings.database))

    async def start(self) -> None:
        """Start every part and wait until all are ready; raises `StartError`."""
        await asyncio.to_thread(self.migrate)
        began = time.perf_counter()
        self._process = await asyncio.create_subprocess_exec(
            *(str(self._root / ".venv" / "bin" / "mooring"), "up"),
            cwd=self._root,
            env={**os.environ, **self._environment, "PYTHONUNBUFFERED": "1"},
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            start_new_session=True,  # Ctrl-C reaches this process alone, which stops the other
            preexec_fn=_leash(os.getpid()),
        )
        ready = asyncio.Event()
        self._output = asyncio.create_task(self._read(self._process, ready))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait(
            {waiting, self._output}, timeout=SECONDS_TO_START, return_when=asyncio.FIRST_COMPLETED
        )
        waiting.cancel()
        if not ready.is_set():
            await self.stop()
            message = f"The product did not start: {' '.join(self._said[-3:])}"
            raise StartError(message)
        self.seconds_to_ready = time.perf_counter() - began

    async def stop(self) -> None:
        """Stop every part; does nothing when none runs."""
        process = self._process
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), SECONDS_TO_STOP)
            except TimeoutError:
                process.kill()  # its parts are on a leash and end with it
                await process.wait()
        if self._output is not None:
            await self._output
        bootstrap.engine(self.settings.database).dispose()

    def memory(self) -> dict[str, int]:
        """Return bytes by part, and of the supervisor itself as "up".

        The proportional share (PSS: memory that processes share is counted once in all) where the
        system tells it, else what each has alone (USS).
        """
        found: dict[str, int] = {}
        for name, process in self._processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                used = process.memory_full_info()
                found[name] = found.get(name, 0) + int(getattr(used, "pss", used.uss))
        return found

    def processor_seconds(self) -> dict[str, float]:
        """Return by part how long it has kept a core busy, and this program as "bench"."""
        found: dict[str, float] = {}
        for name, process in (*self._processes(), ("bench", psutil.Process())):
            with contextlib.suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                found[name] = found.get(name, 0.0) + times.user + times.system
        return found

    def _processes(self) -> list[tuple[str, psutil.Process]]:
        if self._process is None:
            return []
        top = psutil.Process(self._process.pid)
        return [("up", top), *((_part(one), one) for one in top.children(recursive=True))]

    def unfinished(self) -> int:
        """Return how many messages wait to be answered or delivered."""
        return count_unfinished(bootstrap.engine(self.settings.database), self.settings.bot_id)

    def milestones(self) -> dict[int, tuple[datetime, datetime, datetime]]:
        """Return by update id when it was received, done, and its first reply sent (UTC)."""
        return milestones(bootstrap.engine(self.settings.database), self.settings.bot_id)

    def chat(self, person: int) -> Chat:
        """Return the chat of a person who has written already."""
        with bootstrap.unit_of_work(self.settings, reading=True)() as uow:
            return uow.chats.open(
                now=bootstrap.clock(self.settings).now(), chat_id=None, telegram_chat_id=person
            )

    def chat_of(self, person: int) -> tuple[list[Message], dict[int, Turn]]:
        """Return a person's transcript, and the turns by id."""
        chat = self.chat(person)
        with bootstrap.unit_of_work(self.settings, reading=True)() as uow:
            return (
                uow.transcript.messages(chat.resident_id),
                uow.transcript.turns(chat.resident_id),
            )

    async def _read(self, process: Process, ready: asyncio.Event) -> None:
        assert process.stdout is not None  # noqa: S101 - asked for above
        async for line in process.stdout:
            words = line.decode("utf-8", "replace").strip()
            self._said.append(words)
            if words == READY:
                ready.set()


def free_port() -> int:
    """Return a port on the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _part(process: psutil.Process) -> str:
    try:
        command = " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return "other"
    return next((name for name, sign in _PARTS.items() if sign in command), "other")


def _leash(parent: int) -> Callable[[], None] | None:
    """Return what makes the kernel end the product when this process dies, however (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def fasten() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # it died before the leash was on
            os._exit(1)

    return fasten
