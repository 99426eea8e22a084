"""Finds every text for residents in a content model, and judges it where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from bot.content.check_text import check_text, forbidden
from bot.content.facts import Fact
from bot.content.problems import Problem, Severity
from bot.content.smaller import Style
from bot.content.words import Label, Part, Words


def due(file: str, place: str, fact: Fact, on: date) -> Iterator[Problem]:
    """Report a fact whose review date has passed."""
    if fact.is_due(on):
        yield Problem(Severity.DUE, file, place, f"review was due {fact.review_by}")


def check_words(file: str, model: BaseModel, style: Style, under: str = "") -> Iterator[Problem]:
    """Judge every text of a model; `under` is the place in the file at which the model stands."""
    for place, words in _walk(model, under):
        if isinstance(words, Part):
            for severity, message in forbidden(words, style):
                yield Problem(severity, file, place, message)
        elif isinstance(words, Label):
            if len(words) > style.max_label_characters:
                message = (
                    f"has {len(words)} characters; a button holds {style.max_label_characters}"
                )
                yield Problem(Severity.WRONG, file, place, message)
        else:
            yield from judge(file, place, words, style)


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


def judge(file: str, place: str, text: str, style: Style) -> Iterator[Problem]:
    """Judge one message at its place in a file."""
    for severity, message in check_text(text, style):
        yield Problem(severity, file, place, message)
