"""Whether somebody comes with a matter of their own that cannot wait for "what would you like?".

An interview tomorrow, an offer in hand, trouble at work: what they wrote is answered as soon as
the questions that must come first are. Wishes ("porter, mornings") are `bot.journey.told`'s.
"""

from __future__ import annotations

import re

from bot.journey.text import plain

LATER = (
    "application_*",
    "checks_*",
    "deadline_ask",
    "interview_*",
    "inwork_*",
    "job_left",
    "offer_*",
    "start_date",
    "test_*",
    "vacancy_add",
)
"""Intents that wait until somebody has joined; a trailing `*` stands for any ending."""

MOST_WORDS = 400

_MATTER = re.compile(
    r"\b(?:inter ?view\w*|intervew\w*|interveiw\w*|job offer|offered me|been offered|got offered|"
    r"(?:got|have|had|given|gave|getting|received|recieved) (?:me )?(?:an?|the|my) (?:\w+ ){0,2}"
    r"(?:job|offer|position)|conditional offer|dbs|pre employment|right to work|share code|"
    r"references?|referees?|occupational health|start(?:ed|ing)? (?:my|a|the|work|on|next|this|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow)\b|first day|"
    r"(?:they|he|she) said no|turned (?:me )?down|rejected|applied|sent (?:it|off|the|my)|"
    r"no (?:reply|answer)|not heard|havent heard|supporting (?:info\w*|statement)|"
    r"person spec\w*|application|applying for|closing|closes|deadline|"
    r"(?:my|the) (?:boss|manager|supervisor|rota|shifts?|wages?|payslip)|"
    r"(?:numeracy|literacy|maths?|english|typing) test|quit|resigned|sacked|"
    r"lost my job|new job)\b"
)


def comes_with_a_matter(text: str) -> bool:
    """Whether the first words of somebody tell of a matter that is theirs already."""
    said = plain(text)
    return len(said.split()) <= MOST_WORDS and _MATTER.search(said) is not None


def waits_for_joining(intent: str) -> bool:
    """Whether a message of this meaning is answered only after somebody has joined."""
    return any(
        intent.startswith(one.removesuffix("*")) if one.endswith("*") else intent == one
        for one in LATER
    )
