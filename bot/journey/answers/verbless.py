"""Clauses in which "is" is left out: "boss happy", "when my mother ill"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from bot.journey.answers.clause import Clause, Who
from bot.journey.answers.lexicon import Lexicon
from bot.journey.answers.words import Word
from bot.journey.text import words as listed

MARKERS = listed("if when whenever while because since although though as until unless where")
"""Words that a clause beside another begins with."""
_DEGREES = listed("very so really now all both also still again too more then much quite")
_BEFORE_NOUNS = frozenset(("DT", "PRP$"))
_ANYBODY = listed("he she they nobody everybody everyone")


def without_verb(words: Sequence[Word], lexicon: Lexicon, verbs: Set[int]) -> list[Clause]:
    """Return who is what where no verb says so; `verbs` are the places of those that are there."""
    found = []
    for at, word in enumerate(words):
        if at in verbs or word.lower not in lexicon.good | lexicon.troubled:
            continue
        subject = at - 1
        while subject >= 0 and words[subject].lower in _DEGREES:
            subject -= 1
        if subject >= 0 and _is_bare_subject(words, lexicon, subject, at):
            first = _first_of(words, subject)
            marker = words[first].lower if words[first].lower in MARKERS else ""
            found.append(Clause(at, "be", Who.OTHER, subject, marker=marker, first=first, last=at))
    return found


def _is_bare_subject(words: Sequence[Word], lexicon: Lexicon, subject: int, at: int) -> bool:
    word = words[subject].lower
    if at + 1 < len(words) and words[at + 1].tag.startswith("NN"):
        return False
    if word in _ANYBODY:
        return True
    place = subject - 1
    while place >= 0 and words[place].tag in _BEFORE_NOUNS:
        place -= 1
    is_object = (
        place >= 0
        and words[place].tag.startswith(("VB", "IN", "TO", "MD"))
        and words[place].lower not in MARKERS
    )
    return not is_object and (word == "it" or word in lexicon.persons)


def _first_of(words: Sequence[Word], subject: int) -> int:
    first = subject
    while first > 0 and words[first - 1].tag in _BEFORE_NOUNS:
        first -= 1
    return first - 1 if first > 0 and words[first - 1].lower in MARKERS else first
