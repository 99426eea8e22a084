"""Makes the safety classifier from labelled sentences, and knows when it must be made anew.

What it learns from: `bot/safety_classifier/sentences.py`. The weights are fitted in Rasa's
environment, where scikit-learn is; the result is one small file that the bot reads without either.
Its thresholds are chosen on strangers' sentences, each stranger left out in turn
(`bot/safety_classifier/strangers.py`).
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.fingerprint import of_files
from bot.journey.safety import SafetyRules, tidy
from bot.journey.safety_model import dump
from bot.safety_classifier import strangers
from bot.safety_classifier.sentences import SafetyTrainingError, mixed, of_dialogue, read_sentences

MODEL = Path("models") / "safety.json"
SENTENCES = Path("data") / "safety"
GROUPS = SENTENCES / "groups.yml"
INGREDIENTS = (
    "data/safety",
    "data/nlu",
    "data/content/safety.yml",
    "bot/journey/safety.py",
    "bot/journey/safety_model.py",
    "bot/journey/text.py",
    "bot/safety_classifier/fit.py",
    "bot/safety_classifier/sentences.py",
    "bot/safety_classifier/strangers.py",
    "bot/safety_classifier/training.py",
    "bot/safety_classifier/vectors.py",
    "requirements/rasa.txt",
)


def model_file(root: Path) -> Path:
    """Return where the classifier stands, whether or not it was made."""
    return root / MODEL


def is_current(root: Path) -> bool:
    """Return whether the classifier was made from what is there now."""
    try:
        stamp = _stamp(root).read_text(encoding="ascii").strip()
    except OSError:
        return False
    return model_file(root).exists() and stamp == fingerprint(root)


def fingerprint(root: Path) -> str:
    """Return the SHA-256 of the names and contents of all that the classifier is made from."""
    return of_files(root, INGREDIENTS)


def train(root: Path, rules: SafetyRules) -> Path:
    """Make the classifier and return its file. Raises `SafetyTrainingError`."""
    made_from = fingerprint(root)
    written = read_sentences(root / SENTENCES)
    if not written:
        raise SafetyTrainingError(f"There are no sentences in {SENTENCES}.")
    everyday = list(of_dialogue(root / "data" / "nlu", rules))
    sentences = [*written, *everyday, *mixed(written, everyday)]
    folds = strangers.folds(sentences)
    alike = yaml.safe_load((root / GROUPS).read_text(encoding="utf-8"))
    given = {
        "lines": [(tidy(one.text, rules)[0], one.reply) for one in sentences],
        "folds": [
            {"left_out": fold.left_out, "asked": strangers.asked(fold, rules)} for fold in folds
        ],
    }
    fitted = _fit(root, {**given, **alike})
    found = {
        reader: [
            one
            for fold, rows in zip(folds, fitted[reader], strict=True)
            for one in strangers.unseen(fold, rules, fitted["replies"], rows)
        ]
        for reader in ("apart", "together")
    }
    limits = {reader: strangers.thresholds(some) for reader, some in found.items()}
    text = dump(
        replies=fitted["replies"],
        bias=fitted["bias"],
        weights=fitted["weights"],
        thresholds=limits["apart"],
        second={**fitted["second"], "thresholds": limits["together"]},
        measured={r: strangers.shares(some, limits[r]) for r, some in found.items()},
        groups=alike["groups"],
        fillers=alike["fillers"],
    )
    file = model_file(root)
    file.parent.mkdir(exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)
    _stamp(root).write_text(made_from + "\n", encoding="ascii")
    return file


def left_out(root: Path) -> Mapping[str, Mapping[str, Mapping[str, tuple[int, float, float]]]]:
    """Return what was found of strangers' sentences that were left out when it was learnt.

    By reader (`apart`: words alone, `together`: with vectors), writer and label: sentences, share
    found right, share shown helplines. Raises OSError when the classifier was not made.
    """
    measured: dict[str, Any] = json.loads(model_file(root).read_text(encoding="utf-8"))["measured"]
    return measured


def _fit(root: Path, given: Mapping[str, object]) -> dict[str, Any]:
    python = root / ".venv-rasa" / "bin" / "python"
    try:
        done = subprocess.run(  # noqa: S603 - our own program with our own arguments
            [str(python), "-m", "bot.safety_classifier.fit"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"},
            input=json.dumps(given),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        raise SafetyTrainingError("Rasa's environment is missing; run `make setup`.") from None
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        raise SafetyTrainingError(f"The safety classifier was not fitted: {' '.join(last)}")
    fitted: dict[str, Any] = json.loads(done.stdout)
    return fitted


def _stamp(root: Path) -> Path:
    return model_file(root).with_suffix(".fingerprint")
