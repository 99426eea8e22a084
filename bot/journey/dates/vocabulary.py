"""The words residents use for days, months, numbers and parts of the day, also misspelt ones.

Pieces of regular expressions, without capturing groups, and what each word stands for. Standard
library only: Rasa's environment imports it too.
"""

from __future__ import annotations

import re

_WEEKDAYS = (
    "mondays? munday moday monady mon",
    "tuesdays? tuseday teusday tusday tuesdy tues tue",
    "wednesdays? wensday wendsday wednsday wedensday wensdays weds wed",
    "thursdays? thrusday thurday thusday thirsday thursdy thurs thur thu",
    "fridays? firday fryday fridy fri",
    "saturdays? saterday satarday satuday saturdy sats? sat",
    "sundays? sundy sunady sun",
)
_MONTHS = (
    "january janurary januray janury jan",
    "february febuary feburary febury february's feb",
    "march mar",
    "april aprill apr",
    "may",
    "june jun",
    "july jul",
    "august agust augst aug",
    "september septemeber setember septembre sept sep",
    "october ocotber octber oct",
    "november novemeber novemebr nov",
    "december decemeber desember decmber dec",
)
_NUMBER_ROW = ("one two three four five six seven eight nine ten eleven twelve",)
_ORDINAL_ROWS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
)


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _split(rows: tuple[str, ...]) -> list[str]:
    return [word for row in rows for word in row.split()]


_NUMBERS, _ORDINALS = _split(_NUMBER_ROW), _split(_ORDINAL_ROWS)
WEEKDAY = f"(?:{_any(_split(_WEEKDAYS))})"
MONTH = f"(?:{_any(_split(_MONTHS))})"
WORD_NUMBER = f"(?:{_any(_NUMBERS)})"
ORDINAL_WORD = (
    rf"(?:{_any(_ORDINALS)}|twenty[ -](?:{_any(_ORDINALS[:9])})|thirtieth|thirty[ -]first)"
)
NUMBER = rf"(?:\d{{1,2}}|an?|a couple of|couple of|{WORD_NUMBER})"
UNIT = r"(?:days?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?|hours?|hrs?|minutes?|mins?)"

TOMORROW = (
    r"(?:tomm?orr?ow|tmor+ow?|tom+or+ow|tommorrow|tomorr?ows|tomoroe|tomm?or+o|tomora|tommorow|tomozz?|"
    r"tomoz|tmoz|tmrr?o?w?|tmw|tmro|tomo|2moz|2mor+ow?|2mor+o|2mo?rr?w|2mro|2mz)"
)
TODAY = r"(?:to ?day|2day|2dy|todya|tday)"
TONIGHT = r"(?:to ?night|tonite|tonyt|2nite|2night|2nyt)"
YESTERDAY = r"(?:yesterdays?|yest[eu]r?day|yesteday|ystrday|ysterday|yday|yest)"

THIS = r"(?:this coming|this|dis|coming|the coming)"
NEXT = r"(?:next|nxt|nex)"
LAST = r"(?:last|lst|the last)"
WHICH = rf"(?:{THIS}|{NEXT}|{LAST}|the following|following)"
PART = (
    r"(?:mornings?|mornin|morn|afternoons?|aftrnoon|aft?noon|arvo|evenings?|evenin|eve|"
    r"night|nite|lunch ?time)"
)
SEASON = r"(?:spring|summer|autumn|winter)"
YEAR = r"(?:19[5-9]\d|20[0-9]\d)"

FEAST = (
    r"(?:(?:christmas|xmas|chrismas|crimbo) ?eve|(?:christmas|xmas|chrismas)(?: day)?|boxing day|"
    r"new year['’]?s? eve|nye|new year['’]?s? day|good friday|easter(?: sunday| monday)?)"
)

# Words that may follow a bare number where it is a time or a day: what follows otherwise is most
# often what is counted ("2 kids", "the 3rd floor").
FOLLOW = (
    r"(?=\s*(?:$|[!?;)\n\x01]|[.,:](?!\d)|[-–—]\s|(?:on|in|at|this|and|or|but|pls|please|plz|plse|ok|"
    r"okay|x+|thanks|thx|ta|thank|is|if|instead|with|for|then|works?|would|will|can|could|i|im|my|"
    r"its|it|not|so|cos|cuz|coz|because|when|where|they|we|he|she|the|from|until|till|til|sharp|"
    r"only|about|interview|intervew|appointment|though|tho|too|now|please|suits?|fine|good|"
    r"everyday|every|daily|each|any|"
    rf"to(?! ?(?:\d|{WORD_NUMBER}\b))|"
    rf"{TOMORROW}|{TODAY}|{TONIGHT}|{WEEKDAY}|{WHICH})\b))"
)


def weekday_of(word: str) -> int:
    """Return the weekday (Monday is 0) that a word found by `WEEKDAY` stands for."""
    known = word.casefold()[:2]
    known = {"mu": "mo", "te": "tu", "fi": "fr"}.get(known, known)
    return ("mo", "tu", "we", "th", "fr", "sa", "su").index(known)


def month_of(word: str) -> int:
    """Return the month (January is 1) that a word found by `MONTH` stands for."""
    known = word.casefold()[:3].replace("des", "dec").replace("set", "sep")
    known = known.replace("oco", "oct").replace("agu", "aug")
    return [row[:3] for row in _MONTHS].index(known) + 1


def number_of(word: str) -> int:
    """Return the number that digits or a word found by `NUMBER` stand for."""
    known = word.casefold()
    if known.isdigit():
        return int(known)
    if "couple" in known:
        return 2
    return _NUMBERS.index(known) + 1 if known in _NUMBERS else 1


def ordinal_of(word: str) -> int:
    """Return the day of the month in "4th", "4" or "twenty-first"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    tens, _, ones = word.casefold().replace("-", " ").rpartition(" ")
    if ones == "thirtieth":
        return 30
    return {"twenty": 20, "thirty": 30}.get(tens, 0) + _ORDINALS.index(ones) + 1


def year_of(digits: str) -> int:
    """Return the year in "2026", "26" (this century) or "98" (the last one)."""
    value = int(digits.strip("'’"))
    if value >= 100:  # noqa: PLR2004 - four digits
        return value
    return value + (2000 if value < 80 else 1900)  # noqa: PLR2004 - who is in work now


def unit_of(word: str) -> str:
    """Return `day`, `week`, `fortnight`, `month`, `year`, `hour` or `minute`."""
    known = word.casefold()
    starts = ("d", "day"), ("w", "week"), ("f", "fortnight"), ("mi", "minute"), ("m", "month")
    more = ("y", "year"), ("h", "hour")
    return next(name for start, name in (*starts, *more) if known.startswith(start))


def part_of(word: str) -> str:
    """Return `morning`, `afternoon`, `evening` or `night`."""
    known = word.casefold()
    if known.startswith("mor"):
        return "morning"
    if known.startswith(("af", "ar", "lu")):
        return "afternoon"
    return "evening" if known.startswith("ev") else "night"
