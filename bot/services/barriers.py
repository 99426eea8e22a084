"""What stands in a resident's way: one main thing, and others beside it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content.content import Content
from bot.journey.barriers import find_barriers
from bot.services.application_records import Barrier
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log


def read(content: Content, text: str) -> list[str]:
    """Return what a typed text names, in its order; what the label says counts too."""
    known = content.barriers.barriers
    return find_barriers(text, {name: (*one.words, one.label) for name, one in known.items()})


def known(uow: UnitOfWork, resident_id: str) -> list[Barrier]:
    """Return what was named, the main one first."""
    return uow.background.barriers(resident_id)


def keep(uow: UnitOfWork, step: Step, named: Sequence[str], *, main: str | None = None) -> None:
    """Keep what stands in the way; where nothing is the main thing yet, the only one named is."""
    resident = arrive(uow, step)
    before = {one.barrier: one for one in known(uow, resident.id)}
    has_main = any(one.is_main and one.state == "open" for one in before.values())
    if main is None and not has_main and len(named) == 1:
        main = named[0]
    for barrier in named:
        was_main = barrier in before and before[barrier].is_main and main is None
        uow.background.set_barrier(
            resident.id, barrier, state="open", at=step.at, is_main=was_main or barrier == main
        )
        if barrier not in before or before[barrier].state != "open":
            log(uow, resident, step, f"barrier_named:{barrier}", {"barrier": barrier})
    if main is not None:
        log(uow, resident, step, f"barrier_main:{main}", {"barrier": main})
    uow.commit()


def end(uow: UnitOfWork, step: Step, named: Sequence[str]) -> list[str]:
    """Keep that something is out of the way; return what was open before."""
    resident = arrive(uow, step)
    over = []
    for one in known(uow, resident.id):
        if one.barrier in named and one.state == "open":
            uow.background.set_barrier(resident.id, one.barrier, state="gone", at=step.at)
            log(uow, resident, step, f"barrier_gone:{one.barrier}", {"barrier": one.barrier})
            over.append(one.barrier)
    uow.commit()
    return over
