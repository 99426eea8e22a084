"""Checks translations against the English: the same places, payloads, numbers and conditions.

What a translation says cannot be checked here; `read_by` tells who, at home in the language, has.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.content.content import Content
from bot.content.files import read_yaml
from bot.content.languages import Translation
from bot.content.problems import Problem, Severity
from bot.errors import ContentError

_PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_NUMBER = re.compile(r"\d[\d ]*\d")
_SUFFIX = re.compile(r"__([a-z]{2})$")


def check_languages(content: Content, responses: Path, on: date) -> Iterator[Problem]:
    """Find what a translation lost, of the content and of the responses in `responses`."""
    for code, translation in content.languages.items():
        file = f"languages/{code}.yml"
        yield from _check_safety(file, translation, content)
        if translation.is_due(on):
            yield Problem(
                Severity.DUE, file, "review_by", f"review was due {translation.review_by}"
            )
        if translation.read_by is None:
            message = f"nobody at home in {translation.name} has read it yet"
            yield Problem(Severity.DUE, file, "read_by", message)
    english = _responses(sorted(responses.glob("*.yml")))
    for path in sorted((responses / "languages").glob("*.yml")):
        yield from _check_responses(f"responses/languages/{path.name}", path, english, content)


def _check_safety(file: str, translation: Translation, content: Content) -> Iterator[Problem]:
    for reply_id, reply in content.safety_replies.items():
        texts = translation.safety.get(reply_id)
        if texts is None or len(texts) != len(reply.messages):
            what = f"needs {len(reply.messages)} messages"
            yield Problem(Severity.WRONG, file, f"safety.{reply_id}", what)
            continue
        for at, (text, message) in enumerate(zip(texts, reply.messages, strict=True)):
            if _numbers(text) != _numbers(message.text):
                yield Problem(
                    Severity.WRONG, file, f"safety.{reply_id}[{at}]", "names other numbers"
                )
    for reply_id in translation.safety.keys() - content.safety_replies.keys():
        yield Problem(Severity.WRONG, file, f"safety.{reply_id}", "there is no such reply")
    for label in translation.labels.keys() - content.labels.keys():
        yield Problem(Severity.WRONG, file, f"labels.{label}", "there is no such label")


def _check_responses(
    file: str, path: Path, english: Mapping[str, Any], content: Content
) -> Iterator[Problem]:
    try:
        read_yaml(path)
    except ContentError as error:
        yield Problem(Severity.WRONG, file, "loading", str(error))
    for name, variations in _responses([path]).items():
        suffix = _SUFFIX.search(name)
        if suffix is None or suffix.group(1) != path.stem:
            yield Problem(Severity.WRONG, file, name, f"must end with __{path.stem}")
            continue
        original = english.get(name[: suffix.start()])
        if original is None or len(original) != len(variations):
            yield Problem(Severity.WRONG, file, name, "has no English of as many variations")
            continue
        for at, (here, there) in enumerate(zip(variations, original, strict=True)):
            place = f"{name}[{at}]"
            for what in _lost(here, there):
                yield Problem(Severity.WRONG, file, place, what)
            too_long = len(str(here.get("text", ""))) > content.style.never_over_characters
            if too_long:
                yield Problem(Severity.WRONG, file, place, "is too long")


def _lost(here: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[str]:
    """Say what of the English variation is not in the translated one."""
    if _places(here) != _places(there):
        yield f"has the places {sorted(_places(here))}, not {sorted(_places(there))}"
    if _payloads(here) != _payloads(there):
        yield "has other buttons than the English"
    if here.get("condition") != there.get("condition"):
        yield "has another condition than the English"


def _places(variation: Mapping[str, Any]) -> set[str]:
    return set(_PLACE.findall(str(variation.get("text", ""))))


def _payloads(variation: Mapping[str, Any]) -> list[str]:
    return [str(button.get("payload")) for button in variation.get("buttons") or ()]


def _numbers(text: str) -> list[str]:
    return sorted(number.replace(" ", "") for number in _NUMBER.findall(text))


def _responses(files: list[Path]) -> dict[str, Any]:
    """Return the responses of files; one that is broken is reported where it is checked itself."""
    found: dict[str, Any] = {}
    for file in files:
        with contextlib.suppress(ContentError):
            plain = read_yaml(file)
            found.update((plain or {}).get("responses") or {})
    return found
