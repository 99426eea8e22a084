"""How a resident lives now, and what they have done, paid or not, as employers say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.background import ending_of, read_months, read_named, span_of
from bot.journey.choices import match_choice
from bot.journey.experience import find_experience
from bot.journey.text import plain
from bot.services.application_records import WorkEntry
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

EMPLOYMENT, SINCE = "employment", "employment_since"
"""The preferences: how it is with work, and for how long or until when."""

AT_RISK, WORKING, RATHER_NOT = "at_risk", "working", "rather_not"
IN_WORK = frozenset({AT_RISK, WORKING})
"""Those who have a job now, and are not spoken to as if they had none."""

LONGEST_WHAT, LONGEST_WORDS = 160, 2000
_FAMILY = re.compile(
    r"\bmy (?:\w+ )?(?:mum|mom|mother|dad|father|son|daughter|kids|children|husband|wife|nan|gran"
    r"|grandad|grandma|brother|sister|neighbour|aunt|uncle|baby|partner|in law|parents)"
)


@dataclass(frozen=True, slots=True)
class Done:
    """Something that somebody has done: its row, kinds of experience, and whether more is asked.

    `profession`: work that they may not do here at once; `knows_how_long`: they said how long.
    """

    id: int
    what: str
    tags: tuple[str, ...]
    profession: str | None
    knows_how_long: bool


def status(preferences: dict[str, Any]) -> str | None:
    """Return how it is with work for somebody, if they said so."""
    value = preferences.get(EMPLOYMENT)
    return value if isinstance(value, str) else None


def read_status(content: Content, text: str) -> str | None:
    """Return which status a typed text means: a label, or words that show it."""
    known = content.background.statuses
    labels = [one.label for one in known.values()]
    at = match_choice(text, labels)
    if text in known or at is not None:
        return text if text in known else list(known)[at or 0]
    return read_named(text, {name: one.words for name, one in known.items()})


def keep_status(uow: UnitOfWork, step: Step, value: str) -> None:
    """Keep how it is with work now."""
    resident = arrive(uow, step)
    before = status(uow.progress.preferences(resident.id))
    uow.progress.set_preference(resident.id, name=EMPLOYMENT, value=value, at=step.at)
    if before != value:
        if before is not None:
            uow.progress.set_preference(resident.id, name=SINCE, value=None, at=step.at)
        log(uow, resident, step, f"told_status:{value}", {"status": value})
    uow.commit()


def read_since(content: Content, step: Step, of: str, text: str) -> str | None:
    """Return the choice that an answer to "how long" or "until when" means; None: it is unclear."""
    choices = content.background.since[of].choices
    months = read_months(text, in_london(step.at).year)
    if months is not None:
        return ending_of(months) if of == AT_RISK else span_of(months)
    unsure = {"unknown"} & {choice.id for choice in choices}
    if unsure and re.search(r"\b(?:dont|do not|not|dunno|no idea|idk)\b", plain(text)):
        return "unknown"
    return choice_of(choices, text)


def read_how_long(content: Content, step: Step, text: str) -> str | None:
    """Return the span that an answer to "how long did you do that" means."""
    months = read_months(text, in_london(step.at).year)
    return (
        span_of(months)
        if months is not None
        else choice_of(content.background.how_long.choices, text)
    )


def choice_of(choices: Any, text: str) -> str | None:
    """Return the id of the choice that a text means by its id, its label or its place."""
    if any(choice.id == text for choice in choices):
        return text
    at = match_choice(text, [choice.label for choice in choices])
    return None if at is None else str(choices[at].id)


def keep_since(uow: UnitOfWork, step: Step, value: str | None) -> None:
    """Keep for how long, or until when; None: it was left out."""
    resident = arrive(uow, step)
    uow.progress.set_preference(resident.id, name=SINCE, value=value, at=step.at)
    log(uow, resident, step, "told_since")
    uow.commit()


def add_done(uow: UnitOfWork, content: Content, step: Step, text: str) -> Done:
    """Keep something that somebody has done, in their words and by what it counts for."""
    resident = arrive(uow, step)
    words = {tag: one.words for tag, one in content.finder.experience.items()}
    found = find_experience(text, words)
    tags = tuple(tag for tag in words if tag in found)
    profession = read_named(
        text, {name: one.words for name, one in content.background.professions.items()}
    )
    what = what_of(content, text, tags, profession)
    entry = uow.background.add_work(
        resident.id,
        at=step.at,
        key=step.key("work"),
        kind=_kind(text, found),
        what=what,
        words=text.strip()[:LONGEST_WORDS],
    )
    if tags:
        before = uow.progress.preferences(resident.id).get("experience") or []
        merged = sorted({*before, *tags})
        uow.progress.set_preference(resident.id, name="experience", value=merged, at=step.at)
    log(uow, resident, step, "told_experience", {"experience": list(tags), "entry": entry})
    uow.commit()
    knows = read_months(text, in_london(step.at).year) is not None
    return Done(entry, what, tags, profession, knows)


def what_of(content: Content, text: str, tags: tuple[str, ...], profession: str | None) -> str:
    """Return in a few words what somebody did; their own words where we know no better."""
    if profession is not None:
        label = str(content.background.professions[profession].label)
        return label[:1].upper() + label[1:]
    named = ", ".join(str(content.finder.experience[tag].name) for tag in tags)
    said = named or " ".join(text.split())
    return (said[:1].upper() + said[1:])[:LONGEST_WHAT]


def keep_how_long(uow: UnitOfWork, content: Content, step: Step, entry_id: int, span: str) -> None:
    """Keep about how long somebody did it, beside their words."""
    resident = arrive(uow, step)
    entry = find(uow, resident.id, entry_id)
    if entry is not None:
        long = content.background.said_long[span]  # type: ignore[index]
        words = f"{(entry.words or '')[: LONGEST_WORDS - 40]} ({long})"
        uow.background.update_work(resident.id, entry_id, words=words.strip())
    uow.commit()


def keep_abroad(uow: UnitOfWork, step: Step, entry_id: int) -> None:
    """Keep that it was work in another country."""
    resident = arrive(uow, step)
    uow.background.update_work(resident.id, entry_id, kind="abroad")
    log(uow, resident, step, "told_work_abroad", {"entry": entry_id})
    uow.commit()


def find(uow: UnitOfWork, resident_id: str, entry_id: int) -> WorkEntry | None:
    """Return one part of somebody's history, or None."""
    known = uow.background.work(resident_id)
    return next((one for one in known if one.id == entry_id), None)


def in_employers_words(content: Content, tags: tuple[str, ...]) -> str:
    """Return how employers say what those kinds of experience show; two kinds at most."""
    known = content.background.employers_say
    said = [str(known[tag]) for tag in tags if tag in known][:2]
    return "; ".join(said) or str(content.background.other_employers_say)


def _kind(text: str, tags: frozenset[str]) -> str:
    if "volunteering" in tags:
        return "volunteering"
    if tags & {"caring", "childcare"} and _FAMILY.search(plain(text)):
        return "caring" if len(tags) <= len({"caring", "childcare"}) else "work"
    if re.search(r"\b(?:studied|college|university|course|degree)\b", plain(text)) and not tags:
        return "study"
    return "work"
