"""What one message tells of somebody: roles, hours, where they live, what they like and can do.

People say several things at once, at any question: "porter or cleaner, mornings, i live in se5, no
lifting bad back". Each thing is taken where it is said plainly, and never guessed: what is not
sure is asked. Clauses are read one by one, for "i was a porter" tells of the past and "porter or
cleaner" of a wish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from bot.journey import told_wishes
from bot.journey.dates.hours_spans import find_hours
from bot.journey.experience import find_experience
from bot.journey.hours import Hours
from bot.journey.hours import parse as parse_hours
from bot.journey.names import parse_name
from bot.journey.outcode import find_outcode
from bot.journey.preferences import Answer, PeopleWish
from bot.journey.text import plain
from bot.journey.told_clauses import Clause, Mode, split

MOST_READ = 600
OLDEST = 110
YOUNGEST = 10
FEW_WORDS = 4
"""In so few words a role that is named is meant; in a longer clause something must want it."""

_NOT_ABOUT_WORK_HOURS = re.compile(
    r"\b(?:interview|intervew|appointment|remind|reminder|deadline|closing|closes|applied|"
    r"meeting|call me|"
    r"ring me|phone me|worked|used to|ago|was|were|did|been|experience|yrs|years)\b"
)
_ANY_TIME = re.compile(
    r"\b(?:any ?time|any (?:hours?|shifts?|times?)|whenever|(?:i ?a?m|hours) flexible|"
    r"flexible hours|"
    r"all shifts|any day|^(?:\w+ )?(?:days|nights)(?: (?:only|ok|okay|fine|too|please|pls|is|"
    r"are))*$|"
    r"(?:want|only|do|prefer|work|like) (?:days|earlies|lates|office hours))\b"
)
_DOES = re.compile(
    r"\b(?:i|we) (?:can |could )?(?:only )?do (?:\w+ ){0,2}(?:morn|afternoon|even|night|"
    r"weekend|days|\d)"
)
_NOT_THEN = re.compile(
    r"^\W*(?:not|no|except|apart from|never)\b.*\b(?:mon|tue|wed|thu|fri|sat|sun|weekend|"
    r"night|evening|"
    r"morning|afternoon)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:i am|i ?[’']?m|aged?) (\d{2,3})\b"
    r"(?!\s*(?:(?:years?|yrs?) (?:in|here|experience|of)|weeks?|wks?|months?|min|miles?|"
    r"hours?|hrs?|"
    r"%|percent|st\b|kg|days?|[:.]\d|[ap]m))"
    r"|\b(\d{2,3})[ -]?(?:years?|yrs?|yr|y)[ -]?old\b|\b(\d{2}) ?yo\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:he|she|his|her|son|daughter|mum|mother|dad|father|wife|husband|kids?|child|children|baby|"
    r"boys?|girls?|sister|brother|nan|gran|grandma|partner)\b[^,.;]{0,30}$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:my name(?:s|[’']s| is)?|(?:you can|u can|just|people|everyone|everybody|they) call me|"
    r"i[’' ]?a?m called)\s+(?=\S)",
    re.IGNORECASE,
)
_NOT_WANTED = re.compile(
    r"\b(?:not|no|dont|do not|never|except|apart from|anything but|hate|isnt|wasnt|"
    r"without)(?: \w+){0,4} $"
)
_OF_SOMEBODY = re.compile(r"\b(?:my|your|his|her|their|our) $")
_NO_ROLE = re.compile(r" (?:violence|abuse|said|says|told|lady|man|woman|people|adviser|advisor)\b")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are told apart: a role's names (tidied) -> its id, and those of experience."""

    roles: Mapping[str, str]
    experience: Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a message tells; everything may be missing, and nothing is kept by this alone."""

    roles: tuple[str, ...] = ()
    hours: Hours | None = None
    outcode: str | None = None
    name: str | None = None
    age: int | None = None
    experience: frozenset[str] = frozenset()
    personal_care: Answer | None = None
    lifting: Answer | None = None
    blood: Answer | None = None
    people: PeopleWish | None = None
    licence: bool | None = None
    travel: Answer | None = None
    english: Answer | None = None
    computer: Answer | None = None

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return bool(self.to_dict())

    @property
    def wishes(self) -> dict[str, Any]:
        """What the role finder asks for, under its names for it, as plain values."""
        plain_ = self.to_dict()
        return {name: plain_[name] for name in WISHES if name in plain_}

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what was not told is left out."""
        known: dict[str, Any] = {
            "roles": list(self.roles) or None,
            "hours": None if self.hours is None else self.hours.to_dict(),
            "experience": sorted(self.experience) or None,
        }
        rest = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in known}
        known |= {n: v.value if isinstance(v, StrEnum) else v for n, v in rest.items()}
        return {name: value for name, value in known.items() if value is not None}

    @classmethod
    def from_dict(cls, known: Mapping[str, Any]) -> Told:
        """Read what `to_dict` wrote."""
        hours = known.get("hours")
        return cls(
            roles=tuple(known.get("roles") or ()),
            hours=None if hours is None else Hours.from_dict(hours),
            outcode=known.get("outcode"),
            name=known.get("name"),
            age=known.get("age"),
            experience=frozenset(known.get("experience") or ()),
            personal_care=_member(Answer, known.get("personal_care")),
            lifting=_member(Answer, known.get("lifting")),
            blood=_member(Answer, known.get("blood")),
            people=_member(PeopleWish, known.get("people")),
            licence=known.get("licence"),
            travel=_member(Answer, known.get("travel")),
            english=_member(Answer, known.get("english")),
            computer=_member(Answer, known.get("computer")),
        )

    def and_then(self, later: Told) -> Told:
        """Return both together; what was told later counts, roles and experience are added."""
        told = {one.name: getattr(later, one.name) for one in fields(self)}
        newer = {name: value for name, value in told.items() if value is not None}
        newer["roles"] = tuple(dict.fromkeys((*self.roles, *later.roles)))
        newer["experience"] = self.experience | later.experience
        return replace(self, **newer)


WISHES = (
    "hours",
    "personal_care",
    "lifting",
    "blood",
    "people",
    "licence",
    "travel",
    "english",
    "computer",
    "experience",
)
"""The fields that are preferences of the role finder, under its names for them."""


def read_told(text: str, lexicon: Lexicon, named: Sequence[tuple[int, int, str]] = ()) -> Told:
    """Return what a message tells.

    `named`: start, end and id of roles that were found in it by other means, for example misspelt.
    Questions are read too: whoever asks for "porter jobs in se5" tells what they look for.
    """
    known = text[:MOST_READ]
    clauses = list(split(known))
    read = {name: _last(reader, clauses) for name, reader in _WISHES.items()}
    return Told(
        roles=_roles(clauses, lexicon, named),
        hours=_hours(clauses),
        outcode=find_outcode(known),
        name=_name(known),
        age=find_age(known),
        experience=_experience(clauses, lexicon),
        **read,
    )


def find_age(text: str) -> int | None:
    """Return how old somebody says that they are ("im 34", "58 years old"), or None."""
    for found in _AGE.finditer(text[:MOST_READ]):
        age = int(next(filter(None, found.groups())))
        before = text[: found.start()]
        if YOUNGEST <= age <= OLDEST and not _SOMEBODY_ELSE.search(before):
            return age
    return None


def _roles(
    clauses: Sequence[Clause], lexicon: Lexicon, named: Sequence[tuple[int, int, str]]
) -> tuple[str, ...]:
    found: list[str] = []
    for clause in clauses:
        if clause.mode is Mode.DONE:
            continue
        for first, _, role_id in named:
            before = first - clause.start
            if 0 <= before < len(clause.words) and not _NOT_WANTED.search(
                f"{plain(clause.words[:before])} "
            ):
                found.append(role_id)
        if clause.mode is Mode.WISH or len(clause.tidied.split()) <= FEW_WORDS:
            found += _named_in(clause.tidied, lexicon.roles)
    return tuple(dict.fromkeys(found))


def _named_in(tidied: str, names: Mapping[str, str]) -> list[str]:
    """Return the roles whose names stand in a clause, the longest name where names overlap."""
    padded = f" {tidied} "
    places: list[tuple[int, int, str]] = []
    for name in sorted(names, key=len, reverse=True):
        for written in (name, f"{name}s"):
            at = padded.find(f" {written} ")
            while at >= 0:
                start, end = at + 1, at + 1 + len(written)
                if all(end <= first or start >= last for first, last, _ in places):
                    places.append(
                        (start, end, names[name] if _is_meant(padded, start, end) else "")
                    )
                at = padded.find(f" {written} ", end)
    return [role_id for _, _, role_id in sorted(places) if role_id]


def _is_meant(padded: str, start: int, end: int) -> bool:
    before = padded[:start]
    somebodys = _OF_SOMEBODY.search(before) or _NO_ROLE.match(padded, end)
    return not somebodys and not _NOT_WANTED.search(before)


def _hours(clauses: Sequence[Clause]) -> Hours | None:
    about = [
        clause.words
        for clause in clauses
        if (not clause.is_past or _DOES.search(clause.tidied)) and _tells_hours(clause.words)
    ]
    return parse_hours(" ".join(about)) if about else None


def _tells_hours(words: str) -> bool:
    tidied = plain(words)
    if _NOT_ABOUT_WORK_HOURS.search(tidied):
        return False
    return bool(find_hours(words) or _ANY_TIME.search(tidied) or _NOT_THEN.search(words))


def _name(text: str) -> str | None:
    found = _NAME.search(text)
    return parse_name(f"my name is {text[found.end() :]}") if found else None


def _experience(clauses: Sequence[Clause], lexicon: Lexicon) -> frozenset[str]:
    done = " . ".join(one.tidied for one in clauses if one.mode is Mode.DONE)
    return find_experience(done, lexicon.experience) if done else frozenset()


_WISHES: Mapping[str, Callable[[str], Any]] = {
    "personal_care": told_wishes.personal_care,
    "lifting": told_wishes.lifting,
    "blood": told_wishes.blood,
    "people": told_wishes.people,
    "licence": told_wishes.licence,
    "travel": told_wishes.travel,
    "english": told_wishes.english,
    "computer": told_wishes.computer,
}
_E = TypeVar("_E", bound=StrEnum)


def _last(read: Callable[[str], Any], clauses: Iterable[Clause]) -> Any:
    """Return what the last clause that says anything says; what was done is no wish for it."""
    said = [(read(clause.tidied), clause) for clause in clauses]
    counted = [
        found
        for found, clause in said
        if found is not None and not (found is Answer.YES and clause.is_past)
    ]
    return counted[-1] if counted else None


def _member(kind: type[_E], value: object) -> _E | None:
    return None if value is None else kind(str(value))
