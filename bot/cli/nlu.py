"""`mooring nlu`: what the trained model makes of sentences, and how well."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import IO, Annotated, Any

import typer
import yaml

from bot.cli.common import ROOT, data_dir
from bot.cli.nlu_report import lines
from bot.errors import MooringError, NotFoundError
from bot.training import RASA_ENVIRONMENT, newest_model

# Whatever the machine's language: a byte that is no UTF-8 must not end the whole run.
UTF_8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:replace"}
HELD_OUT = ROOT / "tests" / "nlu" / "held_out.yml"
LAST_RUN = "nlu-evaluation.json"


class ParseError(MooringError):
    """Rasa could not read the sentences; its last line says why."""


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
    with file.open("rb") as sentences:
        _ask_model("bot.rasa_ext.parse", stdin=sentences)


@app.command()
def evaluate(
    file: Annotated[
        Path,
        typer.Option("--input", help="A YAML list of {text, intent}.", dir_okay=False),
    ] = HELD_OUT,
) -> None:
    """Print how well the model understands sentences whose meaning is known, beside the last run.

    The figures are kept as nlu-evaluation.json in the data directory; the next run compares.
    """
    sentences = _sentences(file)
    kept = data_dir() / LAST_RUN
    before = _last_run(kept)
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(".draft")
    draft.write_text(json.dumps(sentences), encoding="utf-8")
    try:
        with draft.open("rb") as given:
            _ask_model("bot.rasa_ext.evaluate", "--out", str(kept), stdin=given)
    finally:
        draft.unlink(missing_ok=True)
    now = json.loads(kept.read_text(encoding="utf-8"))
    print("\n".join(lines(now, before)))
    print(f"\nAll figures: {kept}")


def _sentences(file: Path) -> list[dict[str, str]]:
    """Return the sentences of a file. Raises `NotFoundError` when it is not what is needed."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        found = None
    if (
        not isinstance(found, list)
        or not found
        or any(not isinstance(one, dict) or not {"text", "intent"} <= set(one) for one in found)
    ):
        raise NotFoundError(f"{file} is no YAML list of {{text, intent}}; give --input such a one.")
    return [{"text": str(one["text"]), "intent": str(one["intent"])} for one in found]


def _last_run(file: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _ask_model(program: str, *arguments: str, stdin: IO[bytes]) -> None:
    """Run one of our programs in Rasa's environment with the newest model."""
    python = ROOT / ".venv-rasa" / "bin" / "python"
    model = newest_model(ROOT)
    if model is None or not python.exists():
        raise NotFoundError("There is no trained model yet; run `make setup` first.")
    done = subprocess.run(  # noqa: S603 - our own program with our own arguments
        [str(python), "-m", program, "--model", str(model), *arguments],
        cwd=ROOT,
        env={**os.environ, **RASA_ENVIRONMENT, **UTF_8, "PYTHONPATH": str(ROOT)},
        stdin=stdin,
        stderr=subprocess.PIPE,  # pages of other people's deprecation warnings
        check=False,
    )
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ParseError(f"The sentences could not be parsed: {' '.join(last)}")
