"""Questions about money, millilitres, cleaning fluid, weights and stock."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from bot.journey.drills.amounts import say_money, say_number
from bot.journey.drills.items import Kind, Made, Params, Skill, Value
from bot.journey.drills.making import DECOR, TEMPLATE, Maker, near, pick, say, template

Drawn = dict[str, Any]
POUND = 100


def _money(*pence: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(one) for one in pence)


def _change_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    first, second = rng.sample(skill.lists["thing"], 2)
    decor = {"thing": first, "second": second, **pick(rng, skill, "name")}
    if level == 1:
        note = rng.choice((5, 10)) * POUND
        drawn: Drawn = {"note": note, "price": rng.randrange(60, note - 20, 5)}
    else:
        drawn = {
            "note": rng.choice((10, 20)) * POUND,
            "price": rng.randint(85, 490),
            "other": rng.randint(45, 490),
        }
    among = [name for name in skill.templates if name.startswith("two") == ("other" in drawn)]
    return {**drawn, DECOR: decor, TEMPLATE: template(rng, skill, among)}


def _change(_skill: Skill, params: Params) -> Made:
    note, price, other = int(params["note"]), int(params["price"]), int(params.get("other", 0))
    total = price + other
    right = note - total
    up = -total % POUND
    places = {
        "note": say_money(Fraction(note)),
        "price": say_money(Fraction(price)),
        "other": say_money(Fraction(other)),
        "total": say_money(Fraction(total)),
        "up": say_money(Fraction(up)),
        "pounds": say_money(Fraction(total + up)),
        "rest": say_money(Fraction(note - total - up)),
    }
    how = "two_" if other else ""
    how += "whole" if up == 0 else "small" if total + up == note else "plain"
    likely = _money(right + POUND, right - POUND, right + 10, right - 10, note - price)
    return Made(Kind.MONEY, Fraction(right), near(Fraction(right), *likely, step=50), places, how)


def _several_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    times = rng.randint(2, 4) if level == 1 else rng.randint(3, 12)
    price = rng.randrange(25, 200, 5) if level == 1 else rng.randrange(35, 680)
    thing = rng.choice(skill.lists["thing"])
    return {"times": times, "price": price, DECOR: {"thing": thing}, TEMPLATE: template(rng, skill)}


def _several(_skill: Skill, params: Params) -> Made:
    times, price = int(params["times"]), int(params["price"])
    pounds, pence = price // POUND * POUND, price % POUND
    right = times * price
    places = {
        "times": str(times),
        "price": say_money(Fraction(price)),
        "pounds": say_money(Fraction(pounds)),
        "pence": say_money(Fraction(pence)),
        "first": say_money(Fraction(times * pounds)),
        "second": say_money(Fraction(times * pence)),
    }
    likely = _money(right + price, right - price, right + POUND, right - 10, right + 10)
    how = "plain" if pounds and pence else "short"
    return Made(Kind.MONEY, Fraction(right), near(Fraction(right), *likely, step=50), places, how)


def _dose_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    drawn: Drawn = {
        "dose": rng.choice((5, 10, 15, 20) if level == 1 else (2.5, 5, 7.5, 12.5, 15)),
        "times": rng.randint(2, 4),
    }
    if level > 1:
        drawn["days"] = rng.randint(3, 14)
    among = [name for name in skill.templates if name.startswith("days") == ("days" in drawn)]
    return {**drawn, TEMPLATE: template(rng, skill, among)}


def _dose(_skill: Skill, params: Params) -> Made:
    dose, times, days = (
        Fraction(str(params["dose"])),
        int(params["times"]),
        int(params.get("days", 1)),
    )
    daily = dose * times
    right = daily * days
    places = {
        "dose": say_number(dose),
        "times": str(times),
        "days": str(days),
        "daily": say_number(daily),
    }
    likely = (daily, dose * days, right + dose, right - dose, right + daily)
    wrong = near(right, *likely, step=5)
    return Made(Kind.ML, right, wrong, places, "days" if "days" in params else "plain")


def _bottle_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    dose = rng.choice((5, 10, 15, 20) if level < 3 else (2.5, 7.5, 12.5))  # noqa: PLR2004
    times, days = rng.randint(2, 4), rng.randint(4, 20)
    return {"dose": dose, "times": times, "days": days, TEMPLATE: template(rng, skill)}


def _bottle(_skill: Skill, params: Params) -> Made:
    dose, times, right = Fraction(str(params["dose"])), int(params["times"]), int(params["days"])
    daily = dose * times
    holds = daily * right
    places = {
        "dose": say_number(dose),
        "times": str(times),
        "daily": say_number(daily),
        "holds": say_number(holds),
    }
    wrong = near(Fraction(right), Fraction(right * times), Fraction(right + times), step=1)
    return Made(Kind.COUNT, Fraction(right), wrong, places)


def _fluid_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    count = 3 if level == 1 else 4
    step = 50 if level == 1 else 25 if level == 2 else 5  # noqa: PLR2004
    drinks = rng.sample(skill.lists["drink"], count)
    return {
        "ml": [rng.randrange(100, 351, step) for _ in drinks],
        DECOR: {"drinks": "|".join(drinks)},
        TEMPLATE: template(rng, skill),
    }


def _fluid(_skill: Skill, params: Params) -> Made:
    amounts = [Fraction(one) for one in params["ml"]]
    drinks = params[DECOR]["drinks"].split("|")
    rows = [f"{drink}: {say_number(ml)} ml" for drink, ml in zip(drinks, amounts, strict=True)]
    right = sum(amounts, Fraction(0))
    first = amounts[0] + amounts[1]
    places = {
        "rows": "\n".join(rows),
        "sum": " + ".join(say_number(one) for one in amounts),
        "first": say_number(first),
        "two": f"{say_number(amounts[0])} and {say_number(amounts[1])}",
        "others": " and ".join(say_number(one) for one in amounts[2:]),
    }
    likely = (right - 100, right + 100, right - amounts[-1], right + 50, right - 50)
    return Made(Kind.ML, right, near(right, *likely, step=25), places)


def _balance_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    step = 50 if level < 3 else 5  # noqa: PLR2004
    into = rng.randrange(1000, 2201, step)
    return {"in": into, "out": into - rng.randrange(100, 701, step), TEMPLATE: template(rng, skill)}


def _balance(_skill: Skill, params: Params) -> Made:
    into, out = Fraction(params["in"]), Fraction(params["out"])
    right = into - out
    places = {"in": say_number(into), "out": say_number(out)}
    likely = (right + 100, right - 100, into + out, right + 50, right - 50)
    return Made(Kind.ML, right, near(right, *likely, step=25), places)


def _dilute_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    if level == 1:
        return {
            "each": rng.choice((5, 10, 15, 20, 25, 30, 40, 50)),
            "litres": rng.randint(2, 12),
            TEMPLATE: template(rng, skill, [n for n in skill.templates if n.startswith("each")]),
        }
    ratio = rng.choice((4, 5, 8, 10, 20, 25, 40, 50, 100))
    litres = rng.choice((1, 2, 3, 4, 5, 6, 8, 10) if level == 2 else (0.5, 1.5, 2.5, 4.5, 7.5))  # noqa: PLR2004
    among = [name for name in skill.templates if name.startswith("part")]
    return {"ratio": ratio, "litres": litres, TEMPLATE: template(rng, skill, among)}


def _dilute(_skill: Skill, params: Params) -> Made:
    litres = Fraction(str(params["litres"]))
    places = {
        "litres": say(Kind.LITRES, litres * 1000),
        "number": say_number(litres),
        "ml": say_number(litres * 1000),
    }
    if "each" in params:
        each = Fraction(params["each"])
        right = each * litres
        places["each"] = say_number(each)
        wrong = near(right, right + each, right - each, right * 10, step=10)
        return Made(Kind.ML, right, wrong, places, "each")
    ratio = Fraction(params["ratio"])
    right = litres * 1000 / ratio
    places["ratio"] = say_number(ratio)
    wrong = near(
        right, right * 10, right / 10, right * 2, litres * ratio, step=max(Fraction(5), right / 10)
    )
    return Made(Kind.ML, right, wrong, places, "part")


def _units_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    step = 500 if level == 1 else 50 if level == 2 else 5  # noqa: PLR2004
    amount = rng.randrange(step, 5001, step)
    return {
        "amount": amount,
        "to": rng.choice(("ml", "litres", "grams", "kilos")),
        TEMPLATE: template(rng, skill),
    }


def _units(_skill: Skill, params: Params) -> Made:
    amount, to = Fraction(params["amount"]), Kind(params["to"])
    small = {Kind.ML: Kind.LITRES, Kind.GRAMS: Kind.KILOS}
    great = {other: one for one, other in small.items()}
    from_kind = small.get(to) or great[to]
    names = {Kind.ML: "ml", Kind.LITRES: "litres", Kind.GRAMS: "grams", Kind.KILOS: "kilograms"}
    places = {
        "said": say(from_kind, amount),
        "to": names[to],
        "small": names[to if to in small else from_kind],
        "great": "litre" if Kind.ML in {to, from_kind} else "kilogram",
    }
    wrong = near(amount, amount * 10, amount / 10, amount * 100, amount / 100, step=500)
    return Made(to, amount, wrong, places, "down" if to in small else "up")


def _most_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    step = 50 if level == 1 else 5
    amounts: list[int] = rng.sample(range(step, 2001, step), 4)
    ways = [rng.choice(("ml", "litres")) for _ in amounts]
    return {"amounts": amounts, "ways": ways, TEMPLATE: template(rng, skill)}


def _most(_skill: Skill, params: Params) -> Made:
    said = [
        say(Kind(way), Fraction(ml))
        for ml, way in zip(params["amounts"], params["ways"], strict=True)
    ]
    most = max(range(len(said)), key=lambda at: params["amounts"][at])
    places = {
        "rows": ", ".join(said),
        "all_ml": ", ".join(f"{say_number(Fraction(ml))} ml" for ml in params["amounts"]),
        "most": f"{say_number(Fraction(params['amounts'][most]))} ml",
    }
    wrong: tuple[Value, ...] = tuple(one for at, one in enumerate(said) if at != most)
    return Made(Kind.CHOICE, said[most], wrong, places)


MAKERS = {
    "change": Maker(_change_drawn, _change),
    "several": Maker(_several_drawn, _several),
    "dose_total": Maker(_dose_drawn, _dose),
    "bottle_days": Maker(_bottle_drawn, _bottle),
    "fluid_total": Maker(_fluid_drawn, _fluid),
    "fluid_balance": Maker(_balance_drawn, _balance),
    "dilute": Maker(_dilute_drawn, _dilute),
    "units": Maker(_units_drawn, _units),
    "most_of": Maker(_most_drawn, _most),
}
