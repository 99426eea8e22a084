"""What a message tells of an application beside which one: not yet, a mistake, the day."""

from __future__ import annotations

import re
from datetime import date, datetime

from bot.journey.dates.reading import LONDON, Read, read
from bot.journey.dates.resolving import Precision, Want
from bot.journey.text import plain

_NOT_YET = re.compile(
    r"\b(?:not (?:sent|submitted|applied|yet)|have ?n.?t (?:\w+ )?(?:sent|send|submitted|applied|"
    r"finished|done)|did ?n.?t (?:\w+ )?(?:send|submit|apply)|never (?:sent|submitted|applied)|"
    r"(?:will|gonna|going to|about to|want to|need to|must|should|can i|how do i|how to|when i|"
    r"if i) (?:\w+ )?(?:send|submit|apply)|half ?way|(?:almost|nearly) (?:done|finished))\b",
)
_WRONG = re.compile(
    r"\b(?:(?:the )?other one|wrong one|not that one|not this one|i mea?nt?|by mistake|mistake|"
    r"pressed wrong|wrong (?:button|job)|undo|take (?:that|it) back|didnt mean|ignore that|"
    r"not true|thats wrong|not yet)\b",
)
_OTHER = re.compile(r"\b(?:(?:the )?other|wrong one|not that one|not this one|wrong job)\b")
_SHORTLISTED = re.compile(r"\bshort ?list(?:ed)?\b")
_NOT_SHORTLISTED = re.compile(r"\b(?:not|nt|didnt|wasnt|never|about|was last|no)\b.*\bshort ?list")
_CLOSED = re.compile(
    r"\b(?:(?:has|have|is|already|now|advert|it|job|vacancy|they) (?:\w+ )?(?:closed|expired|"
    r"disappeared|gone|taken down)|no longer (?:there|open|available)|closed early|taken down)\b",
)


def is_not_yet(text: str) -> bool:
    """Whether somebody says that they have not sent it, or asks how to: nothing has happened."""
    return _NOT_YET.search(plain(text)) is not None


def is_correction(text: str) -> bool:
    """Whether somebody takes back what they said before."""
    return _WRONG.search(plain(text)) is not None


def is_other(text: str) -> bool:
    """Whether it was another application than the one that was understood."""
    return _OTHER.search(plain(text)) is not None


def is_shortlisted(text: str) -> bool:
    """Whether somebody tells that they are on the shortlist."""
    said = plain(text)
    return _SHORTLISTED.search(said) is not None and _NOT_SHORTLISTED.search(said) is None


def is_closed(text: str) -> bool:
    """Whether somebody tells that an advert has closed or is gone."""
    return _CLOSED.search(plain(text)) is not None


def day_of(text: str, now: datetime) -> date:
    """Return the day on which something happened, as a message says; else today, in London."""
    today = now.astimezone(LONDON).date()
    found = read(text, now, Want.PAST)
    if isinstance(found, Read) and found.date is not None and found.precision is Precision.DAY:
        return min(found.date, today)
    return today
