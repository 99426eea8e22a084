"""The figures of the last evaluation of each file, kept so that the next one can be set beside."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.cli.common import ROOT

FOLDER = "nlu-evaluation"


@dataclass(frozen=True)
class Run:
    """One evaluation: the model's file name, the SHA-256 of the sentences' file, the figures."""

    model: str
    contents: str
    figures: dict[str, Any]


def shown(file: Path) -> str:
    """Return how a file is named: from the project's root where it lies inside."""
    path = file.resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def place(data: Path, file: Path) -> Path:
    """Return where the figures of this file of sentences are kept; no other file shares it."""
    name = hashlib.sha256(shown(file).encode()).hexdigest()[:8]
    return data / FOLDER / f"{file.stem}-{name}.json"


def contents(file: Path) -> str:
    """Return the SHA-256 of the sentences' file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read(kept: Path) -> Run | None:
    """Return the run that is kept there, or None where there is none that can be read."""
    try:
        return Run(**json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def keep(kept: Path, run: Run) -> None:
    """Keep a run in place of the one before."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(run), indent=1) + "\n", encoding="utf-8")
    draft.replace(kept)


def told(before: Run, now: Run) -> str:
    """Return what to know about the run before, so that nobody reads too much into a change."""
    if before.contents != now.contents:
        return f"Before: {before.model}, and other sentences: the file has changed since."
    return f"Before: {before.model}, the same sentences."
