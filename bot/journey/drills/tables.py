"""Questions about a rota and a small chart, written as lines that fit on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import Any

from bot.journey.drills.amounts import say_number
from bot.journey.drills.clocks import HOUR, say_length
from bot.journey.drills.items import Kind, Made, Params, Skill, Value
from bot.journey.drills.making import DECOR, TEMPLATE, Maker, near

Drawn = dict[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EARLY, LATE, OFF = "early", "late", "off"
MANY = 3
"""Each of so many people has one row."""


def _rota_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    count = 4 if level == 1 else 5
    first = rng.randint(0, len(DAYS) - count)
    shifts = [rng.choices((EARLY, LATE, OFF), k=count) for _ in range(MANY)]
    asks = rng.choice(("count", "who") if level == 1 else ("count", "hours"))
    drawn: Drawn = {"first": first, "shifts": shifts, "asks": asks, "person": rng.randrange(MANY)}
    if asks == "who":
        # Exactly one of them works that shift on that day.
        drawn["day"], drawn["shift"] = rng.randrange(count), rng.choice((EARLY, LATE))
        others = [one for one in (EARLY, LATE, OFF) if one != drawn["shift"]]
        for at, row in enumerate(shifts):
            row[drawn["day"]] = drawn["shift"] if at == drawn["person"] else rng.choice(others)
    else:
        row = shifts[drawn["person"]]
        row[0], row[1] = EARLY, LATE
        rng.shuffle(row)
        drawn["shift"] = rng.choice((EARLY, LATE))
    drawn[DECOR] = {"names": "|".join(rng.sample(skill.lists["name"], MANY))}
    return {**drawn, TEMPLATE: asks}


def _rota(_skill: Skill, params: Params) -> Made:
    names = params[DECOR]["names"].split("|")
    first, shifts, person = int(params["first"]), params["shifts"], int(params["person"])
    days = DAYS[first : first + len(shifts[0])]
    rows = [
        f"{day[:3]}: "
        + ", ".join(f"{name} {row[at]}" for name, row in zip(names, shifts, strict=True))
        for at, day in enumerate(days)
    ]
    places = {"rows": "\n".join(rows), "name": names[person], "shift": params["shift"]}
    if params["asks"] == "who":
        places["day"] = days[int(params["day"])]
        wrong: tuple[Value, ...] = tuple(name for name in names if name != names[person])
        return Made(Kind.CHOICE, names[person], wrong, places, "who")
    if params["asks"] == "hours":
        return _rota_hours(shifts[person], places)
    return _rota_count(shifts[person], days, places)


def _rota_hours(mine: list[str], places: dict[str, str]) -> Made:
    early, late = mine.count(EARLY), mine.count(LATE)
    length = {EARLY: int(7.5 * HOUR), LATE: 8 * HOUR}
    right = Fraction(early * length[EARLY] + late * length[LATE])
    places |= {
        "early": str(early),
        "late": str(late),
        "first": say_length(early * length[EARLY]),
        "second": say_length(late * length[LATE]),
        "early_length": say_number(Fraction(length[EARLY], HOUR)),
        "late_length": say_number(Fraction(length[LATE], HOUR)),
    }
    likely = (
        right + length[LATE],
        right - length[EARLY],
        Fraction((early + late) * length[LATE]),
    )
    return Made(Kind.LENGTH, right, near(right, *likely, step=30), places, "hours")


def _rota_count(mine: list[str], days: Sequence[str], places: dict[str, str]) -> Made:
    worked = [f"{day} {shift}" for day, shift in zip(days, mine, strict=True) if shift != OFF]
    found = [day for day, shift in zip(days, mine, strict=True) if shift == places["shift"]]
    said = " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else found[0]
    places |= {"days": said, "worked": ", ".join(worked)}
    right = Fraction(len(found))
    return Made(Kind.COUNT, right, near(right, Fraction(len(worked)), step=1), places, "count")


def _chart_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    count = 3 if level == 1 else 4
    great = 40 if level == 1 else 180
    numbers = rng.sample(range(6, great), count)
    asks = rng.choice(("total", "more", "most"))
    pair = sorted(rng.sample(range(count), 2), key=lambda at: -numbers[at])
    what = rng.choice(list(skill.entries))
    rows = rng.sample(list(skill.entries[what]["rows"]), count)
    return {
        "numbers": numbers,
        "asks": asks,
        "pair": pair,
        DECOR: {"what": what, "rows": "|".join(rows)},
        TEMPLATE: asks,
    }


def _chart(skill: Skill, params: Params) -> Made:
    numbers = [Fraction(one) for one in params["numbers"]]
    named = params[DECOR]["rows"].split("|")
    entry = skill.entries[params[DECOR]["what"]]
    rows = [f"{name}: {say_number(one)}" for name, one in zip(named, numbers, strict=True)]
    great, small = (int(at) for at in params["pair"])
    places = {
        "title": str(entry["title"]),
        "things": str(entry["things"]),
        "rows": "\n".join(rows),
        "sum": " + ".join(say_number(one) for one in numbers),
        "great": named[great],
        "small": named[small],
        "first": say_number(numbers[great]),
        "second": say_number(numbers[small]),
    }
    if params["asks"] == "most":
        most = max(range(len(numbers)), key=lambda at: numbers[at])
        places["first"] = say_number(numbers[most])
        wrong: tuple[Value, ...] = tuple(name for at, name in enumerate(named) if at != most)
        return Made(Kind.CHOICE, named[most], wrong, places, "most")
    right = (
        sum(numbers, Fraction(0)) if params["asks"] == "total" else numbers[great] - numbers[small]
    )
    likely = (right + 10, right - 10, right + 1, numbers[great], right - 1)
    return Made(Kind.COUNT, right, near(right, *likely, step=2), places, str(params["asks"]))


MAKERS = {"rota": Maker(_rota_drawn, _rota), "chart": Maker(_chart_drawn, _chart)}
