"""How a misspelt name of a role is compared with the known ones. Standard library only.

Residents write as they speak: "porta", "domestik", "helth care asistant". What sounds alike in
British English is written alike here, so that the distance between two spellings is small.
"""

from __future__ import annotations

import re

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q|k|c(?![eiyh])"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"tion|shun|sion"), "shn"),
    (re.compile(r"(?:er|or|ar|re|ur|a|uh|ah)(s?)\b"), r"@\1"),
    (re.compile(r"ea|ee|ie|ei|ey|y"), "i"),
    (re.compile(r"ou|ow|au|aw"), "o"),
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile(r"(?<=[^aeiou@\s])e\b"), ""),
)


def sound(words: str) -> str:
    """Return how lower-case words sound, roughly: "porter", "porta" and "portor" are one."""
    for spelling, sign in _SOUNDS:
        words = spelling.sub(sign, words)
    return words


# "i worked in a warehouse" tells of a place where somebody was, not of a role.
_BEEN_AT = re.compile(
    r"\b(?:worked|was working|been working|used to work|have worked|volunteered|helped|was|been|"
    r"(?:work|working|job|jobs|experience|years?|yrs?|months?|(?:i|we|she|he) did \w+)"
    r"(?: only)?)(?: \w+){0,3}? (?:in|at|for|inside|with)(?: (?:an?|the|my|our|their|his|her|some|"
    r"this|big|small|local|family|busy|amazon|dads|uncles|friends))* ?$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:want|wanna|like to|looking|look|find|any|apply|can i|could i|how|which|what|is there|"
    r"are there|interested|need)\b",
    re.IGNORECASE,
)


def is_place_of_experience(text: str, start: int) -> bool:
    """Tell whether the word at `start` names a place where somebody was, not a role wanted."""
    before = text[max(0, start - 60) : start]
    return _BEEN_AT.search(before) is not None and _WANTED.search(before) is None
