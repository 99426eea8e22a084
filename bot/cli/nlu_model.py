"""Runs our programs inside Rasa's own environment."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from bot.cli.common import ROOT
from bot.cli.nlu_data import Sentence
from bot.errors import MooringError, NotFoundError
from bot.training import RASA_ENVIRONMENT, newest_model

# Whatever the machine's language: a byte that is no UTF-8 must not end the whole run.
_UTF_8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:replace"}


class ParseError(MooringError):
    """Rasa could not read the sentences; its last line says why."""


def rasa_python() -> Path:
    """Return the Python that has Rasa. Raises `NotFoundError` when it is not installed."""
    python = ROOT / ".venv-rasa" / "bin" / "python"
    if not python.exists():
        raise NotFoundError("Rasa's environment is missing; run `make setup` first.")
    return python


def trained_model() -> Path:
    """Return the newest model. Raises `NotFoundError` when there is none."""
    model = newest_model(ROOT)
    if model is None:
        raise NotFoundError("There is no trained model yet; run `make setup` first.")
    return model


def environment() -> dict[str, str]:
    """Return the environment variables in which Rasa finds our components and stays quiet."""
    return {**os.environ, **RASA_ENVIRONMENT, **_UTF_8, "PYTHONPATH": str(ROOT)}


def ask(program: str, model: Path, *arguments: str, stdin: IO[bytes]) -> None:
    """Run one of our programs with a model; what it prints is printed. Raises `ParseError`."""
    done = subprocess.run(  # noqa: S603 - our own program with our own arguments
        [str(rasa_python()), "-m", program, "--model", str(model), *arguments],
        cwd=ROOT,
        env=environment(),
        stdin=stdin,
        stderr=subprocess.PIPE,  # pages of other people's deprecation warnings
        check=False,
    )
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ParseError(f"The sentences could not be parsed: {' '.join(last)}")


def measure(model: Path, files: Mapping[str, Sequence[Sentence]]) -> dict[str, dict[str, Any]]:
    """Return the measurements of `bot.rasa_ext.measures` for each named list of sentences.

    The model is loaded once. Raises `ParseError`.
    """
    with tempfile.TemporaryDirectory(prefix="mooring-nlu-") as folder:
        given, out = Path(folder, "sentences.json"), Path(folder, "figures.json")
        given.write_text(json.dumps(files), encoding="utf-8")
        with given.open("rb") as sentences:
            ask("bot.rasa_ext.evaluate", model, "--out", str(out), stdin=sentences)
        found: dict[str, dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return found
