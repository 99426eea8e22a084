"""Files that residents get in the chat: made when they are sent, stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file: the name that the phone shows, and its bytes."""

    name: str
    content: bytes
