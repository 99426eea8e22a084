"""Questions about parts and wholes: percentages, fractions, averages, boxes, rounding."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from random import Random
from typing import Any

from bot.journey.drills.amounts import say_number
from bot.journey.drills.items import Kind, Made, Params, Skill
from bot.journey.drills.making import DECOR, TEMPLATE, Maker, near, pick, template

Drawn = dict[str, Any]
_WAYS = {10: "ten", 25: "quarter", 50: "half", 75: "three_quarters"}
"""Percentages with a short way of their own."""


def _percent_of_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    shares = (10, 20, 25, 30, 40, 50, 75, 80) if level == 2 else (5, 15, 35, 45, 60, 85, 12)  # noqa: PLR2004
    percent = rng.choice(shares)
    step = 100 // _common(percent, 100)
    whole = rng.randrange(max(2, 20 // step) * step, 601, step)
    return {
        "percent": percent,
        "whole": whole,
        DECOR: pick(rng, skill, "things"),
        TEMPLATE: template(rng, skill),
    }


def _percent_of(_skill: Skill, params: Params) -> Made:
    percent, whole = Fraction(params["percent"]), Fraction(params["whole"])
    right = whole * percent / 100
    places = {
        "percent": say_number(percent),
        "whole": say_number(whole),
        "ten": say_number(whole / 10),
        "one": say_number(whole / 100),
        "tens": say_number(percent / 10),
        "quarter": say_number(whole / 4),
    }
    how = _WAYS.get(int(percent)) or ("tens" if places["tens"].isdecimal() else "ones")
    likely = (whole - right, whole / percent, right * 10, whole / 10, right * 2)
    wrong = near(
        right, *(one for one in likely if one.denominator == 1), step=max(1, ceil(right / 10))
    )
    return Made(Kind.COUNT, right, wrong, places, how)


def _percent_is_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    wholes = (
        (10, 20, 25, 40, 50, 80, 100, 200)
        if level == 2  # noqa: PLR2004
        else (16, 24, 32, 48, 60, 75, 120, 150, 250)
    )
    while True:
        whole = rng.choice(wholes)
        part = rng.randrange(1, whole)
        if part * 100 % whole == 0:
            break
    return {
        "part": part,
        "whole": whole,
        DECOR: pick(rng, skill, "things"),
        TEMPLATE: template(rng, skill),
    }


def _percent_is(_skill: Skill, params: Params) -> Made:
    part, whole = Fraction(params["part"]), Fraction(params["whole"])
    right = part / whole * 100
    simple = part / whole
    places = {
        "part": say_number(part),
        "whole": say_number(whole),
        "times": say_number(part * 100),
        "simple": f"{simple.numerator}/{simple.denominator}",
    }
    likely = (100 - right, part, whole / part if part else right)
    wrong = near(right, *(one for one in likely if one.denominator == 1), step=5)
    return Made(Kind.PERCENT, right, tuple(one for one in wrong if one < 100), places)  # noqa: PLR2004


def _fraction_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    shares = (
        ((1, 2), (1, 3), (1, 4), (1, 5))
        if level == 1
        else ((3, 4), (2, 3), (2, 5), (3, 5), (3, 8), (5, 6), (7, 10))
    )
    top, bottom = rng.choice(shares)
    whole = rng.randint(3, 20 if level == 1 else 60) * bottom
    return {
        "top": top,
        "bottom": bottom,
        "whole": whole,
        DECOR: pick(rng, skill, "things"),
        TEMPLATE: template(rng, skill),
    }


def _fraction(_skill: Skill, params: Params) -> Made:
    top, bottom, whole = (Fraction(params[name]) for name in ("top", "bottom", "whole"))
    one = whole / bottom
    right = one * top
    places = {
        "share": f"{say_number(top)}/{say_number(bottom)}",
        "whole": say_number(whole),
        "top": say_number(top),
        "bottom": say_number(bottom),
        "one": say_number(one),
    }
    likely = (whole - right, one, whole / 2 if whole % 2 == 0 else right + 1, right + one)
    return Made(
        Kind.COUNT, right, near(right, *likely, step=2), places, "single" if top == 1 else "plain"
    )


def _average_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    count = rng.choice((3, 4) if level == 2 else (5, 6))  # noqa: PLR2004
    middle = rng.randint(8, 60)
    numbers = [middle + rng.randint(-7, 7) for _ in range(count - 1)]
    last = middle * count - sum(numbers)
    if last <= 0:
        numbers = [middle] * (count - 1)
        last = middle
    numbers.append(last)
    rng.shuffle(numbers)
    return {"numbers": numbers, DECOR: pick(rng, skill, "used"), TEMPLATE: template(rng, skill)}


def _average(_skill: Skill, params: Params) -> Made:
    numbers = [Fraction(one) for one in params["numbers"]]
    total = sum(numbers, Fraction(0))
    right = total / len(numbers)
    said = [say_number(one) for one in numbers]
    places = {
        "numbers": f"{', '.join(said[:-1])} and {said[-1]}",
        "sum": " + ".join(said),
        "total": say_number(total),
        "count": str(len(numbers)),
    }
    likely = (max(numbers), min(numbers), sorted(numbers)[len(numbers) // 2], right + 2, right - 1)
    return Made(Kind.COUNT, right, near(right, *likely, step=1), places)


def _stock_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    decor = pick(rng, skill, "packed")
    if level == 1:
        among = [name for name in skill.templates if name.startswith("all")]
        return {
            "boxes": rng.randint(2, 12),
            "each": rng.choice((5, 6, 8, 10, 12, 20, 25, 50)),
            DECOR: decor,
            TEMPLATE: template(rng, skill, among),
        }
    among = [name for name in skill.templates if name.startswith("need")]
    each, daily, days = rng.choice((20, 25, 30, 50, 100)), rng.randint(8, 60), rng.randint(3, 14)
    return {
        "each": each,
        "daily": daily,
        "days": days,
        DECOR: decor,
        TEMPLATE: template(rng, skill, among),
    }


def _stock(_skill: Skill, params: Params) -> Made:
    each = Fraction(params["each"])
    if "boxes" in params:
        right = each * int(params["boxes"])
        places = {"each": say_number(each), "boxes": str(params["boxes"])}
        return Made(
            Kind.COUNT,
            right,
            near(right, right + each, right - each, each + int(params["boxes"]), step=5),
            places,
            "all",
        )
    needed = Fraction(int(params["daily"]) * int(params["days"]))
    right = Fraction(ceil(needed / each))
    places = {
        "each": say_number(each),
        "daily": str(params["daily"]),
        "days": str(params["days"]),
        "needed": say_number(needed),
        "filled": say_number(right * each),
        "short": say_number((right - 1) * each),
        "less": say_number(right - 1),
    }
    how = "exactly" if needed % each == 0 else "need"
    return Made(
        Kind.COUNT, right, near(right, right - 1, right + 1, right + 2, step=1), places, how
    )


def _share_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    groups = rng.randint(2, 10) if level == 1 else rng.randint(6, 24)
    each = rng.randint(3, 12) if level == 1 else rng.randint(11, 45)
    return {
        "groups": groups,
        "whole": groups * each,
        DECOR: pick(rng, skill, "shared"),
        TEMPLATE: template(rng, skill),
    }


def _share(_skill: Skill, params: Params) -> Made:
    groups, whole = Fraction(params["groups"]), Fraction(params["whole"])
    right = whole / groups
    places = {"groups": say_number(groups), "whole": say_number(whole)}
    wrong = near(right, right + 1, right - 1, right + 2, right + 10, step=2)
    return Made(Kind.COUNT, right, wrong, places)


def _rounding_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    to = rng.choice((10, 100) if level == 2 else (100, 1000))  # noqa: PLR2004
    number = rng.randrange(to * 2, to * 60)
    if number % to in {0, to // 2}:
        number += 1
    return {
        "number": number,
        "to": to,
        DECOR: pick(rng, skill, "counted"),
        TEMPLATE: template(rng, skill),
    }


def _rounding(_skill: Skill, params: Params) -> Made:
    number, to = Fraction(params["number"]), Fraction(params["to"])
    below = number // to * to
    above = below + to
    right = below if number - below < above - number else above
    places = {
        "number": say_number(number),
        "to": say_number(to),
        "below": say_number(Fraction(below)),
        "above": say_number(Fraction(above)),
    }
    other = below if right == above else above
    wrong = near(Fraction(right), Fraction(other), right + to, step=to / 2)
    return Made(Kind.COUNT, Fraction(right), wrong, places)


def _common(first: int, second: int) -> int:
    while second:
        first, second = second, first % second
    return first


MAKERS = {
    "percent_of": Maker(_percent_of_drawn, _percent_of),
    "percent_is": Maker(_percent_is_drawn, _percent_is),
    "fraction_of": Maker(_fraction_drawn, _fraction),
    "average": Maker(_average_drawn, _average),
    "stock": Maker(_stock_drawn, _stock),
    "share": Maker(_share_drawn, _share),
    "rounding": Maker(_rounding_drawn, _rounding),
}
