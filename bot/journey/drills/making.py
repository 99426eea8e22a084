"""Draws what a question is made of, and builds the question from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from bot.journey.drills.amounts import say_fraction, say_money, say_number
from bot.journey.drills.clocks import say_12, say_24, say_length
from bot.journey.drills.items import Item, Kind, Made, Params, Skill, Value

Draw = Callable[[Skill, int, Random], dict[str, Any]]
Make = Callable[[Skill, Params], Made]
MOST_OPTIONS = 4
DECOR = "with"
"""The words around a question, kept with what was drawn: the same sum with another name is the
same question."""
TEMPLATE, LEVEL = "template", "level"
_LETTERS = "abcdef"


@dataclass(frozen=True, slots=True)
class Maker:
    """How the questions of one skill are drawn and worked out."""

    draw: Draw
    make: Make


def draw(maker: Maker, skill: Skill, level: int, rng: Random) -> dict[str, Any]:
    """Return what a new question of a skill at a level is made of, as plain JSON."""
    return {LEVEL: level, **maker.draw(skill, level, rng)}


def fingerprint(skill: str, params: Params) -> str:
    """Return what tells a question from all others: what is asked, and not the words around it."""
    asked = {name: value for name, value in params.items() if name not in {DECOR, TEMPLATE, LEVEL}}
    told = json.dumps([skill, asked], sort_keys=True, ensure_ascii=False)
    return f"{skill}:{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def build(maker: Maker, skill: Skill, params: Params) -> Item:
    """Return the question that was drawn; raises KeyError where its words are gone."""
    made = maker.make(skill, params)
    decor: Mapping[str, str] = params.get(DECOR, {})
    places = {**decor, **made.places}
    mark_of_it = fingerprint(skill.id, params)
    options, place = _options(made, mark_of_it)
    text = _template(skill, params).format(**places)
    said = say(made.kind, made.right)
    if made.listed:
        rows = [f"{_LETTERS[at]}) {option}" for at, option in enumerate(options)]
        head, _, question = text.rpartition("\n")
        text = (
            "\n".join([*filter(None, [head]), *rows, question])
            if head
            else "\n".join([text, *rows])
        )
    steps = tuple(step.format(**{"right": said, **places}) for step in skill.steps[made.how])
    return Item(
        skill=skill.id,
        level=int(params[LEVEL]),
        fingerprint=mark_of_it,
        text=text,
        kind=made.kind,
        right=made.right,
        options=options,
        place=place,
        said=said,
        steps=steps,
        letters=made.listed,
    )


def say(kind: Kind, value: Value) -> str:
    """Return a value as it stands on a button and in a worked answer."""
    if isinstance(value, tuple):
        if kind is Kind.DATE:
            year, month, day = (int(part) for part in value)
            return f"{day:02}/{month:02}/{year}"
        return ", ".join(str(one) for one in value)
    if isinstance(value, str):
        return value
    return _SAYS[kind](value)


def _template(skill: Skill, params: Params) -> str:
    """Return the question's words; a template that is gone gives way to the first."""
    known = skill.templates
    return known.get(str(params.get(TEMPLATE))) or next(iter(known.values()))


def _options(made: Made, seed: str) -> tuple[tuple[str, ...], int | None]:
    """Return the right answer among likely mistakes; numbers from small to great."""
    right = say(made.kind, made.right)
    wrong: list[Value] = []
    for value in made.wrong:
        if say(made.kind, value) not in {right, *(say(made.kind, one) for one in wrong)}:
            wrong.append(value)
    if not wrong:
        return (), None
    rng = Random(seed)  # noqa: S311 - the same question has the same options
    likely = wrong[: MOST_OPTIONS + 1] if made.kind is not Kind.CHOICE else wrong
    chosen = rng.sample(likely, min(MOST_OPTIONS - 1, len(likely)))
    among: list[Value] = [made.right, *chosen]
    if all(isinstance(value, Fraction) for value in among):
        among.sort(key=lambda value: value if isinstance(value, Fraction) else Fraction(0))
    else:
        rng.shuffle(among)
    options = tuple(say(made.kind, value) for value in among)
    return options, options.index(right)


def near(right: Fraction, *likely: Fraction, step: Fraction | int) -> tuple[Fraction, ...]:
    """Return likely mistakes, and numbers near the right one where these are too few."""
    found: list[Fraction] = []
    around = [right + step * by for by in (1, -1, 2, -2, 3, 4)]
    for value in (*likely, *around):
        if value > 0 and value != right and value not in found:
            found.append(value)
    return tuple(found[: MOST_OPTIONS + 1])


def pick(rng: Random, skill: Skill, *names: str) -> dict[str, str]:
    """Return one word of each of the named lists of a skill, each under its name."""
    return {name: rng.choice(skill.lists[name]) for name in names}


def template(rng: Random, skill: Skill, among: Sequence[str] | None = None) -> str:
    """Return the id of one of the templates of a skill."""
    return rng.choice(list(among or skill.templates))


def _litres(value: Fraction) -> str:
    litres = value / 1000
    return "1 litre" if litres == 1 else f"{say_number(litres)} litres"


_SAYS: Mapping[Kind, Callable[[Fraction], str]] = {
    Kind.CLOCK: lambda value: say_24(int(value)),
    Kind.CLOCK_24: lambda value: say_24(int(value)),
    Kind.CLOCK_12: lambda value: say_12(int(value)),
    Kind.LENGTH: lambda value: say_length(int(value)),
    Kind.MONEY: say_money,
    Kind.ML: lambda value: f"{say_number(value)} ml",
    Kind.LITRES: _litres,
    Kind.GRAMS: lambda value: f"{say_number(value)} g",
    Kind.KILOS: lambda value: f"{say_number(value / 1000)} kg",
    Kind.COUNT: say_number,
    Kind.PERCENT: lambda value: f"{say_number(value)}%",
    Kind.FRACTION: say_fraction,
}
