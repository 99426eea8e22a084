"""How many labelled sentences the safety layer gets right: rules alone, and with the classifier."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.errors import ContentError
from bot.journey.safety import SafetyRules, classify
from bot.journey.safety_label import SafetyLabel
from bot.journey.safety_model import SafetyModel

_HELPLINES = frozenset({SafetyLabel.CRISIS, SafetyLabel.DANGER})


@dataclass(frozen=True, slots=True)
class Row:
    """One label: shares from 0 to 1; `helped`: taken for a crisis or a danger, whichever."""

    label: str
    sentences: int
    by_rules: float
    by_both: float
    helped: float
    missed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All labels of one file, and the milliseconds that one sentence takes."""

    rows: tuple[Row, ...]
    milliseconds: float


def read_labelled(file: Path) -> dict[str, list[str]]:
    """Return sentences by label; raises ContentError when the file is something else."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    known = set(SafetyLabel)
    if not isinstance(raw, dict) or not raw.keys() <= known:
        raise ContentError(f"{file}: needs labels ({', '.join(known)}) with lists of sentences.")
    return {str(label): [str(text) for text in texts] for label, texts in raw.items()}


def figures(
    labelled: Mapping[str, Sequence[str]], rules: SafetyRules, model: SafetyModel | None
) -> Figures:
    """Return what is found in labelled sentences."""
    rows = []
    seconds, count = 0.0, 0
    for label, texts in labelled.items():
        ruled = sum(classify(text, rules).label == label for text in texts)
        started = time.perf_counter()
        found = [classify(text, rules, model).label for text in texts]
        seconds += time.perf_counter() - started
        count += len(texts)
        rows.append(
            Row(
                label=label,
                sentences=len(texts),
                by_rules=ruled / len(texts),
                by_both=sum(one == label for one in found) / len(texts),
                helped=sum(one in _HELPLINES for one in found) / len(texts),
                missed=tuple(
                    (text, one.value)
                    for text, one in zip(texts, found, strict=True)
                    if one != label
                ),
            )
        )
    return Figures(tuple(rows), 1000 * seconds / max(count, 1))
