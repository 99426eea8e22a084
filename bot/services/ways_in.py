"""Ways in beside applying for a job: which suit a resident, and those they are interested in."""

from __future__ import annotations

import re
from typing import Any

from bot.content.content import Content
from bot.journey.barriers import find_barriers
from bot.journey.hours import Hours
from bot.journey.referrals import WAY
from bot.journey.text import plain
from bot.journey.ways_in import Facts, Suits, rank_ways
from bot.services import background, referrals
from bot.services.people import Asked
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log
from bot.services.skills import level_of

WAYS, YOUNG, PAID = "ways_in", "under_25", "needs_pay"
"""The preferences: ways that somebody is interested in, their age group, whether pay is needed."""

_WHICH = re.compile(r"\b(?:suit|suits|best for me|right for me|which (?:one|way|course))\b")


def named(content: Content, text: str) -> list[str]:
    """Return the ways in that a text names, in its order."""
    known = content.ways_in.ways
    return find_barriers(text, {name: (*way.other_names, way.label) for name, way in known.items()})


def asks_which(text: str) -> bool:
    """Whether somebody wants to know which way suits them."""
    return _WHICH.search(plain(text)) is not None


def facts(preferences: dict[str, Any]) -> Facts:
    """Return what is known of somebody that matters here."""
    hours = preferences.get("hours")
    weekly = Hours.from_dict(hours).weekly_hours if isinstance(hours, dict) else None
    return Facts(
        status=background.status(preferences),
        young=_truth(preferences.get(YOUNG)),
        paid=_truth(preferences.get(PAID)),
        weekly_hours=weekly,
        english=preferences.get(level_of("english")),
        maths=preferences.get(level_of("maths")),
        has_experience=bool(preferences.get("experience")),
    )


def suiting(uow: UnitOfWork, content: Content, step: Step) -> list[Suits]:
    """Return all ways, those that suit somebody best, first."""
    resident = arrive(uow, step)
    ranked = rank_ways(facts(uow.progress.preferences(resident.id)), content.ways_in.ways)
    log(uow, resident, step, "saw_ways", {"ways": [one.way for one in ranked[:3]]})
    uow.commit()
    return ranked


def keep_answer(uow: UnitOfWork, step: Step, name: str, *, value: bool | None) -> None:
    """Keep an answer that helps to choose; None: it was left out."""
    resident = arrive(uow, step)
    uow.progress.set_preference(resident.id, name=name, value=value, at=step.at)
    log(uow, resident, step, f"answered:{name}", {"question": name})
    uow.commit()


def choose(
    uow: UnitOfWork, content: Content, step: Step, way: str, *, person: bool
) -> Asked | None:
    """Keep that somebody is interested, with the day; with `person` the team is asked to help."""
    resident = arrive(uow, step)
    before = uow.progress.preferences(resident.id).get(WAYS) or []
    if way not in before:
        value = [*before, way]
        uow.progress.set_preference(resident.id, name=WAYS, value=value, at=step.at)
        log(uow, resident, step, f"chose_way:{way}", {"way": way})
    label = content.ways_in.ways[way].label
    return referrals.refer(uow, content, step, f"{WAY}{way}", label, person=person)


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
