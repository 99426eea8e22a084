"""`mooring safety`: make the safety classifier, ask it, and measure it together with the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.common import ROOT, load_settings
from bot.errors import NotFoundError

if TYPE_CHECKING:
    from bot.journey.safety import SafetyRules

app = typer.Typer(help="Make, ask and measure the safety layer.", no_args_is_help=True)
BLIND = "tests/journey/safety_blind_*.yml"


@app.callback()
def safety() -> None:
    """Make, ask and measure the safety layer."""


@app.command()
def train(
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Make it even if nothing changed.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether it is current; exit code 1 if not.")
    ] = False,
) -> None:
    """Make the safety classifier if its sentences or the safety rules changed."""
    from bot.safety_classifier import training as safety_training

    if not force and safety_training.is_current(ROOT):
        print("The safety classifier is current.")
        return
    if check:
        print("The safety classifier is missing or older than what it is made of.")
        raise typer.Exit(1)
    file = safety_training.train(ROOT, _rules())
    print(f"Made {file.name}.")
    _print_left_out()


@app.command()
def strangers() -> None:
    """Print what is found of each stranger's sentences by a classifier that has not learnt them."""
    _print_left_out()


@app.command()
def classify(
    file: Annotated[
        Path, typer.Option("--input", help="A text file, one message a line.", dir_okay=False)
    ],
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Add what it rests on.")] = False,
) -> None:
    """Print one JSON line for each line: text and label."""
    from bot.bootstrap import safety_model
    from bot.journey import safety as layer

    if not file.is_file():
        raise NotFoundError(f"{file} is not there; give --input a text file.")
    rules, model = _rules(), safety_model(ROOT)
    # Only line ends end a line: residents' own odd signs do not.
    text = file.read_bytes().decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    for line in lines:
        found = {"text": line, "label": layer.classify(line, rules, model).label.value}
        because = {"because": layer.explain(line, rules, model)} if explain else {}
        print(json.dumps({**found, **because}, ensure_ascii=False))


@app.command()
def evaluate(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files of labels and sentences.", exists=True)
    ] = None,
    *,
    missed: Annotated[bool, typer.Option("--missed", help="Show what is taken wrongly.")] = False,
) -> None:
    """Print how many sentences of each label the rules find, and the rules with the classifier."""
    from bot.bootstrap import safety_model
    from bot.safety_classifier.figures import figures, read_labelled

    chosen = files or sorted(ROOT.glob(BLIND))
    if not chosen:
        raise NotFoundError(f"There is nothing to measure with: no {BLIND}.")
    rules, model = _rules(), safety_model(ROOT)
    for file in chosen:
        measured = figures(read_labelled(file), rules, model)
        print(f"{file.name}: {measured.milliseconds:.1f} ms a sentence")
        for row in measured.rows:
            print(
                f"  {row.label:9} {row.sentences:4} sentences, found by rules "
                f"{row.by_rules:.0%}, by both {row.by_both:.0%}, helplines shown {row.helped:.0%}"
            )
            for text, label in row.missed if missed else ():
                print(f"      {label:9} {text}")


def _print_left_out() -> None:
    from bot.safety_classifier.training import left_out, model_file

    if not model_file(ROOT).exists():
        raise NotFoundError("The safety classifier was not made; run `mooring safety train`.")
    names = {"apart": "by words alone", "together": "by all"}
    for reader, writers in left_out(ROOT).items():
        print(f"Left out in turn, {names[reader]}:")
        for writer, labels in writers.items():
            for label, (count, right, helped) in labels.items():
                print(
                    f"  {writer:20} {label:9} {count:4} sentences, "
                    f"right {right:.0%}, helplines shown {helped:.0%}"
                )


def _rules() -> SafetyRules:
    from bot.content.files import read_model
    from bot.content.safety_file import SafetyRuleFile

    path = load_settings().content_dir / "safety.yml"
    return read_model(path, SafetyRuleFile).rules(path)
