"""A database with one resident in it, and the messages that they write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.services.progress import Step
from bot.services.records import Resident
from bot.store.engine import Engine, make_engine
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock

CONTENT = Path(__file__).parents[2] / "data" / "content"
CHAT = "chat-of-samira"


@pytest.fixture(scope="session")
def content() -> Content:
    return Content.load(CONTENT)


class Journey:
    """Samira's chat: each message has its own id and the clock's moment."""

    def __init__(self, engine: Engine, clock: FixedClock) -> None:
        self._engine = engine
        self.clock = clock
        self._messages = 0

    def store(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._engine, "test")

    def reading(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._engine, "test", reading=True)

    def message(self, action: str = "action_test") -> Step:
        """Return the next message, answered by `action`."""
        self._messages += 1
        return Step(CHAT, f"test:{self._messages}", action, self.clock.now())

    @property
    def resident(self) -> Resident:
        with self.reading() as uow:
            return uow.residents.list()[0]

    @property
    def resident_id(self) -> str:
        return self.resident.id

    @property
    def steps(self) -> list[str]:
        known = self.resident_id
        with self.reading() as uow:
            return [event.what for event in uow.progress.of(known)]

    @property
    def requests(self) -> list[str]:
        known = self.resident_id
        with self.reading() as uow:
            return [one.reason for one in uow.progress.help_requests(known)]


@pytest.fixture
def journey(tmp_path: Path, clock: FixedClock) -> Iterator[Journey]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    upgrade(engine)
    yield Journey(engine, clock)
    engine.dispose()
