"""Parts made of a few lines of Python, so that the supervisor is tried on real processes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.supervisor import Part, Supervisor

SLEEP = "import time; time.sleep(60)"


class Said:
    """What the supervisor told the operator."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> None:
        """Take one line."""
        self.lines.append(line)

    async def until(self, words: str) -> str:
        """Wait until a line holds these words and return it."""
        await _eventually(lambda: any(words in line for line in self.lines))
        return next(line for line in self.lines if words in line)


async def _eventually(condition: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - other processes raise no event of ours
            await asyncio.sleep(0.02)


def part(name: str, code: str = SLEEP, **more: Any) -> Part:
    return Part(name, (sys.executable, "-c", code), **more)


@pytest.fixture
def make_part() -> Callable[..., Part]:
    return part


@pytest.fixture
def eventually() -> Callable[..., Awaitable[None]]:
    """Wait until a condition holds, for what other processes do."""
    return _eventually


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path / "var")


@pytest.fixture
def supervised(settings: Settings, tmp_path: Path, said: Said) -> Callable[..., Any]:
    """Run a supervisor for these parts; yields it with its task, and stops it at the end."""

    @asynccontextmanager
    async def run(*parts: Part) -> AsyncIterator[tuple[Supervisor, asyncio.Task[int]]]:
        supervisor = Supervisor(settings, tmp_path, parts, say=said)
        task = asyncio.create_task(supervisor.run())
        try:
            yield supervisor, task
        finally:
            supervisor.ask_to_stop()
            await asyncio.wait([task])

    return run
