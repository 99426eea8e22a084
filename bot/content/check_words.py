"""Finds every text for residents in a content model, and judges it where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from bot.content.check_text import check_text, forbidden
from bot.content.facts import Fact
from bot.content.problems import Problem, Severity
from bot.content.reading_age import too_old
from bot.content.ruler import Ruler
from bot.content.words import Label, Part, Words


def due(file: str, place: str, fact: Fact, on: date) -> Iterator[Problem]:
    """Report a fact whose review date has passed."""
    if fact.is_due(on):
        yield Problem(Severity.DUE, file, place, f"review was due {fact.review_by}")


def check_words(file: str, model: BaseModel, ruler: Ruler, under: str = "") -> Iterator[Problem]:
    """Judge every text of a model; `under` is the place in the file at which the model stands."""
    texts = list(_walk(model, under))
    told = [words for _, words in texts if not isinstance(words, Part | Label)]
    yield from judge_together(file, under or "all of it", told, ruler)
    for place, words in texts:
        if isinstance(words, Part):
            yield from judge_words(file, place, words, ruler)
        elif isinstance(words, Label):
            yield from judge_label(file, place, words, ruler)
        else:
            yield from judge(file, place, words, ruler)


def _walk(value: Any, place: str) -> Iterator[tuple[str, Words]]:
    """Find every text for residents in a model, with its place."""
    if isinstance(value, Words):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), f"{place}.{name}".strip("."))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walk(inner, f"{place}.{name}".strip("."))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _walk(inner, f"{place}[{at}]")


def judge(file: str, place: str, text: str, ruler: Ruler) -> Iterator[Problem]:
    """Judge one message at its place in a file."""
    for severity, message in check_text(text, ruler):
        yield Problem(severity, file, place, message)


def judge_together(file: str, place: str, texts: Iterable[str], ruler: Ruler) -> Iterator[Problem]:
    """Judge how old a reader of all these texts has to be; too few words are not judged."""
    if (harder := too_old(texts, ruler, alone=False)) is not None:
        yield Problem(Severity.WRONG, file, place, harder)


def judge_label(file: str, place: str, text: str, ruler: Ruler) -> Iterator[Problem]:
    """Judge the text of a button at its place in a file."""
    most = ruler.style.max_label_characters
    if not 1 <= len(text) <= most:
        message = f"has {len(text)} characters; a button holds 1 to {most}"
        yield Problem(Severity.WRONG, file, place, message)
    yield from judge_words(file, place, text, ruler)


def judge_words(file: str, place: str, text: str, ruler: Ruler) -> Iterator[Problem]:
    """Judge which words a piece of a text uses."""
    for severity, message in forbidden(text, ruler):
        yield Problem(severity, file, place, message)
