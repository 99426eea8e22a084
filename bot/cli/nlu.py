"""`mooring nlu`: what the trained model makes of sentences."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import ROOT
from bot.errors import MooringError, NotFoundError
from bot.training import RASA_ENVIRONMENT, newest_model

# Whatever the machine's language: a byte that is no UTF-8 must not end the whole run.
UTF_8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:replace"}


class ParseError(MooringError):
    """Rasa could not parse the file; its last line says why."""


app = typer.Typer(help="Ask the trained model what sentences mean.", no_args_is_help=True)


@app.callback()
def nlu() -> None:
    """Ask the trained model what sentences mean."""


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
    command = [python, "-m", "bot.rasa_ext.parse", "--model", model]
    with file.open("rb") as lines:
        done = subprocess.run(  # noqa: S603 - our own program with our own arguments
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, **RASA_ENVIRONMENT, **UTF_8, "PYTHONPATH": str(ROOT)},
            stdin=lines,
            stderr=subprocess.PIPE,  # pages of other people's deprecation warnings
            check=False,
        )
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ParseError(f"The sentences could not be parsed: {' '.join(last)}")
