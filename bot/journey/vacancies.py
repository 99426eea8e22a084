"""What is known of an advert, what is wrong with what was entered, and which advert fits whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.journey.adverts import read_link
from bot.journey.dates.reading import LONDON, Read, read
from bot.journey.dates.resolving import Precision, Want, Why
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no

LONGEST = {"title": 160, "employer": 160, "place": 120, "reference": 60, "hours": 300, "pay": 300}
LONGEST_SPECIFICATION = 20_000
FARTHEST = timedelta(days=365)
"""An advert that closes later than this was entered wrongly."""
MOST_ALLOWED = 50_000
"""No form takes a statement of more characters."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An advert before it is kept; `link_key` follows from the link."""

    title: str
    employer: str | None = None
    place: str | None = None
    role_id: str | None = None
    link: str | None = None
    link_key: str | None = None
    reference: str | None = None
    hours: str | None = None
    pay: str | None = None
    closes_on: date | None = None
    specification: str | None = None
    limit_count: int | None = None
    limit_unit: str | None = None
    guaranteed_interview: bool = False


class Wrong(StrEnum):
    """What is wrong with one field of an advert."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_LINK = "not_a_link"
    NOT_A_DAY = "not_a_day"
    NO_SUCH_DAY = "no_such_day"
    PAST = "past"
    TOO_FAR = "too_far"
    NOT_A_ROLE = "not_a_role"
    NOT_A_LIMIT = "not_a_limit"
    NOT_YES_OR_NO = "not_yes_or_no"


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that cannot be kept as it was entered, and why."""

    field: str
    wrong: Wrong


_LIMIT = re.compile(r"^(\d[\d,. ]*)\s*(words?|characters?|chars?|letters?)$", re.IGNORECASE)


def check(
    entered: Mapping[str, Any], now: datetime, role_named: Callable[[str], str | None]
) -> Draft | tuple[Fault, ...]:
    """Return the advert that was entered in a form or a file, or all that is wrong with it.

    `entered`: by the names of `Draft`'s fields and `limit` ("4000 characters"); values are texts,
    dates or, for `guaranteed_interview`, bools. `role_named`: the id of a role by its id or names.
    """
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for field in ("title", "employer", "place", "reference", "hours", "pay"):
        text = _text(entered.get(field))
        if text is not None and len(text) > LONGEST[field]:
            faults.append(Fault(field, Wrong.TOO_LONG))
        found[field] = text
    if found["title"] is None:
        faults.append(Fault("title", Wrong.MISSING))
    specification = str(entered.get("specification") or "").strip() or None
    if specification and len(specification) > LONGEST_SPECIFICATION:
        faults.append(Fault("specification", Wrong.TOO_LONG))
    for field, reading in (
        ("link", _link),
        ("closes_on", lambda value: _closes_on(value, now)),
        ("role_id", lambda value: _role(value, role_named)),
        ("limit", _limit),
        ("guaranteed_interview", _yes_or_no),
    ):
        value = reading(entered.get(field))
        if isinstance(value, Wrong):
            faults.append(Fault(field, value))
        else:
            found |= value
    if faults:
        return tuple(faults)
    reference = found.pop("link_reference", None)
    draft = Draft(**found, specification=specification)
    return draft if draft.reference else replace(draft, reference=reference)


def _text(value: Any) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None


def _link(value: Any) -> dict[str, Any] | Wrong:
    text = _text(value)
    if text is None:
        return {}
    link = read_link(text)
    if link is None:
        return Wrong.NOT_A_LINK
    return {"link": link.address, "link_key": link.key, "link_reference": link.reference}


def _closes_on(value: Any, now: datetime) -> dict[str, Any] | Wrong:
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        text = _text(value)
        if text is None:
            return {}
        found = read(text, now, Want.ANY)
        if not isinstance(found, Read):
            return Wrong.NO_SUCH_DAY if found.why is Why.IMPOSSIBLE else Wrong.NOT_A_DAY
        if found.date is None or found.precision is not Precision.DAY:
            return Wrong.NOT_A_DAY
        value = found.date
    if is_past(value, now):
        return Wrong.PAST
    return Wrong.TOO_FAR if is_too_far(value, now) else {"closes_on": value}


def is_past(day: date, now: datetime) -> bool:
    """Whether a day in London is over."""
    return day < now.astimezone(LONDON).date()


def is_too_far(day: date, now: datetime) -> bool:
    """Whether no advert stays open as long as that."""
    return day > now.astimezone(LONDON).date() + FARTHEST


def _role(value: Any, role_named: Callable[[str], str | None]) -> dict[str, Any] | Wrong:
    text = _text(value)
    if text is None:
        return {}
    role_id = role_named(text)
    return Wrong.NOT_A_ROLE if role_id is None else {"role_id": role_id}


def _limit(value: Any) -> dict[str, Any] | Wrong:
    text = _text(value)
    if text is None:
        return {}
    found = _LIMIT.match(text)
    count = int(re.sub(r"\D", "", found.group(1))) if found else 0
    if found is None or not 0 < count <= MOST_ALLOWED:
        return Wrong.NOT_A_LIMIT
    unit = "words" if found.group(2).lower().startswith("w") else "characters"
    return {"limit_count": count, "limit_unit": unit}


def _yes_or_no(value: Any) -> dict[str, Any] | Wrong:
    if isinstance(value, bool):
        return {"guaranteed_interview": value}
    text = _text(value)
    if text is None:
        return {}
    said = {"true": True, "1": True, "x": True, "false": False, "0": False}.get(plain(text))
    said = parse_yes_no(text) if said is None else said
    return Wrong.NOT_YES_OR_NO if said is None else {"guaranteed_interview": said}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a resident looks for: roles by id, the first half of a postcode, hours in words."""

    roles: frozenset[str]
    outcode: str | None = None
    part_time: bool | None = None
    """True: they can work part of the day or week only; None: nothing is known."""
    nights: bool | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """An advert as the ranking sees it; `position` says which one it is."""

    position: int
    role_id: str | None
    place: str | None
    hours: str | None
    closes_on: date | None
    is_own: bool


_OUTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)(?: ?\d[A-Z]{2})?\b")
_AREA = re.compile(r"^[A-Z]+")
_PART_TIME = re.compile(r"\bpart[ -]?time\b|\bflexible\b|\bterm[ -]?time\b|\bbank\b", re.IGNORECASE)
_FULL_TIME = re.compile(r"\bfull[ -]?time\b|\b3[5-9](?:\.\d+)? ?(?:hours|hrs)\b", re.IGNORECASE)
_NIGHTS = re.compile(r"\bnights?\b", re.IGNORECASE)
_SOON = 7


def ranked(adverts: Sequence[Offered], wishes: Wishes, today: date) -> list[int]:
    """Return the positions of adverts in the order in which they suit, the best first.

    The role counts most, then the place, then the hours; among equals what closes first comes
    first. Nothing is left out: what does not suit stands last.
    """
    return [
        one.position
        for one in sorted(
            adverts,
            key=lambda one: (-_points(one, wishes, today), one.closes_on or date.max, one.position),
        )
    ]


def suits(advert: Offered, wishes: Wishes) -> bool:
    """Whether somebody is told of an advert unasked: it is for a role they chose, and not far."""
    if advert.role_id is None or advert.role_id not in wishes.roles:
        return False
    return _nearness(advert.place, wishes.outcode) >= 0


def _points(advert: Offered, wishes: Wishes, today: date) -> int:
    points = 8 * (advert.role_id in wishes.roles) + 4 * advert.is_own
    points += 2 * _nearness(advert.place, wishes.outcode)
    points += _hours_points(advert.hours or "", wishes)
    soon = advert.closes_on is not None and (advert.closes_on - today).days <= _SOON
    return points + soon


def _nearness(place: str | None, outcode: str | None) -> int:
    """Return 2 for the same outcode, 1 for the same town's letters, -1 for others, 0 not known."""
    found = _OUTCODE.findall((place or "").upper())
    if not found or not outcode:
        return 0
    wanted = outcode.upper()
    if wanted in found:
        return 2
    area = _letters(wanted)
    return 1 if area in {_letters(one) for one in found} else -1


def _letters(outcode: str) -> str:
    found = _AREA.match(outcode)
    return found.group() if found else ""


def _hours_points(hours: str, wishes: Wishes) -> int:
    points = 0
    if wishes.part_time:
        points += 2 * bool(_PART_TIME.search(hours)) - 2 * bool(
            _FULL_TIME.search(hours) and not _PART_TIME.search(hours)
        )
    if wishes.nights is False and _NIGHTS.search(hours):
        points -= 2
    return points
