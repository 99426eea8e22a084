"""`mooring users`: the people who may sign in to the console."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import load_settings

app = typer.Typer(help="The people who may sign in to the console.", no_args_is_help=True)


@app.command()
def add(
    email: Annotated[str, typer.Argument(help="Their email address.")],
    name: Annotated[str, typer.Option(help="What colleagues call them.")],
    role: Annotated[
        str, typer.Option(help="adviser, champion, lead, manager or admin.")
    ] = "adviser",
) -> None:
    """Add a person and print the link by which they choose a password."""
    from bot.services.accounts import add_user

    added = add_user(load_settings(), email=email, name=name, role=role)
    print(f"{added.user.name} chooses a password here, within a day: {added.link}")
