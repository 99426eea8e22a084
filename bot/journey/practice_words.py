"""What somebody says about a practice and not in it: how they want it, again, next, enough."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.practice import SHORT, Style, When
from bot.journey.text import plain

MOST_WORDS = 9
"""Longer messages are answers, whatever words are in them."""


class Command(StrEnum):
    """What somebody wants while a practice goes on."""

    AGAIN = "again"
    NEXT = "next"
    STOP = "stop"
    EXAMPLE = "example"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Setup:
    """How somebody wants to practise, as far as they said; `full`: not a short interview."""

    style: Style | None = None
    full: bool | None = None
    when: When | None = None

    def __bool__(self) -> bool:
        return self != Setup()


_POLITE = re.compile(
    r"^(?:(?:ok|okay|yes|yeah|yep|no|nah|please|pls|plz|well|so|and|sorry"
    r"|(?:can|could) (?:i|we|you)|let me|lets|i want to|i wanna"
    r"|id like to|i would like to|i want|may i) )+"
    r"|(?: (?:please|pls|plz|now|then|thanks|thank you|mate|instead|for me))+$"
)
_STOP = re.compile(
    r"(?:stop|end|finish|quit|leave)(?: (?:it|this|that|the|here|now|practi[cs]e|practi[cs]ing"
    r"|interview|questions|mock|for today))+|finish|finished"
    r"|(?:thats |that is )?enough(?: for today)?"
    r"|(?:im |i am )?done|no more(?: questions)?|thats all|that is all|thats it"
)
_AGAIN = re.compile(
    r"practi[cs]e|practi[cs]ing|mock interview|interview practi[cs]e|ask me(?: the)? questions?"
    r"|again|once more|one more (?:time|try|go)|retry|second try|redo(?: (?:it|that|this))?"
    r"|(?:try|do|have|answer|say|redo|repeat|go)"
    r"(?: (?:it|that|this|one|a|an|the|my|answer|question|go|at|over|another))*"
    r" (?:again|once more)"
    r"|(?:have )?(?:another|a second) (?:go|try|shot|bash)(?: at (?:it|that))?"
)
_NEXT = re.compile(
    r"(?:(?:the |go to the |ask me the |give me the |move to the )?next(?: (?:one|question))?"
    r"|move on"
    r"|(?:ask me |give me )?(?:another|a different|different|a new|new|other) (?:one|question)"
    r"|go on|carry on|continue|keep going|skip(?: (?:it|that|this|one))*|not this one|pass)"
)
_EXAMPLE = re.compile(
    r"(?:(?:show|give|tell) (?:me |us )?)?(?:an |the |one )?examples?(?: answer)?"
    r"|(?:show|give) me (?:a|an|the) (?:good |sample )?answer"
)
_HELP = re.compile(
    r"(?:give me )?(?:a |some )?(?:hints?|tips?|clue)|(?:i am |im )?stuck"
    r"|help me(?: (?:with (?:it|this|that)|answer(?: it| this)?|begin|start))?"
    r"|(?:i )?(?:dont|do not) know(?: (?:what|how|this|that|it))?(?: to)?"
    r"(?: (?:say|answer|begin|start))?"
    r"|how (?:do i|to|should i) (?:begin|start)"
)
_AFRAID = re.compile(
    r"(?:(?:i|am|im|iam|feel|feeling|so|very|really|too|just|bit|a|still|getting|sorry|but) )*"
    r"(?:scared|nervous|afraid|anxious|frightened|terrified|panicking|stressed)(?: now| sorry)*"
)
_KNOWN = {
    Command.STOP: _STOP,
    Command.AGAIN: _AGAIN,
    Command.NEXT: _NEXT,
    Command.EXAMPLE: _EXAMPLE,
    Command.HELP: _HELP,
}

_COFFEE = re.compile(
    r"\b(?:coff?ee?|cofe|cuppa|relaxed|friendly|informal|chat|(?:just the )?manager(?: only)?)\b"
)
_PANEL = re.compile(
    r"\b(?:panels?|pannel|panal|formal|strict|(?:two|three|several) people|real one)\b"
)
_FULL = re.compile(
    r"\b(?:full|long|longer|whole|proper|all|4|5|6|four|five|six|10|ten)\b(?! the end| at the end)"
)
_SHORT = re.compile(r"\b(?:short|shorter|quick|few|1|2|3|one question|two|three|couple)\b")
_END = re.compile(r"\b(?:at|in|till|until) the end\b|\bafter all\b|\blater\b")
_EACH = re.compile(r"\b(?:after )?(?:each|every)\b|\bstraight away\b|\bat once\b")
_CHANGE = re.compile(
    r"(?:(?:can|could) (?:we|you|i) |lets |please |i want to |i want |i wanna )?"
    r"(?:(?:change|switch|swap)\b.*(?:style|panel|coff?ee?|cup|job|role|questions?|feedback|one)\b"
    r"|(?:do |use |try |have |go )?(?:the )?(?:panel|coff?ee? ?(?:cup)?)"
    r"(?: (?:style|one|interview|practice))?(?: (?:instead|please|now))*$"
    r"|(?:tell me |feedback |give me feedback )(?:only )?(?:at the end|after (?:each|every).*))"
)


def command(text: str) -> Command | None:
    """Return what a short message wants of the practice, or None: then it answers."""
    said = plain(text)
    if not said or len(said.split()) > MOST_WORDS:
        return None
    for candidate in (said, _POLITE.sub("", said).strip()):
        found = next((one for one in _KNOWN if _KNOWN[one].fullmatch(candidate)), None)
        if found is not None:
            return found
    return None


def setup(text: str) -> Setup:
    """Return how somebody wants to practise: "coffee cup, 3 questions, feedback at the end"."""
    said = plain(text)
    coffee, panel = _COFFEE.search(said), _PANEL.search(said)
    style = None
    if bool(coffee) is not bool(panel):
        style = Style.COFFEE_CUP if coffee else Style.PANEL
    when = When.END if _END.search(said) else (When.EACH if _EACH.search(said) else None)
    counted = _FULL.search(said), _SHORT.search(_PANEL.sub("", said))
    full = bool(counted[0]) if bool(counted[0]) is not bool(counted[1]) else None
    return Setup(style, full, when)


def wants_change(text: str) -> bool:
    """Whether a short message in the middle of a practice is about how it is done."""
    said = plain(text)
    return len(said.split()) <= MOST_WORDS and _CHANGE.match(said) is not None


def count_of(known: Setup, style: Style) -> int:
    """Return how many questions a practice has; where nothing was said, a short one."""
    return style.full if known.full else SHORT


def says_afraid(text: str) -> bool:
    """Whether a few words say only that somebody is nervous."""
    return _AFRAID.fullmatch(plain(text)) is not None
