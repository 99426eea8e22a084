"""What somebody says of papers: "i only have a provisional", "my pasport ran out".

A text is read in pieces. A piece without a word for having or not having goes on like the one
before it, or else like the one after it: "no passport, licence" means that both are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.journey.documents import EXPIRED, HAVE, NONE, NOT_SURE
from bot.journey.patterns import Pattern, best, mended
from bot.journey.sensitive import MASK
from bot.journey.text import plain

_PIECES = re.compile(
    r"[,.;:!?\n]+|\b(?:but|however|although|though|tho|and|n|plus|also|with|then|only)\b|&|\+",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:expired|expire|ran out|run out|out of date|outdated|not valid"
    r"|no longer valid|invalid|too old|out dated|not in date|finished|ended|old|from last year"
    r"|last years?|lapsed)\b"
)
_SOON = re.compile(
    r"\b(?:expires|runs out|ends|expiring|about to expire"
    r"|(?:expire|run out|end) (?:in|next|soon|this))\b"
)
"""What runs out later is in date now."""
_NOT_OLD = re.compile(
    r"\b(?:not|isnt|hasnt|havent|never) (?:expired|run out|out of date|too old)\b"
)
_UNSURE = re.compile(
    r"\b(?:not sure|unsure|(?:do ?nt|dont|do not) know|dunno|idk|maybe|might|no idea)\b"
)
_MISSING = re.compile(
    r"\b(?:no|not|never|none|nothing|without|dont|doesnt|didnt|havent|hasnt|aint|isnt|cant|cannot"
    r"|wont|lost|stolen|need|missing|nope|nah|lack|waiting|neither|nor)\b"
)
_THERE = re.compile(
    r"\b(?:yes|yeah|yep|yh|have|has|had|got|ive|own|hold|valid|in date|current|new|there|only|just"
    r"|my|mine|found|came|arrived|can show|can bring|i show)\b"
)
_ONLY = re.compile(r"\b(?:only|just|all i have|nothing else|thats all|thats it)\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"\b(?:ok|okay|enough|accept\w*|accep|valid for|count\w*|good for|allowed|take|takes|use|show"
    r"|do for|any good|work for|will they|would they|do they|can i|could i|is it|what if|instead"
    r"|fine|alright|right for|will (?:it|they|this|that|these) do|still ok|too old|too long"
    r"|proof of|for id|for address|for proof|refused?)\b"
)
_WITHOUT = re.compile(
    r"\b(?:no|without|(?:dont|not|never|do not) have|havent got|have no|got no|never had|ive no)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:husbands?|wifes?|wife|partners?|mums?|dads?|mothers?|fathers?|sons?|daughters?|sisters?"
    r"|brothers?|cousins?|friends?|flatmates?|housemates?|landlords?|boyfriends?|girlfriends?)\b"
    r"(?: \w+){0,2} names?\b"
)
_ASKS = re.compile(
    r"^(?:is|are|can|could|do|does|will|would|which|what|whats|how|wot|may|should|am|who|where|why)\b"
)


@dataclass(frozen=True, slots=True)
class ToldPapers:
    """What a text says: `states` by paper, the situation it tells of, and what it asks.

    `asked`: papers of which it is asked whether they count. `only`: there are no others.
    `weight`: how many words of the situation were named. `code`: a secret was taken out of it.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    situation: str | None = None
    weight: int = 0
    asked: tuple[str, ...] = ()
    only: bool = False
    masked: bool = False

    def __bool__(self) -> bool:
        return bool(self.states or self.situation or self.asked)


@dataclass(frozen=True)
class Vocabulary:
    """What papers are called, and the words by which situations are known."""

    names: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, tuple[Pattern, ...]]
    general: frozenset[str] = frozenset()
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = (word for names in self.names.values() for name in names for word in name.split())
        shown = (
            word
            for patterns in self.situations.values()
            for pattern in patterns
            for word in pattern.words()
            if not word.endswith("*")
        )
        object.__setattr__(self, "words", frozenset([*named, *shown, *_PLAIN_WORDS]))


_PLAIN_WORDS = frozenset(
    {
        "expired",
        "expires",
        "expiring",
        "address",
        "passport",
        "certificate",
        "statement",
        "licence",
        "letter",
        "number",
    }
)


def read_papers(text: str, vocabulary: Vocabulary, *, asked: bool = False) -> ToldPapers:
    """Return what a text says of papers; `asked`: it answers which papers somebody has."""
    said = mended(text, vocabulary.words)
    situation, weight = _situation(vocabulary, said)
    named = tuple(dict.fromkeys(one for _, one in _named(said, vocabulary.names)))
    is_question = bool(_ASKS.search(said)) or text.rstrip().endswith("?")
    wants_to_know = is_question or (_WHETHER.search(said) is not None and not asked)
    states = dict(_states(text, vocabulary))
    if wants_to_know:
        # "my passport ran out, can i still use it" tells something; "is a bank letter ok" does not.
        told = {EXPIRED, NONE} if _WITHOUT.search(said) else {EXPIRED}
        states = {one: state for one, state in states.items() if state in told}
    elif asked:
        states = {**dict.fromkeys(named, HAVE), **states}
    if states.get("evisa") == EXPIRED:  # a permission that ends is no paper that is out of date
        del states["evisa"]
    return ToldPapers(
        states=states,
        situation=situation,
        weight=weight,
        asked=tuple(one for one in named if states.get(one) != NONE) if wants_to_know else (),
        only=bool(_ONLY.search(said)) and HAVE in states.values(),
        masked=MASK in text,
    )


def _situation(vocabulary: Vocabulary, said: str) -> tuple[str | None, int]:
    """Return the situation that fits best; what is general gives way to what is special."""
    special = {
        name: patterns
        for name, patterns in vocabulary.situations.items()
        if name not in vocabulary.general
    }
    return best(special, said) or best(vocabulary.situations, said) or (None, 0)


def named_papers(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the papers that a text names, in order, each once."""
    said = mended(text, vocabulary.words)
    return tuple(dict.fromkeys(one for _, one in _named(said, vocabulary.names)))


def read_state(text: str) -> str | None:
    """Return what is said of one paper that was asked about: in date, expired, none, not sure."""
    known = plain(text)
    state = _state(known)
    if state is None and re.search(r"\b(?:fine|ok|good|sure|both|one|i do|it is)\b", known):
        return HAVE
    return state


def _states(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    told: dict[str, str] = {}
    state: str | None = None
    waiting: list[str] = []
    pieces = [mended(piece, vocabulary.words) for piece in _PIECES.split(text)]
    for piece in filter(None, pieces):
        waiting += [one for _, one in _named(piece, vocabulary.names)]
        found = _state(piece)
        if found == EXPIRED and not waiting and told:
            told[list(told)[-1]] = EXPIRED  # "i have a passport, it ran out"
            continue
        state = found or state
        if state is not None:
            told |= dict.fromkeys(waiting, state)
            waiting = []
        if state == EXPIRED:
            state = None  # what is old is said of one thing, not of those after it
    return told


def _state(known: str) -> str | None:
    if _UNSURE.search(known):
        return NOT_SURE
    if _NOT_OLD.search(known) or (_SOON.search(known) and "already" not in known):
        return HAVE
    if _OLD.search(known):
        return EXPIRED
    if _MISSING.search(known) or _OF_OTHERS.search(known):
        return NONE
    return HAVE if _THERE.search(known) else None


def _named(said: str, names: Mapping[str, Iterable[str]]) -> list[tuple[int, str]]:
    """Return the papers that a tidied text names; where a name holds another, the longer counts."""
    padded = f" {said} "
    found = [
        (at, at + len(name), paper)
        for paper, known in names.items()
        for name in known
        if (at := padded.find(f" {name} ")) >= 0
    ]
    longest = [one for one in found if not any(_holds(other, one) for other in found)]
    return [(at, paper) for at, _, paper in sorted(longest)]


def _holds(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] <= other[0] and other[1] <= one[1] and one[1] - one[0] > other[1] - other[0]
