"""What residents' words say of an interview: where it is, with whom, what they ask about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.journey.interviews import InterviewKind
from bot.journey.text import plain, words

LONGEST_WORDS = 300
LONGEST_PLACE = 160


_KINDS: tuple[tuple[InterviewKind, re.Pattern[str]], ...] = (
    (InterviewKind.VIDEO, re.compile(
        r"\b(?:video|zoom|teams|skype|webex|google meet|facetime|online|on line|remote|virtual|"
        r"by computer|on the computer)\b")),
    (InterviewKind.PHONE, re.compile(
        r"\b(?:telephone|(?:by|over|on) (?:the |my )?(?:phone|fone)|phone (?:call|interview)|"
        r"(?:they|will|he|she|gonna) (?:\w+ )?(?:ring|call|phone)s? me|phone)\b")),
    (InterviewKind.ASSESSMENT, re.compile(
        r"\b(?:assessment (?:day|centre|center)|selection day|open day|group (?:day|"
        r"exercise))\b")),
    (InterviewKind.PANEL, re.compile(
        r"\b(?:panel|(?:two|three|four|2|3|4|several|more|few) (?:of them|people|persons|"
        r"managers)|"
        r"people)\b")),
    (InterviewKind.MANAGER, re.compile(
        r"\b(?:manager|supervisor|boss|matron|sister|team lead|team leader|coffee|coffee cup|"
        r"one person|one to one|1 to 1|just (?:him|her|one|1)|head of)\b")),
)  # fmt: skip
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BEFORE_PLACE = re.compile(
    r"^\W*(?:(?:its|it's|it is|it will be|will be|at|in|on|to|the interview is|there|held|is|"
    r"be|i think|"
    r"they said|says|come to|go to)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Where:
    """Where an interview is: a place, a link, or from afar."""

    place: str | None = None
    link: str | None = None
    kind: InterviewKind | None = None


def read_kind(text: str) -> InterviewKind | None:
    """Return who they talk to and how, as a text says; None where it does not."""
    said = plain(text)
    return next((kind for kind, words in _KINDS if words.search(said)), None)


def read_where(text: str) -> Where | None:
    """Return where it is, as the answer to that question says; None where nothing can be told."""
    link = _LINK.search(text)
    kind = read_kind(text)
    if link is not None:
        is_video = kind is None or kind is InterviewKind.VIDEO
        return Where(link=link.group().rstrip(".,;)")[:LONGEST_WORDS],
                     kind=InterviewKind.VIDEO if is_video else kind)  # fmt: skip
    if kind in {InterviewKind.VIDEO, InterviewKind.PHONE} and len(text.split()) <= 8:  # noqa: PLR2004
        return Where(kind=kind)
    bare = _BEFORE_PLACE.sub("", " ".join(text.split())).strip(" .,;:!")
    if not any(sign.isalnum() for sign in bare):
        return None
    return Where(place=(bare[:1].upper() + bare[1:])[:LONGEST_PLACE])


def read_name(text: str) -> str | None:
    """Return whom to ask for, as they typed it; None where nothing is left of it."""
    bare = re.sub(
        r"^\W*(?:(?:its|it's|it is|ask for|to ask for|she is|he is|called|her name is|"
        r"his name is|"
        r"name is|the name is|i think|with|is)\s+)+",
        "",
        " ".join(text.split()),
        flags=re.IGNORECASE,
    ).strip(" .,;:!")
    return bare[:LONGEST_PLACE] or None


def read_named(text: str, words_of: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids whose words stand in a text, in the order in which the text has them."""
    said = f" {plain(text)} "
    found = {
        name: min(places)
        for name, words in words_of.items()
        if (places := [at for word in words if (at := said.find(f" {plain(word)} ")) >= 0])
    }
    return sorted(found, key=lambda name: found[name])


def says_test(text: str, words: Sequence[str]) -> bool:
    """Whether an invitation names a test."""
    said = f" {plain(text)} "
    return any(f" {plain(word)} " in said for word in words)


_CORRECTS = re.compile(
    r"^(?:no|nah|nope|sorry|wait|actually|oops|i meant?|its not|not|wrong|change it"
    r"|(?:(?:the|my|this|that) )?(?:interview|date|day) (?:is|was) (?:on|not|now|moved))\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"\b(?:calend[ae]r|diary|ical|ics)\b")
_WHEN_IS_IT = re.compile(
    r"\b(?:when|what (?:day|time|date)) (?:is|was) (?:my|the|that) (?:next )?interview|"
    r"\bmy interviews?$|^interviews?$|\b(?:show|see|list) (?:me )?my interviews?\b"
)


_NO_EMPLOYER = words(
    "manager recruiter hr people panel trac says said interviews interview team lady leader sister",
    "matron boss supervisor person them link slot telephoned phoned called",
)
MOST_EMPLOYER_WORDS = 6
_CAME_TODAY = re.compile(
    r"\b(?:invitation|invite|invited|e?mail(?:ed)?|letter|text|message|call(?:ed)?|rang|phoned)\b"
    r"(?: (?:for|to)(?: an| my| the)? inter?v\w+)?"
    r"(?:(?! (?:for|is|its|on) ).)*\b(?:today|this morning|just now|mins? ago|minutes ago)\b"
)


def employer_in(name: str | None) -> str | None:
    """Return an employer that was read, unless it is rather a person or a part of the sentence."""
    said = plain(name or "").split()
    if not said or len(said) > MOST_EMPLOYER_WORDS or set(said) & _NO_EMPLOYER:
        return None
    return name


def came_today(text: str) -> bool:
    """Whether it is the invitation that came today, and not the interview that is today."""
    return _CAME_TODAY.search(plain(text)) is not None


def is_correction_of_day(text: str) -> bool:
    """Whether an answer begins as one that puts the day right: "no its wednesday"."""
    return _CORRECTS.match(plain(text)) is not None


def wants_calendar(text: str) -> bool:
    """Whether somebody wants their interview in a calendar."""
    return _CALENDAR.search(plain(text)) is not None


def asks_when(text: str) -> bool:
    """Whether somebody asks when their interview is."""
    return _WHEN_IS_IT.search(plain(text)) is not None
