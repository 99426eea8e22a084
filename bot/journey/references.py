"""The way of one reference: asked first, agreed, requested by the employer, chased, received.

Employers ask by themselves, after an offer; what a resident can do is to ask first, to chase, and
to name somebody else (domain.md E4). All days are London's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    """How far a reference is."""

    TO_ASK = "to_ask"
    AGREED = "agreed"
    REQUESTED = "requested"
    RECEIVED = "received"
    REFUSED = "refused"
    REPLACED = "replaced"


class AllTogether(StrEnum):
    """How somebody's references stand as a whole."""

    NONE = "none"
    MINE = "mine"
    """The resident's turn: to ask, or to name somebody else."""
    EMPLOYER = "employer"
    REFEREE = "referee"
    RECEIVED = "received"


CHASE_AFTER = timedelta(days=7)
CHASE_AGAIN = timedelta(days=4)
"""So long after it was asked for, and after it was chased, it is asked again."""
OF_PERMISSION: Mapping[str, State] = {"yes": State.AGREED, "no": State.REFUSED}
"""What a referee said when they were asked -> where the reference stands then."""


@dataclass(frozen=True, slots=True)
class OneReference:
    """One reference; `chased`: how often. Days are None where they do not apply."""

    state: State
    requested_on: date | None = None
    chase_on: date | None = None
    chased: int = 0
    received_on: date | None = None


def after(one: OneReference, state: State, today: date, *, chased: bool = False) -> OneReference:
    """Return a reference after it came to a state, or was chased once more."""
    if state is State.REQUESTED:
        wait = CHASE_AGAIN if chased else CHASE_AFTER
        since = one.requested_on or today
        return OneReference(state, since, today + wait, one.chased + int(chased))
    if state is State.RECEIVED:
        return OneReference(state, one.requested_on, None, one.chased, today)
    return OneReference(state, chased=one.chased)


def together(states: Iterable[State]) -> AllTogether:
    """Return how references stand as a whole: whose turn it is, or that all have come."""
    known = [one for one in states if one is not State.REPLACED]
    if not known:
        return AllTogether.NONE
    if State.REFUSED in known or State.TO_ASK in known:
        return AllTogether.MINE
    if State.REQUESTED in known:
        return AllTogether.REFEREE
    return AllTogether.RECEIVED if set(known) == {State.RECEIVED} else AllTogether.EMPLOYER
