"""Which facts a person looks at again, and by when: everything in the content that is a `Fact`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.content.content import Content
from bot.content.facts import Fact
from bot.content.files import read_model
from bot.content.safety_file import SafetyRuleFile
from bot.content.smaller import SafetyMessageFile, SignpostFile

_FILES = {
    "finder": "role_finder.yml",
    "rights": "data_rights.yml",
    "safety_replies": "safety_messages.yml",
    "skills": "skills_check.yml",
    "words": "labels.yml",
}
_FOLDERS = ("roles", "languages")


def models(content: Content) -> Iterator[tuple[str, BaseModel]]:
    """Yield the name and the model of every file that is one model of its own."""
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, BaseModel):
            yield _FILES.get(field.name, f"{field.name}.yml"), value


@dataclass(frozen=True, order=True)
class Review:
    """One fact to look at again: by when, where it stands, who does it."""

    review_by: date
    file: str
    place: str
    owner: str

    def __str__(self) -> str:
        place = f": {self.place}" if self.place else ""
        return f"{self.review_by}  {self.file}{place}  ({self.owner})"


def reviews(content_dir: Path, before: date) -> list[Review]:
    """Return what has to be looked at before a day, the earliest first.

    Raises ContentError when the content cannot be read.
    """
    content = Content.load(content_dir)
    owners = {
        "signposts": read_model(content_dir / "signposts.yml", SignpostFile).owner,
        "safety_replies": read_model(content_dir / "safety_messages.yml", SafetyMessageFile).owner,
    }
    found = {
        review
        for field in fields(content)
        for review in _found(field.name, getattr(content, field.name), owners.get(field.name, ""))
    }
    rules = read_model(content_dir / "safety.yml", SafetyRuleFile)
    found.add(Review(rules.review_by, "safety.yml", "", rules.owner))
    return sorted(review for review in found if review.review_by < before)


def _found(name: str, value: Any, owner: str) -> Iterator[Review]:
    if name in _FOLDERS and isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _in(f"{name}/{key}.yml", "", inner, owner)
    else:
        yield from _in(_FILES.get(name, f"{name}.yml"), "", value, owner)


def _in(file: str, place: str, value: Any, owner: str) -> Iterator[Review]:
    if isinstance(value, BaseModel):
        owner = getattr(value, "owner", None) or owner
        if isinstance(value, Fact):
            yield Review(value.review_by, file, place, owner or "nobody named")
        for name in type(value).model_fields:
            yield from _in(file, f"{place}.{name}".strip("."), getattr(value, name), owner)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _in(file, f"{place}.{name}".strip("."), inner, owner)
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from _in(file, f"{place}[{at}]", inner, owner)
