"""Checks the texts and buttons of Rasa's responses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.content.check_words import judge
from bot.content.files import read_yaml
from bot.content.problems import Problem, Severity
from bot.content.smaller import Style
from bot.errors import ContentError


def check_responses(file: Path, style: Style) -> Iterator[Problem]:
    """Check the texts and buttons of one Rasa responses file."""
    name = f"responses/{file.name}"
    try:
        plain = read_yaml(file)
    except ContentError as error:
        yield Problem(Severity.WRONG, name, "loading", str(error))
        return
    responses = plain.get("responses") if isinstance(plain, dict) else None
    for response, variations in (responses or {}).items():
        for at, variation in enumerate(variations or ()):
            place = f"{response}[{at}]"
            text = variation.get("text")
            if text:
                yield from judge(name, place, str(text), style)
            for button in variation.get("buttons") or ():
                title = str(button.get("title", ""))
                if not title or len(title) > style.max_label_characters:
                    message = f"a button needs 1 to {style.max_label_characters} characters"
                    yield Problem(Severity.WRONG, name, place, message)
