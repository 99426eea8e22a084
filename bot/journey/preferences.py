"""What a resident has said about the work that would suit them.

Everything may be missing: a question not yet asked, or skipped. Nothing here ever excludes a role.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from bot.journey.hours import Hours

E = TypeVar("E", bound=StrEnum)


class Answer(StrEnum):
    """An answer to "is this OK for you?"."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class PeopleWish(StrEnum):
    """Whether somebody likes to work with people, in quiet, or does not mind."""

    PEOPLE = "people"
    QUIET = "quiet"
    EITHER = "either"


@dataclass(frozen=True)
class Preferences:
    """A resident's wishes; None means not asked or skipped.

    `travel`: whether they can travel before 8am or after 8pm; `english` and `computer`: whether
    they read and write English, and use a computer, with ease.
    `experience` holds experience tags such as "cleaning" (see `data/content/role_finder.yml`).
    """

    hours: Hours | None = None
    weekly_hours: float | None = None
    nights_ok: bool | None = None
    weekends_ok: bool | None = None
    personal_care: Answer | None = None
    lifting: Answer | None = None
    people: PeopleWish | None = None
    licence: bool | None = None
    blood: Answer | None = None
    travel: Answer | None = None
    english: Answer | None = None
    computer: Answer | None = None
    experience: frozenset[str] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is missing is left out."""
        plain: dict[str, Any] = {
            "hours": None if self.hours is None else self.hours.to_dict(),
            "weekly_hours": self.weekly_hours,
            "nights_ok": self.nights_ok,
            "weekends_ok": self.weekends_ok,
            "personal_care": _value(self.personal_care),
            "lifting": _value(self.lifting),
            "people": _value(self.people),
            "licence": self.licence,
            "blood": _value(self.blood),
            "travel": _value(self.travel),
            "english": _value(self.english),
            "computer": _value(self.computer),
            "experience": sorted(self.experience) or None,
        }
        return {name: value for name, value in plain.items() if value is not None}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Preferences:
        """Read what `to_dict` wrote; unknown names and values are ignored, never an error."""
        hours = plain.get("hours")
        return cls(
            hours=Hours.from_dict(hours) if isinstance(hours, Mapping) else None,
            weekly_hours=_number(plain.get("weekly_hours")),
            nights_ok=_truth(plain.get("nights_ok")),
            weekends_ok=_truth(plain.get("weekends_ok")),
            personal_care=_member(Answer, plain.get("personal_care")),
            lifting=_member(Answer, plain.get("lifting")),
            people=_member(PeopleWish, plain.get("people")),
            licence=_truth(plain.get("licence")),
            blood=_member(Answer, plain.get("blood")),
            travel=_member(Answer, plain.get("travel")),
            english=_member(Answer, plain.get("english")),
            computer=_member(Answer, plain.get("computer")),
            experience=frozenset(str(tag) for tag in plain.get("experience") or ()),
        )


FIRST_BUS, LAST_BUS = 8 * 60, 20 * 60
"""Minutes after midnight between which most people can travel without a car."""


def asks_about_travel(plain: Mapping[str, Any]) -> bool:
    """Whether it helps to ask about travel: early or late hours, and no driving licence.

    `plain`: the wishes as `Preferences.to_dict` gives them.
    """
    wishes = Preferences.from_dict(plain)
    hours = wishes.hours
    if hours is None or wishes.licence is not False or "travel" in plain:
        return False
    if hours.nights or hours.flexible or not hours.has_window:
        return True
    start, end = hours.minutes
    return start < FIRST_BUS or end > LAST_BUS


def _value(member: StrEnum | None) -> str | None:
    return None if member is None else member.value


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _member(kind: type[E], value: object) -> E | None:
    try:
        return kind(str(value))
    except ValueError:
        return None
