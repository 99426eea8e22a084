"""Checks the texts and buttons of Rasa's responses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.content.check_uses import check_uses
from bot.content.check_words import judge, judge_label, judge_together
from bot.content.files import read_yaml
from bot.content.problems import Problem, Severity
from bot.content.ruler import Ruler
from bot.errors import ContentError


def check_responses(folder: Path, root: Path, ruler: Ruler) -> Iterator[Problem]:
    """Check all responses of a folder, and that the code under `root` says what is there."""
    known: dict[str, tuple[str, Any]] = {}
    for file in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
        name = f"responses/{file.name}"
        try:
            plain = read_yaml(file)
        except ContentError as error:
            yield Problem(Severity.WRONG, name, "loading", str(error))
            continue
        found = (plain.get("responses") if isinstance(plain, dict) else None) or {}
        for response, variations in found.items():
            if response in known:
                message = f"stands in {known[response][0]} too"
                yield Problem(Severity.WRONG, name, response, message)
            known[response] = (name, variations)
        yield from _check_file(name, found, ruler)
    if known:
        yield from check_uses(root, known)


def _check_file(name: str, found: dict[str, Any], ruler: Ruler) -> Iterator[Problem]:
    texts = []
    for response, variations in found.items():
        for at, variation in enumerate(variations or ()):
            place = f"{response}[{at}]"
            if text := str(variation.get("text") or ""):
                texts.append(text)
                yield from judge(name, place, text, ruler)
            for button in variation.get("buttons") or ():
                yield from judge_label(name, place, str(button.get("title", "")), ruler)
    yield from judge_together(name, "all of it", texts, ruler)
