"""Work history and referees: told in own words, read in months, gaps found and worded.

What filled a gap is kept as a kind and no more: nothing about an illness, and nothing about a
sentence, which a person helps with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.clock import in_london
from bot.content.content import Content
from bot.journey.sensitive import mask
from bot.journey.text import plain
from bot.journey.work_history import (
    Covered,
    Gap,
    Span,
    SpanUnread,
    covered_for_references,
    gaps,
    read_span,
)
from bot.services.application_records import Referee, WorkEntry
from bot.services.ports import UnitOfWork
from bot.services.progress import Step, arrive, log

LONGEST = 160
_PLACE = re.compile(r"\s+(?:at|in|for|with)\s+(?:a |an |the )?(?P<place>[^,.;]+)", re.IGNORECASE)
_DATES = re.compile(
    r"[\s,(–-]*\b(?:from|since|until|till?|between|in|for(?: about)?)?\s*(?:(?:jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*)?(?:\d{1,2}/)?(?:19|20)\d\d\b.*$"
    r"|[\s,(–-]*\b(?:from|since|until|till)\b.*$"
    r"|[\s,(–-]*\bfor (?:about )?\d+ (?:year|yr|month).*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:i|my)\s+)?(?:last job(?: was)?|was|am|worked|work|working|did|been)?\s*"
    r"(?:as\s+)?(?:an?\s+)?",
    re.IGNORECASE,
)
_KINDS = {
    "volunteering": ("volunteer", "volunteered", "volunteering", "food bank", "charity"),
    "caring": ("cared for", "looked after", "carer for", "caring for", "look after"),
    "study": ("studied", "student", "course", "college", "university", "school", "esol"),
}
OF_GAP = {
    "caring": "caring",
    "children": "family",
    "studying": "study",
    "abroad": "abroad",
    "looking_for_work": "looking",
    "volunteering": "volunteering",
}
"""What filled a gap -> the kind under which it is kept; all others are kept as "other"."""


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a history as it was told: what, where, and when or why that cannot be read."""

    what: str
    place: str | None
    kind: str
    span: Span | SpanUnread


def read_entry(step: Step, text: str) -> Told:
    """Read "cleaner at a hotel 2015 to 2019"; never raises for any text."""
    known = mask(text).text.strip()[:400]
    span = read_span(known, step.at)
    rest = _DATES.sub("", known).strip(" ,.;-") or known
    place = _PLACE.search(rest)
    what = (rest[: place.start()] if place else rest).strip(" ,.;-")
    what = _LEAD.sub("", what, count=1).strip() or what
    where = place["place"].strip() if place else None
    said = f" {plain(known)} "
    kind = next((one for one, shown in _KINDS.items() if any(f" {w}" in said for w in shown)), None)
    shown = what[:1].upper() + what[1:]
    return Told(shown[:LONGEST], where[:LONGEST] if where else None, kind or "work", span)


def add_entry(uow: UnitOfWork, step: Step, told: Told, span: Span) -> None:
    """Keep a part of a history; a message asked again adds nothing twice."""
    resident = arrive(uow, step)
    uow.background.add_work(
        resident.id,
        at=step.at,
        key=step.key("work"),
        kind=told.kind,
        what=told.what,
        place=told.place,
        from_month=span.start,
        to_month=span.end,
        is_current=span.is_current,
    )
    log(uow, resident, step, "history_told", {"kind": told.kind})
    uow.commit()


def fill_gap(uow: UnitOfWork, content: Content, step: Step, gap: Gap, kind: str) -> None:
    """Keep what filled a gap: its kind and its months, and none of the words."""
    resident = arrive(uow, step)
    wording = content.history.gap_kinds[kind].wording or ""
    uow.background.add_work(
        resident.id,
        at=step.at,
        key=step.key(f"gap:{gap.start}"),
        kind=OF_GAP.get(kind, "other"),
        what=wording.partition(": ")[2].rstrip(".")[:LONGEST],
        from_month=gap.start,
        to_month=None if gap.to_now else gap.end,
        is_current=gap.to_now,
    )
    log(uow, resident, step, "gap_worded", {"kind": OF_GAP.get(kind, "other")})
    uow.commit()


def history(uow: UnitOfWork, step: Step) -> list[WorkEntry]:
    """Return the resident's history, the newest part first."""
    found = uow.background.work(arrive(uow, step).id)
    uow.commit()
    return found


def open_gaps(uow: UnitOfWork, step: Step) -> tuple[Gap, ...]:
    """Return the gaps of the history, the newest first."""
    return gaps(history(uow, step), in_london(step.at).date())


def reference_months(uow: UnitOfWork, step: Step) -> Covered:
    """Return how many of the last 36 months the history covers."""
    return covered_for_references(history(uow, step), in_london(step.at).date())


def add_referee(uow: UnitOfWork, step: Step, relation: str, words: str) -> int:
    """Keep who may be asked for a reference, without numbers or addresses; return the id."""
    resident = arrive(uow, step)
    number = uow.background.add_referee(
        resident.id,
        at=step.at,
        key=step.key("referee"),
        relation=relation,
        words=mask(words).text[:LONGEST],
    )
    log(uow, resident, step, "referee_named", {"relation": relation})
    uow.commit()
    return number


def set_permission(uow: UnitOfWork, step: Step, referee_id: int, permission: str) -> None:
    """Keep whether a referee was asked, and what they said."""
    resident = arrive(uow, step)
    uow.background.update_referee(resident.id, referee_id, at=step.at, permission=permission)
    log(uow, resident, step, f"referee_{permission}")
    uow.commit()


def referees(uow: UnitOfWork, step: Step) -> list[Referee]:
    """Return the resident's referees who did not say no, the oldest first."""
    found = uow.background.referees(arrive(uow, step).id)
    uow.commit()
    return [one for one in found if one.permission != "no"]


def month_after(month: date) -> date:
    """Return the month after a month, as its first day."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
