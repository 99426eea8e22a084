"""The English and maths self-check: what was answered, where it leads, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.content.content import Content
from bot.content.skills_check import CanDo, Route
from bot.journey.matching import rank
from bot.journey.preferences import Preferences
from bot.journey.traits import Entry, People
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

Subject = Literal["english", "maths"]
MOST_ROLES = 3


def level_of(subject: str) -> str:
    """Return the preference under which the result of a subject is kept."""
    return f"{subject}_level"


def keep(
    uow: UnitOfWork, content: Content, step: Step, subject: Subject, answers: Mapping[str, CanDo]
) -> Route | None:
    """Keep where the answers lead, not the answers; None when nothing was answered."""
    resident = arrive(uow, step)
    route = content.skills.subjects[subject].route(answers)
    name, level = level_of(subject), route.id if route else None
    uow.progress.set_preference(resident.id, name=name, value=level, at=step.at)
    log(uow, resident, step, f"checked_{subject}", {"level": level})
    uow.commit()
    return route


def roles_now(uow: UnitOfWork, content: Content, step: Step, route: Route) -> list[str]:
    """Return the titles of roles that can be applied for now, those that suit best, first.

    They ask for no certificate; where a course comes first, they are quiet ones.
    """
    resident = arrive(uow, step)
    preferences = Preferences.from_dict(uow.progress.preferences(resident.id))
    suitable = [
        role
        for role in content.roles.values()
        if role.traits.entry is Entry.OPEN
        and not (route.before_applying and role.traits.people is People.MUCH)
    ]
    best = rank(preferences, suitable)[:MOST_ROLES]
    return [content.roles[match.role_id].title for match in best]
