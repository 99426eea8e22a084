"""The standards of the Care Certificate: which ones somebody says that they have done or begun.

>>> read_standards("done 5, 6 and infection control", words)
Standards(done=(5, 6, 15), started=(), count=None)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.journey.barriers import find_barriers
from bot.journey.text import plain

ALL = tuple(range(1, 17))
"""The Care Certificate has had 16 standards since 2025, and had 15 before."""

_SPOKEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen"
)
_WORDS = {word: number for number, word in enumerate(_SPOKEN.split())}
_ABOUT = re.compile(
    r"\bcare cert(?:ificate|s|ificat|ifcate)?\b|\bstandards?\b|\bcc (?:standards?|workbook)\b"
)
_COUNT = re.compile(
    r"\b(?P<count>\d{1,2}|one|two|three|four|five|six|another|a couple(?: of)?) "
    r"(?:more|other|extra|(?:of (?:the|my) )?(?:standards|units|modules))\b"
    r"|\b(?P<another>another (?:one|standard))\b"
    r"|\banother (?P<few>\d|two|three|four)\b"
)
_SPAN = re.compile(r"\b(\d{1,2}) ?(?:to|-|till|until|through) ?(\d{1,2})\b")
_NUMBER = re.compile(r"\b(\d{1,2})\b")
_STARTED = re.compile(
    r"\b(?:start(?:ed|ing)?|beg(?:an|un)|doing|working on|half ?way|on (?:standard )?\d+ now)\b"
)
_DONE = re.compile(
    r"\b(?:done|did|finish(?:ed)?|complet(?:e|ed)|passed|signed off|sorted|got|all)\b"
)
_NOT_DONE = re.compile(r"\b(?:not|nt|havent|hasnt|didnt|undo|wrong|mistake|no)\b")
_ALL = re.compile(
    r"\b(?:all (?:of (?:them|it)|16|15|sixteen|done|finished|standards|the standards)"
    r"|(?:whole|all) (?:thing|certificate)|everything|(?:finished|completed|passed|got)"
    r" (?:my |the )?care cert\w*(?! standard| \d))\b"
)
_PIECES = re.compile(
    r"[;.!\n]+|,\s*(?=(?:i |ive |have )?(?:start|beg|doing|working|not|now))"
    r"|\b(?:but|and (?=start|begun|began|doing|now))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standards:
    """What a message says: numbers that are done, begun, or not done after all.

    `count`: so many more are done, and which ones was not said.
    """

    done: tuple[int, ...] = ()
    started: tuple[int, ...] = ()
    taken_back: tuple[int, ...] = ()
    count: int | None = None

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return self != Standards()


def is_about_standards(text: str) -> bool:
    """Whether a message speaks of the Care Certificate or of its standards."""
    return _ABOUT.search(plain(text)) is not None


def read_standards(text: str, names: Mapping[int, Iterable[str]]) -> Standards:
    """Return what is said of the standards; `names`: the words for each. Never raises."""
    known = plain(text)
    if _ALL.search(known) and not _NOT_DONE.search(known):
        return Standards(done=ALL)
    if (few := _COUNT.search(known)) is not None:
        return Standards(count=_few(few))
    done: list[int] = []
    started: list[int] = []
    back: list[int] = []
    for piece in _PIECES.split(text):
        numbers = _numbers(piece, names)
        spoken = plain(piece)
        if _NOT_DONE.search(spoken):
            back += numbers
        elif _STARTED.search(spoken) and not _DONE.search(spoken):
            started += numbers
        else:
            done += numbers
    first, begun, undone = (tuple(dict.fromkeys(some)) for some in (done, started, back))
    return Standards(first, begun, undone)


def _few(found: re.Match[str]) -> int:
    word = found["count"] or found["few"] or "one"
    if word.startswith("a couple"):
        return 2
    if word == "another":
        return 1
    return min(_WORDS.get(word) or int(word), len(ALL))


def _numbers(piece: str, names: Mapping[int, Iterable[str]]) -> list[int]:
    spoken = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", " ".join(plain(piece).split()))
    spoken = " ".join(str(_WORDS.get(word, word)) for word in spoken.split())
    dashed = re.sub(r"(\d)\s*[-–]\s*(\d)", r"\1 to \2", piece)
    spans = _SPAN.findall(plain(dashed)) or _SPAN.findall(spoken)
    found = [number for first, last in spans for number in range(int(first), int(last) + 1)]
    found += [int(one) for one in _NUMBER.findall(_SPAN.sub(" ", spoken))]
    words = {str(number): some for number, some in names.items()}
    found += [int(one) for one in find_barriers(piece, words)]
    return [number for number in dict.fromkeys(found) if number in ALL]
