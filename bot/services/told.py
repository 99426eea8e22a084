"""Keeping what a message tells: each thing once, and the newest counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.content.content import Content
from bot.journey.reminders import About
from bot.journey.told import Lexicon, Told
from bot.services.joining import BEFORE_JOINING, CHAT_READ_BY_ADVISERS, keep_age
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.records import Resident
from bot.services.reminders import watch

AGE = 16
"""From this age on somebody is helped here; whoever seems to be younger is asked."""


def lexicon(content: Content) -> Lexicon:
    """Return the words by which roles and experience are told."""
    known = content.finder.experience
    return Lexicon(content.names, {tag: one.words for tag, one in known.items()})


def keep_told(uow: UnitOfWork, step: Step, told: Told, *, agreed: bool = False) -> Told | None:
    """Keep what was told and return what of it is new; None before somebody said yes to it.

    `agreed`: the question that is open is asked only after a yes.
    """
    resident = arrive(uow, step)
    if resident.stage in BEFORE_JOINING and not (agreed or _said_yes(uow, resident)):
        return None
    fresh = _keep_person(uow, step, resident, told)
    fresh = replace(fresh, **_keep_wishes(uow, step, resident, told))
    fresh = replace(fresh, roles=_keep_roles(uow, step, resident, told))
    if fresh and resident.stage not in BEFORE_JOINING:
        watch(uow, resident.id, About.ROLES if fresh.roles else About.FINDER, step.at)
    uow.commit()
    return fresh


def _said_yes(uow: UnitOfWork, resident: Resident) -> bool:
    return uow.progress.consents(resident.id).get(CHAT_READ_BY_ADVISERS) is True


def _keep_person(uow: UnitOfWork, step: Step, resident: Resident, told: Told) -> Told:
    """Keep a name that was missing, where they live, and whether they are 16."""
    fresh = Told()
    if told.name and resident.called is None:
        uow.residents.update(resident.id, called=told.name)
        log(uow, resident, step, "named")
        fresh = replace(fresh, name=told.name)
    if told.outcode and told.outcode != resident.outcode:
        uow.residents.update(resident.id, outcode=told.outcode)
        log(uow, resident, step, "located")
        fresh = replace(fresh, outcode=told.outcode)
    if told.age is not None and told.age >= AGE and resident.sixteen_or_over is None:
        keep_age(uow, resident, step, sixteen_or_over=True)
        fresh = replace(fresh, age=told.age)
    return fresh


def _keep_wishes(uow: UnitOfWork, step: Step, resident: Resident, told: Told) -> dict[str, Any]:
    """Keep wishes that are new or different; return the fields of `Told` that they are."""
    before = uow.progress.preferences(resident.id)
    fresh: dict[str, Any] = {}
    for name, value in told.wishes.items():
        known = before.get(name)
        kept = sorted({*(known or ()), *value}) if name == "experience" else value
        if kept != known:
            uow.progress.set_preference(resident.id, name=name, value=kept, at=step.at)
            fresh[name] = getattr(told, name)
    if "experience" in fresh:
        fresh["experience"] = told.experience - set(before.get("experience") or ())
    if fresh:
        log(uow, resident, step, "told", {"told": sorted(fresh)})
    return fresh


def _keep_roles(uow: UnitOfWork, step: Step, resident: Resident, told: Told) -> tuple[str, ...]:
    added = []
    for role_id in told.roles:
        if uow.progress.add_interest(resident.id, role_id=role_id, source="chat", at=step.at):
            log(uow, resident, step, f"chose:{role_id}", {"role": role_id})
            added.append(role_id)
    if added and resident.stage == "choosing":
        uow.residents.update(resident.id, stage="preparing")
    return tuple(added)
