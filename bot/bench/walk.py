"""What a resident does: in words of their own, and with the buttons that they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle


@dataclass(frozen=True, slots=True)
class Writes:
    """Writes a text or a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Presses:
    """Presses the button with this label; where it is not shown, writes the label instead."""

    label: str


Step = Writes | Presses

JOINING: tuple[Step, ...] = (
    Writes("/start"),
    Presses("Yes"),
    Writes("samira"),
    Writes("LS9"),
    Presses("Yes"),
)
FINDING: tuple[Step, ...] = (
    Presses("Find a role"),
    Writes("9.30 to 2.30 not friday"),
    Presses("Yes"),
    Writes("not sure"),
    Writes("with people"),
    Presses("No"),
    Writes("i look after my mum and i did cleaning"),
)
CHOOSING: tuple[Step, ...] = (
    Presses("About 1"),
    Presses("Save it"),
    Writes("whats next"),
    Writes("show me other roles"),
    Presses("Compare"),
    Presses("1 and 3"),
)
ASKING: tuple[Step, ...] = (
    Writes("what does a porter do"),
    Writes("how much is band 2"),
    Writes("/progress"),
    Writes("who are you"),
    Writes("i also want to go for porter"),
    Writes("/help"),
    Writes("who can see this chat"),
)
WALK = JOINING + FINDING + CHOOSING + ASKING


def steps() -> Iterator[Step]:
    """Yield the walk, and then questions and cards for as long as one asks."""
    return chain(WALK, cycle(ASKING + CHOOSING))
