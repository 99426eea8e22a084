"""What a cue means of its check: a reference that was sent is with the employer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.journey.checks import Check, Happened, Whose
from bot.journey.dates.reading import LONDON, Read, read
from bot.journey.dates.resolving import Want
from bot.journey.text import plain
from bot.journey.told_check_words import EMPLOYER, FORM, OWN, Cue

_LATER = re.compile(
    r"\b(?:by|until|till|before|on or before|appointment|booked)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ToldCheck:
    """What is told of one check; `check` or `happened` is None where it was not said.

    `on`: the day in London that was said; `whose`: with whom it lies, where that was said;
    `blocked_by`: the id of what holds it up.
    """

    check: Check | None
    happened: Happened | None
    on: date | None = None
    whose: Whose | None = None
    blocked_by: str | None = None


@dataclass(slots=True)
class Mention:
    """A check that a piece of a message names, at its place, with what is said of it."""

    check: Check
    name: str
    start: int
    end: int
    cue: Cue | None = None
    piece: str = ""
    """The text in which its cue stands, as it was written."""
    rest: str = ""
    """What stands between it and the next check."""


def with_cue(one: Mention, cue: Cue, piece: str) -> Mention:
    """Return a mention with what happened."""
    return replace(one, cue=cue, piece=piece)


def told_of(
    one: Mention, now: datetime, blocks: Mapping[str, Iterable[str]], text: str
) -> ToldCheck:
    """Return what is told of one check that a message names."""
    if one.cue is None:
        return ToldCheck(one.check, None)
    if one.name in CERTIFICATE and one.cue.name in _ARRIVES:
        one = replace(one, check=Check.DBS)
    happened, whose = _by_check(one)
    day = day_of(one.rest, now) or day_of(one.piece, now) or day_of(text, now)
    blocked = _blocked(one, happened, blocks)
    return ToldCheck(one.check, happened, day, whose, blocked)


def _by_check(one: Mention) -> tuple[Happened, Whose | None]:
    """Return what a cue means of this check, and with whom it lies then."""
    cue = one.cue
    assert cue is not None  # noqa: S101 - the caller has looked
    known = plain(one.piece)
    if one.check is Check.REFERENCES and not _is_own(known):
        if cue.name in {"not_yet", "missing", "sent_back"}:
            return Happened.STUCK, None
        if cue.happened is Happened.SENT and cue.name != "they_got":
            return Happened.SENT, Whose.EMPLOYER
    with_employer = cue.happened is Happened.STUCK and EMPLOYER.search(known)
    if with_employer and one.check is not Check.REFERENCES:
        return cue.happened, Whose.EMPLOYER
    return _of_kind(one, cue, known), cue.whose


def _of_kind(one: Mention, cue: Cue, known: str) -> Happened:
    """Return what a cue means of papers of one's own, or of what others do."""
    by_others = one.check in _BY_OTHERS
    is_form = FORM.search(known) is not None
    happened = cue.happened
    if cue.name == "got":
        happened = Happened.DONE if by_others else happened
        happened = Happened.WANTED if is_form else happened
    elif cue.name == "they_got" and by_others:
        happened = Happened.DONE
    elif cue.name == "not_done" and not by_others:
        happened = Happened.NOT_YET
    elif cue.name == "done" and by_others and (is_form or one.name.startswith(_OWN_PARTS)):
        happened = Happened.SENT
    return happened


_BY_OTHERS = frozenset({Check.REFERENCES, Check.DBS, Check.HEALTH})


def _is_own(known: str) -> bool:
    """Whether somebody tells of what they did themselves, and not of what another one did."""
    return OWN.search(known) is not None or re.search(r"\bi\b|\bive\b", known) is not None


def _blocked(one: Mention, happened: Happened, blocks: Mapping[str, Iterable[str]]) -> str | None:
    if happened not in {Happened.WANTED, Happened.REFUSED, Happened.STUCK, Happened.NOT_YET}:
        return None
    cue = one.cue.name if one.cue else ""
    if cue in {"silent", "too_old"}:
        return {"silent": "no_answer", "too_old": "too_old"}[cue]
    known = f" {plain(one.piece)} "
    found = [
        (len(word), code)
        for code, called in blocks.items()
        for word in called
        if f" {word} " in known
        and code in _FITS[one.check]
        and (happened is not Happened.STUCK or code not in _OF_PAPERS)
    ]
    return max(found)[1] if found else None


_OF_PAPERS = frozenset({"photo", "address", "share_code"})
"""What is stuck with others is not held up by a paper that is named with it."""
CERTIFICATE = frozenset({"certificate", "cert"})
_ARRIVES = frozenset({"came_back", "back", "clean"})
"""A certificate that comes by post, or is clear, is that of the DBS."""
_OWN_PARTS = ("fingerprint", "jab", "vaccin", "immunis", "blood", "tb ", "hep ")
"""What is done of these is only somebody's own part of the check."""

_FITS: Mapping[Check, frozenset[str]] = {
    Check.RIGHT_TO_WORK: frozenset({"share_code", "photo", "form", "details"}),
    Check.IDENTITY: frozenset({"address", "photo", "details", "form"}),
    Check.REFERENCES: frozenset({"referee", "dates", "details", "no_answer"}),
    Check.DBS: frozenset({"form", "details", "address"}),
    Check.HEALTH: frozenset({"form", "jab"}),
    Check.QUALIFICATIONS: frozenset({"certificate"}),
}
"""What may hold which check up: a passport that is wanted for the DBS is no passport at home."""


def day_of(text: str, now: datetime) -> date | None:
    """Return the day on which it happened, as a text says; a day by which it is wanted is none."""
    found = read(text, now, Want.PAST)
    if not isinstance(found, Read) or found.date is None:
        return None
    if _LATER.search(text[: found.start]):
        return None
    return min(found.date, now.astimezone(LONDON).date())
