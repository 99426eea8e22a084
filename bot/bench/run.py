"""Joins the measurements: for each database one running product, beside it what it needs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.bench import full_database, growth, installation, many_residents, one_resident
from bot.bench.phones import Phones
from bot.bench.product import Product, free_port
from bot.bench.setting import Setting
from bot.bench.table import Findings
from bot.store.bench import answers, throw_away

MEASUREMENTS = ("start", "one", "many", "memory", "growth", "full", "training")
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
LOCAL_POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/postgres"
_WITH_A_PRODUCT = frozenset(MEASUREMENTS) - {"training"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure, where, how long, and whom to tell what happens."""

    root: Path
    folder: Path
    only: Sequence[str]
    databases: Sequence[str]
    quick: bool
    ports: Callable[[], int]
    server: str | None
    say: Callable[[str], None]

    def wants(self, name: str) -> bool:
        """Return whether this measurement was asked for."""
        return name in self.only


def ports_from(first: int | None) -> Callable[[], int]:
    """Return what gives a new port each time: from `first` on, or any that is free."""
    if first is None:
        return free_port
    numbers = count(first)
    return lambda: next(numbers)


def postgresql_server(set_url: str | None) -> str | None:
    """Return the address of a PostgreSQL server that answers: the one set, else the local one."""
    chosen = set_url if set_url and set_url.startswith("postgresql") else LOCAL_POSTGRESQL
    url = "postgresql+psycopg:" + chosen.partition(":")[2]
    return url if answers(url) else None


async def measure(plan: Plan) -> Findings:
    """Take all measurements; whatever was started is stopped, also when one breaks off."""
    found = Findings()
    if _WITH_A_PRODUCT & set(plan.only):
        for database in plan.databases:
            found.add(await _with_a_product(plan, database))
    if plan.wants("training"):
        plan.say("training")
        with _temporary(plan.folder) as folder:
            found.add(await installation.training(plan.root, folder))
    return found


async def _with_a_product(plan: Plan, database: str) -> Findings:
    found, name = Findings(), DATABASES[database]
    async with AsyncExitStack() as stack:
        plan.say(f"starting everything, {name}")
        product = stack.enter_context(_prepared(plan, database))
        stack.push_async_callback(product.stop)
        await product.start()
        phones = await stack.enter_async_context(Phones(product.phones_url))
        at = Setting(product, phones, name, plan.quick, plan.say)
        if plan.wants("start"):
            found.add(installation.started(product, name))
        if plan.wants("one"):
            found.add(await one_resident.measure(at))
        if plan.wants("many"):
            found.add(await many_residents.measure(at))
        if plan.wants("memory"):
            found.add(installation.memory(product, name))
        if plan.wants("growth"):
            found.add(await growth.measure(at))
        if plan.wants("full"):
            found.add(await _full(plan, database, at))
    return found


async def _full(plan: Plan, database: str, empty: Setting) -> Findings:
    async with AsyncExitStack() as stack:
        product = stack.enter_context(_prepared(plan, database))
        stack.push_async_callback(product.stop)
        plan.say(f"filling a database, {empty.database}")
        residents = await full_database.fill(product, quick=plan.quick)
        await product.start()
        return await full_database.measure(empty, product, residents)


@contextmanager
def _prepared(plan: Plan, database: str) -> Iterator[Product]:
    """Yield a product that is not started yet, with a folder and a database that go away again."""
    with ExitStack() as stack:
        folder = stack.enter_context(_temporary(plan.folder))
        url = None
        if database == "postgresql" and plan.server is not None:
            url = stack.enter_context(throw_away(plan.server))
        yield Product(root=plan.root, folder=folder, database_url=url, ports=plan.ports)


@contextmanager
def _temporary(beside: Path) -> Iterator[Path]:
    # Beside the product's own data: the same disk, so that durable means the same there.
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=beside) as folder:
        yield Path(folder)
