"""The turn that is being taken right now, for the code that Rasa calls on our behalf."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Turn:
    """One message on its way through Rasa; `failure` says, without anybody's words, what broke."""

    message_id: str
    failure: str | None = None


_turn: ContextVar[Turn | None] = ContextVar("mooring_turn", default=None)


def current_turn() -> Turn | None:
    """Return the turn that this task is taking, or None outside of one."""
    return _turn.get()


@contextmanager
def taking(turn: Turn) -> Iterator[Turn]:
    """Make `turn` the current one until the block ends."""
    token = _turn.set(turn)
    try:
        yield turn
    finally:
        _turn.reset(token)


def note_failure(what: str) -> None:
    """Remember that the current turn cannot be saved; the first reason is kept."""
    turn = _turn.get()
    if turn is not None and turn.failure is None:
        turn.failure = what
