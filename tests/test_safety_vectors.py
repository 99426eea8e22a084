"""The second reader's memory: opinions by hash, never words, and not without end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.safety_classifier import vectors
from bot.safety_classifier.vectors import VectorReader, packed


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What the encoder was asked, instead of the real one."""
    np = pytest.importorskip("numpy")
    calls: list[Sequence[str]] = []

    def encode(texts: Sequence[str]) -> object:
        calls.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype="float32")

    monkeypatch.setattr(vectors, "encoder", lambda: encode)
    monkeypatch.setattr(vectors, "version", lambda _: "1")
    return calls


@pytest.fixture
def reader(asked: list[Sequence[str]]) -> VectorReader:
    np = pytest.importorskip("numpy")
    layer = packed(np.array([[0.1, -0.1], [0.0, 0.2]], dtype="float32"), [0.0, 0.1])
    made = VectorReader({"version": "1", "share": 1.0, "scale": 1.0, "layers": [layer]})
    asked.clear()
    return made


def test_a_text_that_comes_again_is_not_encoded_again(
    reader: VectorReader, asked: list[Sequence[str]]
) -> None:
    first = reader.read(["yes", "mornings"])

    assert reader.read(["mornings", "porter", "yes"])[::2] == first[::-1]
    assert asked == [["yes", "mornings"], ["porter"]]


def test_only_hashes_of_the_last_texts_are_kept(
    reader: VectorReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "MOST_KEPT", 2)

    reader.read(["yes", "no", "maybe", "half a \ud83d"])

    assert len(reader._lately) == 2
    assert all(isinstance(key, bytes) for key in reader._lately)
