"""A resident's references on their way: whom they asked, what came, and when to ask again.

The referees are those of the application (`uow.background.referees`). No name, number or address
is asked for; what somebody writes of a referee is masked before it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.clock import in_london
from bot.content.content import Content
from bot.journey import checks as rules
from bot.journey.patterns import best, mended
from bot.journey.references import (
    OF_PERMISSION,
    AllTogether,
    OneReference,
    State,
    after,
    together,
)
from bot.services import checks
from bot.services.application_records import Referee
from bot.services.job_words import say_day
from bot.services.matters.references import watch_reference
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.work_records import ReferenceRequest

_PERMISSION = {State.AGREED: "yes", State.REQUESTED: "yes", State.RECEIVED: "yes",
               State.REFUSED: "no"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A referee and how far their reference is; `number`: of the kept request, if there is one."""

    referee: Referee
    one: OneReference
    number: int | None = None


def read_topic(content: Content, text: str) -> str | None:
    """Return which topic of references a typed text is about; None for none that we know."""
    file = content.references
    vocabulary = frozenset(
        word
        for patterns in file.patterns.values()
        for pattern in patterns
        for word in pattern.words()
        if not word.endswith("*")
    )
    said = mended(text, vocabulary)
    special = {name: ways for name, ways in file.patterns.items() if not file.topics[name].general}
    found = best(special, said) or best(file.patterns, said)
    return found[0] if found else None


def references(uow: UnitOfWork, resident_id: str) -> list[Asked]:
    """Return every referee with their reference, the oldest first; those replaced are left out."""
    rows: dict[int, ReferenceRequest] = {}
    for row in uow.checks.references(resident_id):
        if row.referee_id not in rows or row.application_id is not None:
            rows[row.referee_id] = row
    found = [
        Asked(one, _of(rows.get(one.id), one), rows[one.id].id if one.id in rows else None)
        for one in uow.background.referees(resident_id)
    ]
    return [one for one in found if one.one.state is not State.REPLACED]


def set_state(
    uow: UnitOfWork, step: Step, referee_id: int, state: State, *, chased: bool = False
) -> OneReference | None:
    """Bring a reference to a state, watch its day, and let the check follow.

    None where there is no such referee of theirs.
    """
    resident = arrive(uow, step)
    mine = {one.referee.id: one for one in references(uow, resident.id)}
    if referee_id not in mine:
        return None
    today = in_london(step.at).date()
    now = after(mine[referee_id].one, state, today, chased=chased)
    application = checks.checked_id(uow, resident)
    number = uow.checks.put_reference(
        resident.id,
        referee_id=referee_id,
        application_id=application,
        now=step.at,
        state=str(now.state),
        requested_on=now.requested_on,
        chase_on=now.chase_on,
        chased=now.chased,
        received_on=now.received_on,
    )
    permission = _PERMISSION.get(state)
    if permission is not None:
        uow.background.update_referee(resident.id, referee_id, at=step.at, permission=permission)
    watch_reference(uow, resident.id, number, step.at)
    log(uow, resident, step, f"reference_{state}:{number}", {"state": str(state)})
    _follow(uow, step)
    uow.commit()
    return now


def of_number(uow: UnitOfWork, resident_id: str, number: int) -> Asked | None:
    """Return the reference of a request's id; None where there is none of theirs."""
    return next((one for one in references(uow, resident_id) if one.number == number), None)


def say_references(content: Content, known: list[Asked], today: date) -> str:
    """Return a line for each reference."""
    words = content.references.words
    return "\n".join(
        words.lines[one.one.state].format(
            who=one.referee.words, day=say_day(one.one.chase_on or today, today)
        )
        for one in known
    )


def _of(row: ReferenceRequest | None, referee: Referee) -> OneReference:
    if row is not None:
        return OneReference(
            State(row.state), row.requested_on, row.chase_on, row.chased, row.received_on
        )
    return OneReference(OF_PERMISSION.get(referee.permission, State.TO_ASK))


def _follow(uow: UnitOfWork, step: Step) -> None:
    """Let the check of references follow, where it was begun and is not settled."""
    resident = arrive(uow, step)
    application = checks.checked_id(uow, resident)
    if not checks.is_begun(uow, resident, application):
        return
    known = {one.check: one for one in checks.checks_of(uow, resident, application)}
    check = known[rules.Check.REFERENCES]
    whole = together(one.one.state for one in references(uow, resident.id))
    if check.is_settled or whole is AllTogether.NONE:
        return
    turns: dict[AllTogether, dict[str, Any]] = {
        AllTogether.MINE: {"whose": rules.Whose.ME, "blocked_by": "referee"},
        AllTogether.EMPLOYER: {"whose": rules.Whose.EMPLOYER, "blocked_by": None},
        AllTogether.REFEREE: {"whose": rules.Whose.REFEREE, "blocked_by": None},
        AllTogether.RECEIVED: {"whose": rules.Whose.EMPLOYER, "blocked_by": None},
    }
    changes = turns[whole]
    if whole is AllTogether.REFEREE:
        # The reference has its own day to ask again; nobody is asked about the same thing twice.
        changes = {**changes, "chase_on": None}
    if whole is AllTogether.RECEIVED:
        changes = {**changes, "state": rules.State.DONE, "done_on": in_london(step.at).date()}
    else:
        changes = {**changes, "state": rules.State.OPEN}
    checks.set_check(uow, step, resident, rules.Check.REFERENCES, **changes)
