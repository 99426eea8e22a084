"""`mooring bench`: what the budgets promise, measured on this machine."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.common import ROOT, load_settings
from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.bench.run import Plan
    from bot.bench.table import Findings

LOST = 1
INTERRUPTED = 130


def bench(
    only: Annotated[
        str,
        typer.Option(
            help="Measure only these: start, one, many, memory, growth, full, training; "
            "commas between."
        ),
    ] = "",
    database: Annotated[
        str, typer.Option(help="sqlite, postgresql, or both where PostgreSQL answers.")
    ] = "both",
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Short versions, to try it out; no figures to quote.")
    ] = False,
    first_port: Annotated[
        int | None, typer.Option(help="Use ports from this one on, not any that are free.")
    ] = None,
) -> None:
    """Print the budgets and what is measured; exit code 1 if anything was lost or said twice."""
    from bot.bench import machine
    from bot.bench.run import DATABASES, MEASUREMENTS, Plan, ports_from, postgresql_server

    settings = load_settings()
    if settings.telegram_api_url is not None:
        message = "MOORING_TELEGRAM_API_URL is set; unset it: the practice phone is measured."
        raise SettingsError(message)
    chosen = _chosen("--only", only, MEASUREMENTS)
    databases = _chosen("--database", "" if database == "both" else database, tuple(DATABASES))
    server = None
    if "postgresql" in databases:
        server = postgresql_server(settings.database_url)
        if server is None and database == "postgresql":
            message = "--database postgresql: none answers; start one, or set MOORING_DATABASE_URL."
            raise SettingsError(message)
        if server is None:
            print("No PostgreSQL answers: measured on SQLite only.", flush=True)
            databases = [one for one in databases if one != "postgresql"]
    print(f"{datetime.now(UTC):%d %B %Y, %H:%M} UTC. {machine.describe()}")
    print(machine.load(), flush=True)
    plan = Plan(
        root=ROOT,
        folder=settings.data_dir,
        only=chosen,
        databases=databases,
        quick=quick,
        ports=ports_from(first_port),
        server=server,
        say=lambda line: print(f"  {line} …", flush=True),
    )
    raise typer.Exit(_run(plan))


def _run(plan: Plan) -> int:
    from bot.bench.table import render

    try:
        found = asyncio.run(_measure(plan))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("Stopped; everything that was started is gone.")
        return INTERRUPTED
    print()
    print(render(found.rows))
    print()
    for detail in found.details:
        print(f"- {detail}")
    for fault in found.faults:
        print(f"WRONG: {fault}")
    return LOST if found.faults else 0


async def _measure(plan: Plan) -> Findings:
    """Measure; being told to stop (SIGTERM) ends it as Ctrl-C does."""
    from bot.bench.run import measure

    task = asyncio.ensure_future(measure(plan))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, task.cancel)
    return await task


def _chosen(option: str, wish: str, there: Sequence[str]) -> list[str]:
    """Return what was asked for, in the order in which it is done; all for an empty wish."""
    names = [name.strip() for name in wish.split(",") if name.strip()]
    for name in names:
        if name not in there:
            raise SettingsError(f"{option} {name}: choose from {', '.join(there)}.")
    return [name for name in there if not names or name in names]
