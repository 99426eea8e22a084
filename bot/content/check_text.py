"""Judges one message as a resident reads it: length, sentences, words, questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.problems import Severity
from bot.content.smaller import Style


def check_text(text: str, style: Style) -> Iterator[tuple[Severity, str]]:
    """Judge one message that a resident may read."""
    if len(text) > style.never_over_characters:
        yield Severity.WRONG, f"has {len(text)} characters; cut it to {style.max_characters}"
    elif len(text) > style.max_characters:
        yield Severity.ADVICE, f"has {len(text)} characters; usually {style.max_characters} at most"
    for sentence in sentences(text):
        words = len(sentence.split())
        if words > style.max_words_in_sentence:
            start = " ".join(sentence.split()[:4])
            yield Severity.WRONG, f'has a sentence of {words} words ("{start} …"); cut it in two'
    yield from forbidden(text, style)
    yield from _questions(text)


def sentences(text: str) -> list[str]:
    """Split a message into sentences: at line ends, and at stops followed by a space.

    "9.30am" and "jobs.nhs.uk" hold no stop of that kind.
    """
    pieces = re.split(r"\n+|(?<=[.!?…])[\"”')]*\s+|:\s+", text)
    return [piece.strip(" •-") for piece in pieces if piece.strip(" •-")]


def forbidden(text: str, style: Style) -> Iterator[tuple[Severity, str]]:
    """Find words that are not used, with what to write instead."""
    allowed = text
    for phrase in style.allowed:
        allowed = re.sub(re.escape(phrase), " ", allowed, flags=re.IGNORECASE)
    for word, instead in style.forbidden.items():
        # Abbreviations are matched in capitals, so that "HCA" is not found in other words.
        flags = 0 if word.isupper() else re.IGNORECASE
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", allowed, flags):
            yield Severity.WRONG, f'uses "{word}"; instead: {instead}'


def _questions(text: str) -> Iterator[tuple[Severity, str]]:
    asked = [piece for piece in sentences(text) if piece.endswith("?")]
    if len(asked) > 1:
        yield Severity.WRONG, f"asks {len(asked)} questions; ask one"
    elif asked and not text.rstrip().endswith("?"):
        yield Severity.ADVICE, "asks a question that does not come last; put it last"
