"""Strangers' sentences: what the safety classifier makes of a writer whom it has not learnt from.

Each file `en-stranger-….txt` of `data/safety` is one writer's, who had not seen the others. Each
is left out in turn while the classifier is fitted; what it then makes of that writer's sentences
is the best guess at what it will make of residents. What we wrote after reading them is left out
as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.journey.safety import HARDLY, SafetyRules, by_rules, judged, tidy
from bot.journey.safety_label import SafetyLabel
from bot.journey.safety_model import NONE, Opinion, label_of, most_alarming, windows_of
from bot.safety_classifier.sentences import Sentence

_STRANGER = "en-stranger-"
_AFTERWARDS = "en-after-strangers"
HELPLINES = 0.05
"""Of harmless sentences written to mislead at most this share may be shown helplines."""
OTHERS = {SafetyLabel.SCAM: 0.003, SafetyLabel.DISTRESS: 0.015}
"""At most these shares of them may be taken for a scam or for distress."""
_GRAVE = frozenset({SafetyLabel.CRISIS, SafetyLabel.DANGER})


@dataclass(frozen=True, slots=True)
class Unseen:
    """One stranger's sentence: its label, what the rules say, and an opinion that never saw it."""

    writer: str
    label: SafetyLabel
    ruled: SafetyLabel
    yields: bool
    opinion: Opinion

    @property
    def helplines(self) -> bool:
        """Whether the rules show helplines, whatever the thresholds are."""
        return self.ruled in _GRAVE and not (self.yields and self.grave < HARDLY)

    @property
    def grave(self) -> float:
        """How likely crisis and danger are together."""
        return sum(map(self.opinion.of, _GRAVE))


@dataclass(frozen=True, slots=True)
class Fold:
    """One writer left out: the places of what is not learnt, and that writer's sentences."""

    writer: str
    left_out: tuple[int, ...]
    sentences: tuple[Sentence, ...]


def folds(sentences: Sequence[Sentence]) -> list[Fold]:
    """Return one fold for each stranger, in the order of their names."""
    writers = sorted({one.source for one in sentences if one.source.startswith(_STRANGER)})
    return [
        Fold(
            writer,
            tuple(at for at, one in enumerate(sentences) if _left_out(one, writer)),
            tuple(one for one in sentences if one.source == writer and not one.made),
        )
        for writer in writers
    ]


def asked(fold: Fold, rules: SafetyRules) -> list[str]:
    """Return the texts to ask about: each sentence whole and, when it is long, in windows."""
    return [text for one in fold.sentences for text in _windows(one, rules)]


def unseen(
    fold: Fold, rules: SafetyRules, replies: Sequence[str], rows: Sequence[Sequence[float]]
) -> Iterator[Unseen]:
    """Yield each sentence of a fold with its opinion; `rows` are the answers to `asked`."""
    answers = iter(rows)
    for one in fold.sentences:
        read = [next(answers) for _ in _windows(one, rules)]
        opinions = [Opinion(dict(zip(replies, row, strict=True))) for row in read]
        ruled, yields = by_rules(tidy(one.text, rules), rules)
        label = label_of(one.reply)
        yield Unseen(fold.writer, label, ruled.label, yields, most_alarming(opinions))


def thresholds(found: Sequence[Unseen]) -> dict[SafetyLabel, float]:
    """Return for each label the lowest threshold that keeps to its share of false alarms.

    Crisis and danger count together and have one threshold; what rules show wrongly counts too.
    """
    harmless = [one for one in found if one.label is SafetyLabel.NONE]
    by_rule = sum(one.helplines for one in harmless)
    spare = int(len(harmless) * HELPLINES) - by_rule
    grave = _lowest(lambda one: one.grave, [one for one in harmless if not one.helplines], spare)
    others = {
        label: _lowest(lambda one: one.opinion.of(label), harmless, int(len(harmless) * share))  # noqa: B023
        for label, share in OTHERS.items()
    }
    return {SafetyLabel.CRISIS: grave, SafetyLabel.DANGER: grave, **others}


def shares(
    found: Sequence[Unseen], limits: Mapping[SafetyLabel, float]
) -> dict[str, dict[str, list[float]]]:
    """Return for each writer and label: sentences, share found right, share shown helplines."""
    table: dict[str, dict[str, list[float]]] = {}
    for writer in sorted({one.writer for one in found}):
        for label in SafetyLabel:
            some = [one for one in found if one.writer == writer and one.label is label]
            if some:
                labels = [_found(one, limits) for one in some]
                right = sum(one is label for one in labels) / len(some)
                helped = sum(one in _GRAVE for one in labels) / len(some)
                table.setdefault(writer, {})[label.value] = [len(some), right, helped]
    return table


def _left_out(one: Sentence, writer: str) -> bool:
    """Whether a sentence is not learnt when a writer is left out.

    Of the dialogue's everyday English every third is enough to measure with, and faster.
    """
    everyday = not one.source and one.reply == NONE and one.language == "en"
    return one.source in {writer, _AFTERWARDS} or (everyday and one.group % 3 > 0)


def _found(one: Unseen, limits: Mapping[SafetyLabel, float]) -> SafetyLabel:
    return one.ruled if one.helplines else judged(one.opinion.of, limits)


def _lowest(score: Callable[[Unseen], float], some: Sequence[Unseen], most: int) -> float:
    """Return the threshold above which at most so many of some sentences stand."""
    ranked = sorted(map(score, some), reverse=True)
    return ranked[max(most, 0)] + 1e-4 if len(ranked) > max(most, 0) else 1.0


def _windows(one: Sentence, rules: SafetyRules) -> list[str]:
    return windows_of(tidy(one.text, rules)[0])
