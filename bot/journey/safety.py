"""The first safety layer: phrases that a person can read, matched on tidied text.

It runs before any model, form or menu. It would rather stop once too often than once too seldom;
harmless idioms are left out by name. The phrases live in `data/content/safety.yml`.

A phrase is made of words. `a|b` is one of several words (`a_b|c` where one of them is two words),
`word*` any word that begins so, `word?` a word that may be missing, `...` up to four words of any
kind, `{group}` a named group of words, `_start` and `_end` the ends of the message.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.journey.safety_label import SafetyLabel
from bot.journey.safety_model import NONE, Opinion, SafetyModel
from bot.journey.text import plain, single

__all__ = [
    "Rule",
    "SafetyFinding",
    "SafetyLabel",
    "SafetyRules",
    "classify",
    "explain",
    "judged",
    "tidy",
]

GAP = r"(?:\S+ ){0,4}?"
_GROUP = re.compile(r"^\{(\w+)\}$")
_WRITTEN = re.compile(r"^[\w' ]*\w[\w' ]*\*?$")
_SPECIAL = {"...": GAP, "_start": r"(?<=^ )", "_end": "$"}
_POUND = re.compile(r"£")
_STRETCH = re.compile(r"([^\W\d_])\1{2,}")
LONG_WORD = 6
"""Words from this length on are matched through one slip of the finger."""


ORDER = tuple(SafetyLabel)
_GRAVE = frozenset({SafetyLabel.CRISIS, SafetyLabel.DANGER})
LEARNT = "learnt_"
"""How the classifier's findings begin where a rule's name would stand."""
SURE = 0.7
"""How likely a crisis must be to overrule a danger that a rule names."""
HARDLY = 0.05
"""Below this likelihood of crisis and danger together the rules that yield are outvoted."""


@dataclass(frozen=True)
class SafetyFinding:
    """What was found: the label, the rule that found it, and which reply fits; never the text."""

    label: SafetyLabel
    rule_id: str | None = None
    reply: str | None = None


NOTHING = SafetyFinding(SafetyLabel.NONE)


@dataclass(frozen=True)
class Rule:
    """One rule, compiled."""

    rule_id: str
    label: SafetyLabel
    reply: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    yields: bool = False

    @classmethod
    def compile(
        cls,
        *,
        rule_id: str,
        label: SafetyLabel,
        reply: str,
        phrases: Sequence[str],
        unless: Sequence[str] = (),
        words: Mapping[str, Sequence[str]] | None = None,
        yields: bool = False,
    ) -> Rule:
        """Build a rule from its phrases; raises ValueError naming a phrase that is wrong.

        `yields`: whether the classifier may outvote it where it is all but sure of no harm.
        """
        groups = words or {}
        return cls(
            rule_id=rule_id,
            label=label,
            reply=reply,
            pattern=_any_of(phrases, groups),
            unless=_any_of(unless, groups) if unless else None,
            yields=yields,
        )

    def found_in(self, tidied: str) -> bool:
        """Whether the rule finds itself in a tidied text that has a space at both ends."""
        if self.pattern.search(tidied) is None:
            return False
        if self.unless is None:
            return True
        return self.pattern.search(self.unless.sub(" _ ", tidied)) is not None


@dataclass(frozen=True)
class SafetyRules:
    """All rules in the order of their labels, with the spellings and harmless phrases."""

    rules: tuple[Rule, ...]
    spellings: Mapping[str, str]
    joined: tuple[tuple[str, str], ...]
    harmless: re.Pattern[str] | None
    slips: Mapping[str, str]

    @classmethod
    def build(
        cls,
        rules: Iterable[Rule],
        *,
        spellings: Mapping[str, str],
        harmless: Sequence[str],
        slips_of: Sequence[str] = (),
    ) -> SafetyRules:
        """Order the rules; prepare the words (`slips_of`) that are found through a typing slip."""
        ordered = sorted(rules, key=lambda rule: ORDER.index(rule.label))
        known = {plain(wrong): plain(right) for wrong, right in spellings.items()}
        return cls(
            rules=tuple(ordered),
            spellings={wrong: right for wrong, right in known.items() if " " not in wrong},
            joined=tuple((f" {a} ", f" {b} ") for a, b in known.items() if " " in a),
            harmless=_any_of(harmless, {}) if harmless else None,
            slips=_slips([plain(word) for word in slips_of]),
        )


def classify(text: str, rules: SafetyRules, model: SafetyModel | None = None) -> SafetyFinding:
    """Return the most serious finding in a message; label `none` when there is none.

    Without a `model` the rules decide alone. With one, either of the two is enough for a crisis or
    a danger; where both speak, a danger that a rule names stays what the rule says it is, unless
    the classifier is sure that it is a crisis. Rules that `yield` are outvoted where the classifier
    is all but sure of no harm; what is said in plain words never is.
    """
    readings = tidy(text, rules)
    ruled, yields = by_rules(readings, rules)
    if model is None or (ruled.label is SafetyLabel.CRISIS and not yields):
        return ruled
    learnt, opinion = _learnt(readings, model)
    if ruled.label in _GRAVE and not (yields and _grave(opinion) < HARDLY):
        sure = learnt.label is SafetyLabel.CRISIS and opinion.of(SafetyLabel.CRISIS) >= SURE
        return learnt if sure and ruled.label is SafetyLabel.DANGER else ruled
    if learnt.label in _GRAVE or ruled.label not in {SafetyLabel.SCAM, SafetyLabel.DISTRESS}:
        return learnt
    return ruled


def explain(text: str, rules: SafetyRules, model: SafetyModel | None) -> tuple[str, ...]:
    """Return what the finding in a message rests on: the rule's name, or the weightiest words."""
    finding = classify(text, rules, model)
    if finding.reply is None:
        return ()
    if model is None or not str(finding.rule_id).startswith(LEARNT):
        return (f"rule {finding.rule_id}",)
    return model.because(tidy(text, rules)[0], finding.reply)


def likelihood(text: str, rules: SafetyRules, model: SafetyModel | None) -> Opinion:
    """Return how likely the classifier holds each reply, whether or not it is enough to act on."""
    if model is None:
        return Opinion({NONE: 1.0})
    opinions = [model.opinion(tidied) for tidied in tidy(text, rules)]
    return max(opinions, key=_grave)


def by_rules(readings: Sequence[str], rules: SafetyRules) -> tuple[SafetyFinding, bool]:
    """Return what the rules find, and whether every rule that finds harm may be outvoted."""
    found = [rule for rule in rules.rules if any(rule.found_in(tidied) for tidied in readings)]
    if not found:
        return NOTHING, False
    first = found[0]
    yields = all(rule.yields for rule in found if rule.label in _GRAVE)
    return SafetyFinding(first.label, first.rule_id, first.reply), yields


def _grave(opinion: Opinion) -> float:
    return sum(map(opinion.of, _GRAVE))


def _learnt(readings: Sequence[str], model: SafetyModel) -> tuple[SafetyFinding, Opinion]:
    """Return what the classifier finds, and its most alarming opinion."""
    opinions = [model.opinion(tidied) for tidied in readings]
    judgements = [judged(opinion.of, model.thresholds) for opinion in opinions]
    at = min(range(len(opinions)), key=lambda one: ORDER.index(judgements[one]))
    label, opinion = judgements[at], opinions[at]
    if label is SafetyLabel.NONE:
        return NOTHING, max(opinions, key=_grave)
    return SafetyFinding(label, f"{LEARNT}{label.value}", opinion.reply(label)), opinion


def judged(
    likely: Callable[[SafetyLabel], float], thresholds: Mapping[SafetyLabel, float]
) -> SafetyLabel:
    """Return the label that an opinion comes to.

    Crisis and danger count together: whoever is surely in one of them is not left without a
    helpline because it is hard to say in which.
    """
    grave = max((label for label in ORDER if label in _GRAVE), key=likely)
    if sum(likely(label) for label in _GRAVE) >= thresholds.get(grave, math.inf):
        return grave
    passed = [
        label
        for label, threshold in thresholds.items()
        if label not in _GRAVE and likely(label) >= threshold
    ]
    return max(passed, key=likely, default=SafetyLabel.NONE)


def tidy(text: str, rules: SafetyRules) -> tuple[str, ...]:
    """Return the readings of a text to search: one, or two when letters were drawn out."""
    base = plain(_POUND.sub(" pounds ", text))
    readings = [base]
    if _STRETCH.search(text.casefold()):
        readings.append(single(base))
    tidied = []
    for reading in readings:
        words = (
            rules.spellings.get(word) or rules.slips.get(word) or word for word in reading.split()
        )
        padded = f" {' '.join(words)} "
        for wrong, right in rules.joined:
            padded = padded.replace(wrong, right)
        tidied.append(rules.harmless.sub(" _ ", padded) if rules.harmless else padded)
    return tuple(tidied)


def _any_of(phrases: Sequence[str], groups: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(phrase, groups) for phrase in phrases))


def _pattern(phrase: str, groups: Mapping[str, Sequence[str]]) -> str:
    """Turn a phrase into an expression over a text with a space before and after every word."""
    pieces = [_piece(piece, phrase, groups) for piece in phrase.split()]
    if not pieces:
        raise ValueError("a phrase is empty")
    return "(?<= )" + "".join(pieces)


def _piece(piece: str, phrase: str, groups: Mapping[str, Sequence[str]]) -> str:
    if piece in _SPECIAL:
        return _SPECIAL[piece]
    optional = piece.endswith("?")
    bare = piece.removesuffix("?")
    named = _GROUP.match(bare)
    if named:
        if named.group(1) not in groups:
            raise ValueError(f"the group {named.group(1)!r} in {phrase!r} is not known")
        options = [option.strip() for option in groups[named.group(1)]]
    else:
        if "{" in bare:
            raise ValueError(f"a group in {phrase!r} stands beside other words; write two phrases")
        options = bare.split("|")
    built = "|".join(_word(option, phrase) for option in options)
    return f"(?:(?:{built}) )?" if optional else f"(?:{built}) "


def _word(option: str, phrase: str) -> str:
    begins = option.endswith("*")
    if not _WRITTEN.match(option):
        raise ValueError(f"{option!r} in {phrase!r} is not a word")
    tidied = plain(option.removesuffix("*"))
    return re.escape(tidied) + (r"\S*" if begins else "")


def _slips(words: Sequence[str]) -> Mapping[str, str]:
    """Return every spelling with one letter missing, doubled or two swapped -> the right word."""
    slips: dict[str, str] = {}
    for word in words:
        for at in range(1, len(word)):
            slips.setdefault(word[:at] + word[at + 1 :], word)
            slips.setdefault(word[:at] + word[at] + word[at:], word)
            if at + 1 < len(word):
                slips.setdefault(word[:at] + word[at + 1] + word[at] + word[at + 2 :], word)
    return {
        slip: word
        for slip, word in slips.items()
        if slip not in words and len(slip) >= LONG_WORD - 1
    }
