"""Recognises that somebody asks what a word means, and which one. Pure; never raises.

Only messages that ask for a meaning and nothing else are taken: "whats a person spec", "what does
dbs mean", "they say i need occ health what is that". "What is the closing date" asks for a date,
so a word of everyday life counts only where its meaning is asked for in so many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.journey.text import plain, words

CLOSE_ENOUGH = 0.84
"""How alike a misspelt word must be to the right one (difflib's ratio)."""
LEAST_LETTERS = 5
"""A shorter word is not looked for under other spellings: "dba" could be anything."""
MOST_WORDS = 30

_WHAT = r"(?:what|wot|wat|whut)"
_IS = r"(?:s|is|are|r|iz)"
_DOES = r"(?:do|does|dose|duz|did|s|is|are)"
_MEAN = r"(?:mean|means|meaning|meen|stand for|stands for)"
_WORD = r"(?P<word>.+?)"
_FOR_SURE = tuple(
    re.compile(f"^{pattern}$")
    for pattern in (
        rf"{_WHAT} ?{_DOES} (?:it mean )?{_WORD} {_MEAN}(?: by that)?",
        rf"{_WHAT} ?{_DOES} (?:they|it|you) mean (?:by |with )?{_WORD}",
        rf"(?:{_WHAT} ?{_IS}? )?(?:the )?meaning (?:of|off) {_WORD}",
        rf"{_WHAT} ?{_IS} meant by {_WORD}",
        rf"{_WORD} {_MEAN}(?: {_WHAT})?",
        rf"(?:please |can you |could you |pls )*(?:explain|define) (?:me |to me )?{_WORD}",
        rf"{_WHAT} ?{_IS} (?:a|an) {_WORD}",
        (
            rf"(?:i )?(?:dont|do not|didnt) (?:know|understand|get) (?:{_WHAT} )?{_WORD}"
            rf"(?: is| are| {_MEAN})?"
        ),
    )
)
"""These ask for a meaning; what they name may be a word of everyday life."""
_OPEN = re.compile(rf"^{_WHAT} ?{_IS} (?:this |that )?{_WORD}$")
_AFTERWARDS = re.compile(rf"^{_WORD} {_WHAT} ?{_IS} (?:that|this|it|they|those)$")
_NOT_A_MEANING = re.compile(r"^(?:the|my|your|our|their) ")
_BEFORE = words("the a an this that word term so by sorry please is are was they say")
_BEHIND = words(
    "please pls plz exactly then again thing word actually really anyway even thanks",
    "is are it that here",
)


@dataclass(frozen=True)
class Word:
    """A word that can be explained: its names, and whether everyday life uses it too."""

    word_id: str
    names: tuple[str, ...]
    everyday: bool = False


def find_term(text: str, known_words: Iterable[Word]) -> str | None:
    """Return the id of the word whose meaning is asked for; None when none of ours is."""
    said = plain(text)
    if not said or len(said.split()) > MOST_WORDS:
        return None
    known = {plain(name): word for word in known_words for name in word.names}
    for pattern in _FOR_SURE:
        if (match := pattern.match(said)) and (found := _named(match["word"], known)):
            return found.word_id
    perhaps = None
    if (match := _AFTERWARDS.match(said)) is not None:
        perhaps = _last_named(match["word"], known)
    elif (match := _OPEN.match(said)) and not _NOT_A_MEANING.match(match["word"]):
        perhaps = _named(match["word"], known)
    elif text.rstrip().endswith("?"):
        perhaps = known.get(said)
    return perhaps.word_id if perhaps is not None and not perhaps.everyday else None


def _named(asked: str, known: dict[str, Word]) -> Word | None:
    """Return the word that somebody names, as it is written or nearly so."""
    core = asked.split()
    while len(core) > 1 and core[0] in _BEFORE:
        core = core[1:]
    while len(core) > 1 and core[-1] in _BEHIND:
        core = core[:-1]
    bare = " ".join(core)
    for name in (asked, bare, bare.removesuffix("s"), f"{bare}s"):
        if name in known:
            return known[name]
    if len(bare) >= LEAST_LETTERS:
        close = get_close_matches(bare, known, n=1, cutoff=CLOSE_ENOUGH)
        if close:
            return known[close[0]]
    return None


def _last_named(before: str, known: dict[str, Word]) -> Word | None:
    """Return the word that stands at the end of what came before "what is that"."""
    said = before.split()
    for length in range(min(4, len(said)), 0, -1):
        if (found := known.get(" ".join(said[-length:]))) is not None:
            return found
    return None
