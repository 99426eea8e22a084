"""`mooring db`: bring the database to this version's shape, or back."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import load_settings

app = typer.Typer(help="Bring the database up to date, or back.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Create the database or bring it up to date. Safe to run again."""
    from bot.store.engine import make_engine
    from bot.store.migrate import upgrade as run_upgrade

    run_upgrade(make_engine(load_settings().database))
    print("  database: up to date")


@app.command()
def downgrade(
    revision: Annotated[
        str, typer.Argument(help="The revision to go back to; `-1` is one step, `base` is empty.")
    ],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask; what the later tables hold is lost.")
    ] = False,
) -> None:
    """Take the database back to an earlier revision. Make a backup first."""
    from bot.store.engine import make_engine
    from bot.store.migrate import downgrade as run_downgrade

    settings = load_settings()
    if not yes:
        typer.confirm("What later revisions added will be lost. Go on?", abort=True)
    run_downgrade(make_engine(settings.database), revision)
    print(f"  database: at {revision}")
