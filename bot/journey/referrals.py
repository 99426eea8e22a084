"""What somebody was pointed to, what is asked about it later, and what the answer means.

A referral is for something that stands in the way (`barrier:…`), or for a course or another way in
(`way:…`). Help is asked about once; of a course first whether it has begun, then whether it ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

BARRIER, WAY = "barrier:", "way:"
ABOUT = "referral:"
"""What the subject of its reminder begins with."""

OPEN = frozenset({"offered", "accepted", "went"})
LONGEST = timedelta(weeks=16)
"""So long after it began nobody is asked about it any more: it is left to people."""


class Asks(StrEnum):
    """What is asked about a referral."""

    HELP = "help"
    START = "start"
    END = "end"


WAIT = {
    Asks.HELP: timedelta(days=14),
    Asks.START: timedelta(days=14),
    Asks.END: timedelta(days=42),
}


class Outcome(StrEnum):
    """What somebody answers."""

    HELPED = "helped"
    NOT_HELPED = "not_helped"
    NOT_YET = "not_yet"
    STARTED = "started"
    UNWANTED = "unwanted"
    ENDED = "ended"
    GOING = "going"
    STOPPED = "stopped"


STATE = {
    Outcome.HELPED: "helped",
    Outcome.NOT_HELPED: "not_helped",
    Outcome.STARTED: "went",
    Outcome.UNWANTED: "declined",
    Outcome.ENDED: "helped",
    Outcome.GOING: "went",
    Outcome.STOPPED: "not_helped",
}
"""The state that an outcome leads to; without one it stays as it is."""


@dataclass(frozen=True, slots=True)
class NextAsk:
    """What is asked next about a referral, and when."""

    asks: Asks
    at: datetime


def asks(reason: str, state: str) -> Asks | None:
    """Return what is asked about a referral in that state; None when nothing is."""
    if state not in OPEN:
        return None
    if reason.startswith(WAY):
        return Asks.END if state == "went" else Asks.START
    return Asks.HELP


def next_ask(reason: str, state: str, began: datetime, now: datetime) -> NextAsk | None:
    """Return what is asked next; None when it is over, or has gone on for too long."""
    matter = asks(reason, state)
    if matter is None:
        return None
    then = now + WAIT[matter]
    return NextAsk(matter, then) if then - began <= LONGEST else None


def about(referral_id: int) -> str:
    """Return the subject of a referral's reminder."""
    return f"{ABOUT}{referral_id}"
