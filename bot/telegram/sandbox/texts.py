"""Lengths in UTF-16 units, as Telegram counts, and the entities it finds in plain text."""

from __future__ import annotations

import re
from typing import Any

MAX_TEXT = 4096
MAX_CAPTION = 1024
_LAST_SINGLE_UNIT = 0xFFFF

_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units `text` has: an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, limit: int = MAX_TEXT) -> list[str]:
    """Split a long text into messages of at most `limit` UTF-16 units, as the phone app does."""
    parts: list[str] = []
    current: list[str] = []
    size = 0
    for character in text:
        width = 2 if ord(character) > _LAST_SINGLE_UNIT else 1
        if size + width > limit:
            parts.append("".join(current))
            current, size = [], 0
        current.append(character)
        size += width
    if current:
        parts.append("".join(current))
    return parts


def find_entities(text: str) -> list[dict[str, Any]]:
    """Return the entities that Telegram marks by itself: commands, links, email addresses."""
    return [
        {
            "type": match.lastgroup or "",
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _FOUND.finditer(text)
    ]


def trim(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Strip the outer blanks as Telegram does, and move the entities with the text."""
    stripped = text.strip()
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    length = utf16_length(stripped)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] + entity["length"] - shift)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return stripped, moved
