"""How residents write about reminders: the expressions that tell their wishes apart.

The first group is looked for in plain words (small letters, single spaces, no punctuation), the
second in what was written.
"""

from __future__ import annotations

import re

_THING = r"(?:reminders?|notifications?|nudges?|alerts?|messages|pings)"
_VERB = r"(?:remind(?:ing)?|nudg(?:e|ing)|nag(?:ging)?|ping(?:ing)?|prod(?:ding)?|alert(?:ing)?)"
_NOT = r"(?:no|dont|do not|don t|stop|not|never)"
_MY = r"(?:(?:the|my|your|all) ){0,2}"
_ANY = r"(?: more| any| all| sending| me| the| my| your| these| those){0,3}"

OFF = re.compile(
    rf"\b(?:{_THING} off|(?:turn|switch|take|put) off|(?:turn|switch) {_MY}{_THING} off"
    rf"|(?:no|stop|cancel|without|end|delete){_ANY} {_THING}"
    rf"|{_NOT} {_VERB}(?: me)?"
    rf"|{_NOT} (?:want|need|send){_ANY}(?: to be)? (?:{_THING}|reminded))\b"
)
ON = re.compile(
    rf"\b(?:{_THING} (?:back )?on(?= (?:please|pls|again|now)|$)|(?:turn|switch|put) on"
    rf"|(?:turn|switch|put) {_MY}{_THING} (?:back )?on"
    rf"|start {_MY}(?:{_THING}|{_VERB})(?: me)?(?: again)?"
    rf"|want {_MY}{_THING} (?:again|back))\b"
)
LIST = re.compile(
    rf"\b(?:(?:what|which|show|list|see|any|how many)\b.{{0,25}}\b{_THING}|my reminders"
    rf"|have i got (?:any )?{_THING}|what (?:did|have) (?:i|you) .{{0,20}}remind)\b"
)
MOVE = re.compile(
    r"\b(?:instead|move|postpone|put (?:it|that) off|change it"
    r"|(?:change|make|set) (?:the|my|that|this) reminder)\b"
)
OFTEN = re.compile(
    r"\b(?:every|each|daily|weekly|monthly|twice|once a|less|fewer|too (?:many|much|often)"
    rf"|not so many|slow|more {_THING}|reminder a (?:day|week|month)|keep reminding|during|while"
    r"|only weekends?|at weekends|ramadan|prayer|school run|came too"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)
"""What cannot be set: how often, and on which days."""

GENERAL = re.compile(
    r"\b(?:reminders|messages|better|best|prefer|always|usually|only|message me|text me at"
    r"|asleep|at work|wakes|remind(?:er|ing)? times?)\b"
)
"""What shows that a time of day is meant for all reminders."""

PART = re.compile(
    r"(?<!work )(?<!works )(?<!not )(?<!of at )(?<!of )"
    r"\b(morning|afternoon|evening|night)(s?)\b(?! before)"
)
ABOUT_ONE = re.compile(r"\b(?:about|that one|this one|for the|that reminder|this reminder)\b")

LEAD = re.compile(
    r"^.*?\b(?:r[ei]?mind(?:ed|er|ing|me)?|nudge|ping|text|message|prod|poke|shout|alert"
    r"|let me forget)\b(?: me| us| it| for| again| a reminder| please| pls| plz)*",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?<!\w)(?:to|about|that|of|bout|so (?:that )?i(?: can)?)\s+(?=[a-z'’]{2,})"
    r"(?!(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|tmrw|next|this)\w*\b)",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"(?:[\s,.!?]+|\b(?:please|pls|plz|thanks|thank you|thx|ok|yeah|on|at|by|in|for|the|again"
    r"|instead|and)\b)+$",
    re.IGNORECASE,
)
STARTS = re.compile(
    r"^(?:[\s,.:;!?-]+|\b(?:please|pls|to|about|that|of|on|at|by|for)\b)+", re.IGNORECASE
)
NO_SUBJECT = re.compile(
    r"(?:i )?(?:don['’]?t forget|remember|do it|it|that|this)\b.{0,3}$", re.IGNORECASE
)
WEEKEND = re.compile(r"\b(?:(?:at|on|over) the|this|at) week ?end\b", re.IGNORECASE)
LUNCH = re.compile(r"\b(?:at )?lunch(?: ?time)?\b", re.IGNORECASE)
FROM = re.compile(r"\bfrom\b.*?\bto\b", re.IGNORECASE)
MORNING = re.compile(r"\bmorning\b", re.IGNORECASE)
