"""A console on an empty database, two clocks that stand still, and people who may sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette

from bot.console.app import create_app
from bot.console.assets import DESIGN_SYSTEM
from bot.console.labels import Labels
from bot.services import passwords
from bot.services.accounts import add_user
from bot.services.console_records import User
from bot.settings import Settings
from bot.store.engine import Engine, make_engine
from bot.store.tables import metadata
from bot.store.unit_of_work import SqlUnitOfWork
from tests.conftest import FixedClock
from tests.console.visitor import PASSWORD, Visitor

LABELS = Labels(
    roles={"porter": "Porter", "ward_clerk": "Ward clerk"},
    readiness={"email": "Email of my own", "id": "Photo ID"},
    barriers={"childcare": "Childcare", "travel": "Travel and its cost"},
    sections={"history": "Work history", "declarations": "Declarations"},
    services={"childcare": "Help with childcare", "jobs": "Job advice"},
)


@pytest.fixture(scope="session", autouse=True)
def _assets() -> None:
    if not DESIGN_SYSTEM.exists():
        pytest.skip("the design system is not installed; run `make setup`")


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """Real hashes are meant to be slow; tests of signing in need only that they are hashes."""
    proper = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    passwords._nobodys_hash.cache_clear()
    yield
    passwords._hasher = proper
    passwords._nobodys_hash.cache_clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, secret_key="a key", bot_id="test", console_port=8000)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'mooring.db'}")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def units(engine: Engine) -> Callable[[], SqlUnitOfWork]:
    return lambda: SqlUnitOfWork(engine, "test")


@pytest.fixture
def wall() -> FixedClock:
    """The machine's own clock: the day of the test people's accounts."""
    return FixedClock(datetime(2026, 3, 12, 9, 30, tzinfo=UTC))


@pytest.fixture
def app(
    settings: Settings,
    engine: Engine,
    units: Callable[[], SqlUnitOfWork],
    clock: FixedClock,
    wall: FixedClock,
) -> Starlette:
    return create_app(
        settings,
        units=units,
        reading=lambda: SqlUnitOfWork(engine, "test", reading=True),
        clock=clock,
        wall=wall,
        labels=LABELS,
        trouble=lambda: None,
    )


@pytest.fixture
def user(
    settings: Settings, units: Callable[[], SqlUnitOfWork], wall: FixedClock
) -> Callable[[str], User]:
    """Make an account with a role; its address is the role's name at example.org."""

    def make(role: str) -> User:
        email = f"{role}@example.org"
        with units() as unit:
            known = unit.accounts.by_email(email)
        if known is not None:
            return known[0]
        added = add_user(
            settings,
            email=email,
            name=f"Ruth {role.title()}",
            role=role,
            password=PASSWORD,
            units=units,
            now=wall.now(),
        )
        return added.user

    return make


@pytest.fixture
def nobody(app: Starlette) -> Visitor:
    return Visitor(app)


@pytest.fixture
def signed_in(app: Starlette, user: Callable[[str], User]) -> Callable[[str], Visitor]:
    """A visitor who signed in with a role."""

    def enter(role: str) -> Visitor:
        return Visitor(app).sign_in(user(role).email)

    return enter


@pytest.fixture
def adviser(signed_in: Callable[[str], Visitor]) -> Visitor:
    return signed_in("adviser")
