"""What somebody says that they have, need or are not sure of: "i have id and bank but no cv".

A text is read in pieces. A piece without a word for having or needing goes on like the one before
it, or else like the one after it, so that "no cv, bank account" means both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.journey.text import plain

IN_PLACE, NEED, NOT_SURE = "in_place", "need", "not_sure"

_PIECES = re.compile(
    r"[,.;:!\n]+|\b(?:but|however|although|though|tho|and|n|plus|also|only)\b|&|\+",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not (?:really )?sure|unsure|(?:do ?nt|do not) (?:really )?know|dunno|idk|maybe"
    r"|perhaps|i (?:think|guess) so|possibly|might)\b"
)
_MISSING = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|without|need|needs|want|dont|doesnt|didnt|havent|hasnt"
    r"|aint|isnt|cant|cannot|wont|lost|stolen|broke|broken|expired|ran out|out of date|forgot"
    r"|forgotten|missing|locked|share|shared|nope|nah|lack|waiting|cracked|old one|husbands"
    r"|wifes|partners)\b"
)
_THERE = re.compile(
    r"\b(?:yes|yeah|yep|yh|have|has|had|got|ive|own|done|did|sorted|fine|ok|okay|ready|there|works?"
    r"|working|made(?! redundant)|opened|finished|valid|in date|in place|sure|of course"
    r"|already|my mum|can)\b"
)
_IN_SPITE = re.compile(
    r"\b(?:no problem|no worries|dont need|do not need|not needed|not a problem)\b"
)


_REFUSING = re.compile(
    r"\b(?:not (?:telling|saying|answering)|none of your business|mind your own|your business)\b"
    r"|\b(?:wont|dont want to|rather not|prefer not to) (?:say|tell|answer)\b"
)


def refuses(text: str) -> bool:
    """Whether somebody will not say: "not telling you" is no answer, and no need either."""
    return _REFUSING.search(plain(text)) is not None


def read_told(
    text: str, words: Mapping[str, Iterable[str]], asked: str | None = None
) -> dict[str, str]:
    """Return what is said of each thing: in_place, need or not_sure.

    `words`: the names of each thing. What names none is said of the thing that was `asked`.
    """
    told: dict[str, str] = {}
    state: str | None = None
    waiting: list[str] = []
    for piece in filter(None, map(plain, _PIECES.split(text))):
        waiting += _named(piece, words)
        state = _state(piece) or state
        if state is not None:
            told |= dict.fromkeys(waiting, state)
            waiting = []
    if not told and asked is not None and (said := _state(plain(text))) is not None:
        told[asked] = said
    return told


def _state(known: str) -> str | None:
    if _UNSURE.search(known):
        return NOT_SURE
    if _IN_SPITE.search(known):
        return IN_PLACE
    if _MISSING.search(known):
        return NEED
    return IN_PLACE if _THERE.search(known) else None


def _named(known: str, words: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the things that a piece names; where a name holds another one, the longer counts."""
    spoken = f" {known} "
    found = [
        (at, at + len(name), thing)
        for thing, names in words.items()
        for name in names
        if (at := spoken.find(f" {name} ")) >= 0
    ]
    longest = [one for one in found if not any(_holds(other, one) for other in found)]
    return list(dict.fromkeys(thing for _, _, thing in sorted(longest)))


def _holds(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    inside = one[0] <= other[0] and other[1] <= one[1]
    return inside and one[1] - one[0] > other[1] - other[0]
