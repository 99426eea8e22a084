"""`mooring up`: every part of Mooring in the foreground."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

import typer

from bot.cli.common import ROOT, load_settings
from bot.errors import OldDatabaseError
from bot.settings import Settings

NEED_DATABASE = frozenset({"bot", "console", "actions"})
"""The parts that cannot work on a database that is older than the program."""


def up(
    only: Annotated[
        str,
        typer.Option(
            help="Start only these parts: bot, console, rasa, actions, sandbox; commas between."
        ),
    ] = "",
) -> None:
    """Start everything, or the parts named; Ctrl-C or SIGTERM stops it within ten seconds."""
    from bot.supervisor import Supervisor, parts_for

    settings = load_settings()
    names = [name.strip() for name in only.split(",") if name.strip()]
    parts = parts_for(settings, ROOT, names)
    started = {part.name for part in parts}
    if started & NEED_DATABASE:
        _bring_up_to_date(settings)
    supervisor = Supervisor(
        settings,
        ROOT,
        parts,
        say=_say,
        welcome=lambda: _welcome(settings, started),
    )
    raise typer.Exit(asyncio.run(supervisor.run()))


def _bring_up_to_date(settings: Settings) -> None:
    """Migrate a database of this machine's own; refuse to start on a shared one that is older.

    Others may still work on a shared one, and somebody makes a backup first. One that does not
    answer now is waited for by the parts themselves.
    """
    from bot.store.engine import make_engine
    from bot.store.migrate import is_behind, upgrade

    engine = make_engine(settings.database)
    try:
        behind = is_behind(engine)
    except Exception:  # noqa: BLE001 - whatever the driver raises: the parts wait for it
        return
    if behind and settings.database.startswith("sqlite"):
        upgrade(engine)
        _say("  database: brought up to date")
    elif behind:
        message = "The database is older than this version. Run `mooring db upgrade`, then start."
        raise OldDatabaseError(message)


def _say(line: str) -> None:
    print(line, flush=True)


def _welcome(settings: Settings, started: set[str]) -> Sequence[str]:
    lines = []
    if "sandbox" in started:
        lines.append(f"Practice phone: http://127.0.0.1:{settings.sandbox_port}")
    if "console" in started:
        console = settings.console_url or f"http://127.0.0.1:{settings.console_port}"
        lines.append(f"Console: {console}")
        lines += _first_account(settings)
    return [*lines, "Ctrl-C stops it."]


def _first_account(settings: Settings) -> Sequence[str]:
    from bot.bootstrap import unit_of_work
    from bot.services.accounts import first_sign_in_link

    try:
        link = first_sign_in_link(settings, unit_of_work(settings))
    except Exception as error:  # noqa: BLE001 - the parts run; a welcome is no reason to stop them
        return [f"No first sign-in link could be made ({type(error).__name__})."]
    if link is None:
        return []
    return [f"Nobody has an account yet. Make the first one here, within a day: {link}"]
