"""What somebody wants to practise, read from a few words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.journey.drills.bank import LITERACY, NUMERACY
from bot.journey.drills.items import Skill
from bot.journey.text import plain


class Area(Enum):
    """What can be practised beside numbers and English."""

    JUDGEMENT = "judgement"
    TYPING = "typing"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was named: numeracy or literacy, single skills, another area, easier or harder."""

    kind: str | None = None
    skills: tuple[str, ...] = ()
    area: Area | None = None
    step: int = 0


_NUMBERS = re.compile(
    r"\b(?:numbers?|numeracy|maths?|mathematics|arithmetic|sums?|adding|counting|calculations?"
    r"|numracy)\b"
)
_ENGLISH = re.compile(
    r"\b(?:english|inglish|literacy|literecy|reading|writing|words|grammar|grammer|spellings?)\b"
)
_JUDGEMENT = re.compile(
    r"\b(?:situation(?:al|s)?|judg[e]?ments?|sjt|sjts|scenarios?|what would (?:you|i) do"
    r"|values based)\b"
)
_TYPING = re.compile(r"\b(?:typing|type faster|keyboard|words a minute|words per minute)\b")
_EASIER = re.compile(r"\b(?:easier|easy|too hard|simpler|simple|slower|lower)\b")
_HARDER = re.compile(r"\b(?:harder|hard ones|too easy|more difficult|higher|challenge)\b")


def read_wish(text: str, skills: Mapping[str, Skill]) -> Wish:
    """Return what a message wants to practise; an empty wish where it names nothing."""
    known = plain(text)
    named = tuple(name for name, one in skills.items() if _names(known, one))
    numbers, english = _NUMBERS.search(known), _ENGLISH.search(known)
    kinds = {skills[name].kind for name in named}
    kind = None
    if numbers and not english:
        kind = NUMERACY
    elif english and not numbers:
        kind = LITERACY
    elif len(kinds) == 1:
        kind = next(iter(kinds))
    area = Area.JUDGEMENT if _JUDGEMENT.search(known) else None
    if area is None and _TYPING.search(known) and not named_besides_typing(known):
        area = Area.TYPING
    step = -1 if _EASIER.search(known) else 1 if _HARDER.search(known) else 0
    return Wish(kind, tuple(name for name in named if skills[name].kind == kind), area, step)


def named_besides_typing(known: str) -> bool:
    """Whether numbers or spelling are named beside typing: "typing and spelling"."""
    return _NUMBERS.search(known) is not None or "spelling" in known


def _names(known: str, skill: Skill) -> bool:
    padded = f" {known} "
    return any(f" {plain(name)} " in padded for name in (*skill.named, skill.label))
