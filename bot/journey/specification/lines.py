"""Tells what a line of a pasted text is: a heading, a criterion, or part of the advert around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.specification.criteria import Need
from bot.journey.specification.wording import is_numbered, methods, tidied, without_bullet
from bot.journey.text import plain, words

LONGEST_HEADING = 8
"""Words that a heading has at most."""


class Kind(StrEnum):
    """What a line is."""

    BLANK = "blank"
    SPECIFICATION = "specification"
    """The heading of the whole: "Person specification"."""
    NEED = "need"
    """"Essential criteria", perhaps with a section: "Essential experience"."""
    SECTION = "section"
    OUTSIDE = "outside"
    """The heading of a part of the advert that is none of ours: "About us"."""
    DETAIL = "detail"
    """A line that says something else: an assessment method, a page number, "Salary: …"."""
    LEAD = "lead"
    """Words that lead into a list: "The successful candidate will have:"."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, its words without a bullet, and what a heading sets."""

    kind: Kind
    text: str = ""
    bulleted: bool = False
    need: Need | None = None
    section: str | None = None


_SECTION = words(
    "qualification qualifications education educational training experience knowledge skill skills",
    "ability abilities aptitude aptitudes attribute attributes personal qualities quality",
    "competency competencies competence values behaviours behaviour physical requirements other",
    "special general circumstances disposition attainments factors specific additional",
    "professional technical practical attainment achievements registration interpersonal",
    "understanding job related role previous miscellaneous",
)
_JOINERS = words("and or the of in to for a an s your key")
_CRITERIA = words("criteria criterion requirement requirements e d must haves have")
_SPECIFICATION = re.compile(
    r"^(?:the )?(?:job description and )?(?:employee |person|personal )\s?spec(?:ification)?s?\b"
)
_MUST = frozenset(
    [
        "you will need", "you will need to have", "you will need to", "you need", "you must have",
        "you must", "you must be", "must have", "must haves", "what you need", "what you will need",
        "what you ll need", "what youll need", "youll need", "you will have", "you should have",
        "youll have", "required", "requirements", "minimum requirements", "minimum criteria",
        "we need someone who", "we need you to", "you must be able to",
        "essential for the role", "what is essential", "key requirements", "entry requirements",
        "what we need from you", "what we need", "we need you to have", "what you must have",
    ]
)  # fmt: skip
_NICE = frozenset(
    [
        "nice to have", "nice to haves", "it would be nice if", "preferred", "ideally",
        "ideally you will have", "advantageous", "beneficial", "an advantage", "bonus",
        "it would help if you have", "it would help", "it would also be good if you have",
        "would be an advantage", "would be nice", "not essential but helpful", "helpful",
    ]
)  # fmt: skip
_WANTED = frozenset(
    [
        "about you", "who we are looking for", "what we are looking for", "were looking for",
        "we are looking for", "we are looking for someone who", "who are we looking for",
        "what were looking for", "who were looking for", "are you", "is this you", "you are",
        "the ideal candidate", "the successful candidate", "the person", "selection criteria",
        "shortlisting criteria", "criteria", "what you will bring", "what youll bring",
        "essential and desirable criteria", "essential and desirable", "essential desirable",
        "ideal candidate", "successful candidate", "your skills and experience",
    ]
)  # fmt: skip
_OUTSIDE = (
    "about us", "about the trust", "about our", "about the employer", "about the organisation",
    "about the role", "about the job", "about the team", "about the ward", "who we are",
    "what we offer", "what we can offer", "we offer", "benefits", "our benefits", "why work",
    "why join", "job description", "job overview", "job summary", "job purpose", "main duties",
    "duties", "responsibilities", "key responsibilities", "job responsibilities",
    "main responsibilities", "key duties", "duties and responsibilities", "the role", "your role",
    "what you will do", "what youll do", "what you will be doing", "day to day", "working for our",
    "detailed job description", "how to apply", "contact", "further details", "further information",
    "employer details", "disclosure and barring", "certificate of sponsorship", "uk registration",
    "additional information", "privacy notice", "equal opportunities", "equality and diversity",
    "supporting documents", "attachments", "our values", "our vision", "the trust", "our trust",
    "important information", "please note", "application process", "apply for this job",
    "working conditions", "perks", "overview", "diversity statement", "terms and conditions",
)  # fmt: skip
_DETAIL = re.compile(
    r"^(?:salary|pay scheme|pay|band|grade|hours|location|base|contract|closing date|date posted|"
    r"interview dates?|reference number|job reference|job ref|job title|post title|post|department|"
    r"directorate|reports to|working pattern|job locations?|address|website|email|telephone|tel|"
    r"phone|employer|site|town|version|prepared by|date|page|division|accountable to|agreed by)\s?"
    r"(?::|\d|£)",
    re.IGNORECASE,
)
_COLUMN_WORDS = words(
    "assessed assessment measured method how identified tested evidence evidenced by of at when",
    "stage criteria weighting score key where",
)
_ASSESSED = re.compile(
    r"^(?:how )?(?:assessed|assessment(?: method)?|measured|method(?: of assessment)?|tested|"
    r"identified|evidenced?)(?: by| at| through| via)?\s?[:–-]?\s{0,3}(.{0,120})$",
    re.IGNORECASE,
)


def line_of(raw: str) -> Line:
    """Tell what one line is."""
    if not raw or raw.isspace():
        return Line(Kind.BLANK)
    body, bulleted = without_bullet(raw)
    body = body.strip()
    if not any(sign.isalnum() for sign in body):
        return Line(Kind.BLANK, bulleted=bulleted)
    heading = _heading(body, raw, bulleted=bulleted) if len(body) <= 90 else None  # noqa: PLR2004
    if heading is not None:
        return heading
    if is_detail(body):
        return Line(Kind.DETAIL, body)
    if body.endswith(":") and len(body.split()) <= LONGEST_HEADING + 4:
        return Line(Kind.LEAD, body)
    return Line(Kind.TEXT, body, bulleted=bulleted)


def is_detail(text: str) -> bool:
    """Whether a line only says how something is assessed, or a detail of the job or the paper."""
    found = _ASSESSED.match(text)
    if found and (not found[1].strip() or methods(found[1]) is not None):
        return True
    known = plain(text).split()
    if known and all(word in _COLUMN_WORDS for word in known):
        return True
    return bool(_DETAIL.match(text)) or methods(text) is not None


def _heading(body: str, raw: str, *, bulleted: bool) -> Line | None:
    known = plain(body)
    tokens = known.split()
    if not tokens or len(tokens) > LONGEST_HEADING:
        return None
    if _SPECIFICATION.match(known):
        return Line(Kind.SPECIFICATION, body)
    need = need_of_heading(tokens, known)
    if need is not None:
        return Line(Kind.NEED, body, need=need, section=_section_in(tokens))
    if bulleted and not (is_numbered(raw) or body.endswith(":")):
        return None
    if is_section(tokens):
        return Line(Kind.SECTION, body, section=tidied(body))
    return Line(Kind.OUTSIDE, body) if _is_outside(known, body) else None


def need_of_heading(tokens: list[str], known: str) -> Need | None:
    """Return what a heading sets: essential, desirable, or unknown where it names both or none."""
    if known in _MUST:
        return Need.ESSENTIAL
    if known in _NICE:
        return Need.DESIRABLE
    if known in _WANTED:
        return Need.UNKNOWN
    bare = {
        token.rstrip("s") if token in {"essentials", "desirables"} else token for token in tokens
    }
    named = bare & {"essential", "desirable"}
    if not named or not bare - named <= _SECTION | _JOINERS | _CRITERIA | _COLUMN_WORDS:
        return None
    if len(named) > 1:
        return Need.UNKNOWN
    return Need(named.pop())


def is_section(tokens: list[str]) -> bool:
    """Whether words are the heading of a section: "Skills and abilities"."""
    return bool(set(tokens) & _SECTION) and all(
        token in _SECTION or token in _JOINERS or token.isdigit() for token in tokens
    )


def _section_in(tokens: list[str]) -> str | None:
    named = [word for word in tokens if word in _SECTION - {"requirements"}]
    return " and ".join(named).capitalize() if named else None


def _is_outside(known: str, body: str) -> bool:
    """Whether a short line opens a part of the advert around: it starts so and says little more."""
    for phrase in _OUTSIDE:
        if known == phrase or known.startswith(f"{phrase} "):
            more = len(known[len(phrase) :].split())
            return more <= 4 and not body.endswith(".")  # noqa: PLR2004
    return False
