"""Which role a message means: by its name, by its place in the list, or the one shown last."""

from __future__ import annotations

import re

from actions.turn import Turn
from bot.content.roles import Role
from bot.journey.choices import match_choice
from bot.journey.text import plain

MOST_WORDS = 8
"""Longer messages tell of something else than places in a list ("I have 2 children and …")."""

_AGAINST = re.compile(
    r"changed? my mind|\b(?:dont|don'?t|do not|no longer|not) (?:want|like|interested)"
    r"|\b(?:remove|delete|take (?:\w+ ){0,3}off|get rid of)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|no|nah|forget|instead of|rather than|without)"
    r"(?: (?:a|an|the|being|be|to be|as))*\W+$",
    re.IGNORECASE,
)
_PLACES = {"1": 0, "2": 1, "3": 2, "1st": 0, "2nd": 1, "3rd": 2}
_PLACES |= {"first": 0, "second": 1, "third": 2}
_NUMBER_FIRST = re.compile(r"^\W*(?:about |number |no |nr |option |role )?([1-9])\b", re.IGNORECASE)
# "2 days" is a time; "ask that first" is no place.
_PLACE = re.compile(
    r"\b([1-3])\b(?! ?(?:[ap]m|days?|hours?|hrs?|times?|shifts?|weeks?|months?|years?|yrs?|kids?"
    r"|children|jobs|roles|things)\b)"
    r"|\b(?:the )?(first|second|third|1st|2nd|3rd) (?:one|role|job)\b"
    r"|\bthe (first|second|third|1st|2nd|3rd)\b",
)


def is_against(turn: Turn) -> bool:
    """Whether a typed message wants something off the list: "remove receptionist"."""
    return turn.was_typed and _AGAINST.search(turn.text) is not None


def refused_roles(turn: Turn) -> list[Role]:
    """Return the roles that a message names only to say no: "actually not porter, cleaner"."""
    if not turn.was_typed:
        return []
    found = turn.tracker.latest_message.get("entities") or []
    names = [
        str(one["value"])
        for one in found
        if one.get("entity") == "role" and _REFUSED.search(turn.text[: int(one.get("start") or 0)])
    ]
    roles = [turn.content.roles.get(name) or turn.content.find_role(name) for name in names]
    return [role for role in roles if role is not None]


def named_roles(turn: Turn) -> list[Role]:
    """Return the roles that the message names, in order, each once."""
    found: dict[str, Role] = {}
    for name in (*turn.entities("role"), *turn.entities("with")):
        role = turn.content.roles.get(name) or turn.content.find_role(name)
        if role is not None:
            found.setdefault(role.id, role)
    if found or not turn.was_typed:
        return list(found.values())
    placed = roles_in_list(turn)
    if placed:
        return placed
    role = turn.content.find_role(turn.text)
    return [role] if role else []


def named_role(turn: Turn) -> Role | None:
    """Return the role that the message names, or else the one that was shown last."""
    named = named_roles(turn)
    if named:
        return named[0]
    if turn.entities("role") or is_registered_profession(turn):
        return None
    return turn.content.roles.get(turn.slot("roles_shown") or "")


def is_registered_profession(turn: Turn) -> bool:
    """Whether the message names work for registered people only, and none of our roles."""
    return not named_roles(turn) and names_profession(turn)


def names_profession(turn: Turn) -> bool:
    """Whether the message names work for registered people only, whatever else it names."""
    if not turn.was_typed:
        return False
    said = f" {plain(turn.text)} "
    return any(f" {word} " in said for word in turn.content.finder.registered)


def roles_in_list(turn: Turn) -> list[Role]:
    """Return what "1 and 2", "the second one" or "3 but i dont have a certificate" means.

    Places are those of the list that was shown last.
    """
    listed = listed_roles(turn)
    if not listed or not turn.was_typed:
        return []
    at = match_choice(turn.text, [role.title for role in listed])
    if at is not None:
        return [listed[at]]
    return [listed[place] for place in _places(turn.text) if place < len(listed)]


def listed_roles(turn: Turn) -> list[Role]:
    """Return the roles that were listed last, in their order."""
    known = turn.content.roles
    return [known[role_id] for role_id in turn.slot("roles_listed") or [] if role_id in known]


def _places(text: str) -> list[int]:
    words = plain(text)
    named = [next(filter(None, found.groups())) for found in _PLACE.finditer(words)]
    if named and len(words.split()) <= MOST_WORDS:
        return list(dict.fromkeys(_PLACES[name] for name in named))
    first = _NUMBER_FIRST.match(text)
    return [int(first.group(1)) - 1] if first else []
