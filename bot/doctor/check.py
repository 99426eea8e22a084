"""The outcome of one look at the installation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """What was looked at, whether it is in order, what was seen, and what to do if not."""

    name: str
    ok: bool
    message: str
    remedy: str = ""

    @classmethod
    def fine(cls, name: str, message: str) -> Check:
        """Return a check that found everything in order."""
        return cls(name, ok=True, message=message)

    @classmethod
    def wrong(cls, name: str, message: str, remedy: str) -> Check:
        """Return a check that found something, with what to do about it."""
        return cls(name, ok=False, message=message, remedy=remedy)
