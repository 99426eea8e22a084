"""Which ways in beside a job suit somebody, and why: an order with reasons, never a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OUT_OF_WORK = frozenset({"looking", "caring"})
IN_WORK = frozenset({"working", "at_risk"})
FULL_WEEK = 30.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody; None: not asked, or left out.

    `status`: how it is with work; `paid`: whether it has to be paid; `english` and `maths`: where
    the self-check led.
    """

    status: str | None = None
    young: bool | None = None
    paid: bool | None = None
    weekly_hours: float | None = None
    english: str | None = None
    maths: str | None = None
    has_experience: bool = False


@dataclass(frozen=True, slots=True)
class Suits:
    """A way in with its score, what speaks for it and what to think about (ids of reasons)."""

    way: str
    score: float
    fits: tuple[str, ...]
    think: tuple[str, ...]


def rank_ways(facts: Facts, ways: Iterable[str]) -> list[Suits]:
    """Return all ways, the best first; between equals their order in the content decides."""
    judged = [_judge(way, facts) for way in ways]
    return sorted(judged, key=lambda one: -one.score)


def _judge(way: str, facts: Facts) -> Suits:
    reasons = [(weight, reason) for held, of, weight, reason in _rules(facts) if of == way and held]
    reasons.sort(key=lambda one: -abs(one[0]))
    return Suits(
        way=way,
        score=sum(weight for weight, _ in reasons),
        fits=tuple(reason for weight, reason in reasons if weight > 0),
        think=tuple(reason for weight, reason in reasons if weight < 0),
    )


def _rules(facts: Facts) -> list[tuple[bool, str, float, str]]:
    """Return (whether it holds, way, weight, reason) of every rule."""
    out, at_work = facts.status in OUT_OF_WORK, facts.status in IN_WORK
    hours = facts.weekly_hours
    short = hours is not None and hours < FULL_WEEK
    slow = facts.status == "not_now"
    learn = {"course_beside", "course_first"}
    return [
        (facts.status == "looking", "swap", 3.0, "for_jobseekers"),
        (at_work, "swap", -4.0, "jobseekers_only"),
        (facts.paid is True, "swap", -2.0, "unpaid"),
        (facts.paid is True, "apprenticeship", 3.0, "paid"),
        (facts.young is True, "apprenticeship", 2.0, "earn_and_learn"),
        (facts.status == "studying", "apprenticeship", 1.0, "earn_and_learn"),
        (short, "apprenticeship", -2.0, "many_hours"),
        (at_work, "bank_work", 3.0, "around_job"),
        (facts.status in {"caring", "studying"}, "bank_work", 2.0, "choose_days"),
        (facts.paid is True, "bank_work", 2.0, "paid_shifts"),
        (not facts.has_experience, "bank_work", -1.5, "experience_first"),
        (out, "placement", 2.0, "recent_experience"),
        (short, "placement", 2.0, "part_time"),
        (at_work, "placement", -2.0, "months_of_days"),
        (slow, "volunteering", 3.0, "few_hours"),
        (facts.paid is False, "volunteering", 2.0, "no_hurry"),
        (not facts.has_experience, "volunteering", 1.5, "first_experience"),
        (facts.paid is True, "volunteering", -4.0, "unpaid"),
        (facts.english in learn or facts.maths in learn, "english_maths", 4.0, "self_check"),
        (facts.english == "course_first", "esol", 5.0, "self_check"),
    ]
