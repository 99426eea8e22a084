"""Questions about words: spelling, the right word in a gap, punctuation, the alphabet, typing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from string import Formatter
from typing import Any

from bot.journey.drills.items import Kind, Made, Params, Skill, Value
from bot.journey.drills.making import DECOR, TEMPLATE, Maker, template

Drawn = dict[str, Any]
GAP = "___"
TIME = "time"
"""The list whose words are in order: what is named first in a text comes first in the day."""


def entry_at(skill: Skill, level: int, rng: Random) -> str:
    """Return the id of an entry of a skill at a level; those without a level are for all."""
    fitting = [name for name, one in skill.entries.items() if int(one.get("level", level)) == level]
    return rng.choice(fitting or list(skill.entries))


def filled(text: str, skill: Skill, rng: Random) -> dict[str, str]:
    """Return a word for each place in a text; "{day2}" is another one of the list "day"."""
    found: dict[str, str] = {}
    for _, name, _, _ in Formatter().parse(text):
        if name and name not in found:
            among = [one for one in skill.lists[list_of(name)] if one not in found.values()]
            found[name] = rng.choice(among)
    times = [name for name in found if list_of(name) == TIME]
    in_order = sorted((found[name] for name in times), key=skill.lists[TIME].index) if times else []
    return found | dict(zip(times, in_order, strict=True))


def list_of(place: str) -> str:
    """Return the list that fills a place: "day2" is filled from the list "day"."""
    return place.rstrip("0123456789")


def _texts(values: Sequence[Any]) -> tuple[Value, ...]:
    return tuple(str(one) for one in values)


def _spell_choose_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    return {"word": entry_at(skill, level, rng), TEMPLATE: template(rng, skill)}


def _spell_choose(skill: Skill, params: Params) -> Made:
    word = str(params["word"])
    entry = skill.entries[word]
    places = {"word": word, "tip": str(entry["tip"])}
    return Made(Kind.CHOICE, word, _texts(entry["wrong"]), places)


def _spell_type_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    word = entry_at(skill, level, rng)
    wrong = rng.choice(list(skill.entries[word]["wrong"]))
    return {"word": word, "wrong": wrong, TEMPLATE: template(rng, skill)}


def _spell_type(skill: Skill, params: Params) -> Made:
    word = str(params["word"])
    places = {"word": word, "wrong": str(params["wrong"]), "tip": str(skill.entries[word]["tip"])}
    return Made(Kind.WORD, word, (), places)


def _gap_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    name = entry_at(skill, level, rng)
    fills = filled(str(skill.entries[name]["text"]), skill, rng)
    return {"entry": name, "fills": fills, TEMPLATE: template(rng, skill)}


def _gap(skill: Skill, params: Params) -> Made:
    entry = skill.entries[str(params["entry"])]
    sentence = str(entry["text"]).format(**params["fills"])
    right = str(entry["right"])
    wrong = [one for one in entry["options"] if one != right]
    places = {"sentence": sentence, "whole": sentence.replace(GAP, right)}
    return Made(Kind.CHOICE, right, _texts(wrong), places, str(entry["why"]))


def _sentence_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    name = entry_at(skill, level, rng)
    fills = filled(str(skill.entries[name]["right"]), skill, rng)
    return {"entry": name, "fills": fills, TEMPLATE: template(rng, skill)}


def _sentence(skill: Skill, params: Params) -> Made:
    entry = skill.entries[str(params["entry"])]
    fills = params["fills"]
    wrong = [str(one).format(**fills) for one in entry["wrong"]]
    right = str(entry["right"]).format(**fills)
    return Made(Kind.CHOICE, right, _texts(wrong), {}, str(entry["why"]), listed=True)


def _names(skill: Skill, level: int, rng: Random, count: int) -> list[str]:
    """Return names that begin with different letters, or from level 2 on with the same one."""
    known = sorted(skill.lists["surname"])
    if level == 1:
        firsts = rng.sample(sorted({name[0] for name in known}), count)
        return [rng.choice([name for name in known if name[0] == first]) for first in firsts]
    same = [
        first
        for first in {name[0] for name in known}
        if sum(n[0] == first for n in known) >= count - 1
    ]
    first = rng.choice(sorted(same))
    alike = rng.sample([name for name in known if name[0] == first], count - 1)
    return rng.sample([*alike, rng.choice([name for name in known if name[0] != first])], count)


def _first_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    return {"names": _names(skill, level, rng, 4), TEMPLATE: template(rng, skill)}


def _first(_skill: Skill, params: Params) -> Made:
    names = [str(one) for one in params["names"]]
    right, *wrong = sorted(names)
    return Made(Kind.CHOICE, right, _texts(wrong), {"names": ", ".join(names)}, _how(names))


def _order_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    names = _names(skill, level, rng, 4)
    while names == sorted(names):
        rng.shuffle(names)
    return {"names": names, TEMPLATE: template(rng, skill)}


def _order(_skill: Skill, params: Params) -> Made:
    names = [str(one) for one in params["names"]]
    right = sorted(names)
    swapped = [right[1], right[0], *right[2:]]
    later = [right[0], right[2], right[1], right[3]]
    wrong: tuple[Value, ...] = tuple(tuple(one) for one in (swapped, later))
    return Made(
        Kind.ORDER, tuple(right), wrong, {"names": ", ".join(names)}, _how(names), listed=True
    )


def _how(names: Sequence[str]) -> str:
    return "first" if len({name[0] for name in names}) == len(names) else "second"


def _line_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    name = entry_at(skill, level, rng)
    return {
        "entry": name,
        "fills": filled(str(skill.entries[name]["line"]), skill, rng),
        TEMPLATE: template(rng, skill),
    }


def _line(skill: Skill, params: Params) -> Made:
    line = str(skill.entries[str(params["entry"])]["line"]).format(**params["fills"])
    return Made(Kind.LINE, line, (), {"line": line})


def _meaning_drawn(skill: Skill, level: int, rng: Random) -> Drawn:
    word = entry_at(skill, level, rng)
    others = rng.sample([name for name in skill.entries if name != word], 2)
    return {"word": word, DECOR: {"others": "|".join(others)}, TEMPLATE: template(rng, skill)}


def _meaning(skill: Skill, params: Params) -> Made:
    word = str(params["word"])
    others = str(params[DECOR]["others"]).split("|")
    wrong = [str(skill.entries[name]["means"]) for name in others if name in skill.entries]
    right = str(skill.entries[word]["means"])
    return Made(Kind.CHOICE, right, _texts(wrong), {"word": word.replace("_", " ")}, listed=True)


MAKERS = {
    "spell_choose": Maker(_spell_choose_drawn, _spell_choose),
    "spell_type": Maker(_spell_type_drawn, _spell_type),
    "there_their": Maker(_gap_drawn, _gap),
    "verb_forms": Maker(_gap_drawn, _gap),
    "past_forms": Maker(_gap_drawn, _gap),
    "punctuation": Maker(_sentence_drawn, _sentence),
    "work_message": Maker(_sentence_drawn, _sentence),
    "alphabet_first": Maker(_first_drawn, _first),
    "alphabet_order": Maker(_order_drawn, _order),
    "copy_line": Maker(_line_drawn, _line),
    "word_meaning": Maker(_meaning_drawn, _meaning),
}
