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
    from bot.bootstrap import unit_of_work
    from bot.services.accounts import add_user

    settings = load_settings()
    added = add_user(settings, email=email, name=name, role=role, units=unit_of_work(settings))
    print(f"{added.user.name} chooses a password here, within a day: {added.link}")


@app.command()
def link(
    email: Annotated[str, typer.Argument(help="The email address of their account.")],
) -> None:
    """Print a new link for a forgotten password, or in place of a link that was too old."""
    from bot.bootstrap import unit_of_work
    from bot.services.accounts import new_password_link

    settings = load_settings()
    made = new_password_link(settings, email=email, units=unit_of_work(settings))
    print(f"They choose a new password here, within a day: {made}")
