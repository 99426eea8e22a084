"""The six checks before a start: whose turn each is, what an update does to it, what comes next.

The six are the NHS Employment Check Standards (domain.md E). Nothing here decides about anybody:
a check is as far as somebody says that it is. All days are London's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class Check(StrEnum):
    """The six checks, in the order in which they are shown."""

    RIGHT_TO_WORK = "right_to_work"
    IDENTITY = "identity"
    REFERENCES = "references"
    DBS = "dbs"
    HEALTH = "health"
    QUALIFICATIONS = "qualifications"


class State(StrEnum):
    """How far a check is."""

    NOT_STARTED = "not_started"
    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


class Whose(StrEnum):
    """Whose turn it is."""

    ME = "me"
    REFEREE = "referee"
    EMPLOYER = "employer"
    DBS = "dbs"
    OCCUPATIONAL_HEALTH = "occupational_health"


class Happened(StrEnum):
    """What somebody tells of a check."""

    DONE = "done"
    """It is finished: "dbs came back"."""
    SENT = "sent"
    """Their part is done, others go on: "sent my id this morning"."""
    WANTED = "wanted"
    """Something is wanted of them: "HR asked for proof of address"."""
    READY = "ready"
    """They have what is needed, but nobody has it from them yet: "got my share code"."""
    LOST = "lost"
    """It has to be done again: "they lost my form"."""
    REFUSED = "refused"
    """What they gave was not accepted."""
    STUCK = "stuck"
    """It does not go on with others: "my old boss will not answer"."""
    WAITING = "waiting"
    """Nothing new from others: "still waiting on refs"."""
    NOT_YET = "not_yet"
    """They have not done their own part yet."""
    ASKED_AGAIN = "asked_again"
    """They chased it."""
    CALLED = "called"
    """Somebody rang or wrote, and it is not known what for."""
    NOT_NEEDED = "not_needed"
    """Nobody asks for it in this job."""


SETTLED = frozenset({State.DONE, State.NOT_NEEDED})

FOLLOWS: Mapping[Check, Whose] = {
    Check.RIGHT_TO_WORK: Whose.EMPLOYER,
    Check.IDENTITY: Whose.EMPLOYER,
    Check.REFERENCES: Whose.REFEREE,
    Check.DBS: Whose.DBS,
    Check.HEALTH: Whose.OCCUPATIONAL_HEALTH,
    Check.QUALIFICATIONS: Whose.EMPLOYER,
}
"""Whose turn it is once the resident has done their part."""

STARTS: Mapping[Check, Whose] = {
    Check.RIGHT_TO_WORK: Whose.ME,
    Check.IDENTITY: Whose.ME,
    Check.REFERENCES: Whose.EMPLOYER,
    Check.DBS: Whose.EMPLOYER,
    Check.HEALTH: Whose.EMPLOYER,
    Check.QUALIFICATIONS: Whose.ME,
}
"""Whose turn it is when the offer comes: papers can be got ready, the rest the employer sends."""

DELAYS_MOST: Sequence[Check] = (
    Check.REFERENCES,
    Check.IDENTITY,
    Check.RIGHT_TO_WORK,
    Check.DBS,
    Check.HEALTH,
    Check.QUALIFICATIONS,
)
"""What holds people up most often comes first (domain.md E7)."""

SOON = timedelta(days=2)
"""What is stuck is asked about again after so long."""
MOST_OFFERED = 3
"""So many next things are offered at most."""


@dataclass(frozen=True, slots=True)
class OneCheck:
    """One check as it stands; `blocked_by` is the id of what holds it up, where that was said."""

    check: Check
    state: State = State.NOT_STARTED
    whose: Whose | None = None
    asked_on: date | None = None
    chase_on: date | None = None
    blocked_by: str | None = None
    done_on: date | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self.state in SETTLED

    @property
    def is_mine(self) -> bool:
        """Whether it is the resident's turn."""
        return not self.is_settled and self.whose is Whose.ME

    def is_due(self, today: date) -> bool:
        """Whether the day has come to ask again."""
        return not self.is_settled and self.chase_on is not None and self.chase_on <= today

    def changes(self) -> dict[str, object]:
        """Return all but the check itself, by the names of the columns."""
        return {
            "state": self.state,
            "whose": self.whose,
            "asked_on": self.asked_on,
            "chase_on": self.chase_on,
            "blocked_by": self.blocked_by,
            "done_on": self.done_on,
        }


@dataclass(frozen=True, slots=True)
class Update:
    """What was told of one check: what happened, on which day, with whom it lies, what blocks."""

    happened: Happened
    on: date
    whose: Whose | None = None
    blocked_by: str | None = None


def chase_day(whose: Whose, since: date, today: date, days: Mapping[Whose, int]) -> date:
    """Return when to ask again: so many days after `since`, and never before tomorrow."""
    return max(since + timedelta(days=days[whose]), today + timedelta(days=1))


def after(one: OneCheck, told: Update, today: date, days: Mapping[Whose, int]) -> OneCheck:
    """Return a check as it stands after an update; `days`: after how many to chase whom."""
    happened, on = told.happened, min(told.on, today)
    if happened in {Happened.DONE, Happened.NOT_NEEDED}:
        is_done = happened is Happened.DONE
        state = State.DONE if is_done else State.NOT_NEEDED
        return OneCheck(one.check, state, asked_on=one.asked_on, done_on=on if is_done else None)
    if happened in _MINE:
        block = told.blocked_by or _BLOCKS.get(happened)
        return _open(one, Whose.ME, on, chase_day(Whose.ME, today, today, days), block)
    if happened is Happened.SENT:
        whose = told.whose or FOLLOWS[one.check]
        return _open(one, whose, on, chase_day(whose, on, today, days), None)
    whose = told.whose or _others(one)
    if happened is Happened.STUCK:
        blocked = told.blocked_by or "stuck"
        return _open(one, whose, one.asked_on or on, today + SOON, blocked)
    if happened is Happened.ASKED_AGAIN:
        asked = one.asked_on or on
        return _open(one, whose, asked, chase_day(whose, on, today, days), one.blocked_by)
    # Waiting, or somebody rang: it stays with them, from the day on which they were asked.
    since = one.asked_on or on
    chase = one.chase_on if one.whose is whose else None
    return _open(one, whose, since, chase or chase_day(whose, since, today, days), one.blocked_by)


def started(check: Check, today: date, days: Mapping[Whose, int], *, needed: bool) -> OneCheck:
    """Return a check as it stands on the day of the offer."""
    if not needed:
        return OneCheck(check, State.NOT_NEEDED)
    whose = STARTS[check]
    if whose is Whose.ME:
        return OneCheck(check, State.OPEN, whose, chase_on=chase_day(whose, today, today, days))
    return OneCheck(check, State.NOT_STARTED, whose)


def in_order(known: Iterable[OneCheck]) -> list[OneCheck]:
    """Return all six in the order in which they are shown; an unknown one has not started."""
    found = {one.check: one for one in known}
    return [found.get(check, OneCheck(check)) for check in Check]


def all_settled(known: Sequence[OneCheck]) -> bool:
    """Whether all six are done, or not needed."""
    return len(known) == len(Check) and all(one.is_settled for one in known)


def next_things(known: Iterable[OneCheck], today: date) -> list[OneCheck]:
    """Return the checks of which something can be done now, the most useful first, three at most.

    First what the resident's own turn is, then whom to ask again; what delays most comes first.
    """
    left = sorted(
        (one for one in known if one.is_mine or one.is_due(today) or one.blocked_by),
        key=lambda one: (one.is_settled, not one.is_mine, DELAYS_MOST.index(one.check)),
    )
    return [one for one in left if not one.is_settled][:MOST_OFFERED]


def likely_block(known: Iterable[OneCheck], today: date) -> OneCheck | None:
    """Return the check that most likely holds the start up; None where all are settled.

    What is blocked or the resident's own turn comes before what others have had for long.
    """
    left = [one for one in known if not one.is_settled]

    def weight(one: OneCheck) -> tuple[int, int, int]:
        first = 0 if one.blocked_by else 1 if one.is_mine else 2 if one.is_due(today) else 3
        begun = 0 if one.asked_on else 1
        return first, begun, DELAYS_MOST.index(one.check)

    return min(left, key=weight, default=None)


def whose_turns(known: Iterable[OneCheck]) -> dict[Whose, list[Check]]:
    """Return which checks lie with whom."""
    found: dict[Whose, list[Check]] = {}
    for one in known:
        if not one.is_settled and one.whose is not None:
            found.setdefault(one.whose, []).append(one.check)
    return found


_MINE = frozenset(
    {Happened.WANTED, Happened.READY, Happened.LOST, Happened.REFUSED, Happened.NOT_YET}
)
_BLOCKS = {Happened.LOST: "lost", Happened.REFUSED: "refused", Happened.READY: "ready"}


def _others(one: OneCheck) -> Whose:
    """Return with whom a check lies that is said to lie with others."""
    if one.whose in {None, Whose.ME} or one.state is State.NOT_STARTED:
        return FOLLOWS[one.check]
    return one.whose


def _open(
    one: OneCheck, whose: Whose, asked_on: date, chase_on: date, blocked_by: str | None
) -> OneCheck:
    return replace(
        one,
        state=State.OPEN,
        whose=whose,
        asked_on=asked_on,
        chase_on=chase_on,
        blocked_by=blocked_by,
        done_on=None,
    )
