"""Questions about times: clocks, shifts, breaks, weeks, buses."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from bot.journey.drills.clocks import DAY, HOUR, say_12, say_24, say_length
from bot.journey.drills.items import Kind, Made, Params, Skill, Value
from bot.journey.drills.making import DECOR, TEMPLATE, Maker, near, pick, template

NOON = 12 * HOUR
Drawn = dict[str, Any]


def _near_clock(right: int, *likely: int, step: int = 30) -> tuple[Value, ...]:
    """Return other times of day that are easily mistaken for the right one."""
    found: list[int] = []
    for value in (*likely, *(right + step * by for by in (1, -1, 2, -2, 3))):
        one = value % DAY
        if one not in {right, *found}:
            found.append(one)
    return tuple(Fraction(one) for one in found[:5])


def _clock_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    hours = [*range(1, 12), *range(13, 24), *range(13, 24)] if level == 1 else range(24)
    step = 5 if level == 1 else 1
    at = rng.choice(list(hours)) * HOUR + rng.randrange(0, HOUR, step)
    return {"at": at + 5 if at % NOON == 0 else at, TEMPLATE: template(rng, skill)}


def _clock_how(at: int) -> str:
    hour = at // HOUR
    return "midnight" if hour == 0 else "noon" if hour == 12 else "after" if hour > 12 else "before"  # noqa: PLR2004


def _to_24(_skill: Skill, params: Params) -> Made:
    at = int(params["at"])
    wrong = _near_clock(at, at + NOON, at - 2 * HOUR, at + HOUR, at - HOUR)
    places = {"said": say_12(at), "hour": str(at // HOUR % 12 or 12)}
    return Made(Kind.CLOCK_24, Fraction(at), wrong, places, _clock_how(at))


def _to_12(_skill: Skill, params: Params) -> Made:
    at = int(params["at"])
    wrong = _near_clock(at, at + NOON, at + 2 * HOUR, at - HOUR, at + HOUR)
    places = {"said": say_24(at), "hour": str(at // HOUR)}
    return Made(Kind.CLOCK_12, Fraction(at), wrong, places, _clock_how(at))


def _shift_end_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    if level == 1:
        start, length = (
            rng.randrange(6 * HOUR, 14 * HOUR, 30),
            rng.randrange(3 * HOUR, 8 * HOUR + 1, 30),
        )
    elif level == 2 and rng.random() < 0.6:  # noqa: PLR2004
        start = rng.randrange(6 * HOUR, 13 * HOUR, 5)
        length = rng.randrange(4 * HOUR, 10 * HOUR + 1, 15)
    else:
        start = rng.randrange(18 * HOUR, 22 * HOUR, 5)
        length = rng.randrange(6 * HOUR, 12 * HOUR + 31, 5)
    return {
        "start": start,
        "length": length,
        DECOR: pick(rng, skill, "name"),
        TEMPLATE: template(rng, skill),
    }


def _shift_end(_skill: Skill, params: Params) -> Made:
    start, length = int(params["start"]), int(params["length"])
    end = (start + length) % DAY
    hours, minutes = divmod(length, HOUR)
    how = "plain" if minutes else "whole"
    if start + length >= DAY:
        how = "night"
    places = {
        "start": say_24(start),
        "length": say_length(length),
        "hours": say_length(hours * HOUR),
        "minutes": say_length(minutes),
        "between": say_24(start + hours * HOUR),
        "to_midnight": say_length(DAY - start),
        "after": say_length(max(0, start + length - DAY)),
    }
    wrong = _near_clock(end, end - HOUR, end + HOUR, end + 30, end - 30, end - 15)
    return Made(Kind.CLOCK, Fraction(end), wrong, places, how)


def _shift_length_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    if level == 1:
        start = rng.randrange(6 * HOUR, 12 * HOUR, 30)
        length, rest = rng.randrange(5 * HOUR, 9 * HOUR + 1, 30), rng.choice((30, HOUR))
    else:
        night = level == 3 or rng.random() < 0.3  # noqa: PLR2004
        start = (
            rng.randrange(19 * HOUR, 22 * HOUR, 15)
            if night
            else rng.randrange(6 * HOUR, 13 * HOUR, 15)
        )
        length = rng.randrange(7 * HOUR, 12 * HOUR + 31, 15)
        rest = rng.choice((20, 30, 40, 45, 60))
    return {
        "start": start,
        "length": length,
        "rest": rest,
        DECOR: pick(rng, skill, "name"),
        TEMPLATE: template(rng, skill),
    }


def _shift_length(_skill: Skill, params: Params) -> Made:
    start, length, rest = (int(params[name]) for name in ("start", "length", "rest"))
    paid = length - rest
    places = {
        "start": say_24(start),
        "end": say_24(start + length),
        "rest": say_length(rest),
        "whole": say_length(length),
        "to_midnight": say_length(DAY - start),
        "after": say_length(max(0, start + length - DAY)),
    }
    likely = (length, length + rest, paid - HOUR, paid + HOUR, paid + 30)
    wrong = near(Fraction(paid), *map(Fraction, likely), step=15)
    return Made(
        Kind.LENGTH, Fraction(paid), wrong, places, "night" if start + length > DAY else "plain"
    )


def _week_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    lengths = (4, 5, 6, 7, 8) if level == 1 else (4.5, 5, 6, 6.5, 7.5, 8)
    drawn: Drawn = {"times": rng.randint(2, 5), "each": int(rng.choice(lengths) * HOUR)}
    if level > 1:
        other = [
            one for one in (5, 5.5, 7.25, 7.5, 10, 11.5, 12) if int(one * HOUR) != drawn["each"]
        ]
        drawn |= {"more": rng.randint(2, 3), "other": int(rng.choice(other) * HOUR)}
    among = [name for name in skill.templates if name.startswith("two") == ("more" in drawn)]
    return {**drawn, DECOR: pick(rng, skill, "name"), TEMPLATE: template(rng, skill, among)}


def _week(_skill: Skill, params: Params) -> Made:
    times, each = int(params["times"]), int(params["each"])
    more, other = int(params.get("more", 0)), int(params.get("other", 0))
    first, second = times * each, more * other
    right = first + second
    places = {
        "times": str(times),
        "each": say_length(each),
        "more": str(more),
        "other": say_length(other),
        "first": say_length(first),
        "second": say_length(second),
    }
    likely = (
        right - 30,
        right + each,
        first if second else right - each,
        right - HOUR,
        right + HOUR,
    )
    wrong = near(Fraction(right), *map(Fraction, likely), step=HOUR)
    return Made(Kind.LENGTH, Fraction(right), wrong, places, "two" if more else "plain")


def _bus_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    every = rng.choice((10, 12, 15, 20, 25, 30))
    first = rng.randrange(5 * HOUR + 30, 20 * HOUR)
    buses = [first + every * at for at in range(4)]
    at = rng.choice((1, 2))
    drawn: Drawn = {"buses": buses}
    if level == 1:
        drawn["now"] = rng.randint(buses[at - 1] + 1, buses[at] - 1)
    else:
        drawn["ride"] = rng.randrange(15, 46, 5)
        drawn["by"] = rng.randint(buses[at] + drawn["ride"], buses[at + 1] + drawn["ride"] - 1)
    among = [name for name in skill.templates if name.startswith("late") == ("by" in drawn)]
    return {**drawn, DECOR: pick(rng, skill, "name"), TEMPLATE: template(rng, skill, among)}


def _bus(_skill: Skill, params: Params) -> Made:
    buses = [int(one) for one in params["buses"]]
    named = [say_24(one) for one in buses]
    places = {"buses": f"{', '.join(named[:-1])} and {named[-1]}"}
    if "now" in params:
        right = next(one for one in buses if one > int(params["now"]))
        before = max(one for one in buses if one < int(params["now"]))
        places |= {"now": say_24(int(params["now"])), "before": say_24(before)}
        how = "next"
    else:
        by, ride = int(params["by"]), int(params["ride"])
        right = max(one for one in buses if one + ride <= by)
        places |= {
            "by": say_24(by),
            "ride": str(ride),
            "latest": say_24(by - ride),
            "there": say_24(right + ride),
        }
        how = "late"
    wrong: tuple[Value, ...] = tuple(Fraction(one) for one in buses if one != right)
    return Made(Kind.CLOCK, Fraction(right), wrong, places, how)


MAKERS = {
    "clock_24": Maker(_clock_drawn, _to_24),
    "clock_12": Maker(_clock_drawn, _to_12),
    "shift_end": Maker(_shift_end_drawn, _shift_end),
    "shift_length": Maker(_shift_length_drawn, _shift_length),
    "week_hours": Maker(_week_drawn, _week),
    "next_bus": Maker(_bus_drawn, _bus),
}
