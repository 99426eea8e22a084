"""What somebody has and needs, what stands in their way, and what came of referrals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.console import times
from bot.console import words_casework as casework_words
from bot.console.labels import Labels
from bot.console.presenters import casework
from bot.console.presenters.facts import Fact, Mark, mark
from bot.console.presenters.people import name_of
from bot.services.application_records import Readiness
from bot.services.casework import NeedsFile
from bot.services.casework_changes import READINESS_STATES, REFERRAL_STATES


@dataclass(frozen=True)
class Thing:
    """Something that somebody has or needs, with the answers to choose from."""

    id: str
    name: str
    mark: Mark | None
    exact: str
    choices: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class ReferralCard:
    """A referral, with the outcomes to choose from."""

    line: casework.ReferralLine
    choices: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class NeedsPage:
    """All that the page shows."""

    resident_id: str
    name: str
    things: tuple[Thing, ...]
    barriers: tuple[Fact, ...]
    referrals: tuple[ReferralCard, ...]


def present(found: NeedsFile, now: datetime, labels: Labels) -> NeedsPage:
    """Return what the page shows: every thing that the bot asks about, answered or not."""
    one = found.resident
    return NeedsPage(
        resident_id=one.id,
        name=name_of(one.called, one.id),
        things=tuple(
            _thing(item, found.readiness.get(item), now, labels) for item in labels.readiness
        ),
        barriers=casework.barriers(found.barriers, now, labels),
        referrals=tuple(
            ReferralCard(casework.referral_line(each, now, labels), _outcomes(each.state))
            for each in found.referrals
        ),
    )


def _thing(item: str, known: Readiness | None, now: datetime, labels: Labels) -> Thing:
    state = known.state if known else ""
    return Thing(
        id=item,
        name=labels.thing(item),
        mark=mark(casework_words.READINESS.get(state), state) if known else None,
        exact=times.exact(known.at, now) if known else "",
        choices=tuple(
            {"value": name, "text": casework_words.READINESS[name][0], "selected": name == state}
            for name in READINESS_STATES
        ),
    )


def _outcomes(state: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"value": name, "text": casework_words.REFERRALS[name], "selected": name == state}
        for name in REFERRAL_STATES
    )
