"""What a resident has in place or needs before they apply."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.content import Content
from bot.journey.readiness import IN_PLACE, NEED, NOT_SURE, read_told, refuses
from bot.journey.text import plain
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

SKIPPED = "skipped"


def known(uow: UnitOfWork, resident_id: str) -> dict[str, str]:
    """Return what was said, by thing: in_place, need, not_sure or skipped."""
    return {item: one.state for item, one in uow.background.readiness(resident_id).items()}


def keep(uow: UnitOfWork, step: Step, told: Mapping[str, str]) -> None:
    """Keep what is said of some things; said anew, it replaces what was said before."""
    resident = arrive(uow, step)
    before = known(uow, resident.id)
    for thing, state in told.items():
        uow.background.set_readiness(resident.id, thing, state=state, at=step.at)
        if before.get(thing) != state:
            what = f"readiness_marked:{thing}"
            log(uow, resident, step, what, {"thing": thing, "state": state})
    uow.commit()


def read(content: Content, text: str, asked: str | None = None) -> dict[str, str]:
    """Return what a typed text says of things that are good to have."""
    things = content.readiness.things
    if asked is not None and plain(text) in things[asked].none:
        return {asked: IN_PLACE}
    if asked is not None and refuses(text):
        return {asked: SKIPPED}
    return read_told(text, {name: thing.words for name, thing in things.items()}, asked)


def unasked(content: Content, said: Mapping[str, str]) -> list[str]:
    """Return the things that nothing was said of, in order; what is private comes last."""
    things = content.readiness.things
    open_ones = [name for name in things if name not in said]
    return sorted(open_ones, key=lambda name: things[name].private)


def needed(content: Content, said: Mapping[str, str]) -> list[str]:
    """Return the things that are needed or not sure, in order, what is needed first."""
    ordered = [name for name in content.readiness.things if said.get(name) in {NEED, NOT_SURE}]
    return sorted(ordered, key=lambda name: said[name] != NEED)
