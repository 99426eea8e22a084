"""For which job somebody practises: the one that they name, or the one that is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions.meant import listed_roles
from actions.turn import Turn
from actions.which_application import named_by_button
from bot.content.roles import Role
from bot.journey.applying import ENDED, ApplicationStage
from bot.services.application_records import Application
from bot.services.applications import applications_of, named_applications
from bot.services.progress import Standing

MOST_OFFERED = 5
_AHEAD = (ApplicationStage.INTERVIEW, ApplicationStage.SHORTLISTED)


@dataclass(frozen=True, slots=True)
class Job:
    """A job to practise for: its title, and its role and application where there are any."""

    title: str
    role: str | None = None
    application: int | None = None

    @property
    def value(self) -> str:
        """Return what a button says for it."""
        return f"application:{self.application}" if self.application else f"role:{self.role}"

    def to_json(self) -> dict[str, Any]:
        """Return plain values for what a question is about."""
        return {"title": self.title, "role": self.role, "application": self.application}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Job:
        """Return a job of a question."""
        return cls(str(kept["title"]), kept.get("role"), kept.get("application"))


def named(turn: Turn, standing: Standing) -> Job | None:
    """Return the job that a message or its button names, or None."""
    by_button = named_by_button(turn, standing)
    if by_button is not None:
        return of_application(turn, by_button)
    roles = [role for name in turn.entities("role") if (role := _role(turn, name))]
    if turn.was_typed:
        with turn.parts.reading() as uow:
            mine = [
                one for one in applications_of(uow, standing.resident) if one.stage not in ENDED
            ]
        found = named_applications(turn.text, mine, frozenset(role.id for role in roles))
        if len(found) == 1:
            return of_application(turn, found[0])
    return Job(roles[0].title, roles[0].id) if roles else None


def at_hand(turn: Turn, standing: Standing) -> list[Job]:
    """Return the jobs that somebody may practise for, the likeliest first.

    Where an interview is near, it is that one alone; else the applications that live, or else the
    roles that were saved or listed last.
    """
    with turn.parts.reading() as uow:
        mine = [one for one in applications_of(uow, standing.resident) if one.stage not in ENDED]
    near = [one for one in mine if one.stage in _AHEAD]
    if near or mine:
        return [of_application(turn, one) for one in near or mine][:MOST_OFFERED]
    known = turn.content.roles
    saved = [known[one.role_id] for one in standing.interests if one.role_id in known]
    return [Job(role.title, role.id) for role in saved or listed_roles(turn)][:MOST_OFFERED]


def chosen(turn: Turn, standing: Standing, value: str) -> Job | None:
    """Return the job that an answer means: a button's value, or its name."""
    for one in at_hand(turn, standing):
        if value == one.value:
            return one
    role = _role(turn, value.removeprefix("role:"))
    found = named(turn, standing)
    return found or (Job(role.title, role.id) if role else None)


def of_application(turn: Turn, one: Application) -> Job:
    """Return the job of an application; its role is looked up by its title where none is kept."""
    role = turn.content.roles.get(one.role_id or "") or turn.content.find_role(one.title)
    return Job(one.title, role.id if role else None, one.id)


def _role(turn: Turn, name: str) -> Role | None:
    return turn.content.roles.get(name) or turn.content.find_role(name)
