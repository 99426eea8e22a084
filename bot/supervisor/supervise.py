"""Joins the parts: checks before starting, waits until all are ready, stops them in order."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic

import httpx

from bot.errors import MooringError, SettingsError
from bot.settings import Settings
from bot.supervisor.logs import PartLog
from bot.supervisor.parts import Part, Port, child_environment
from bot.supervisor.process import WRONG_SETTING, PartProcess

SECONDS_BETWEEN_PROBES = 0.2
SECONDS_BETWEEN_SIGNS_OF_LIFE = 15.0
# The bot and the console first, while what they are in the middle of can still be finished.
STOPPED_FIRST = {"bot", "console"}
PATIENCE_SECONDS = 4.5  # for each of the two waves: ten seconds are promised for all


class AlreadyRunningError(MooringError):
    """A part runs already on the same data directory."""


class Supervisor:
    """Runs the given parts in the foreground until Ctrl-C or SIGTERM."""

    def __init__(
        self,
        settings: Settings,
        root: Path,
        parts: Sequence[Part],
        *,
        say: Callable[[str], None],
        welcome: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._settings = settings
        self._root = root
        self._parts = list(parts)
        self._say = say
        self._welcome = welcome
        self._stop = asyncio.Event()
        self._processes: list[PartProcess] = []

    async def run(self) -> int:
        """Start everything, say when it is ready, and stop it when asked; return the exit code.

        Raises `SettingsError` for a port in use, `AlreadyRunningError` for a part that runs.
        """
        check_ports(self._parts)
        with contextlib.ExitStack() as held:
            for part in self._parts:
                held.enter_context(_only_one(self._settings.data_dir / "run", part.name))
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self.ask_to_stop)
            return await self._run()

    def ask_to_stop(self) -> None:
        """Have `run` stop everything and return; asking twice changes nothing."""
        self._stop.set()

    async def _run(self) -> int:
        self._processes = [self._process(part) for part in self._parts]
        running = [asyncio.create_task(one.keep_running()) for one in self._processes]
        waiting = asyncio.create_task(self._announce())
        gave_up = [asyncio.create_task(one.wrong_setting.wait()) for one in self._processes]
        stop = asyncio.create_task(self._stop.wait())
        try:
            ends = [stop, *gave_up]
            await asyncio.wait([waiting, *ends], return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                waiting.result()  # raises what went wrong while waiting
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (waiting, stop, *gave_up):
                task.cancel()
            await asyncio.gather(waiting, stop, *gave_up, return_exceptions=True)
            await self._stop_all()
            await asyncio.gather(*running)
            for process in self._processes:
                process.log.close()
        for process in self._wrong():
            self._say(f"{process.part.name}: {process.log.last_line}")
            return WRONG_SETTING
        self._say("Mooring has stopped.")
        return 0

    def _process(self, part: Part) -> PartProcess:
        log = PartLog(
            part.name,
            self._settings.data_dir / "logs" / f"{part.name}.log",
            say=self._say,
            longest_line=part.longest_log_line,
        )
        environment = child_environment(part, self._settings)
        return PartProcess(part, environment=environment, root=self._root, log=log, say=self._say)

    def _wrong(self) -> list[PartProcess]:
        return [one for one in self._processes if one.wrong_setting.is_set()]

    async def _announce(self) -> None:
        started = monotonic()
        self._say(f"Starting {', '.join(part.name for part in self._parts)} …")
        # trust_env: a proxy is for the world outside, not for this machine's own parts.
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            waiting = {
                asyncio.create_task(self._until_ready(process, client)): process.part.name
                for process in self._processes
            }
            pending = set(waiting)
            while pending:
                done, pending = await asyncio.wait(
                    pending,
                    timeout=SECONDS_BETWEEN_SIGNS_OF_LIFE,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                for task in done:
                    task.result()
                    self._say(f"  {waiting[task]} is ready ({monotonic() - started:.0f} s)")
                if not done:
                    missing = ", ".join(sorted(waiting[task] for task in pending))
                    self._say(f"  still waiting for {missing} ({monotonic() - started:.0f} s)")
        self._say("Mooring is ready")
        for line in self._welcome():
            self._say(line)

    async def _until_ready(self, process: PartProcess, client: httpx.AsyncClient) -> None:
        # The parts are other processes: there is no event to wait for.
        while not await _is_ready(process, client):  # noqa: ASYNC110
            await asyncio.sleep(SECONDS_BETWEEN_PROBES)

    async def _stop_all(self) -> None:
        first = [one for one in self._processes if one.part.name in STOPPED_FIRST]
        then = [one for one in self._processes if one.part.name not in STOPPED_FIRST]
        for wave in (first, then):
            await asyncio.gather(*(one.stop(PATIENCE_SECONDS) for one in wave))


def check_ports(parts: Sequence[Part]) -> None:
    """Raise `SettingsError`, naming setting and port, when a part's port is not to be had."""
    taken: dict[int, Port] = {}
    for part in parts:
        port = part.port
        if port is None:
            continue
        if port.number in taken:
            other = taken[port.number].setting
            raise SettingsError(
                f"{port.setting}: port {port.number} is {other}'s too; give each its own."
            )
        taken[port.number] = port
        reason = why_not_free(port)
        if reason:
            raise SettingsError(f"{port.setting}: {reason}")


def why_not_free(port: Port) -> str | None:
    """Return in words why nothing can listen on a port, or None when it is free."""
    try:
        found = socket.getaddrinfo(port.host or None, port.number, type=socket.SOCK_STREAM)[0]
    except OSError:
        return f"{port.host} is not an address of this machine."
    family, kind, protocol, _, address = found
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            return f"port {port.number} needs root; choose one above 1023."
        except OSError:
            return (
                f"port {port.number} on {port.host} is in use by another program; "
                "stop it or choose another port."
            )
    return None


async def _is_ready(process: PartProcess, client: httpx.AsyncClient) -> bool:
    part = process.part
    if process.pid is None:
        return False
    if part.ready_file is not None and not part.ready_file.exists():
        return False
    if part.ready_url is None:
        return True
    try:
        return (await client.get(part.ready_url)).is_success
    except httpx.HTTPError:
        return False


@contextlib.contextmanager
def _only_one(folder: Path, name: str) -> Iterator[None]:
    """Hold the part's lock on this data directory; the kernel frees it when we die."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AlreadyRunningError(
                f"{name} runs already with the data in {folder.parent}; stop it first, "
                "or give this one another MOORING_DATA_DIR."
            ) from None
        yield
