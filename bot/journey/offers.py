"""What a message tells of an offer: in writing or not, conditional or not, or taken back. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.journey.text import plain

_UNCONDITIONAL = re.compile(r"\b(?:un ?conditional|no conditions|not conditional)\b")
_CONDITIONAL = re.compile(r"\bcond?i?ti?onal\b|\bsubject to (?:checks|references|dbs)\b")
_WRITTEN = re.compile(r"\b(?:in writing|letter|email|e mail|emailed|mail|written|post|nhs jobs)\b")
_SPOKEN = re.compile(
    r"\b(?:rang|ring|called me|call|phoned|phone|told me|on the phone|voicemail|by voice)\b"
)
_GONE = re.compile(
    r"\b(?:took|taken|take|taking|withdr\w+|cancel\w*|pulled|rescind\w*|retract\w*|revoked)\b"
    r"(?: \w+){0,4} (?:offer|job)\b"
    r"|\b(?:offer|job)\b(?: \w+){0,3} (?:withdrawn|cancel\w*|taken (?:back|away|off)|pulled"
    r"|rescinded|retracted|revoked|gone)\b"
    r"|\b(?:took|taken|take) (?:it|the offer|my offer) (?:back|away|off me)\b"
    r"|\b(?:gave|given) (?:my|the) job to (?:someone|somebody|another|other)\b"
    r"|\bdont want me (?:any ?more|after all)\b|\bchanged their minds?\b"
)
_NO = re.compile(
    r"\b(?:they|he|she|it|hospital|employer|trust|hr|manager)(?: \w+){0,2}"
    r" (?:said|say|says|told me) no\b"
    r"|\bturned me down\b|\bunsuccessful\b|\brejected me\b|\bdont want me\b"
    r"|\bdidnt get (?:it|the job)\b|\bnot (?:giving|offering) me\b"
    r"|\blost (?:the|my) (?:job|offer)\b"
)
_FEARED = re.compile(
    r"\b(?:can|could|will|would|might|may|if|what if|worried|scared|afraid|are they going to"
    r"|do they|going to)\b"
)
_LEAVES = re.compile(
    r"\b(?:hand(?:ed|ing)? (?:in )?(?:my |a )?notice|notice|resign\w*|quit|leave my (?:job|work)"
    r"|give up my job|tell my boss)\b"
)
_ACCEPTS = re.compile(r"\b(?:accept\w*|say yes|take (?:it|the job|the offer)|reply to the offer)\b")
_TOLD = re.compile(
    r"\b(?:got (?:the|this|that) job|(?:got|had|have|received|recieved) (?:an|the|my|a job) offer"
    r"|(?:they|have|has|hav|ve|who) (?:\w+ )?offered me|been offered|got offered"
    r"|offered me (?:the|a) (?:job|post|position)|(?:gave|given|giving) me the job)\b"
)
_HOPED = re.compile(
    r"\b(?:if|when|hope|hoping|maybe|might|would|once|wish|not|never|nt|didnt|havent)\b"
)
_AGO = re.compile(
    r"\b(\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple of|few)"
    r" (day|week|month)s?\b"
)
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "couple of": 2,
    "three": 3,
    "few": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
_DAYS = {"day": 1, "week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class ToldOffer:
    """What is told of an offer; None where it was not said.

    `conditional` is "yes" or "no". `asks_leaving`: about giving notice; `asks_accepting`: about
    how to say yes.
    """

    conditional: str | None = None
    is_written: bool | None = None
    asks_leaving: bool = False
    asks_accepting: bool = False


def read_offer(text: str) -> ToldOffer:
    """Return what a message tells of an offer."""
    known = plain(text)
    conditional = None
    if _UNCONDITIONAL.search(known):
        conditional = "no"
    elif _CONDITIONAL.search(known):
        conditional = "yes"
    written = True if _WRITTEN.search(known) else None
    if written is None and _SPOKEN.search(known):
        written = False
    return ToldOffer(
        conditional,
        written,
        asks_leaving=_LEAVES.search(known) is not None,
        asks_accepting=_ACCEPTS.search(known) is not None,
    )


def tells_of_offer(text: str) -> bool:
    """Whether somebody tells that a job was offered; hoping for it is not telling it."""
    known = plain(text)
    return _TOLD.search(known) is not None and _HOPED.search(known) is None


def is_taken_back(text: str) -> bool:
    """Whether somebody tells that the employer took an offer back; fearing it is not telling it."""
    known = plain(text)
    return _GONE.search(known) is not None and _FEARED.search(known) is None


def is_no(text: str) -> bool:
    """Whether somebody tells plainly that the employer does not want them."""
    return _NO.search(plain(text)) is not None


def waited(text: str) -> timedelta | None:
    """Return how long somebody says that they have waited: "5 weeks since the offer"."""
    found = _AGO.search(plain(text))
    if found is None:
        return None
    number, unit = found.groups()
    count = int(number) if number.isdecimal() else _NUMBERS[number]
    return timedelta(days=count * _DAYS[unit])
