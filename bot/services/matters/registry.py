"""All kinds of matters, and which of several is said when they are due at once.

A reminder is set when something comes to have its day, and read anew when it is due: what still
has a point is judged by what is true then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.content.content import Content
from bot.journey.reminders import Matter
from bot.services.dialogue import Reply
from bot.services.matters.applications import ApplicationMatters
from bot.services.matters.checks import CheckMatters
from bot.services.matters.interviews import InterviewMatters
from bot.services.matters.jobs import JobMatters
from bot.services.matters.kind import MatterKind, subject_of
from bot.services.matters.references import ReferenceMatters
from bot.services.matters.vacancies import VacancyMatters
from bot.services.ports import UnitOfWork
from bot.services.records import Reminder, Resident

KINDS: Mapping[str, MatterKind] = {
    one.subject: one
    for one in (
        ApplicationMatters(),
        VacancyMatters(),
        CheckMatters(),
        JobMatters(),
        InterviewMatters(),
        ReferenceMatters(),
    )
}


def kind_of(about: str) -> MatterKind | None:
    """Return the kind of a reminder's subject; None of one that is not known any more."""
    return KINDS.get(subject_of(about)[0])


def matters_of(
    uow: UnitOfWork, resident_id: str, subjects: Iterable[str], now: datetime
) -> dict[str, Matter]:
    """Return those of some subjects that still have a point, with their days."""
    found = {}
    for about in subjects:
        subject, number, what = subject_of(about)
        kind = KINDS.get(subject)
        matter = kind.read(uow, resident_id, number, what, now) if kind else None
        if matter is not None:
            found[about] = matter
    return found


def chosen_matters(due: Sequence[Reminder]) -> list[Reminder]:
    """Return what is said in one message: the foremost, with its like where they go together."""
    ranked = [
        (kind.rank(subject_of(one.about)[2]), at, one)
        for at, one in enumerate(due)
        if (kind := kind_of(one.about)) is not None
    ]
    if not ranked:
        return []
    first = min(ranked, key=lambda entry: entry[:2])[2]
    subject, _, what = subject_of(first.about)
    if not KINDS[subject].is_together(what):
        return [first]
    return [one for one in due if subject_of(one.about)[::2] == (subject, what)]


def matter_reply(
    uow: UnitOfWork,
    content: Content,
    chosen: Sequence[Reminder],
    resident: Resident,
    now: datetime,
) -> Reply:
    """Return the message about what `chosen_matters` chose."""
    kind = KINDS[subject_of(chosen[0].about)[0]]
    return kind.reply(uow, content, chosen, resident, now)


def watch_all(uow: UnitOfWork, resident_id: str, at: datetime) -> None:
    """Set anew what somebody is reminded of, when they want reminders again."""
    for kind in KINDS.values():
        kind.watch(uow, resident_id, at)
