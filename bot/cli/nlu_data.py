"""What the model is taught, and the sentences of known meaning that it is measured with."""

from __future__ import annotations

import difflib
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import NotFoundError

Sentence = dict[str, str]
"""`text`, `intent` and, where it is not English, `language` (ISO 639-1)."""


@dataclass(frozen=True)
class Taught:
    """What `data/nlu` teaches in English.

    `examples`: by intent, in the order of `domain.yml`, which is the order of the way to a job.
    `stages`: for each intent, the name of the file that its examples stand in.
    `tables`: everything that belongs to no intent: lookups, synonyms, patterns, as Rasa reads it.
    """

    examples: dict[str, list[str]]
    stages: dict[str, str]
    tables: list[dict[str, Any]]


def taught(root: Path) -> Taught:
    """Read the English examples of a project. Raises `NotFoundError` when there are none."""
    examples: dict[str, list[str]] = {}
    stages: dict[str, str] = {}
    tables: list[dict[str, Any]] = []
    for file in sorted((root / "data" / "nlu").glob("*.yml")):
        for entry in _yaml(file, {}).get("nlu") or []:
            if "intent" not in entry:
                tables.append(entry)
                continue
            lines = str(entry["examples"]).splitlines()
            found = [line.removeprefix("- ").strip() for line in lines if line.startswith("- ")]
            examples.setdefault(entry["intent"], []).extend(found)
            stages.setdefault(entry["intent"], file.stem)
    if not examples:
        raise NotFoundError(f"There are no examples in {root / 'data' / 'nlu'}.")
    order = {name: place for place, name in enumerate(_intents_of_domain(root))}
    names = sorted(examples, key=lambda name: order.get(name, len(order)))
    return Taught({name: examples[name] for name in names}, stages, tables)


def sample(known: Taught, each: int, seed: int) -> dict[str, list[str]]:
    """Return up to `each` examples of every intent, chosen by chance that `seed` decides."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    return {
        name: chance.sample(found, min(each, len(found))) for name, found in known.examples.items()
    }


def rasa_nlu(examples: dict[str, list[str]], tables: list[dict[str, Any]]) -> str:
    """Return examples and tables as a file of examples for Rasa."""
    entries = [
        {"intent": name, "examples": "".join(f"- {one}\n" for one in found)}
        for name, found in examples.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": [*entries, *tables]}, allow_unicode=True)


def read_sentences(file: Path, known: Taught) -> list[Sentence]:
    """Return the sentences of a YAML list of {text, intent[, language]}.

    Raises `NotFoundError`, without the sentence, when the file or an entry is something else, or
    means something that the model is never taught.
    """
    found = _yaml(file, None)
    wanted = f"{file} is no YAML list of {{text, intent}}; give --input such a one."
    if not isinstance(found, list) or not found:
        raise NotFoundError(wanted)
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict) or not {"text", "intent"} <= set(one):
            raise NotFoundError(f"{wanted} Entry {number} has no text or no intent.")
        _require_known(str(one["intent"]), known, f"{file}, entry {number}")
    keys = ("text", "intent", "language")
    return [{key: str(one[key]) for key in keys if key in one} for one in found]


def _require_known(intent: str, known: Taught, where: str) -> None:
    if intent in known.examples:
        return
    near = difflib.get_close_matches(intent, known.examples, n=1)
    hint = f" Is {near[0]} meant?" if near else " data/nlu has those that there are."
    raise NotFoundError(f"{where}: there are no examples for the intent {intent!r}.{hint}")


def _intents_of_domain(root: Path) -> list[str]:
    intents = _yaml(root / "domain.yml", {}).get("intents") or []
    return [next(iter(one)) if isinstance(one, dict) else str(one) for one in intents]


def _yaml(file: Path, otherwise: Any) -> Any:
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return otherwise
