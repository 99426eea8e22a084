"""Turns guesses about sentences whose meaning is known into the figures that tell how good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

OUT_OF_SCOPE = "out_of_scope"
BANDS = 10


@dataclass(frozen=True)
class Guess:
    """One sentence: what it means, what the model took it for, and how long that took.

    `confidence` is from 0 to 1; `refused` says that the bot would ask back instead of acting;
    `language` is a code (ISO 639-1), or None where nobody wrote one down.
    """

    wanted: str
    got: str
    confidence: float
    refused: bool
    seconds: float
    language: str | None = None


def measured(guesses: Sequence[Guess]) -> dict[str, Any]:
    """Return all figures as JSON can hold them; shares from 0 to 1, times in milliseconds.

    `accuracy` counts the likeliest guess, whether it was sure enough or not; `acted_on` are the
    sentences that were not refused. A sentence is in scope unless `out_of_scope` is right. A
    sentence out of scope counts as refused when it was so understood or not understood at all.
    A share of nothing is null. `confusions`: the most frequent first, and `acted_on`, how many of
    these times the bot would have acted on the wrong meaning.
    """
    inside = [guess for guess in guesses if guess.wanted != OUT_OF_SCOPE]
    outside = [guess for guess in guesses if guess.wanted == OUT_OF_SCOPE]
    times = sorted(guess.seconds * 1000 for guess in guesses)
    return {
        "sentences": len(guesses),
        "accuracy": _share_right(guesses),
        "in_scope": _acted(inside),
        "out_of_scope": {
            "sentences": len(outside),
            "refused": _share(
                sum(g.refused or g.got == OUT_OF_SCOPE for g in outside), len(outside)
            ),
        },
        "calibration": calibration(guesses),
        "milliseconds": {"p50": _quantile(times, 0.5), "p95": _quantile(times, 0.95)},
        "intents": {name: of_intent(guesses, name) for name in sorted({g.wanted for g in guesses})},
        "languages": {
            code: _acted([guess for guess in guesses if guess.language == code])
            for code in sorted({guess.language for guess in guesses if guess.language})
        },
        "confusions": confusions(guesses),
    }


def confusions(guesses: Sequence[Guess]) -> list[dict[str, Any]]:
    """Return what was taken for what: `wanted`, `got`, `times`, `acted_on`; frequent ones first."""
    wrong = [guess for guess in guesses if guess.wanted != guess.got]
    acted = Counter((guess.wanted, guess.got) for guess in wrong if not guess.refused)
    pairs = Counter((guess.wanted, guess.got) for guess in wrong)
    return [
        {"wanted": pair[0], "got": pair[1], "times": times, "acted_on": acted[pair]}
        for pair, times in sorted(
            pairs.items(), key=lambda found: (-found[1], -acted[found[0]], found[0])
        )
    ]


def of_intent(guesses: Sequence[Guess], name: str) -> dict[str, Any]:
    """Return one intent's `sentences`, `precision` and `recall`."""
    right = sum(guess.wanted == guess.got == name for guess in guesses)
    wanted = sum(guess.wanted == name for guess in guesses)
    got = sum(guess.got == name for guess in guesses)
    return {"sentences": wanted, "precision": _share(right, got), "recall": _share(right, wanted)}


def calibration(guesses: Sequence[Guess]) -> dict[str, Any]:
    """Return whether confidence can be believed.

    `bands`: for each tenth of confidence that occurs, how many, how sure on average, how often
    right. `error`: the mean distance between the last two, weighted by how many (ECE).
    """
    bands = []
    distance = 0.0
    for band in range(BANDS):
        inside = [g for g in guesses if min(int(g.confidence * BANDS), BANDS - 1) == band]
        if not inside:
            continue
        sure = sum(guess.confidence for guess in inside) / len(inside)
        right = sum(guess.wanted == guess.got for guess in inside) / len(inside)
        distance += len(inside) * abs(sure - right)
        bands.append(
            {"from": band / BANDS, "sentences": len(inside), "confidence": sure, "right": right}
        )
    return {"error": distance / len(guesses) if guesses else None, "bands": bands}


def _acted(guesses: Sequence[Guess]) -> dict[str, Any]:
    acted = [guess for guess in guesses if not guess.refused]
    return {
        "sentences": len(guesses),
        "accuracy": _share_right(guesses),
        "acted_on": _share(len(acted), len(guesses)),
        "acted_on_right": _share_right(acted),
    }


def _share_right(guesses: Sequence[Guess]) -> float | None:
    return _share(sum(guess.wanted == guess.got for guess in guesses), len(guesses))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else None
