"""Checks practice questions as they are asked: some of each skill and level are made and judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bot.content.check_words import judge, judge_label
from bot.content.content import Content
from bot.content.problems import Problem
from bot.content.ruler import Ruler

SAMPLES = 2
A_NAME = "Ben"
"""Stands for all invented names: the reading age is not that of Ifeoma."""


def check_drills(content: Content, ruler: Ruler) -> Iterator[Problem]:
    """Judge some questions, their buttons and their worked answers."""
    bank = content.drills
    rng = Random(1)  # noqa: S311 - the same questions are judged each time
    names = {name for skill in bank.skills.values() for key in ("name", "surname")
             for name in skill.lists.get(key, ())}  # fmt: skip
    any_name = re.compile(rf"\b(?:{'|'.join(sorted(names))})\b")
    for name, skill in bank.skills.items():
        for level in skill.levels:
            for _ in range(SAMPLES):
                drawn = bank.draw(name, level, rng, ())
                if drawn is None:
                    continue
                place = f"{name} at level {level}"
                file = f"drills_{skill.kind}.yml"
                for text in (drawn.item.text, *drawn.item.steps):
                    yield from judge(file, place, any_name.sub(A_NAME, text), ruler)
                if not drawn.item.letters:
                    for option in drawn.item.options:
                        yield from judge_label(file, place, option, ruler)
