"""How far somebody is with the standards of the Care Certificate, as they tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.content.content import Content
from bot.journey.care_standards import ALL, Standards, read_standards
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

DONE, STARTED, NOT_STARTED = "done", "started", "not_started"


@dataclass(frozen=True, slots=True)
class Progress:
    """The numbers of the standards that are done, and of those that are begun."""

    done: tuple[int, ...]
    started: tuple[int, ...]

    @property
    def left(self) -> tuple[int, ...]:
        """Return the numbers that are not done, those that are begun first."""
        begun = [number for number in ALL if number in self.started]
        rest = [number for number in ALL if number not in {*self.done, *begun}]
        return (*begun, *rest)

    @property
    def is_finished(self) -> bool:
        """Whether all of them are done."""
        return not self.left


def read(content: Content, text: str) -> Standards:
    """Return what a message says of the standards."""
    known = content.care_certificate.standards
    return read_standards(text, {number: one.words for number, one in known.items()})


def progress_of(uow: UnitOfWork, resident_id: str) -> Progress:
    """Return how far somebody is."""
    kept = uow.jobs.standards(resident_id)
    done = tuple(sorted(number for number, one in kept.items() if one.state == DONE))
    started = tuple(sorted(number for number, one in kept.items() if one.state == STARTED))
    return Progress(done, started)


def keep(uow: UnitOfWork, step: Step, told: Standards) -> Progress:
    """Keep what was told and return how far they are; told again it changes nothing."""
    resident = arrive(uow, step)
    before = uow.jobs.standards(resident.id)
    changes: tuple[tuple[str, Iterable[int]], ...] = (
        (STARTED, told.started),
        (DONE, told.done),
        (NOT_STARTED, told.taken_back),
    )
    changed = 0
    for state, numbers in changes:
        for number in numbers:
            there = before[number].state if number in before else NOT_STARTED
            if there == state or (state == STARTED and there == DONE):
                continue
            uow.jobs.set_standard(resident.id, number, state=state, now=step.at)
            changed += 1
    progress = progress_of(uow, resident.id)
    if changed:
        log(uow, resident, step, "care_standards", {"done": len(progress.done)})
    uow.commit()
    return progress
