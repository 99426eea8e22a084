"""Judges one message as a resident reads it: length, sentences, words, questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.problems import Severity
from bot.content.reading_age import too_old
from bot.content.ruler import Ruler

Verdicts = Iterator[tuple[Severity, str]]

_ACRONYM = re.compile(r"(?<![\w/.])[A-Z]{2,}(?=s?(?![\w/]))")
_LIST_ITEM = re.compile(r"^\W*[•●○✔◌–]|^[a-f]\) |^[^.!?]{1,30}: ")


def check_text(text: str, ruler: Ruler) -> Verdicts:
    """Judge one message that a resident may read."""
    style = ruler.style
    if len(text) > style.never_over_characters:
        yield Severity.WRONG, f"has {len(text)} characters; cut it to {style.max_characters}"
    elif len(text) > style.max_characters:
        yield Severity.ADVICE, f"has {len(text)} characters; usually {style.max_characters} at most"
    for sentence in sentences(text):
        words = len(sentence.split())
        if words > style.max_words_in_sentence:
            start = " ".join(sentence.split()[:4])
            yield Severity.WRONG, f'has a sentence of {words} words ("{start} …"); cut it in two'
    if (harder := too_old([text], ruler, alone=True)) is not None:
        yield Severity.WRONG, harder
    yield from _ideas(text, ruler)
    yield from forbidden(text, ruler)
    yield from _questions(text)


def sentences(text: str) -> list[str]:
    """Split a message into sentences: at line ends, and at stops followed by a space.

    "9.30am" and "jobs.nhs.uk" hold no stop of that kind.
    """
    pieces = re.split(r"\n+|(?<=[.!?…])[\"”')]*\s+|:\s+", text)
    return [piece.strip(" •-") for piece in pieces if piece.strip(" •-")]


def forbidden(text: str, ruler: Ruler) -> Verdicts:
    """Find words that are not used, with what to write instead."""
    style, allowed = ruler.style, text
    for phrase in style.allowed:
        allowed = re.sub(re.escape(phrase), " ", allowed, flags=re.IGNORECASE)
    for pattern, message in ruler.refused:
        if pattern.search(allowed):
            yield Severity.WRONG, message
    for short in sorted(set(_ACRONYM.findall(allowed)) - ruler.acronyms):
        yield Severity.WRONG, f'uses "{short}"; write it out, or explain it in glossary.yml'


def _ideas(text: str, ruler: Ruler) -> Verdicts:
    """Two ideas at most: so many paragraphs of so many sentences; lists are counted as one."""
    style = ruler.style
    told = [line for line in text.split("\n") if line.strip() and not _LIST_ITEM.match(line)]
    # A heading of a list, or a line that ends with none of these, is no idea of its own.
    paragraphs = [line for line in told if line.rstrip().endswith((".", "!", "?"))]
    if len(paragraphs) > style.max_paragraphs:
        yield (
            Severity.WRONG,
            f"has {len(paragraphs)} paragraphs; two ideas are enough, cut it in two",
        )
    for line in paragraphs:
        count = len(re.findall(r"[.!?](?=\s|$)", line))
        if count > style.max_sentences_in_paragraph:
            yield Severity.WRONG, f"has a paragraph of {count} sentences; cut it in two"


def _questions(text: str) -> Verdicts:
    asked = [piece for piece in sentences(text) if piece.endswith("?")]
    if len(asked) > 1:
        yield Severity.WRONG, f"asks {len(asked)} questions; ask one"
    elif asked and not text.rstrip().endswith("?"):
        yield Severity.ADVICE, "asks a question that does not come last; put it last"
