"""`mooring nlu`: what the trained model makes of sentences."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import ROOT
from bot.errors import NotFoundError
from bot.training import RASA_ENVIRONMENT, newest_model

app = typer.Typer(help="Ask the trained model what sentences mean.", no_args_is_help=True)


@app.command()
def parse(
    file: Annotated[
        Path,
        typer.Option("--input", help="A text file, one sentence a line.", dir_okay=False),
    ],
) -> None:
    """Print one JSON line for each line: text, intent, confidence, fallback, entities."""
    if not file.is_file():
        raise NotFoundError(f"{file} is not there; give --input a text file.")
    python = ROOT / ".venv-rasa" / "bin" / "python"
    model = newest_model(ROOT)
    if model is None or not python.exists():
        raise NotFoundError("There is no trained model yet; run `make setup` first.")
    command = [python, "-m", "bot.rasa_ext.parse", "--model", model, "--input", file.absolute()]
    done = subprocess.run(  # noqa: S603 - our own program with our own arguments
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **RASA_ENVIRONMENT, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    raise typer.Exit(done.returncode)
