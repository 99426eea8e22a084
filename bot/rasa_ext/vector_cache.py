"""Keeps the vectors of training sentences, so that training again does not encode them again.

Only training sentences come here, never what a resident wrote, and of those only hashes are kept.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

# About 100 MB of float16; beyond it, only what the last training needed stays.
MOST = 50_000


class VectorCache:
    """One file of hashes and vectors for each `kind`: encoder, versions and preparation."""

    def __init__(self, folder: Path | None, kind: str) -> None:
        name = hashlib.sha256(kind.encode()).hexdigest()[:16]
        self._file = folder / f"{name}.npz" if folder else None

    def vectors(
        self, texts: Sequence[str], encode: Callable[[Sequence[str]], np.ndarray]
    ) -> np.ndarray:
        """Return one row for each text, in order; `encode` is asked only for what is not kept."""
        wanted = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
        kept = self._read()
        missing = {key: text for key, text in zip(wanted, texts, strict=True) if key not in kept}
        if missing:
            new = encode(list(missing.values()))
            kept.update(zip(missing, new, strict=True))
            self._write(kept, wanted)
        return np.stack([kept[key] for key in wanted]) if wanted else np.zeros((0, 0), np.float32)

    def _read(self) -> dict[str, np.ndarray]:
        if self._file is None:
            return {}
        try:
            with np.load(self._file, allow_pickle=False) as file:
                return dict(zip(file["keys"].tolist(), file["rows"], strict=True))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return {}  # not there, or broken: it is made anew

    def _write(self, kept: dict[str, np.ndarray], wanted: Sequence[str]) -> None:
        if self._file is None:
            return
        if len(kept) > MOST:
            kept = {key: kept[key] for key in wanted}
        draft = self._file.with_suffix(f".{os.getpid()}.npz")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            np.savez(draft, keys=np.array(list(kept)), rows=np.stack(list(kept.values())))
            draft.replace(self._file)
        except OSError:
            draft.unlink(missing_ok=True)  # a full or read-only disk must not stop training
