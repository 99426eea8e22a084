"""An answer as the parser can read it, with the way back to the resident's own words.

Text speak and plain misspellings are written out, shouting is taken down, a line's end ends a
sentence. Nothing of this is shown: it is for reading alone, so it may guess where
`bot.journey.tidying` may not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.journey.answers.lexicon import Lexicon
from bot.journey.spelling import MOST_LOOKED_UP, Spelling
from bot.journey.text import MOST_READ

_PIECE = re.compile(
    r"\d+(?:[.:,/]\d+)*(?:st|nd|rd|th|am|pm|%)?(?![^\W_])|[^\W_]+(?:['-][^\W_]+)*|[.!?,;:()\"]|\n"
)
_IN_LAW = re.compile(
    r"\b((?:grand)?(?:father|mother|brother|sister|son|daughter))[ -]in[ -]law\b", re.IGNORECASE
)
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "st", "prof"))
_CLOSING = frozenset('.!?,;:)"')
_ENDS = frozenset(".!?;:,")
_BEFORE_ILL = frozenset(("", ".", ",", "!", "then", "first", "so"))
"""After these "ill" is "I'll", and after others a state."""
_SHORTEST = 4
"""Letters that an unknown word needs to be taken for a misspelt one."""
_LOUD = 0.7
"""The share of capital letters from which an answer is shouted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text to read, and where it stood in the answer."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Normal:
    """An answer to read: `text`, and for each piece of it (`at`) the place in the `answer`."""

    answer: str
    text: str
    at: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]

    @property
    def lower(self) -> str:
        """Return the text in small letters; places stay the same."""
        return self.text.lower()

    def said(self, start: int, end: int) -> str:
        """Return the resident's own words behind a stretch of the text."""
        inside = [
            piece
            for piece, (first, last) in zip(self.pieces, self.at, strict=True)
            if first < end and last > start
        ]
        if not inside:
            return ""
        return self.answer[inside[0].start : inside[-1].end].strip(" ,.;:\n")


def normal(answer: str, lexicon: Lexicon, spelling: Spelling) -> Normal:
    """Return an answer as the parser can read it; never raises."""
    text = answer[:MOST_READ]
    return _joined(text, _Writer(text, lexicon, spelling).pieces())


class _Writer:
    """Writes one answer out, piece by piece."""

    def __init__(self, text: str, lexicon: Lexicon, spelling: Spelling) -> None:
        self.text = text.replace("’", "'").replace("‘", "'").replace("`", "'").replace("_", " ")
        self.loud = _is_loud(self.text)
        self.lexicon = lexicon
        self.spelling = spelling
        self.looked_up: set[str] = set()

    def pieces(self) -> list[Piece]:
        """Return the answer's pieces in order; "father in law" is one of them."""
        laws = {found.start(): found for found in _IN_LAW.finditer(self.text)}
        pieces: list[Piece] = []
        done = 0
        for found in _PIECE.finditer(self.text):
            law = laws.get(found.start())
            if found.start() < done:
                continue
            if law is not None:
                done = law.end()
                pieces.append(Piece(law[1].lower(), law.start(), law.end()))
                continue
            word = self._word(found[0], pieces[-1].text if pieces else "")
            if word:
                pieces.append(Piece(word, found.start(), found.end()))
        return pieces

    def _word(self, raw: str, last: str) -> str:
        """Return one piece as it is read; empty where nothing is to be read."""
        if raw == "\n":
            return "." if last and last not in _ENDS else ""
        if not raw[0].isalnum():
            return "" if _is_needless(raw, last) else raw
        word = raw.lower() if self.loud else raw
        small = word.lower()
        if small == "i" or (small == "ill" and last.lower() in _BEFORE_ILL):
            return "I" if small == "i" else "I'll"
        meant = self.lexicon.text_speak.get(small) or self.spelling.slips.get(small)
        if meant is not None and (word.islower() or not last or last in _ENDS):
            return meant
        if word.islower() and word.isalpha() and len(word) >= _SHORTEST:
            return self._mended(word)
        return word

    def _mended(self, word: str) -> str:
        known = word in self.lexicon.known_words or self.spelling.known(word)
        if known or len(self.looked_up) > MOST_LOOKED_UP:
            return word
        self.looked_up.add(word)
        return self.spelling.likeliest(word, self.lexicon.known_words) or word


def _is_needless(sign: str, last: str) -> bool:
    """Whether a sign ends nothing: after another one, or after "Mrs"."""
    return last in _ENDS or not last or (sign == "." and last.lower() in _TITLES)


def _is_loud(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > _LOUD * len(letters)  # noqa: PLR2004


def _joined(answer: str, pieces: list[Piece]) -> Normal:
    text = ""
    at: list[tuple[int, int]] = []
    for piece in pieces:
        if text and piece.text not in _CLOSING and not text.endswith("("):
            text += " "
        at.append((len(text), len(text) + len(piece.text)))
        text += piece.text
    return Normal(answer, text, tuple(at), tuple(pieces))
