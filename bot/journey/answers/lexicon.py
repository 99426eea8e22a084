"""The word lists that answers are read with, made ready once; `data/content` holds the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Phrases = re.Pattern[str]
_NEVER = re.compile(r"(?!)")
SHORTEST_STEM = 3
"""Letters that are left of a word at least: "kids" is "kid", and "bed" no "b"."""
_VOWELS = frozenset("aeiou")


def phrases(of: Iterable[str]) -> Phrases:
    """Return a pattern that finds any of some phrases as whole words, the longest first."""
    known = sorted({one.strip() for one in of if one.strip()}, key=lambda one: (-len(one), one))
    if not known:
        return _NEVER
    either = "|".join(re.escape(one) for one in known)
    return re.compile(rf"(?<![\w'])(?:{either})(?![\w'])")


@dataclass(frozen=True)
class Verbs:
    """Verbs by what they tell, and from every form the verb as it stands after "to"."""

    state: frozenset[str]
    soft: frozenset[str]
    deeds: frozenset[str]
    base: Mapping[str, str]

    def lemma(self, form: str) -> str:
        """Return a verb's first form; of an unknown verb what is left without its ending."""
        known = self.base.get(form)
        if known is not None:
            return known
        for ending in ("ing", "ed", "es", "s"):
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 2:  # noqa: PLR2004
                return self.base.get(stem) or self.base.get(f"{stem}e") or stem
        return form


def verbs(
    state: Iterable[str],
    soft: Iterable[str],
    deeds: Iterable[str],
    irregular: Mapping[str, Iterable[str]],
) -> Verbs:
    """Return the verbs with all their forms; regular forms are made by rule."""
    known = {*state, *soft, *deeds, *irregular}
    base: dict[str, str] = {}
    for verb in sorted(known):
        for form in _forms(verb):
            base.setdefault(form, verb)
    for verb, forms in irregular.items():
        base.update(dict.fromkeys(forms, verb))
    base.update({verb: verb for verb in known})
    return Verbs(frozenset(state), frozenset(soft), frozenset(deeds), base)


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return (f"{verb}es", f"{verb}ed", f"{verb}ing")
    return (f"{verb}s", f"{verb}ed", f"{verb}ing")


@dataclass(frozen=True)
class NameWords:
    """What shows that a private person is named; all in small letters.

    `both` are names that are words too. `famous` holds one or two words.
    """

    first: frozenset[str]
    both: frozenset[str]
    titles: frozenset[str]
    sure_titles: frozenset[str]
    called: frozenset[str]
    not_after_titles: frozenset[str]
    organisations: frozenset[str]
    brands: frozenset[str]
    famous: frozenset[str]


@dataclass(frozen=True)
class Theme:
    """What may be spoken of when a question has one of the words `asked`."""

    asked: Phrases
    words: frozenset[str]


@dataclass(frozen=True)
class TopicWords:
    """What an answer is about: of work and people, of other things, or of nothing.

    `domain` and `other` hold words without endings (`Lexicon.stem`).
    """

    domain: frozenset[str]
    other: frozenset[str]
    themes: tuple[Theme, ...]
    reasons: Phrases
    refusals: Phrases
    asking: Phrases
    filler: frozenset[str]
    nothing: frozenset[str]
    swearing: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Everything that the rules look for. Phrases are matched in small letters."""

    verbs: Verbs
    text_speak: Mapping[str, str]
    persons: frozenset[str]
    family: frozenset[str]
    first: frozenset[str]
    we: frozenset[str]
    places: frozenset[str]
    moments: Phrases
    habits: Phrases
    task: Phrases
    stakes: Phrases
    closings: Phrases
    reactions: frozenset[str]
    good: frozenset[str]
    troubled: frozenset[str]
    result_phrases: Phrases
    claims: Phrases
    values: Mapping[str, Phrases]
    names: NameWords
    topic: TopicWords
    questions: Mapping[str, Phrases]
    shortest: int
    longest: int
    known_words: frozenset[str] = field(default_factory=frozenset)

    def stem(self, word: str) -> str:
        """Return a word in small letters without its ending, so that "patients" is "patient"."""
        return stem(word, self.verbs)


def stem(word: str, verbs: Verbs) -> str:
    """Return what is left of a word without its ending; verbs become their first form."""
    known = verbs.base.get(word)
    if known is not None:
        return known
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004
        return f"{word[:-3]}y"
    for ending in ("'s", "ing", "ed", "es", "s", "ly"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= SHORTEST_STEM + (ending != "s"):
            return verbs.base.get(left) or left
    return word
