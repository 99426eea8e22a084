"""Putting a story right: "no, it was 2019", "not monday, tuesday", "change the end".

Only what is said to be wrong is changed; what cannot be told for certain is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.journey.stories import Parts, StoryPart, split_story
from bot.journey.text import plain

WHOLE = 14
"""So many words tell the whole story anew."""
MOST_SWAPPED = 6
"""Words that are swapped at most."""

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)?")
_INSTEAD = (
    re.compile(
        r"\bnot (?P<old>.+?)[,.;]? (?:but |it was |its |it's )?(?P<new>[^,.;]+)$", re.IGNORECASE
    ),
    re.compile(
        r"^(?:no[,.]? )?(?:it was |its |it's )?(?P<new>.+?),? not (?P<old>[^,.;]+)\W*$",
        re.IGNORECASE,
    ),
    re.compile(r"\bchange (?P<old>.+?) (?:to|into) (?P<new>.+?)\W*$", re.IGNORECASE),
)
_LEAD = re.compile(r"^(?:no|nope|wait|sorry|actually|oh)\b[\s,.]*", re.IGNORECASE)
_ADD = re.compile(
    r"^(?:please )?(?:add|also|and also|i forgot|put in)\b[\s,:]*(?:that )?", re.IGNORECASE
)
_OF_PART = {
    StoryPart.SITUATION: ("beginning", "start", "the first part", "where"),
    StoryPart.ACTION: ("middle", "what i did", "my part"),
    StoryPart.RESULT: ("end", "ending", "result", "last part"),
}
_SAYS = re.compile(
    r"\b(?:should be|should say|is wrong it was|is|to|was|:)\s+(?P<new>.{8,})$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction comes to: the story with it, or the part that is to be told again."""

    parts: Parts
    ask: StoryPart | None = None


def correct(parts: Parts, said: str) -> Corrected | None:
    """Return a story put right as somebody says; None where it cannot be told what is meant."""
    text = said.strip()
    named = _named_part(text)
    if named is not None:
        return _part_told(parts, named, text)
    changed = _swapped(parts, text) or _added(parts, text)
    if changed is None and len(text.split()) >= WHOLE:
        changed = split_story(text)
    return None if changed is None else Corrected(changed)


def _part_told(parts: Parts, named: StoryPart, text: str) -> Corrected | None:
    new = _SAYS.search(text)
    if new is not None:
        return Corrected(parts.with_part(named, new["new"]))
    return Corrected(parts, ask=named) if len(text.split()) < WHOLE else None


def _added(parts: Parts, text: str) -> Parts | None:
    added = _ADD.match(text)
    if added is None or len(text[added.end() :].split()) <= 1:
        return None
    told = " ".join(filter(None, ((parts.action or "").strip(), text[added.end() :])))
    return parts.with_part(StoryPart.ACTION, told)


def _named_part(text: str) -> StoryPart | None:
    """Return the part that is named ("change the end"); longer texts tell, and name nothing."""
    known = f" {plain(text[:120])} "
    if not re.search(r" (?:change|fix|redo|wrong|different|again|should) ", known):
        return None
    return next(
        (part for part, names in _OF_PART.items() if any(f" {one} " in known for one in names)),
        None,
    )


def _swapped(parts: Parts, text: str) -> Parts | None:
    for pattern in _INSTEAD:
        found = pattern.search(_LEAD.sub("", text))
        if found and len(found["new"].split()) <= MOST_SWAPPED:
            changed = _replaced(parts, found["old"].strip(), found["new"].strip())
            if changed is not None:
                return changed
    return _number_swapped(parts, _LEAD.sub("", text))


def _number_swapped(parts: Parts, text: str) -> Parts | None:
    """Put a number in the place of the only one of its length: "it was 2019" for "2018"."""
    new = _NUMBER.findall(text)
    if len(new) != 1 or len(text.split()) > MOST_SWAPPED:
        return None
    told = " ".join(getattr(parts, part) or "" for part in StoryPart)
    old = {one for one in _NUMBER.findall(told) if len(one) == len(new[0]) and one != new[0]}
    return _replaced(parts, old.pop(), new[0]) if len(old) == 1 else None


def _replaced(parts: Parts, old: str, new: str) -> Parts | None:
    """Replace words wherever they stand; None where they stand nowhere."""
    wanted = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    changed = parts
    for part in StoryPart:
        told = getattr(parts, part) or ""
        if wanted.search(told):
            changed = changed.with_part(part, wanted.sub(lambda _: new, told))
    return None if changed is parts else changed
