"""One clause of an answer: who does what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """Who acts."""

    I = "I"  # noqa: E741 (the word itself)
    WE = "we"
    YOU = "you"
    OTHER = "other"
    NOBODY = "nobody"
    """No subject was said."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject: places of words are indexes into the words of the answer.

    `would`: said of what one would, will or could do. `wished`: under "want to" and the like.
    `marker`: "if", "when" … before it. `first`, `last`: the words it spans, both included.
    """

    verb: int
    lemma: str
    who: Who
    subject: int | None
    past: bool = False
    would: bool = False
    must: bool = False
    wished: bool = False
    passive: bool = False
    perfect: bool = False
    ongoing: bool = False
    """"I was standing": what went on, not what was done."""
    negated: bool = False
    cannot: bool = False
    """"I can't say": no deed, but for what is done instead."""
    loose: bool = False
    """No finite verb of its own: "to help", "by talking"."""
    marker: str = ""
    first: int = 0
    last: int = 0
