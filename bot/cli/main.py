"""The root of the command line, and what becomes of an error.

A new group of commands is a module with a `typer.Typer` named `app`, added to `_GROUPS`; a single
command is a function added with `app.command()`. Both import what they need when they are called,
so that `mooring --help` stays quick.
"""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.cli import (
    bench,
    content,
    db,
    doctor,
    interview,
    nlu,
    residents,
    safety,
    train,
    up,
    users,
    vacancies,
)
from bot.cli.common import data_dir
from bot.errors import MooringError

OUR_FAULT = 70  # "internal software error", as sysexits.h has it
WRONG_INPUT = 2

app = typer.Typer(
    name="mooring",
    help="Walks residents, on Telegram, from choosing an NHS or care role to six months in work.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

_GROUPS = {
    "content": content.app,
    "db": db.app,
    "interview": interview.app,
    "nlu": nlu.app,
    "resident": residents.app,
    "safety": safety.app,
    "users": users.app,
    "vacancies": vacancies.app,
}
for _name, _group in _GROUPS.items():
    app.add_typer(_group, name=_name)
app.command("up")(up.up)
app.command("train")(train.train)
app.command("doctor")(doctor.doctor)
app.command("bench")(bench.bench)
app.command("transcript")(residents.transcript)


def main() -> int:
    """Run the command that was typed; return the exit code, never a traceback."""
    try:
        app()
    except MooringError as error:
        print(f"mooring: {_one_line(str(error))}", file=sys.stderr)
        return WRONG_INPUT
    except Exception as error:  # noqa: BLE001 - the last line of defence
        print(
            f"mooring: something went wrong inside ({type(error).__name__}); "
            f"details in {_keep(error)}",
            file=sys.stderr,
        )
        return OUR_FAULT
    return 0


def _keep(error: Exception) -> Path:
    """Write where the error happened into the data directory's logs and return the file.

    The files and lines, and the kinds of the errors: their messages may hold what residents wrote
    or a password, so only the operating system's own (`OSError`) are kept.
    """
    folder = data_dir() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"mooring-{datetime.now(UTC):%Y%m%d-%H%M%S}.log"
    lines = [f"mooring {' '.join(sys.argv[1:2])}\n"]
    cause: BaseException | None = error
    while cause is not None:
        lines += traceback.format_tb(cause.__traceback__)
        message = f": {cause.strerror}" if isinstance(cause, OSError) else ""
        lines.append(f"{type(cause).__module__}.{type(cause).__name__}{message}\n\n")
        cause = cause.__cause__ or cause.__context__
    file.write_text("".join(lines), encoding="utf-8")
    return file


def _one_line(text: str) -> str:
    return " ".join(text.split())
