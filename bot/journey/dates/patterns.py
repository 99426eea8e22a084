"""How days are written, as regular expressions in the order in which they claim words.

Words that are days only sometimes ("may", "march", "sat", "sun") count where their neighbours make
them so. Standard library only: Rasa's environment imports it too.
"""

from __future__ import annotations

import re

from bot.journey.dates.vocabulary import (
    FEAST,
    FOLLOW,
    LAST,
    MONTH,
    NUMBER,
    ORDINAL_WORD,
    PART,
    SEASON,
    THIS,
    TODAY,
    TOMORROW,
    TONIGHT,
    UNIT,
    WEEKDAY,
    WHICH,
    YEAR,
    YESTERDAY,
)

_EDGE = r"(?<![\w£$€/.:@-])"
_END = r"(?![\w/@]|[.:-]\d)"
_TH = r" ?(?:st|nd|rd|th)\b"
_ORDINAL = rf"(?:\d{{1,2}}{_TH}|{ORDINAL_WORD}\b)"
_DAY = rf"(?P<day>{_ORDINAL}|\d{{1,2}})"
_NO_CLOCK = r"(?![\d:]|\.\d| ?[ap]\.?m\b)"
_LED = rf"(?:(?P<weekday>{WEEKDAY})\b\.?,? *(?:the )?(?:of )?)?"
_SPAN = rf"(?:(?P<weeks>{NUMBER}) ?)?(?P<weeks_unit>weeks?|wks?|fortnights?)"
_WHICH = rf"(?:(?P<which>{WHICH}) )?"
_TWO = r"['’]\d\d"

# "i may 2", "we sat": a verb, whatever follows.
_WHO = ("i", "we", "u", "you", "they", "he", "she", "it", "who", "and")
_VERB = "".join(rf"(?<!\b{who} )" for who in _WHO)
_WEAK_DAY = r"(?:sat|sun|wed|mon)"
_WEAK_DAY_FOLLOWS = (
    rf"(?= (?:at \d|@|(?:{PART}|week|fortnight|coming|gone|noon|midday|half|quarter|"
    rf"\d{{1,2}}(?:[:.]\d\d| ?[ap]m|{FOLLOW}))\b))"
)
_ALONE = r"\W*(?:$|[-–]|\d|(?:or|and|to|till?|until|not|pls|please|ok|then|if)\b)"
_BEFORE_WEAK_DAY = (
    r"(?:(?:\b(?:on|by|until|till|til|from|for|before|after|since|or|and|to|every|not|interview|"
    rf"start|starting|starts|closes|closing|maybe|bank|is) )|[,:;] ?|^\W*(?=\w{{3}}{_ALONE}))"
)
_AFTER_WEAK_DAY = r"(?!['’]| (?:is|was|shines?|shining|down|there|here|through|cream|has|block)\b)"
_LATER = r"(?: (?P<after>week\b(?! ?end)|wk\b|fortnight\b|after next\b|(?:just )?gone\b|coming\b))?"
_STRONG_MONTH = (
    r"(?:january|janurary|januray|february|febuary|feburary|feb|july|jul|september|"
    r"septemeber|setember|sept|october|ocotber|oct|november|novemeber|nov|december|decemeber|"
    r"desember|dec)"
)
_WEAK_MONTH = r"(?:jan|march|mar|april|aprill|apr|june|jun|august|agust|aug|may)"
_BEFORE_WEAK_MONTH = (
    r"(?:\b(?:in|since|until|untill|till|til|by|during|of|before|after|from|around|about|to|early|"
    rf"late|mid|maybe|end|start) |[-–] ?|^\W*(?=\w+{_ALONE})|\bit['’]?s )"
)
_NOT_A_MONTH = r"(?! (?:be|have|not|i|you|said|says|told|get|need|want|on|past)\b|['’]s?\b)"
_NOT_COUNTED = r"(?! (?:interview|intervew|appointment|one)\b)"
_BEFORE_DAY = r"(?:\b(?:on|by|until|till|til|before|after|from|since|and|or|not) |^\W*)"
_BEFORE_YEAR = (
    r"(?:\b(?:in|since|from|until|untill|till|til|to|during|between|and|around|about|after|before|"
    rf"year|by|late|early|{SEASON}(?: of)?) |[-–,] ?|^\W*)"
)
_TO = r"(?= ?(?:[-–]|to\b|till?\b|until+\b) ?[\w\x01])"
_WEEK = r"(?:week|wk|month|mth|year|yr)"
_AFTER_NEXT = rf"the(?= {_WEEK} after next)"

_WORDS = (
    # Dates in figures, the day before the month unless the year comes first.
    ("calendar", rf"{_EDGE}(?P<year>{YEAR})-(?P<month>\d\d?)-(?P<day>\d\d?){_END}"),
    (
        "calendar",
        (
            rf"{_EDGE}{_LED}(?P<day>\d\d?) ?(?P<sign>[./-]) ?(?P<month>\d\d?) ?(?P=sign) ?"
            rf"(?P<year>{YEAR}|\d\d){_END}"
        ),
    ),
    # "tuesday 4th of december 2026", "december 4"
    (
        "calendar",
        (
            rf"{_EDGE}{_LED}{_DAY} ?(?:of )?(?P<month>{MONTH})\b\.?"
            rf"(?:,? ?(?P<year>{YEAR}\b|{_TWO}\b|\d\d\b(?![.:]\d| ?[ap]\.?m\b)))?"
        ),
    ),
    (
        "calendar",
        (
            rf"{_VERB}{_EDGE}{_LED}(?P<month>{MONTH})\b\.? ?(?:the )?"
            rf"(?P<day>{_ORDINAL}|\d\d?{_NO_CLOCK}(?:{FOLLOW}|(?=,? ?{YEAR}\b)|(?= \d\d?[ap.:])))"
            rf"(?:,? ?(?P<year>{YEAR})\b)?"
        ),
    ),
    ("month", rf"{_EDGE}(?P<month>1[0-2]|0?[1-9])[/.-](?P<year>{YEAR}){_END}"),
    (
        "calendar",
        (
            rf"{_EDGE}{_LED}(?!24/7\b)(?P<day>\d\d?)/(?P<month>1[0-2]|0?[1-9])(?!/|\w|[.:]\d)"
            r"(?! *(?:of|times|hours?|hrs?|days?|term|past|stars|out|%|an|in (?:the|my|a)"
            r" (?:test|exam|quiz))\b)"
        ),
    ),
    ("feast", rf"{_EDGE}{_WHICH}(?P<feast>{FEAST})\b(?: (?P<year>{YEAR})\b)?"),
    # "day after tomorrow", "a week tomorrow", "tomorrow week"
    ("near", rf"\b(?:the )?day (?P<further>after|before) (?P<near>{TOMORROW}|{YESTERDAY})\b"),
    ("near", rf"\b{_SPAN} (?:from )?(?P<near>{TODAY}|{TOMORROW})\b"),
    ("near", rf"\b(?P<near>{TODAY}|{TOMORROW}) (?P<weeks_unit>week|fortnight)\b(?! ?end)"),
    # "a week on friday", "friday next week", "tues 14th", "tuesday week"
    ("weekday", rf"\b(?P<which_week>{WHICH}) (?:week|wk),? (?:on )?(?P<weekday>{WEEKDAY})\b"),
    ("weekday", rf"\b{_SPAN} (?:(?:on|from|this|next) )?(?P<weekday>{WEEKDAY})\b"),
    (
        "day",
        (
            rf"{_EDGE}{_WHICH}(?P<weekday>{WEEKDAY})\b\.?,? (?:the )?"
            rf"(?P<day>{_ORDINAL}|(?:1[3-9]|2\d|3[01])\b{_NO_CLOCK}{FOLLOW})"
        ),
    ),
    (
        "weekday",
        rf"{_EDGE}(?P<weekday>{WEEKDAY}) (?P<which_week>{WHICH}) (?:week|wk)\b(?! ?end)",
    ),
    (
        "weekday",
        rf"{_EDGE}{_WHICH}(?!{_WEAK_DAY}\b)(?P<weekday>{WEEKDAY})\b{_LATER}",
    ),
    ("weekday", rf"{_EDGE}(?P<which>{WHICH}) (?P<weekday>{_WEAK_DAY})\b{_LATER}"),
    (
        "weekday",
        rf"(?<!the )(?<!my ){_VERB}{_EDGE}(?P<weekday>{_WEAK_DAY})\b{_WEAK_DAY_FOLLOWS}{_LATER}",
    ),
    (
        "weekday",
        rf"{_BEFORE_WEAK_DAY}(?P<whole>(?P<weekday>{_WEAK_DAY}))\b{_AFTER_WEAK_DAY}",
    ),
    # "this weekend", "at the weekend"; "weekend work" is no day
    (
        "weekend",
        (
            rf"{_EDGE}(?:(?P<which>{WHICH})|(?:at|on|over|by|until|till?|before|after) (?:the|da))"
            r" (?:week ?end|wkend|wk end)\b(?! ?(?:work|shift|job|hour)s?\b)"
        ),
    ),
    # "in 2 weeks", "3 days ago"
    (
        "ahead",
        (
            rf"\bin (?:about |around )?(?P<half>half )?(?:(?P<number>{NUMBER}) )?(?P<unit>{UNIT})\b"
            r"['’]?s?(?: time\b)?(?! of\b)"
        ),
    ),
    (
        "ahead",
        (
            rf"\b(?P<half>half )?(?P<number>{NUMBER}) ?(?P<unit>{UNIT})\b['’]?s? "
            r"(?P<tail>time|from now|from today|ago|back)\b"
        ),
    ),
    ("today", rf"\b(?P<which>{THIS}|{LAST}) (?P<part>{PART})\b"),
    # "next week", "the week after next", "end of this month"
    (
        "unit",
        (
            rf"\b(?:(?:the )?(?:end|start|beginning|middle) of )?(?P<which>{WHICH}|{_AFTER_NEXT})"
            rf" (?P<unit>{_WEEK})\b(?! ?end)(?P<after> after next)?"
        ),
    ),
    # "last march", "march 2019", "in may"
    (
        "month",
        rf"{_EDGE}{_WHICH}(?P<month>{MONTH})\b\.?,? ?(?:of )?(?P<year>{YEAR}|{_TWO})\b",
    ),
    ("month", rf"{_EDGE}(?P<which>{WHICH}) (?P<month>{MONTH})\b(?! (?:be|have)\b)"),
    ("month", rf"{_EDGE}(?P<month>{_STRONG_MONTH})\b"),
    (
        "month",
        rf"{_BEFORE_WEAK_MONTH}(?P<whole>(?P<month>{_WEAK_MONTH}))\b{_NOT_A_MONTH}",
    ),
    ("near", rf"\b(?P<near>{TODAY}|{TONIGHT}|{TOMORROW}|{YESTERDAY})\b"),
    # "the 14th"
    ("day", rf"\bthe (?P<day>\d\d?{_TH}){FOLLOW}{_NOT_COUNTED}"),
    ("day", rf"{_BEFORE_DAY}(?P<whole>(?P<day>\d\d?{_TH})){FOLLOW}{_NOT_COUNTED}"),
    ("day", rf"{_EDGE}(?P<day>\d\d?{_TH})(?= (?:or|and) [\d\x01])"),
    ("year", rf"{_BEFORE_YEAR}(?P<whole>(?P<year>{YEAR}))\b{FOLLOW}"),
    ("year", rf"{_EDGE}(?P<whole>(?P<year>{YEAR})){_TO}"),
)  # fmt: skip

PATTERNS = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _WORDS)
"""Pairs of a `DateSpan`'s form (or `today`: a part of today or yesterday) and how it is written."""
