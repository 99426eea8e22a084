"""Makes the safety classifier from labelled sentences, and knows when it must be made anew.

The sentences stand in `data/safety/*.txt`, in parts that begin with a reply's name in brackets;
everyday messages of `data/nlu` are added as harmless. In a line `(a|b)` stands for variants: the
first line takes the first of each, the second the second, and so on. Lines that begin with `#` say
what a file is. The weights are fitted in Rasa's environment, where scikit-learn is; the result is
one small file that the bot reads without either.

Each grave sentence is also learnt beside an everyday one ("i got the offer but i want to die"),
and each misleading one, so that talk of work neither hides a crisis nor makes one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bot.errors import MooringError
from bot.journey.safety import SafetyRules, classify, judged, tidy
from bot.journey.safety_label import SafetyLabel
from bot.journey.safety_model import NONE, dump, label_of

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
    "bot/safety_fit.py",
    "bot/safety_training.py",
    "bot/safety_vectors.py",
    "requirements/rasa.txt",
)
# Of the English sentences of data/safety that were written to mislead, and that the classifier has
# not seen, at most this share may be taken for a label; the threshold is the lowest that keeps to
# it, for recall counts. (Other languages have too few harmless sentences to say.)
FALSE_ALARMS = {
    SafetyLabel.CRISIS: 0.03,
    SafetyLabel.DANGER: 0.03,
    SafetyLabel.SCAM: 0.004,
    SafetyLabel.DISTRESS: 0.02,
}
_CODE = re.compile(r"^[a-z]{2}$")
_MIXED = range(3, 17)  # how many words a sentence has that is learnt beside another
_LINKS = (" ", ", ", " but ", " and ", ". ")
_PART = re.compile(r"^\[(\w+)\]$")
_VARIANTS = re.compile(r"\(([^()]*\|[^()]*)\)")
_ANNOTATED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
# Dangers of data/nlu are of no kind; the rules know most of them, the others are somebody's.
_NLU = {"safety_crisis": "crisis", "safety_distress": "distress", "safety_scam": "scam"}
_NLU_DANGER = "safety_danger"
_SOME_DANGER = "danger_person"


class SafetyTrainingError(MooringError):
    """The classifier was not made; the message says which file is at fault."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `reply` is what it needs, `group` is the same for variants of one line.

    `made`: not written by a person, but put together of two, or taken from the dialogue's examples.
    """

    text: str
    reply: str
    group: int
    language: str = "en"
    made: bool = False


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
    digest = hashlib.sha256()
    for ingredient in INGREDIENTS:
        path = root / ingredient
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(root)}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def train(root: Path, rules: SafetyRules) -> Path:
    """Make the classifier and return its file. Raises `SafetyTrainingError`."""
    made_from = fingerprint(root)
    written = read_sentences(root / SENTENCES)
    if not written:
        raise SafetyTrainingError(f"There are no sentences in {SENTENCES}.")
    everyday = list(of_dialogue(root / "data" / "nlu", rules))
    sentences = [*written, *everyday, *mixed(written, everyday)]
    tidied = [(tidy(one.text, rules)[0], one.reply, one.group) for one in sentences]
    alike = yaml.safe_load((root / GROUPS).read_text(encoding="utf-8"))
    fitted = _fit(root, {"lines": tidied, **alike})
    replies = fitted["replies"]
    text = dump(
        replies=replies,
        bias=fitted["bias"],
        weights=fitted["weights"],
        thresholds=thresholds(sentences, replies, fitted["apart"]),
        second={
            **fitted["second"],
            "thresholds": thresholds(sentences, replies, fitted["together"]),
        },
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


def thresholds(
    sentences: Sequence[Sentence],
    replies: Sequence[str],
    apart: Sequence[Sequence[float]],
) -> dict[SafetyLabel, float]:
    """Return for each label the lowest threshold that keeps to its share of false alarms.

    `apart`: for each sentence how likely each reply is, by a classifier that has not seen it.
    """
    harmless = [
        {label: _share(row, replies, label) for label in FALSE_ALARMS}
        for sentence, row in zip(sentences, apart, strict=True)
        if sentence.reply == NONE and sentence.language == "en" and not sentence.made
    ]
    most = {label: int(len(harmless) * share) for label, share in FALSE_ALARMS.items()}
    return {label: _lowest(label, harmless, most[label]) for label in FALSE_ALARMS}


def _lowest(
    label: SafetyLabel, harmless: Sequence[Mapping[SafetyLabel, float]], most: int
) -> float:
    """Return the threshold above which at most so many harmless sentences get a label."""
    open_to_all = dict.fromkeys((SafetyLabel.CRISIS, SafetyLabel.DANGER), 0.0)
    grave = label in open_to_all
    scores = []
    for likely in harmless:
        if not grave:
            scores.append(likely[label])
        elif judged(likely.__getitem__, open_to_all) is label:
            scores.append(sum(likely[one] for one in open_to_all))
    scores.sort(reverse=True)
    return scores[most] if len(scores) > most else 1.0


def _share(row: Sequence[float], replies: Sequence[str], label: SafetyLabel) -> float:
    return sum(share for reply, share in zip(replies, row, strict=True) if label_of(reply) is label)


def read_sentences(folder: Path) -> list[Sentence]:
    """Return every labelled sentence; raises `SafetyTrainingError` naming file and line."""
    found: list[Sentence] = []
    group = 0
    for file in sorted(folder.glob("*.txt")):
        reply = None
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            part = _PART.match(line.strip())
            if part:
                reply = part.group(1)
                _known(reply, f"{file.name}:{number}")
            elif line.strip() and not line.startswith("#"):
                if reply is None:
                    raise SafetyTrainingError(
                        f"{file.name}:{number}: a sentence stands before any [part]."
                    )
                group += 1
                language = file.stem[:2]
                found += [Sentence(text, reply, group, language) for text in variants(line.strip())]
    return found


def variants(line: str) -> list[str]:
    """Return the sentences that a line with `(a|b)` stands for, each once."""
    choices = [match.group(1).split("|") for match in _VARIANTS.finditer(line)]
    most = max((len(options) for options in choices), default=1)
    made = []
    for at in range(most):
        left = iter([options[at % len(options)] for options in choices])
        made.append(_VARIANTS.sub(partial(_next_of, left), line))
    return list(dict.fromkeys(" ".join(text.split()) for text in made))


def of_dialogue(folder: Path, rules: SafetyRules) -> Iterator[Sentence]:
    """Yield the training examples of the dialogue: most are what residents write every day."""
    group = 1_000_000
    for file in sorted(folder.glob("*.yml")):
        language = file.stem if _CODE.match(file.stem) else "en"
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", []):
            intent = entry.get("intent")
            for line in entry["examples"].splitlines() if intent else ():
                group += 1
                text = _ANNOTATED.sub(r"\1", line.removeprefix("- "))
                reply = _NLU.get(intent, NONE)
                if intent == _NLU_DANGER:
                    found = classify(text, rules)
                    known = found.label is SafetyLabel.DANGER and found.reply
                    reply = known or _SOME_DANGER
                yield Sentence(text, reply, group, language, made=True)


def mixed(written: Sequence[Sentence], everyday: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the first sentence of every English line beside an everyday one, always the same."""
    beside = [
        one.text
        for one in everyday
        if one.reply == NONE and one.language == "en" and len(one.text.split()) in _MIXED
    ]
    lines = {one.group: one for one in reversed(written) if one.language == "en"}
    for at, one in enumerate(reversed(lines.values())):
        if beside and len(one.text.split()) in _MIXED:
            other, link = beside[at * 37 % len(beside)], _LINKS[at % len(_LINKS)]
            text = one.text + link + other if at % 2 else other + link + one.text
            yield Sentence(text, one.reply, one.group, made=True)


def _next_of(left: Iterator[str], _: re.Match[str]) -> str:
    return next(left)


def _known(reply: str, place: str) -> None:
    try:
        label_of(reply)
    except ValueError:
        raise SafetyTrainingError(f"{place}: [{reply}] is no reply that we know.") from None


def _fit(root: Path, given: Mapping[str, object]) -> dict[str, Any]:
    python = root / ".venv-rasa" / "bin" / "python"
    try:
        done = subprocess.run(  # noqa: S603 - our own program with our own arguments
            [str(python), "-m", "bot.safety_fit"],
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
