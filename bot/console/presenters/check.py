"""The page of one check: as it is known, and what an adviser may say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.console import fields, words
from bot.console import words_to_work as work_words
from bot.console.labels import Labels
from bot.console.presenters import to_work
from bot.console.presenters.people import name_of
from bot.services.casework_checks import CHECK_STATES, TURNS, seen
from bot.services.casework_work import CheckFile
from bot.services.work_records import Check


@dataclass(frozen=True)
class CheckPage:
    """All that the page shows; the fields of the form as they are kept, or as they were sent."""

    resident_id: str
    name: str
    title: str
    check: str
    address: str
    line: to_work.CheckLine
    states: tuple[dict[str, Any], ...]
    turns: tuple[dict[str, Any], ...]
    blocks: tuple[dict[str, Any], ...]
    happened_on: Mapping[str, str]
    chase_on: Mapping[str, str]
    seen: str


def present(
    found: CheckFile, now: datetime, labels: Labels, sent: Mapping[str, str] | None = None
) -> CheckPage:
    """Return what the page shows; `sent`: the fields of a form that could not be kept."""
    one, known, application = found.resident, found.known, found.application
    around = to_work.Around(
        resident_id=one.id,
        applications={application.id: application} if application else {},
        referees={referee.id: referee for referee in found.referees},
        now=now,
        labels=labels,
    )
    number = application.id if application else None
    chosen = _chosen(known) if sent is None else sent
    return CheckPage(
        resident_id=one.id,
        name=name_of(one.called, one.id),
        title=application.title if application else "",
        check=work_words.CHECKS.get(found.check, words.plain(found.check)),
        address=to_work.check_link(one.id, number, found.check),
        line=to_work.check_line(found.check, known, found.references, around, number),
        states=_choices(
            {name: work_words.CHECK_STATES[name][0] for name in CHECK_STATES}, chosen.get("state")
        ),
        turns=_choices(
            {"": "Nobody's, or not known", **{name: work_words.TURNS[name] for name in TURNS}},
            chosen.get("whose"),
        ),
        blocks=_choices(_blocks(known, labels), chosen.get("blocked_by")),
        happened_on=_day(known, sent, "happened_on"),
        chase_on=_day(known, sent, "chase_on"),
        seen=seen(known) if sent is None else sent.get("seen", ""),
    )


def _chosen(known: Check | None) -> dict[str, str]:
    if known is None:
        return {"state": "not_started"}
    return {
        "state": known.state,
        "whose": known.whose or "",
        "blocked_by": known.blocked_by or "",
    }


def _blocks(known: Check | None, labels: Labels) -> dict[str, str]:
    """Return what may hold a check up; what is kept is always among them."""
    now = {known.blocked_by: labels.block(known.blocked_by)} if known and known.blocked_by else {}
    return {"": "Nothing, or not known", **labels.blocks, **now}


def _day(known: Check | None, sent: Mapping[str, str] | None, name: str) -> dict[str, str]:
    if sent is not None:
        return fields.parts_of(sent, name)
    if known is None:
        return fields.typed(None)
    day = known.chase_on if name == "chase_on" else known.done_on or known.asked_on
    return fields.typed(day)


def _choices(known: Mapping[str, str], chosen: str | None) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"value": name, "text": text, "selected": name == (chosen or "")}
        for name, text in known.items()
    )
