"""What happened in the sandbox, numbered, for the page and for anyone who watches."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from bot.telegram.sandbox.signals import Signal

_KEPT = 2000


@dataclass(frozen=True)
class Event:
    """One thing that happened: its number, its kind, whom it concerns, and its particulars."""

    seq: int
    kind: str
    person: int | None
    data: dict[str, Any]

    def view(self) -> dict[str, Any]:
        """Return the event as the control API sends it."""
        return {"seq": self.seq, "kind": self.kind, "person": self.person, "data": self.data}


class EventLog:
    """The last events; older ones are forgotten and the reader is told to load afresh."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=_KEPT)
        self._per_person: dict[int, Signal] = {}
        self.any = Signal()
        self.seq = 0
        self.closed = False

    def next_seq(self) -> int:
        """Return the next number; messages and events share one rising sequence."""
        self.seq += 1
        return self.seq

    def publish(
        self, kind: str, person: int | None, data: dict[str, Any], *, seq: int | None = None
    ) -> int:
        """Record an event, wake whoever waits for it, and return its number."""
        number = seq if seq is not None else self.next_seq()
        self._events.append(Event(number, kind, person, data))
        self.any.fire()
        if person is not None:
            self.of(person).fire()
        return number

    def of(self, person: int) -> Signal:
        """Return the bell that rings when something happens to this person."""
        return self._per_person.setdefault(person, Signal())

    def since(self, seq: int) -> list[Event] | None:
        """Return the events after `seq`, or None when some of them are forgotten already."""
        if seq > self.seq:
            return None
        if self._events and self._events[0].seq > seq + 1 and len(self._events) == _KEPT:
            return None
        newer: list[Event] = []
        for event in reversed(self._events):
            if event.seq <= seq:
                break
            newer.append(event)
        newer.reverse()
        return newer

    def close(self) -> None:
        """Wake everyone for the last time: the server is stopping."""
        self.closed = True
        self.any.fire()
        for signal in self._per_person.values():
            signal.fire()
