"""Which roles fit a resident, and why: a ranking with reasons, never a refusal.

Every role stays in the list. The weights are an adviser's sense of what matters: hours and
personal care decide most, then experience, then the rest. Reasons are ids with parameters; the
words for them live in `data/content/role_finder.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TypeVar

from bot.journey.hours import WEEKDAYS, WEEKEND, Hours
from bot.journey.preferences import Answer, PeopleWish, Preferences
from bot.journey.traits import (
    Amount,
    Entry,
    Frequency,
    Kind,
    Level,
    Licence,
    MatchableRole,
    People,
    Shift,
    ShiftLength,
    Strength,
    Traits,
)

# Minutes after midnight within which work of a kind usually falls; a night runs past midnight.
SPANS: Mapping[Shift, tuple[int, int]] = {
    Shift.EARLY: (6 * 60, 15 * 60),
    Shift.DAY: (7 * 60, 20 * 60),
    Shift.SCHOOL_HOURS: (9 * 60, 15 * 60),
    Shift.OFFICE: (8 * 60, 18 * 60),
    Shift.EVENING: (16 * 60, 23 * 60),
    Shift.NIGHT: (20 * 60, 32 * 60),
}
SHIFT_MINUTES: Mapping[ShiftLength, int] = {
    ShiftLength.SHORT: 4 * 60,
    ShiftLength.FULL: 7 * 60,
    ShiftLength.LONG: 11 * 60,
}
SHORTEST_SHIFT = 4 * 60
PART_TIME_BELOW = 30.0
"""Weekly hours from which an adviser would no longer call it part-time work."""


@dataclass(frozen=True)
class Reason:
    """Why a role fits, or what to think about: an id, its parameters and its weight."""

    id: str
    weight: float
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """One role with its score and reasons, the weightiest first."""

    role_id: str
    score: float
    fits: tuple[Reason, ...]
    against: tuple[Reason, ...]


@dataclass(frozen=True)
class Difference:
    """A trait in which two roles differ, with both values."""

    trait: str
    first: str
    second: str


def rank(preferences: Preferences, roles: Iterable[MatchableRole]) -> list[Match]:
    """Return every role, best fit first; between equals the order of the cards decides."""
    ordered = sorted(roles, key=lambda role: role.number)
    matches = [match(preferences, role) for role in ordered]
    return sorted(matches, key=lambda found: -found.score)


def match(preferences: Preferences, role: MatchableRole) -> Match:
    """Weigh one role against a resident's preferences."""
    reasons = [
        *_hours(preferences, role.traits),
        *_nights_and_weekends(preferences, role.traits),
        *_personal_care(preferences.personal_care, role.traits.personal_care),
        *_lifting(preferences.lifting, role.traits.lifting),
        *_people(preferences.people, role.traits.people),
        *_licence(preferences.licence, role.traits.driving_licence),
        *_blood(preferences.blood, role.traits.blood),
        *_travel(preferences.travel, role.traits),
        *_english(preferences.english, role.traits.english),
        *_computer(preferences.computer, role.traits.computer),
        *_experience(preferences.experience, role.fits_people_from),
        *_entry(preferences.experience, role),
    ]
    return Match(
        role_id=role.id,
        score=round(sum(reason.weight for reason in reasons), 2),
        fits=_weightiest(reason for reason in reasons if reason.weight > 0),
        against=_weightiest(reason for reason in reasons if reason.weight < 0),
    )


def compare(first: Traits, second: Traits) -> tuple[Difference, ...]:
    """Return the traits in which two roles differ, in the order in which they are declared."""
    return tuple(
        Difference(
            trait.name, _plain(getattr(first, trait.name)), _plain(getattr(second, trait.name))
        )
        for trait in fields(Traits)
        if getattr(first, trait.name) != getattr(second, trait.name)
    )


def _plain(value: StrEnum | Sequence[StrEnum]) -> str:
    return value.value if isinstance(value, StrEnum) else ",".join(item.value for item in value)


def _weightiest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))


def _hours(preferences: Preferences, traits: Traits) -> list[Reason]:
    hours = preferences.hours
    reasons = []
    if hours is not None and hours.has_window:
        reasons.append(_window(hours, traits))
    weekly = preferences.weekly_hours or (hours.weekly_hours if hours is not None else None)
    if weekly is not None and weekly < PART_TIME_BELOW:
        weight = {Frequency.COMMON: 2.0, Frequency.SOME: -0.5, Frequency.RARE: -3.0}
        name = {Frequency.COMMON: "part_time_common", Frequency.SOME: "part_time_ask"}
        reasons.append(
            Reason(name.get(traits.part_time, "part_time_rare"), weight[traits.part_time])
        )
    return reasons


def _window(hours: Hours, traits: Traits) -> Reason:
    """Judge whether one usual shift fits between the start and end that a resident gave."""
    room = max(
        (_overlap(hours, SPANS[shift]) for shift in traits.shifts if shift in SPANS), default=0
    )
    usual = SHIFT_MINUTES[traits.shift_length]
    if hours.school_hours and Shift.SCHOOL_HOURS in traits.shifts:
        return Reason("hours_school", 4.0)
    if room >= usual:
        return Reason("hours_fit", 3.0)
    if room >= SHORTEST_SHIFT and traits.part_time is Frequency.COMMON:
        return Reason("hours_part_time_common", 1.5)
    if room >= SHORTEST_SHIFT and traits.part_time is Frequency.SOME:
        return Reason(
            "hours_longer_shifts", -1.0 if usual < SHIFT_MINUTES[ShiftLength.LONG] else -1.5
        )
    return Reason("hours_other", -4.0)


def _overlap(hours: Hours, span: tuple[int, int]) -> int:
    start, end = hours.minutes
    # A window late in the day also meets the part of a night shift after midnight, and a window
    # early in the day the end of one.
    return max(
        min(end + shift, span[1]) - max(start + shift, span[0]) for shift in (0, 24 * 60, -24 * 60)
    )


def _nights_and_weekends(preferences: Preferences, traits: Traits) -> list[Reason]:
    hours = preferences.hours or Hours()
    nights = preferences.nights_ok if preferences.nights_ok is not None else hours.nights
    weekends = preferences.weekends_ok
    if weekends is None and hours.days is not None:
        weekends = bool(hours.days & WEEKEND)
    reasons = []
    if Shift.NIGHT in traits.shifts and nights is not None:
        reasons.append(Reason("nights_fit", 1.5) if nights else Reason("nights_some", -1.5))
    if hours.days is not None and not hours.days & WEEKDAYS:
        found = Shift.WEEKEND in traits.shifts
        reasons.append(Reason("weekends_fit", 2.0) if found else Reason("weekends_missing", -5.0))
    elif weekends is False:
        found = Shift.WEEKEND in traits.shifts
        reasons.append(Reason("weekends_some", -1.0) if found else Reason("weekdays_fit", 1.0))
    return reasons


def _personal_care(wish: Answer | None, amount: Amount) -> list[Reason]:
    table = {
        (Answer.YES, Amount.MUCH): Reason("personal_care_ok", 2.0),
        (Answer.YES, Amount.SOME): Reason("personal_care_ok", 1.0),
        (Answer.NO, Amount.MUCH): Reason("personal_care_much", -7.0),
        (Answer.NO, Amount.SOME): Reason("personal_care_some", -3.0),
        (Answer.NO, Amount.NONE): Reason("personal_care_none", 1.0),
        (Answer.UNSURE, Amount.MUCH): Reason("personal_care_much", -1.5),
        (Answer.UNSURE, Amount.SOME): Reason("personal_care_some", -0.5),
    }
    return _found(table, wish, amount)


def _lifting(wish: Answer | None, amount: Amount) -> list[Reason]:
    table = {
        (Answer.YES, Amount.MUCH): Reason("lifting_ok", 1.5),
        (Answer.NO, Amount.MUCH): Reason("lifting_much", -6.0),
        (Answer.NO, Amount.SOME): Reason("lifting_some", -2.0),
        (Answer.NO, Amount.NONE): Reason("lifting_none", 2.0),
        (Answer.UNSURE, Amount.MUCH): Reason("lifting_much", -1.5),
        (Answer.UNSURE, Amount.SOME): Reason("lifting_some", -0.5),
    }
    return _found(table, wish, amount)


def _people(wish: PeopleWish | None, people: People) -> list[Reason]:
    table = {
        (PeopleWish.PEOPLE, People.MUCH): Reason("people_much", 2.0),
        (PeopleWish.PEOPLE, People.SOME): Reason("people_some", 0.5),
        (PeopleWish.PEOPLE, People.QUIET): Reason("people_few", -2.0),
        (PeopleWish.QUIET, People.QUIET): Reason("people_quiet", 2.5),
        (PeopleWish.QUIET, People.SOME): Reason("people_with_some", -0.5),
        (PeopleWish.QUIET, People.MUCH): Reason("people_many", -3.5),
    }
    return _found(table, wish, people)


def _blood(wish: Answer | None, amount: Amount) -> list[Reason]:
    """Judge contact with blood; where much of it is seen, everybody is told so."""
    if amount is Amount.MUCH and wish is None:
        return [Reason("blood_much", -0.5)]
    table = {
        (Answer.YES, Amount.MUCH): Reason("blood_ok", 0.5),
        (Answer.NO, Amount.MUCH): Reason("blood_much", -7.0),
        (Answer.NO, Amount.SOME): Reason("blood_some", -2.0),
        (Answer.UNSURE, Amount.MUCH): Reason("blood_much", -2.0),
        (Answer.UNSURE, Amount.SOME): Reason("blood_some", -0.5),
    }
    return _found(table, wish, amount)


def _travel(wish: Answer | None, traits: Traits) -> list[Reason]:
    """Judge shifts that begin or end when few buses run."""
    if wish not in {Answer.NO, Answer.UNSURE}:
        return []
    if {Shift.OFFICE, Shift.SCHOOL_HOURS} & set(traits.shifts):
        return [Reason("travel_fit", 1.0)]
    return [Reason("travel_early", -2.0 if wish is Answer.NO else -0.5)]


def _english(wish: Answer | None, level: Level) -> list[Reason]:
    table = {
        (Answer.NO, Level.BASIC): Reason("english_basic", 1.5),
        (Answer.NO, Level.GOOD): Reason("english_good", -4.0),
    }
    return _found(table, wish, level)


def _computer(wish: Answer | None, amount: Amount) -> list[Reason]:
    table = {
        (Answer.YES, Amount.MUCH): Reason("computer_ok", 1.5),
        (Answer.NO, Amount.MUCH): Reason("computer_much", -4.0),
        (Answer.NO, Amount.SOME): Reason("computer_some", -0.5),
        (Answer.NO, Amount.NONE): Reason("computer_none", 1.0),
    }
    return _found(table, wish, amount)


W = TypeVar("W", bound=StrEnum)
V = TypeVar("V", bound=StrEnum)


def _found(table: Mapping[tuple[W, V], Reason], wish: W | None, value: V) -> list[Reason]:
    reason = None if wish is None else table.get((wish, value))
    return [] if reason is None else [reason]


def _licence(has: bool | None, needed: Licence) -> list[Reason]:
    if needed is Licence.NOT_NEEDED:
        return []
    if needed is Licence.NEEDED:
        if has is None:
            return [Reason("licence_needed", -1.0)]
        return [Reason("licence_fit", 2.0) if has else Reason("licence_needed", -8.0)]
    if has is None:
        return []
    return [Reason("licence_helps", 0.5) if has else Reason("licence_sometimes", -0.5)]


def _experience(tags: frozenset[str], fits: Mapping[str, Strength]) -> list[Reason]:
    """Count the best-fitting experience fully and each further one a little."""
    weights = {Strength.STRONG: 4.0, Strength.SOME: 1.5}
    found = sorted(
        ((weights[fits[tag]], tag) for tag in tags if tag in fits),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return [
        Reason("experience", weight if place == 0 else weight / 4, {"tag": tag})
        for place, (weight, tag) in enumerate(found)
    ]


def _entry(tags: frozenset[str], role: MatchableRole) -> list[Reason]:
    if role.traits.kind is Kind.ROUTE:
        return [Reason("route", -3.0)]
    known = any(role.fits_people_from.get(tag) is Strength.STRONG for tag in tags)
    if role.traits.entry is Entry.SOME and not known:
        return [Reason("entry_some", -1.5)]
    if role.traits.entry is Entry.HARD:
        return [Reason("entry_hard", -3.0)]
    return []
