"""What is practised next: weak spots soon again, at a level that moves gently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bot.journey.drills.items import HIGHEST, LOWEST, Skill

IN_A_ROUND = 5
"""Questions in one round; then somebody is asked whether to go on."""
COMES_AGAIN = (2, 4, 8, 16)
"""After so many other questions a skill comes again: at once weak, then after each right answer."""
LOOKED_AT = 5
"""The level moves by the last so many answers at that level."""
ENOUGH_RIGHT = 5
ENOUGH_NOT_RIGHT = 3


@dataclass(frozen=True, slots=True)
class Past:
    """One question that somebody has answered before, at which level, and whether rightly."""

    skill: str
    level: int
    is_right: bool


def next_level(start: int, past: Sequence[Past]) -> int:
    """Return the level of the next question; `start` holds until there are answers.

    Five right answers in a row at a level lead one up, three of the last five that were not right
    one down; never by more than one, and then counted afresh.
    """
    if not past:
        return min(max(start, LOWEST), HIGHEST)
    level = past[-1].level
    here: list[bool] = []
    for one in reversed(past):
        if one.level != level or len(here) == LOOKED_AT:
            break
        here.append(one.is_right)
    if here.count(True) >= ENOUGH_RIGHT:
        return min(level + 1, HIGHEST)
    if here.count(False) >= ENOUGH_NOT_RIGHT:
        return max(level - 1, LOWEST)
    return level


def in_turn(
    skills: Mapping[str, Skill],
    level: int,
    past: Sequence[Past],
    rng: Random,
    wished: Collection[str] = (),
) -> list[str]:
    """Return the skills in the order in which they are worth asking next.

    First what somebody wished for; then what was not right and is due again, the longest overdue
    first; then what was never asked; then the rest, the longest ago first. The skill that was
    asked last comes at the end, so that no two questions in a row are alike where others are left.
    """
    known = [name for name, one in skills.items() if level in one.levels]
    known += [name for name in skills if name in wished and name not in known]
    overdue = _overdue(past)
    last_asked = {one.skill: at for at, one in enumerate(past)}
    rng.shuffle(known)

    def rank(name: str) -> tuple[bool, bool, int, int]:
        is_last = bool(past) and past[-1].skill == name
        if name in overdue:
            return (name not in wished, is_last, 0, -overdue[name])
        if name not in last_asked:
            return (name not in wished, is_last, 1, 0)
        return (name not in wished, is_last, 2, last_asked[name])

    return sorted(known, key=rank)


def _overdue(past: Sequence[Past]) -> dict[str, int]:
    """Return the skills that are due again, and since how many questions."""
    boxes: dict[str, int] = {}
    asked: dict[str, int] = {}
    for at, one in enumerate(past):
        asked[one.skill] = at
        if not one.is_right:
            boxes[one.skill] = 0
        elif one.skill in boxes:
            boxes[one.skill] += 1
            if boxes[one.skill] == len(COMES_AGAIN):
                del boxes[one.skill]
    since = {name: len(past) - 1 - asked[name] - COMES_AGAIN[box] for name, box in boxes.items()}
    return {name: over for name, over in since.items() if over >= 0}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to: how many were right of how many, what went well, what to practise."""

    right: int
    asked: int
    well: tuple[str, ...]
    weak: str | None


def outcome(round_: Sequence[Past], past: Sequence[Past]) -> Outcome:
    """Return what a round came to; `past` holds all answers, those of the round too.

    What to practise is the skill that was most often not right in the round; of equal ones that
    which was most often not right before.
    """
    rights = [one.skill for one in round_ if one.is_right]
    wrongs = Counter(one.skill for one in round_ if not one.is_right)
    ever = Counter(one.skill for one in past if not one.is_right)
    weak = max(wrongs, key=lambda name: (wrongs[name], ever[name]), default=None)
    well = tuple(name for name in dict.fromkeys(rights) if name not in wrongs)
    return Outcome(len(rights), len(round_), well, weak)
