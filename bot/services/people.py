"""Asking for a person: when a resident wants one, and when only a person can help."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.content import Content
from bot.content.smaller import Campaign
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a person: to which team it went, and whether they were asked before."""

    campaign: Campaign
    waiting_already: bool
    called: str | None


def ask(uow: UnitOfWork, content: Content, step: Step, reason: str) -> Asked:
    """Ask a person to look at the chat; `reason` is an id, never the resident's words.

    While a request with the same reason is open, no second one is made.
    """
    resident = arrive(uow, step)
    key = step.key(f"person:{reason}")
    waiting = any(one.reason == reason for one in uow.progress.help_requests(resident.id))
    if not waiting:
        uow.progress.ask_for_person(resident.id, reason=reason, key=key, at=step.at)
        log(uow, resident, step, "asked_for_person", {"reason": reason})
    uow.commit()
    return Asked(
        campaign=content.campaign(resident.campaign),
        waiting_already=waiting,
        called=resident.called,
    )


def team_of(uow: UnitOfWork, content: Content, step: Step) -> str:
    """Return the name of the team that helps the resident, as it stands in a sentence."""
    resident = arrive(uow, step)
    uow.commit()
    return content.campaign(resident.campaign).team
