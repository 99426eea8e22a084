"""The words of an answer as a parser gives them, and who reads: rules know no parser's package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.journey.answers.lexicon import Lexicon
from bot.journey.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parsed text.

    `tag` is Penn Treebank's, `dep` the relation to the word at `head` (its place; its own at the
    top), `kind` the kind of name that it is part of ("PERSON"), or empty. `start` and `end` are
    places in the text.
    """

    text: str
    tag: str
    dep: str
    head: int
    kind: str
    start: int
    end: int
    opens: bool = False
    """Whether a sentence begins with it."""

    @property
    def lower(self) -> str:
        """Return it in small letters."""
        return self.text.lower()


class Reader(Protocol):
    """Parses English, and brings the words that the rules look for."""

    @property
    def lexicon(self) -> Lexicon:
        """Return the word lists."""
        ...

    @property
    def spelling(self) -> Spelling:
        """Return which misspelt words mean what."""
        ...

    def parse(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text with their relations; safe to call from any thread."""
        ...
