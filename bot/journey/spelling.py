"""Which misspelt words can be mended for certain; all others stay as they are.

Two ways, both for English alone: a table of known slips (`data/content/spelling.yml`), and a word
list in which exactly one word lies one slip away. Names, British spellings, slang and words of
other languages are never touched: what is not certain is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from spellchecker import SpellChecker

SHORTEST = 6
"""Letters that a word needs for the word list to mend it: short words have too many neighbours."""
COMMON = 4e-6
"""How often a word must be used, of all words, to be what somebody meant."""
MOST_LOOKED_UP = 40
"""Unknown words looked up in one text; a text with more is hardly English."""
_VOWELS = frozenset("aeiou")
# Endings that Americans spell in another way: where the word with theirs is known, ours is right.
_BRITISH = (
    ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"), ("iser", "izer"),
    ("isation", "ization"), ("isations", "izations"), ("yse", "yze"), ("ysed", "yzed"),
    ("ysing", "yzing"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"),
    ("ourful", "orful"), ("ourable", "orable"), ("tre", "ter"), ("tres", "ters"), ("lled", "led"),
    ("lling", "ling"), ("ller", "ler"), ("llor", "lor"), ("logue", "log"), ("ence", "ense"),
    ("aemia", "emia"), ("ae", "e"), ("oe", "e"), ("fulness", "fullness"), ("ilment", "illment"),
    ("mme", "m"), ("mmes", "ms"), ("que", "ck"), ("ques", "cks"), ("wards", "ward"),
)  # fmt: skip
_AMERICAN = re.compile(
    r"(?:i[sz]e[drs]?|i[sz]ing|i[sz]ations?|y[sz]e[ds]?|ors?|ored|oring|orable|ter|ters|"
    r"[^l]led|[^l]ling|[^l]ler|ense|log)$"
)


@dataclass(frozen=True)
class Spelling:
    """What is certain: slips and their right words, words with capitals, and words left alone.

    All keys and `kept` are in small letters.
    """

    slips: Mapping[str, str]
    capitals: Mapping[str, str]
    hyphens: Mapping[str, str]
    kept: frozenset[str]
    hyphenated: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        either = "|".join(re.escape(one) for one in sorted(self.hyphens)) or r"(?!)"
        object.__setattr__(self, "hyphenated", re.compile(rf"\b(?:{either})\b", re.IGNORECASE))

    def known(self, word: str) -> bool:
        """Whether a word in small letters is English, or one of the words left alone."""
        return word in self.kept or word in self.capitals or _in_list(word)

    def right(self, word: str) -> str | None:
        """Return the only word that a misspelt one can be, from small letters; None if unsure."""
        return self.slips.get(word) or self._one_slip_away(word)

    def likeliest(self, word: str, preferred: frozenset[str] = frozenset()) -> str | None:
        """Return what a word in small letters most likely means, for reading, never for showing.

        Less certain than `right`: among all words one slip away those in `preferred` come first,
        then the most used one. None where there is none.
        """
        certain = self.right(word)
        if certain is not None:
            return certain
        near = {one for one in _near(word) if one[0] == word[0] and one.isalpha()}
        usual = {one for one in near if _checker().word_usage_frequency(one) >= COMMON}
        chosen = (near & preferred) or usual
        return min(
            chosen, key=lambda one: (-_checker().word_usage_frequency(one), one), default=None
        )

    def _one_slip_away(self, word: str) -> str | None:
        if len(word) < SHORTEST or not (word.isascii() and word.isalpha()) or self.known(word):
            return None
        candidates = _near(word)
        if len(candidates) != 1:
            return None
        (only,) = candidates
        certain = (
            only.isalpha()
            and only[0] == word[0]
            and _checker().word_usage_frequency(only) >= COMMON
            and not _AMERICAN.search(only)
            and _is_slip(word, only)
        )
        return only if certain else None


def spelling(
    slips: Mapping[str, Iterable[str]],
    capitals: Iterable[str],
    hyphens: Iterable[str],
    kept: Iterable[str],
) -> Spelling:
    """Return the rules from lists: right word -> its slips, words with capitals or hyphens."""
    return Spelling(
        {wrong.casefold(): right for right, known in slips.items() for wrong in known},
        {word.casefold(): word for word in capitals},
        {word.replace("-", " "): word for word in hyphens},
        frozenset(word.casefold() for word in kept),
    )


@cache
def _checker() -> SpellChecker:
    """Return the word list: 160,000 words of English, American mostly (0.15 s, about 25 MB)."""
    return SpellChecker(language="en", distance=1)


@cache
def _words() -> frozenset[str]:
    return frozenset(_checker().word_frequency.dictionary)


def _in_list(word: str) -> bool:
    """Whether the word list has a word, or its American twin."""
    known = _words()
    if word in known or word.removesuffix("'s") in known:
        return True
    return any(
        word.endswith(ours) and word[: -len(ours)] + theirs in known for ours, theirs in _BRITISH
    ) or any(
        ours in word and word.replace(ours, theirs, 1) in known
        for ours, theirs in (("our", "or"), ("ae", "e"), ("oe", "e"), ("lls", "ls"))
    )


def _near(word: str) -> frozenset[str]:
    """Return every known word that is one slip away."""
    return frozenset(_checker().edit_distance_1(word) & _words()) - {word}


def _is_slip(word: str, right: str) -> bool:
    """Whether two words differ as typing and sounding out make them differ.

    Two letters swapped, one letter doubled or single, a letter missing inside, or one vowel for
    another; not an ending, for "cares" and "cared" are both right words.
    """
    if len(word) == len(right):
        places = [at for at, sign in enumerate(word) if sign != right[at]]
        if len(places) == 2:  # noqa: PLR2004
            return True
        (at,) = places
        inside = 0 < at < len(word) - 1
        return inside and word[at] in _VOWELS and right[at] in _VOWELS
    longer, shorter = (word, right) if len(word) > len(right) else (right, word)
    at = next((i for i, sign in enumerate(shorter) if sign != longer[i]), len(shorter))
    doubled = at > 0 and longer[at] == longer[at - 1]
    missing = longer is right and 0 < at < len(longer) - 1
    return doubled or missing
