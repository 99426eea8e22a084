"""Finds the words of a message that name a day, a week, a month or a year. Standard library only.

What is found is not worked out: "31 feb" is found too, for a person meant a day by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.journey.dates.patterns import PATTERNS
from bot.journey.dates.shapes import DateSpan
from bot.journey.dates.vocabulary import (
    LAST,
    NEXT,
    THIS,
    TOMORROW,
    TONIGHT,
    YESTERDAY,
    month_of,
    number_of,
    ordinal_of,
    part_of,
    unit_of,
    weekday_of,
    year_of,
)

MOST_READ = 1000
"""Characters of a message in which dates and times are looked for."""

CLAIMED = "\x01"
_REFUSED = re.compile(
    r"\b(?:not|isn['’]?t|cant do|can['’]?t do|no longer)(?: on| the)? ?$", re.IGNORECASE
)
_NEVER = re.compile(r"\b(?:haven['’]?t|have not|hasn['’]?t|hadn['’]?t|never)\b", re.IGNORECASE)
_STREET = re.compile(r" (?:street|road|rd|avenue|lane|close|estate)\b(?! ?at)", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_Words = dict[str, str | None]


def find_dates(text: str) -> list[DateSpan]:
    """Return what names a day or longer in the first `MOST_READ` characters, in order."""
    left = _SPACE.sub(" ", text[:MOST_READ]).replace(CLAIMED, " ")
    found: list[DateSpan] = []
    for form, pattern in PATTERNS:
        for match in pattern.finditer(left):
            named = match.groupdict()
            start, end = match.span("whole" if "whole" in named else 0)
            if form == "ahead" and _NEVER.search(left, 0, start):
                continue  # "havent worked in 2 years"
            if CLAIMED not in left[start:end] and not _STREET.match(left, end):
                refused = _REFUSED.search(left, max(0, start - 15), start) is not None
                found.append(_span(form, named, start, end, refused=refused))
        left = mask(left, found)
    return sorted(found, key=lambda span: span.start)


def mask(text: str, spans: list[DateSpan]) -> str:
    """Return the text, of the same length, with the spans' words blotted out."""
    for span in spans:
        if text[span.start] != CLAIMED:
            text = text[: span.start] + CLAIMED * (span.end - span.start) + text[span.end :]
    return text


def _span(form: str, named: _Words, start: int, end: int, *, refused: bool) -> DateSpan:
    said = _READERS.get(form, _plain)(named)
    return DateSpan(start, end, "near" if form == "today" else form, refused=refused, **said)  # type: ignore[arg-type]


def _plain(named: _Words) -> dict[str, object]:
    """Read day, weekday, month, year and which; the rest has readers of its own."""
    weekday, day, month, year = (named.get(one) for one in ("weekday", "day", "month", "year"))
    feast = named.get("feast")
    return {
        "weekday": weekday_of(weekday) if weekday else None,
        "day": ordinal_of(day) if day else None,
        "month": (int(month) if month.isdigit() else month_of(month)) if month else None,
        "year": year_of(year) if year else None,
        "which": _which(named.get("which")),
        "feast": " ".join(re.sub("['’]", "", feast.casefold()).split()) if feast else None,
    }


def _weekday(named: _Words) -> dict[str, object]:
    after = (named.get("after") or "").casefold()
    weeks = _weeks(named)
    if after.startswith(("week", "wk", "after")):
        weeks = 1
    elif after == "fortnight":
        weeks = 2
    said = {**_plain(named), "weeks": weeks}
    if "gone" in after:
        said["which"] = "last"
    elif after == "after next":
        said["which"] = "next"
    elif named.get("which_week"):
        said |= {"unit": "week", "which": _which(named["which_week"])}
    return said


def _near(named: _Words) -> dict[str, object]:
    word = (named["near"] or "").casefold()
    count = 1 if re.fullmatch(TOMORROW, word) else -1 if re.fullmatch(YESTERDAY, word) else 0
    further = {"after": 1, "before": -1}.get((named.get("further") or "").casefold(), 0)
    part = "evening" if re.fullmatch(TONIGHT, word) else None
    return {"count": count + further, "weeks": _weeks(named), "part": part}


def _today(named: _Words) -> dict[str, object]:
    count = -1 if _which(named["which"]) == "last" else 0
    return {"count": count, "part": part_of(named["part"] or "")}


def _ahead(named: _Words) -> dict[str, object]:
    unit = unit_of(named["unit"] or "")
    count = number_of(named.get("number") or "a")
    if named.get("half"):
        count, unit = {"hour": (30, "minute"), "year": (6, "month")}.get(unit, (count, unit))
    back = (named.get("tail") or "").casefold() in {"ago", "back"}
    return {"count": -count if back else count, "unit": unit}


def _unit(named: _Words) -> dict[str, object]:
    which = _which(named["which"]) or "next"
    count = {"this": 0, "next": 1, "last": -1}[which]
    further = 2 if named.get("after") else count
    return {"count": further, "unit": unit_of(named["unit"] or ""), "which": which}


def _weeks(named: _Words) -> int:
    unit = (named.get("weeks_unit") or "").casefold()
    if not unit:
        return 0
    return number_of(named.get("weeks") or "a") * (2 if unit.startswith("fort") else 1)


def _which(word: str | None) -> str | None:
    for name, pattern in (("next", NEXT), ("last", LAST), ("this", THIS)):
        if word and re.match(rf"{pattern}$", word, re.IGNORECASE):
            return name
    return "next" if word else None  # "the following"


_READERS: dict[str, Callable[[_Words], dict[str, object]]] = {
    "weekday": _weekday,
    "near": _near,
    "today": _today,
    "ahead": _ahead,
    "unit": _unit,
}
