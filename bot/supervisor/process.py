"""One part as a process: started on a leash, watched, restarted with growing pauses, stopped."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from bot.supervisor.logs import PartLog
from bot.supervisor.parts import Part

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
STEADY_SECONDS = 60.0  # after this long a part is sound again, and its next pause is short
WRONG_SETTING = 2  # the exit code by which our own parts say that only a person can help
LONGEST_LINE_BYTES = 1 << 20
_PR_SET_PDEATHSIG = 1


class PartProcess:
    """Keeps one part running until it is told to stop."""

    def __init__(
        self,
        part: Part,
        *,
        environment: dict[str, str],
        root: Path,
        log: PartLog,
        say: Callable[[str], None],
    ) -> None:
        self.part = part
        self.log = log
        self.wrong_setting = asyncio.Event()
        self._environment = environment
        self._root = root
        self._say = say
        self._process: Process | None = None
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The running process's id, or None."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    async def keep_running(self) -> None:
        """Start the part, and again whenever it ends, until `stop`.

        A part that ends with exit code 2 is not started again: it says that a setting is wrong.
        """
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping.is_set():
            started = monotonic()
            code = await self._run_once()
            if self._stopping.is_set():
                return
            if code == WRONG_SETTING:
                self.wrong_setting.set()
                return
            if monotonic() - started >= STEADY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            self._say(
                f"{self.part.name} ended ({_in_words(code)}); starting it again in {pause:.0f} s. "
                f"Its log: {self.log.file}"
            )
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def stop(self, patience: float) -> None:
        """Ask the part to end (TERM) and after `patience` seconds end it (KILL)."""
        self._stopping.set()
        process = self._process
        if process is None or process.returncode is not None:
            return
        _signal_group(process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), patience)
        except TimeoutError:
            _signal_group(process.pid, signal.SIGKILL)
            await process.wait()

    async def _run_once(self) -> int:
        if self.part.ready_file is not None:
            self.part.ready_file.unlink(missing_ok=True)
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self.part.command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=PIPE,
                stderr=STDOUT,
                cwd=self._root,
                env=self._environment,
                limit=LONGEST_LINE_BYTES,
                start_new_session=True,  # Ctrl-C reaches us alone; we stop the parts in order
                preexec_fn=_leash(os.getpid()),  # safe: this process has one thread
            )
        except OSError as error:
            self.log.take(f"ERROR {self.part.command[0]} cannot be run: {error.strerror}")
            return 127
        output = asyncio.create_task(self._keep_output(self._process))
        code = await self._process.wait()
        _signal_group(self._process.pid, signal.SIGKILL)  # nothing that it started outlives it
        await output
        return code

    async def _keep_output(self, process: Process) -> None:
        assert process.stdout is not None  # noqa: S101 - asked for above
        while True:
            try:
                line = await process.stdout.readline()
            except ValueError:  # longer than the limit: asyncio has thrown it away
                self.log.take("(a line of more than a megabyte was left out)")
                continue
            if not line:
                return
            self.log.take(line.decode("utf-8", "replace"))


def _leash(parent: int) -> Callable[[], None] | None:
    """Return what makes the kernel end a child when this process dies, however it dies (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def fasten() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it died before the leash was on
            os._exit(1)

    return fasten


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, number)


def _in_words(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"by {signal.Signals(-code).name}"
