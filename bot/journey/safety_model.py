"""The second safety layer: a classifier beside the rules, learnt from labelled sentences.

It adds up weights of words, pairs of words and pieces of words. Beside it a second reader may go by
what a sentence means as a whole (`bot/safety_classifier/vectors.py`); both opinions count
together. Without one, words decide alone and no library is needed. The classifier is made by
`mooring safety train` and read from one file; which words weighed most can be shown. A long message
is also read in windows of some words, so that one sentence about dying is not outvoted by many
about work.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.journey.safety_label import SafetyLabel

WINDOW = 12
"""Words that are read together in a long message; the next window begins half a window on."""
SHORTEST_PIECE, LONGEST_PIECE = 3, 5
FARTHEST_PAIR = 3
"""Two words make a pair when they stand at most this many words apart."""
TAKEN_OUT = "_"
"""Stands where the rules took out what is said in everyday life without meaning harm."""
NONE = "none"
MOST_EXPLAINED = 60
"""Words of a message that are tried one by one for an explanation."""
_VERSION = 2


class UnusableModelError(ValueError):
    """The file holds no classifier of this version."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the classifier makes of a message: how likely each reply is needed, 0 to 1."""

    likely: Mapping[str, float]

    def of(self, label: SafetyLabel) -> float:
        """Return how likely a label is: its replies together."""
        return sum(share for reply, share in self.likely.items() if label_of(reply) is label)

    def reply(self, label: SafetyLabel) -> str:
        """Return the likeliest reply of a label."""
        replies = [reply for reply in self.likely if label_of(reply) is label]
        return max(replies, key=lambda reply: self.likely[reply])


class SecondReader(Protocol):
    """Reads sentences as wholes; `share`: how much its opinion counts beside the words'."""

    share: float

    def read(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return for each text the logarithm of how likely each reply is, in the model's order."""
        ...


@dataclass(frozen=True)
class SafetyModel:
    """Weights of features for each reply; `thresholds`: from which likelihood a label counts."""

    replies: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]
    thresholds: Mapping[SafetyLabel, float]
    groups: Groups
    second: SecondReader | None = None

    @classmethod
    def load(
        cls, file: Path, second: Callable[[Mapping[str, Any]], SecondReader | None] | None = None
    ) -> SafetyModel:
        """Read a trained file; raises OSError when there is none, UnusableModelError if broken.

        `second` makes the second reader of its part of the file, or returns None where it cannot.
        """
        text = file.read_text(encoding="utf-8")
        try:
            raw = json.loads(text)
            if raw["version"] != _VERSION:
                raise UnusableModelError(f"version {raw['version']}")
            unit = float(raw["unit"])
            reader = second(raw["second"]) if second and raw.get("second") else None
            thresholds = raw["second"]["thresholds"] if reader else raw["thresholds"]
            known: dict[int, float] = {}  # a number that stands often is kept once
            return cls(
                replies=tuple(raw["replies"]),
                bias=tuple(raw["bias"]),
                weights={
                    feature: tuple(known.setdefault(one, one * unit) for one in row)
                    for feature, row in raw["weights"].items()
                },
                thresholds={SafetyLabel(label): t for label, t in thresholds.items()},
                groups=groups_of(raw["groups"], raw["fillers"]),
                second=reader,
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnusableModelError(f"{file.name} cannot be used ({error})") from error

    def opinion(self, tidied: str) -> Opinion:
        """Return the most alarming opinion on a tidied message or any window of it."""
        return most_alarming(self._opinions(list(_windows(_words(tidied)))))

    def because(self, tidied: str, reply: str, most: int = 4) -> tuple[str, ...]:
        """Return the words that spoke most for a reply, the weightiest first.

        With a second reader these are the words without which the reply would be least likely.
        """
        words = _words(tidied)
        if self.second:
            return self._because_of_all(words[:MOST_EXPLAINED], reply, most)
        at = self.replies.index(reply)
        scores: Counter[str] = Counter()
        for feature in features(words, self.groups):
            row = self.weights.get(feature)
            if row is not None:
                scores[_shown(feature, words)] += row[at]  # type: ignore[assignment]
        return tuple(word for word, score in scores.most_common(most) if score > 0)

    def _because_of_all(self, words: Sequence[str], reply: str, most: int) -> tuple[str, ...]:
        distinct = list(dict.fromkeys(words))
        without = [[other for other in words if other != word] for word in distinct]
        whole, *others = self._opinions([words, *without])
        loss = {
            word: whole.likely[reply] - other.likely[reply]
            for word, other in zip(distinct, others, strict=True)
        }
        ranked = sorted(distinct, key=lambda word: -loss[word])
        return tuple(word for word in ranked[:most] if loss[word] > 0)

    def _opinions(self, windows: Sequence[Sequence[str]]) -> list[Opinion]:
        scored = [self._scores(window) for window in windows]
        if self.second and windows:
            share = self.second.share
            read = self.second.read([" ".join(window) for window in windows])
            scored = [
                [one + share * other for one, other in zip(scores, others, strict=True)]
                for scores, others in zip(scored, read, strict=True)
            ]
        return [self._shares(scores) for scores in scored]

    def _scores(self, words: Sequence[str]) -> list[float]:
        """Return each reply's score by the words alone."""
        sums = [0.0] * len(self.replies)
        count = 0
        for feature in features(words, self.groups):
            count += 1
            row = self.weights.get(feature)
            if row is not None:
                for at, weight in enumerate(row):
                    sums[at] += weight
        scale = 1 / math.sqrt(count) if count else 0.0
        return [bias + total * scale for bias, total in zip(self.bias, sums, strict=True)]

    def _shares(self, scores: Sequence[float]) -> Opinion:
        highest = max(scores)
        shares = [math.exp(score - highest) for score in scores]
        whole = sum(shares)
        return Opinion(
            {reply: share / whole for reply, share in zip(self.replies, shares, strict=True)}
        )


def dump(
    *,
    replies: Sequence[str],
    bias: Sequence[float],
    weights: Mapping[str, Sequence[float]],
    thresholds: Mapping[SafetyLabel, float],
    groups: Mapping[str, Sequence[str]],
    fillers: Sequence[str],
    second: Mapping[str, Any] | None = None,
    measured: Mapping[str, Any] | None = None,
    unit: float = 0.01,
) -> str:
    """Return the file's text for a classifier; weights are rounded to `unit`.

    `second`: what the second reader needs, with its own `thresholds` (label -> share); `measured`:
    how much was found of sentences that were left out when it was learnt, for whoever asks.
    """
    rounded = {
        feature: [round(weight / unit) for weight in row] for feature, row in weights.items()
    }
    kept = {feature: row for feature, row in sorted(rounded.items()) if any(row)}
    return json.dumps(
        {
            "version": _VERSION,
            "unit": unit,
            "replies": list(replies),
            "bias": [round(one, 4) for one in bias],
            "thresholds": {label.value: round(one, 4) for label, one in thresholds.items()},
            "groups": groups,
            "fillers": list(fillers),
            "weights": kept,
            "second": second,
            "measured": measured,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


@dataclass(frozen=True, slots=True)
class Groups:
    """Words that mean much the same (word -> group), and words that are left out of threes."""

    of: Mapping[str, str]
    fillers: frozenset[str]

    def threes(self, words: Sequence[str]) -> Iterator[str]:
        """Yield pairs and threes of the words' groups, fillers left out."""
        kept = [self.of.get(word, word) for word in words if word not in self.fillers]
        for at, group in enumerate(kept):
            yield f"@{group}"
            if at + 1 < len(kept):
                yield f"@{group} {kept[at + 1]}"
            if at + 2 < len(kept):
                yield f"@{group} {kept[at + 1]} {kept[at + 2]}"
                yield f"@{group} … {kept[at + 2]}"


def features(words: Sequence[str], groups: Groups) -> Iterator[str]:
    """Yield what is counted in some words: words, their pieces, near pairs, groups in threes."""
    for at, word in enumerate(words):
        yield word
        edged = f"<{word}>"
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
            for start in range(len(edged) - size + 1):
                yield "#" + edged[start : start + size]
        for apart in range(1, FARTHEST_PAIR + 1):
            if at + apart < len(words):
                yield f"{word} {'… ' if apart > 1 else ''}{words[at + apart]}"
    if words:
        yield f"^ {words[0]}"
        yield f"{words[-1]} $"
    yield from groups.threes(words)


def most_alarming(opinions: Sequence[Opinion]) -> Opinion:
    """Return the opinion that makes least of harmlessness; harmless when there is none."""
    return min(opinions, key=lambda one: one.likely.get(NONE, 0.0), default=Opinion({NONE: 1.0}))


def windows_of(tidied: str) -> list[str]:
    """Return what is read of a tidied message one after the other, for training."""
    return [" ".join(words) for words in _windows(_words(tidied))]


def features_of(tidied: str, groups: Groups) -> list[str]:
    """Return the features of a whole tidied message, for training."""
    return list(features(_words(tidied), groups))


def groups_of(groups: Mapping[str, Sequence[str]], fillers: Sequence[str]) -> Groups:
    """Return groups by word; a word that stands in several belongs to the first."""
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(str(word), name.upper())
    return Groups(found, frozenset(fillers))


def label_of(reply: str) -> SafetyLabel:
    """Return the label that a reply stands for: `danger_child` is a danger."""
    return SafetyLabel(reply.partition("_")[0])


def _words(tidied: str) -> list[str]:
    return [word[:30] for word in tidied.split() if word != TAKEN_OUT]


def _windows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    if not words:
        return
    if len(words) <= WINDOW * 3:
        yield words
    if len(words) > WINDOW + WINDOW // 2:
        for start in range(0, len(words) - WINDOW // 2, WINDOW // 2):
            yield words[start : start + WINDOW]


def _shown(feature: str, words: Sequence[str]) -> str:
    """Return the word or pair that a feature stands for."""
    if feature.startswith("#"):
        piece = feature[1:]
        return next((word for word in words if piece in f"<{word}>"), piece)
    return feature.removeprefix("^ ").removeprefix("@").removesuffix(" $")
