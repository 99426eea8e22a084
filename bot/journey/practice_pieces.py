"""Pieces of an answer that are said back: a step without small words, a reason, what was lived."""

from __future__ import annotations

import re

from bot.journey.practice_points import shortened
from bot.journey.text import plain

LONGEST_STEP = 40

_LEAD = re.compile(
    r"^(?:.*\band (?=i\b))?(?:(?:first(?:ly)?|then|after that|next|and|so|now|also|i|we|would|will|"
    r"wud|wld|id|ill|d|ll|just|to|try to|straight away|in the end|finally|later)\b['’]?[\s,]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:how|that|if|to|the|a|and|because|cos|what|when|where|who|so|for|with|my|her|his))+$",
    re.IGNORECASE,
)
_EMPTY = frozenset({"try", "tried", "help", "helped", "say", "do", "did", "go", "get", "got"})


def step(words: str) -> str:
    """Return one step without the small words around it; nothing where none is left to say."""
    bare = _TAIL.sub("", _LEAD.sub("", " ".join(words.split()))).strip(" ,.")
    return "" if plain(bare) in _EMPTY else shortened(bare, LONGEST_STEP)


_CLAUSES = re.compile(r"[.;!?\n]+")
_REASON = re.compile(
    r"\b(?:because|cos|coz|cuz|bcoz|since i|that is why|thats why|so that|means a lot|my reason"
    r"|i (?:really |always )?(?:want|wanted|love|like|enjoy|care|believe|know|saw|have seen"
    r"|looked after|grew up))\b"
)


_SEEN = re.compile(
    r"\b(?:i (?:have |ve )?(?:used to|worked|work|cared|care for|looked after|look after|saw|seen"
    r"|helped|was|did|done|volunteer\w*|learnt|learned|grew up|raised|cleaned|cooked|drove|started)"
    r"|ive (?:been|worked|seen|done|cared|looked|helped|had)|when (?:my|i|we)"
    r"|my (?:mum|mother|mom|dad|father|nan|gran\w*|son|daughter|kids?|child\w*|husband|wife|partner"
    r"|neighbour|auntie?|uncle|brother|sister|family|friend)\b.{0,40}\b(?:was|is|had|has|were|got))\b"
)
"""What somebody has seen or done themselves, which makes a reason their own."""


def reason(text: str) -> str | None:
    """Return the piece of an answer that gives a reason, or None."""
    pieces = (piece for piece in _CLAUSES.split(text) if _REASON.search(plain(piece)))
    found = next(pieces, None)
    return shortened(found) if found else None


def has_lived(text: str) -> bool:
    """Whether somebody tells of what they have seen or done themselves."""
    return _SEEN.search(plain(text)) is not None
