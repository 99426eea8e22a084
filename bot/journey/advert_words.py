"""Reads what somebody writes about an advert: "porter job at elmfield closes friday".

A pasted advert is read by its lines ("Closing date: 4 December"), a short message by its words.
What was not said is None; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.journey.adverts import Link, find_link, without_links
from bot.journey.dates.reading import Read, Unread, read
from bot.journey.dates.resolving import Why
from bot.journey.text import words

LONG = 400
"""Longer messages, and those of several lines, are pasted adverts."""
FEWEST_LINES = 4
MOST_TITLE_WORDS = 7
LONGEST = 160


@dataclass(frozen=True, slots=True)
class AdvertWords:
    """What a message says of an advert; `closes` is None where no day is in it.

    `text`: the advert itself, where it was pasted.
    """

    link: Link | None
    title: str | None
    employer: str | None
    closes: Read | Unread | None
    text: str | None

    @property
    def says_nothing(self) -> bool:
        """Whether nothing tells this job from any other."""
        return self.link is None and self.title is None and self.employer is None


_LABELS = {
    "title": r"job title|title|post title|position|role|job|vacancy|post",
    "employer": r"employer(?:'s)?(?: name)?|organi[sz]ation|company|trust|name of employer",
    "closes": r"(?:the )?clos(?:ing|es|e)(?: date| on)?(?: is)?|deadline|apply by|end date",
}
_LINE = {
    name: re.compile(rf"^\s*(?:{label})\s*[:\-–]\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)
    for name, label in _LABELS.items()
}
_CLOSING_LINE = re.compile(
    r"^.*\b(?:clos(?:ing|es)|deadline|apply by)\b.*$", re.IGNORECASE | re.MULTILINE
)
_ORGANISATION = re.compile(
    r"\b(?:NHS|Trust|Council|Ltd|Limited|Hospitals?|Healthcare|Care Home|Surgery|Hospice|CIC)\b"
)
_NOT_A_NAME = re.compile(r"[.!?]\s*$|https?://|@")

_CLOSING = re.compile(
    r"\b(?:(?:it |which |that |and )*(?:clos(?:es|ing|ed|e|in)(?: date)?|deadline|ends?|apply|open)"
    r"(?: is| on| by| at| till?| until| before)*|by|until|till?|before|on|is)\W*$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:\b(?:at|with|frm|from)\s+|@\s*)(?:the\s+|a\s+)?(?P<name>[^\W\d_][\w'’&.-]*(?:\s+[\w'’&.-]+){0,6})",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(
    r"\s+(?:and|which|that|it|its|is|closes?|closed|closing|deadline|by|until|till?|before|for|as|on|in|"
    r"pls|please|pays?|paying|band|near|but|they|want|wants|looking|need|needs|so|i|if|can|what)\b.*$"
    r"|[,.;:!?(].*$",
    re.IGNORECASE,
)
_NOT_AN_EMPLOYER = words(
    "home work night nights last first least all midnight noon once this that my me you it a the",
    "facebook instagram whatsapp indeed linkedin gumtree google twitter tiktok nhs jobs online",
    "weekend weekends jobcentre",
)
_NAMES_A_JOB = re.compile(
    r"\b(?:[\w'’&/-]+\s+){0,4}?(?:assistant|worker|clerk|porter|officer|cleaner|carer|cook|chef|driver|"
    r"administrator|receptionist|technician|helper|steward|operative|coordinator|supervisor|"
    r"handler|attendant|host|hostess|housekeeper|apprentice|practitioner|labourer|guard|lady)s?\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"^(?:i|ive|i've|have|has|had|found|find|saw|seen|got|this|these|there|theres|there's|is|was|are|"
    r"one|a|an|the|for|of|to|my|me|job|jobs|vacancy|advert|ad|post|role|as|add|save|keep|please|pls|"
    r"look|looking|at|want|wants|need|needs|they|some|someone|friend|mum|told|about|new|want|its|it's|"
    r"hi|hello|and|who|that|like|just|here|heres|here's|can|you|put|sent|send|cousin|say|says)\s+",
    re.IGNORECASE,
)


def read_advert(
    text: str, now: datetime, *, role_title: str | None = None, employer: str | None = None
) -> AdvertWords:
    """Return what a message says of an advert.

    `role_title` and `employer` are what was found in it by name; they go before what the words
    look like.
    """
    link = find_link(text)
    bare = without_links(text).strip()
    if len(bare) > LONG or bare.count("\n") >= FEWEST_LINES - 1:
        return _pasted(bare, now, link, role_title, employer)
    closes = read(bare, now)
    said = None if isinstance(closes, Unread) and closes.why is Why.NOTHING else closes
    rest = _without_day(bare, said)
    works_at = employer or _employer(rest)
    title = _labelled("title", bare) or _title(rest, role_title)
    return AdvertWords(link, title, _tidied(works_at), said, None)


def tidy_title(typed: str) -> str | None:
    """Return the name of a job as somebody typed it, with a capital; None: there is none."""
    bare = " ".join(typed.split()).strip(" .,:;!?-")
    while (shorter := _FILLERS.sub("", f"{bare} ").strip()) != bare:
        bare = shorter
    bare = re.sub(r"\s+(?:job|role|post|vacancy|one|please|pls)$", "", bare, flags=re.IGNORECASE)
    return (bare[:1].upper() + bare[1:])[:LONGEST] or None


_BEFORE_NAME = re.compile(
    r"^\W*(?:(?:its|it's|it is|at|with|the|is|called|in|for)\s+)+", re.IGNORECASE
)


def tidy_employer(typed: str) -> str | None:
    """Return the name of an employer as somebody typed it, with capitals; None: there is none."""
    bare = _BEFORE_NAME.sub("", typed)
    return _tidied(bare.strip(" .,:;!?"))


def _pasted(
    text: str, now: datetime, link: Link | None, role_title: str | None, employer: str | None
) -> AdvertWords:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = [line for line in lines[:8] if len(line) <= LONGEST and not _NOT_A_NAME.search(line)]
    named = next((line for line in head if _is_organisation(line)), None)
    short = [line for line in head if line != named and len(line.split()) <= MOST_TITLE_WORDS]
    title = _labelled("title", text) or next(iter(short), None) or role_title
    line = _labelled("closes", text) or next(iter(_CLOSING_LINE.findall(text)), None)
    closes = read(line, now) if line else None
    if isinstance(closes, Unread) and closes.why is Why.NOTHING:
        closes = None
    works_at = _labelled("employer", text) or named or employer
    return AdvertWords(link, title and title[:LONGEST], _tidied(works_at), closes, text)


def _is_organisation(line: str) -> bool:
    return _ORGANISATION.search(line) is not None and _NAMES_A_JOB.search(line) is None


def _labelled(name: str, text: str) -> str | None:
    found = _LINE[name].search(text)
    return " ".join(found.group(1).split())[:LONGEST] if found else None


def _without_day(text: str, closes: Read | Unread | None) -> str:
    if closes is None or closes.start is None or closes.end is None:
        return text
    return f"{_CLOSING.sub('', text[: closes.start])} , {text[closes.end :]}"


def _employer(text: str) -> str | None:
    for found in _AT.finditer(text):
        name = _ENDS_NAME.sub("", found.group("name")).strip(" '’.-")
        if name and name.casefold().split()[0] not in _NOT_AN_EMPLOYER:
            return name
    return None


def _title(text: str, role_title: str | None) -> str | None:
    """Return the name of the job in a short message, or else the title of the role it names."""
    found = _NAMES_A_JOB.search(_AT.sub(" , ", text))
    if found is None or (role_title and found.group().endswith("s")):
        return role_title
    return tidy_title(_LEADS_TO_JOB.sub("", found.group()))


_LEADS_TO_JOB = re.compile(
    r"^.*\b(?:an?|the|for|needs?|as|its|it's|wants?|of|their|is|looking|hiring|be|found|saw)\s+",
    re.IGNORECASE,
)
_SMALL = words("and of the for at in on")
_INITIALS = words("nhs gp uk hca lgi uclh gstt cic plc")


def _tidied(name: str | None) -> str | None:
    """Return a name with capitals where it was typed without any."""
    parts = (name or "").split()
    if not parts:
        return None
    if any(letter.isupper() for letter in "".join(parts)):
        return " ".join(parts)[:LONGEST]
    shown = [
        word.upper() if word in _INITIALS
        else word if at and word in _SMALL
        else word[:1].upper() + word[1:]
        for at, word in enumerate(parts)
    ]  # fmt: skip
    return " ".join(shown)[:LONGEST]
