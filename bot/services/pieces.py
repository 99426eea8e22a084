"""Cuts a long reply into messages that Telegram takes, at the ends of sentences.

Telegram counts UTF-16 units: an emoji is two.
"""

from __future__ import annotations

import re

TELEGRAM_LIMIT = 4096
CAPTION_LIMIT = 1024
"""For the words below a picture or a file."""
_BREAKS = (
    re.compile(r"\n\n+"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…])\s+"),
    re.compile(r"\s+"),
)


def units(text: str) -> int:
    """Return the length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def pieces(text: str, limit: int = TELEGRAM_LIMIT) -> list[str]:
    """Return `text` in pieces of at most `limit` UTF-16 units, none of them empty.

    A piece ends, where it can, at a paragraph, else a line, a sentence, a word; a single longer
    word is cut between characters.
    """
    rest = text.strip()
    found: list[str] = []
    while units(rest) > limit:
        head = _longest_head(rest, limit)
        cut = _best_cut(head, rest)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def _longest_head(text: str, limit: int) -> str:
    size = 0
    for position, character in enumerate(text):
        size += units(character)
        if size > limit:
            return text[:position]
    return text


def _best_cut(head: str, text: str) -> int:
    for pattern in _BREAKS:
        ends = [found.end() for found in pattern.finditer(text, 0, len(head) + 1)]
        usable = [end for end in ends if len(head) // 3 < end <= len(head)]
        if usable:
            return usable[-1]
    return len(head)
