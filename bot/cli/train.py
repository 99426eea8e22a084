"""`mooring train`: train the model when what it is made of changed."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import ROOT


def train(
    *,
    force: Annotated[bool, typer.Option("--force", help="Train even if nothing changed.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether it is current; exit code 1 if not.")
    ] = False,
) -> None:
    """Train the model if examples, rules, words or components changed; keep the newest three."""
    from bot import training

    if not force and training.is_current(ROOT):
        print("The model is current.")
        return
    if check:
        print("The model is missing or older than what it is made of.")
        raise typer.Exit(1)
    model = training.train(ROOT)
    print(f"Trained {model.name}.")
