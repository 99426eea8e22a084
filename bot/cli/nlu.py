"""`mooring nlu`: what the trained model makes of sentences, and how well."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli import nlu_kept, nlu_model
from bot.cli.common import ROOT, data_dir
from bot.cli.nlu_data import rasa_nlu, read_sentences, sample, taught
from bot.cli.nlu_report import lines
from bot.errors import NotFoundError

TESTS = ROOT / "tests" / "nlu"
UNSEEN = TESTS / "unseen.yml"
MEASURED_WITH = (UNSEEN, TESTS / "held_out.yml", TESTS / "languages.yml")

app = typer.Typer(help="Ask the trained model what sentences mean.", no_args_is_help=True)

_Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        help="A folder for pages and pictures; the tables in FOLDER.md are written anew too.",
        file_okay=False,
    ),
]


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
        nlu_model.ask("bot.rasa_ext.parse", nlu_model.trained_model(), stdin=sentences)


@app.command()
def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--input",
            help="A YAML list of {text, intent[, language]}; may be given several times. "
            "Without it: all of tests/nlu.",
            dir_okay=False,
        ),
    ] = None,
    *,
    report: _Report = None,
    every_intent: Annotated[
        bool, typer.Option("--every-intent", help="Show those too that are understood well.")
    ] = False,
) -> None:
    """Print how well the model understands sentences whose meaning is known, beside the last run.

    The figures are kept in the data directory, for each file by itself; the next run compares.
    """
    known = taught(ROOT)
    chosen = list(dict.fromkeys(files or MEASURED_WITH))
    sentences = {str(file): read_sentences(file, known) for file in chosen}
    model = nlu_model.trained_model()
    _say(f"Reading {sum(map(len, sentences.values()))} sentences with {model.name} …")
    found = nlu_model.measure(model, sentences)
    for file in chosen:
        now = nlu_kept.Run(model.name, nlu_kept.contents(file), found[str(file)])
        _print_beside_last(file, now, every_intent=every_intent)
    if report:
        from bot.cli import nlu_page

        figures = {nlu_kept.shown(file): found[str(file)] for file in chosen}
        print(f"Report: {nlu_page.write(report, figures, known, model.name)}")


def _print_beside_last(file: Path, now: nlu_kept.Run, *, every_intent: bool) -> None:
    kept = nlu_kept.place(data_dir(), file)
    before = nlu_kept.read(kept)
    old = before.figures if before else None
    print(f"\n== {nlu_kept.shown(file)}, {now.model} ==")
    print("\n".join(lines(now.figures, old, every_intent=every_intent)))
    if before:
        print(f"\n{nlu_kept.told(before, now)}")
    nlu_kept.keep(kept, now)
    print(f"All figures: {kept}\n")


@app.command()
def compare(
    file: Annotated[
        Path,
        typer.Option("--input", help="A YAML list of {text, intent}.", dir_okay=False),
    ] = UNSEEN,
    *,
    examples: Annotated[
        int, typer.Option("--examples", min=2, help="How many of each intent both learn from.")
    ] = 10,
    seed: Annotated[int, typer.Option("--seed", help="Another number chooses others.")] = 1,
    report: _Report = None,
) -> None:
    """Train Rasa's default pipeline and ours on the same few examples and print both beside.

    In a temporary folder; the model that answers residents is not touched. With 10 examples of each
    intent it takes about ten minutes.
    """
    from bot.cli import nlu_compare, nlu_page

    known = taught(ROOT)
    sentences = read_sentences(file, known)
    chosen = sample(known, examples, seed)
    learnt = sum(map(len, chosen.values()))
    summary = (
        f"{learnt} English examples of {len(chosen)} intents (up to {examples} of each, "
        f"seed {seed}); {len(sentences)} sentences of {nlu_kept.shown(file)}"
    )
    print(f"{summary}.", flush=True)
    pipelines = {"Rasa's default": nlu_compare.RASA_DEFAULT, "Mooring": ROOT / "config.yml"}
    with _ending_cleanly(), tempfile.TemporaryDirectory(prefix="mooring-compare-") as folder:
        contenders = list(
            nlu_compare.compare(
                pipelines, rasa_nlu(chosen, known.tables), sentences, Path(folder), _say
            )
        )
    print("\n" + "\n".join(nlu_compare.table(contenders)))
    print("\nRasa's default is without its ResponseSelector: there is nothing to select.")
    if report:
        print(f"\nReport: {nlu_page.write_comparison(report, contenders, summary)}")


def _say(line: str) -> None:
    print(line, flush=True)


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Asked to end, end like Ctrl-C does: the training stops and its folder goes."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(*_: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)
