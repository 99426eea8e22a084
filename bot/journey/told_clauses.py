"""The clauses of a message, and whether each tells of a wish or of what somebody has done.

"i was a porter 5 years, want something quiet" has two: the first tells of the past, the second of
a wish. A clause without a sign goes on as the one before it in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.text import plain

_CLAUSES = re.compile(
    r"[,;!?\n]+|\.(?!\d)|(?<!anything)\s+(?:but|then|also|plus|cos|coz|because)\s+"
    r"|\s+(?:and|&)\s+(?=(?:i|im|my|want|looking|can|cant|no|not|live|have)\b)"
    r"|\s+(?=i (?:now )?(?:want|wanna|am looking|would like|need)\b)"
    r"|\s+(?=i (?:only |also |just |always )?(?:did|was|worked|used to|cleaned|cooked|cared|helped|"
    r"volunteered|look(?:ed)? after)\b)"
    r"|(?<!\bi)(?<!dont)(?<!don['’]t)(?<!not)(?<!\bto)(?<!always)(?<!really)(?<!just)(?<!only)"
    r"(?<!also)(?<!now)\s+(?=(?:now )?(?:want|wanna|looking for|lookin for)\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:want|wanna|wants|wanted|would like|id like|like to|looking|look for|lookin|find|"
    r"any|apply|"
    r"applying|interested|need|prefer|hoping|hope|go for|become|get into|work as|can i|could i|"
    r"how do i)\b"
)
_WANTED_PERHAPS = re.compile(
    r"\b(?:think|thinking|thinkin|try|maybe|ideally|rather|happy with|after a|jobs?|work|save|"
    r"can do|could do|better|best|suits?|which)\b"
)
_DONE = re.compile(
    r"(?:^|\b(?:i|ive|i have|ive been|we|she|he) )(?:only |also |just |always |even )?(?:was|"
    r"were|did|"
    r"done|do|been|had|used to|worked|work|cooked|cook|cleaned|clean|cared|care|looked after|"
    r"look after|run|ran|raised|helped|help|volunteered|volunteer|drove|sold|served|made|speak)\b"
    r"|\b(?:i ?a?m an?|was an?|been an?|worked|used to|experience|yrs|years|ex|former|formerly|"
    r"background|currently|at the moment|my (?:last |old |current |present )?job|volunteered|"
    r"volunteering|looked after|looking after|look after|cared for|caring for|qualified|trained|"
    r"redundant|redundancy|retired|lost my)\b"
)
_SENTENCE = frozenset(".;!?\n")
_FINE = re.compile(r"\b(?:ok|okay|fine|only|can|cant|no|not|please|pls|prefer|too|best|any)\b")


class Mode(StrEnum):
    """What a clause is about: what somebody wants, or what they have done."""

    WISH = "wish"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words of a message, where they start, and whether a sign of their own gives the mode."""

    start: int
    words: str
    tidied: str
    mode: Mode | None
    shows_it: bool

    @property
    def is_past(self) -> bool:
        """Whether it tells of the past; "shop work 3 years, nights fine" is partly of now."""
        return self.mode is Mode.DONE and (self.shows_it or not _FINE.search(self.tidied))


def split(text: str) -> Iterable[Clause]:
    """Yield the clauses; one without a sign goes on as the one before in its sentence."""
    mode: Mode | None = None
    for start, words, is_first in _pieces(text):
        tidied = plain(words)
        shown = _mode(tidied)
        mode = shown or (None if is_first else mode)
        yield Clause(start, words, tidied, mode, shown is not None)


def _mode(tidied: str) -> Mode | None:
    if _WANTED.search(tidied):
        return Mode.WISH
    if _DONE.search(tidied):
        return Mode.DONE
    return Mode.WISH if _WANTED_PERHAPS.search(tidied) else None


def _pieces(text: str) -> Iterable[tuple[int, str, bool]]:
    """Yield start and words of each clause, and whether it begins a sentence."""
    start, is_first = 0, True
    for found in (*_CLAUSES.finditer(text), None):
        end = len(text) if found is None else found.start()
        if text[start:end].strip():
            yield start, text[start:end], is_first
            is_first = False
        if found is not None:
            start = found.end()
            is_first = is_first or not _SENTENCE.isdisjoint(found.group(0))
