"""The labelled sentences that the safety classifier is learnt from.

They stand in `data/safety/*.txt`, in parts that begin with a reply's name in brackets; everyday
messages of `data/nlu` are added as harmless. In a line `(a|b)` stands for variants: the first line
takes the first of each, the second the second, and so on. Lines that begin with `#` say what a file
is. A file's name begins with its language.

Each grave sentence is also learnt beside an everyday one ("i got the offer but i want to die"),
and each misleading one, so that talk of work neither hides a crisis nor makes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from bot.errors import MooringError
from bot.journey.safety import SafetyRules, classify
from bot.journey.safety_label import SafetyLabel
from bot.journey.safety_model import NONE, label_of

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
    `source`: the file it stands in, without its ending; empty for the dialogue's examples.
    """

    text: str
    reply: str
    group: int
    language: str = "en"
    made: bool = False
    source: str = ""


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
                found += [
                    Sentence(text, reply, group, file.stem[:2], source=file.stem)
                    for text in variants(line.strip())
                ]
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
    for file in sorted(folder.rglob("*.yml")):
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
    """Yield the first sentence of every line beside an everyday one of its language.

    The same sentences always meet.
    """
    beside: dict[str, list[str]] = {}
    for one in everyday:
        if one.reply == NONE and len(one.text.split()) in _MIXED:
            beside.setdefault(one.language, []).append(one.text)
    lines = {one.group: one for one in reversed(written)}
    for at, one in enumerate(reversed(lines.values())):
        others = beside.get(one.language)
        if others and len(one.text.split()) in _MIXED:
            other, link = others[at * 37 % len(others)], _LINKS[at % len(_LINKS)]
            text = one.text + link + other if at % 2 else other + link + one.text
            yield Sentence(text, one.reply, one.group, one.language, made=True, source=one.source)


def _next_of(left: Iterator[str], _: re.Match[str]) -> str:
    return next(left)


def _known(reply: str, place: str) -> None:
    try:
        label_of(reply)
    except ValueError:
        raise SafetyTrainingError(f"{place}: [{reply}] is no reply that we know.") from None
