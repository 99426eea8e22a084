"""A sandbox on a free port for each test, and a hand to call it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.server import SandboxServer
from bot.telegram.sandbox.testing import Hand, MovableTime


@pytest.fixture
def time() -> MovableTime:
    return MovableTime()


@pytest.fixture
def sandbox_with() -> Iterator[Callable[[SandboxConfig], Hand]]:
    with ExitStack() as stack:

        def start(config: SandboxConfig) -> Hand:
            return stack.enter_context(Hand(stack.enter_context(SandboxServer(config))))

        yield start


@pytest.fixture
def hand(sandbox_with: Callable[[SandboxConfig], Hand], time: MovableTime) -> Hand:
    """A sandbox in memory, without flood limits, whose lifetimes a test can let pass."""
    return sandbox_with(SandboxConfig(rate=0, chat_rate=0, monotonic=time))


@pytest.fixture
def chatting(hand: Hand) -> Hand:
    """The same after Samira wrote to the bot, her message confirmed."""
    update = hand.write("Hello")["update_ids"][0]
    hand.result("getUpdates", offset=update + 1)
    return hand
