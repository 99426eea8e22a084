"""Money, volumes, weights, counts and parts, said and read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from bot.journey.drills.items import Kind
from bot.journey.drills.numbers import NUMBER, value_of

Units = Mapping[str, Fraction]
_POUND = "pounds pound quid £ gbp"
_PENNY = "pence p penny pennies"
_ML = "ml mls millilitres millilitre milliliters milliliter mililitres mililiters mil mils m.l"
_CL = "cl centilitres centilitre"
_L = "litres litre liters liter l ltr ltrs lt lts"
_G = "g grams gram gr grammes gramme gm gms"
_KG = "kg kgs kilos kilo kilograms kilogram k.g"


def _units(*scales: tuple[str, int]) -> Units:
    return {word: Fraction(scale) for words, scale in scales for word in words.split()}


_VOLUMES = _units((_ML, 1), (_CL, 10), (_L, 1000))
_WEIGHTS = _units((_G, 1), (_KG, 1000))
UNITS: Mapping[Kind, Units] = {
    Kind.MONEY: _units((_POUND, 100), (_PENNY, 1)),
    Kind.ML: _VOLUMES,
    Kind.LITRES: _VOLUMES,
    Kind.GRAMS: _WEIGHTS,
    Kind.KILOS: _WEIGHTS,
}
BARE: Mapping[Kind, tuple[int, ...]] = {
    Kind.MONEY: (100, 1),
    Kind.ML: (1,),
    Kind.LITRES: (1000,),
    Kind.GRAMS: (1,),
    Kind.KILOS: (1000,),
}
"""What a number without a unit may count."""


def say_money(pence: Fraction) -> str:
    """Return an amount: "£4.20", "85p", "£3"."""
    whole = int(pence)
    if whole < 100:  # noqa: PLR2004
        return f"{whole}p"
    return f"£{whole // 100}" if whole % 100 == 0 else f"£{whole // 100}.{whole % 100:02}"


def say_number(value: Fraction) -> str:
    """Return a number as people write it: "1,500", "7.5"; a fraction where it has no end."""
    if value.denominator == 1:
        return f"{value.numerator:,}" if abs(value) >= 1000 else str(value.numerator)  # noqa: PLR2004
    for places in (1, 2, 3):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}"
    return f"{value.numerator}/{value.denominator}"


def say_fraction(value: Fraction) -> str:
    """Return a part of a whole: "3/4"."""
    return f"{value.numerator}/{value.denominator}"


def read_measure(text: str, kind: Kind) -> Iterator[tuple[int, frozenset[Fraction]]]:
    """Find amounts in figures; yield where each stands and what it may mean, in the small unit.

    "4 pounds 20" and "1 litre 250 ml" are one amount each.
    """
    units = UNITS[kind]
    names = "|".join(re.escape(name) for name in sorted(units, key=len, reverse=True))
    text = re.sub(rf"£ ?({NUMBER})", r"\1 pounds", text)
    text = re.sub(rf"(?<![\w.])(?<!of )a (?=(?:{names})\b)", "1 ", text)
    one = rf"(?<![\d/.:-])({NUMBER}) ?(?:of (?:an? )?)?(?:({names})(?![a-z]))?"
    found = list(re.finditer(one, text))
    at = 0
    while at < len(found):
        number, unit = found[at].groups()
        start, end = found[at].span()
        value = value_of(number)
        at += 1
        if value is None:
            continue
        if unit is None:
            yield start, frozenset(value * bare for bare in BARE[kind])
            continue
        total = value * units[unit]
        if at < len(found) and units[unit] > 1 and not text[end : found[at].start()].strip(" ,and"):
            more, smaller = found[at].groups()
            rest = value_of(more)
            if rest is not None and (smaller is None or units[smaller] < units[unit]):
                total += rest * (units[smaller] if smaller else 1)
                at += 1
        yield start, frozenset({total})


_ANY = re.compile(rf"(?<![\d/.:-])({NUMBER}) ?(%|per ?cent|pc\b)?(?![\d/:])")


def read_number(text: str, kind: Kind) -> Iterator[tuple[int, frozenset[Fraction]]]:
    """Find plain numbers, parts of a hundred or fractions; yield where, and what they may mean."""
    for found in _ANY.finditer(text):
        value = value_of(found[1])
        if value is None:
            continue
        if kind is Kind.PERCENT:
            is_part = found[2] is None and value < 1
            yield found.start(), frozenset({value, value * 100} if is_part else {value})
        elif kind is Kind.FRACTION:
            yield found.start(), frozenset({value / 100 if found[2] else value})
        else:
            yield found.start(), frozenset({value})
