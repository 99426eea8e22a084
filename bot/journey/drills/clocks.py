"""Times of day and lengths of time, said and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.journey.drills.numbers import NUMBER, value_of

HOUR = 60
DAY = 24 * HOUR
_HALF_DAY = 12
_AFTER = r"(?:am|a\.m\.?|pm|p\.m\.?|noon|(?:in the |this )?(?:morning|afternoon|evening)|at night)"
_PAST = re.compile(
    rf"\b(?P<minutes>1/4|1/2|\d{{1,2}})(?: ?min(?:ute)?s?)? ?(?P<side>past|after|to|till|before)"
    rf" (?P<hour>\d{{1,2}})\b ?(?P<half>{_AFTER})?"
)
_HALF = re.compile(rf"\b1/2 (?P<hour>\d{{1,2}})\b(?![:.]) ?(?P<half>{_AFTER})?")
_CLOCK = re.compile(
    rf"(?<![\d/.:])(?P<hour>\d{{1,2}})(?:(?:[:.;]| : ?| |h ?)(?P<minutes>\d{{2}}))?"
    rf" ?(?:h\b|hrs\b|hours\b|o'? ?clock)? ?(?P<half>{_AFTER})?(?![\d/])"
)
_BLOCK = re.compile(
    rf"(?<![\d/.:])(?P<hour>[0-2]?\d)(?P<minutes>[0-5]\d)(?![\d/.:]) ?(?:h\b|hrs\b|hours\b)?"
    rf" ?(?P<half>{_AFTER})?"
)
_NAMED = {
    "noon": 12 * HOUR,
    "midday": 12 * HOUR,
    "mid day": 12 * HOUR,
    "midnight": 0,
    "mid night": 0,
}


def say_24(minutes: int) -> str:
    """Return a time as on a 24-hour clock: "07:30"."""
    return f"{minutes // HOUR % 24:02}:{minutes % HOUR:02}"


def say_12(minutes: int) -> str:
    """Return a time with am or pm: "7.30am", "midday"."""
    hour, rest = divmod(minutes % DAY, HOUR)
    if rest == 0 and hour % _HALF_DAY == 0:
        return "midday" if hour else "midnight"
    tail = f".{rest:02}" if rest else ""
    return f"{(hour - 1) % _HALF_DAY + 1}{tail}{'am' if hour < _HALF_DAY else 'pm'}"


def say_length(minutes: int) -> str:
    """Return a length of time: "7 hours 45 minutes"."""
    hours, rest = divmod(minutes, HOUR)
    said = []
    if hours:
        said.append("1 hour" if hours == 1 else f"{hours} hours")
    if rest or not hours:
        said.append("1 minute" if rest == 1 else f"{rest} minutes")
    return " ".join(said)


def read_clock(text: str) -> Iterator[tuple[int, str, frozenset[int]]]:
    """Find times of day in figures; yield where each stands, how, and what it may mean.

    How: "24" as on a 24-hour clock, "half" with am or pm, "bare" as in "3.15", which may be in
    the morning or in the afternoon.
    """
    for name, minutes in _NAMED.items():
        found = re.search(rf"\b{name}\b", text)
        if found is not None:
            yield found.start(), "half", frozenset({minutes})
            text = _blank(text, found)
    for pattern in (_PAST, _HALF, _BLOCK, _CLOCK):
        for found in list(pattern.finditer(text)):
            one = _time(found)
            if one is not None:
                yield found.start(), *one
                text = _blank(text, found)


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + "~" * len(found[0]) + text[found.end() :]


def _time(found: re.Match[str]) -> tuple[str, frozenset[int]] | None:
    groups = found.groupdict()
    hour = int(groups["hour"])
    minutes = {"1/4": 15, "1/2": 30}.get(groups.get("minutes") or "")
    if minutes is None:
        minutes = 30 if "minutes" not in groups else int(groups["minutes"] or 0)
    if groups.get("side") in {"to", "till", "before"}:
        hour, minutes = (hour - 1) % 24, 60 - minutes
    if minutes >= HOUR or hour > 24:  # noqa: PLR2004
        return None
    at = (hour * HOUR + minutes) % DAY
    half = (groups["half"] or "").replace(".", "").split()
    if half and hour <= _HALF_DAY:
        pm = half[-1] in {"pm", "afternoon", "evening", "noon"} or (
            half[-1] == "night" and hour >= 5 and hour != _HALF_DAY  # noqa: PLR2004
        )
        at = (hour % _HALF_DAY + (_HALF_DAY if pm else 0)) * HOUR + minutes
        return "half", frozenset({at})
    if hour > _HALF_DAY or hour == 0 or groups["hour"].startswith("0"):
        return "24", frozenset({at})
    in_the_other_half = (at + DAY // 2) % DAY
    return "bare", frozenset({at, in_the_other_half})


_LONG = re.compile(
    rf"(?<![\d/.:])(?P<hours>{NUMBER}) ?(?:h\b|hr?s?\b|hours?\b|h(?=\d))(?:,? ?(?:and )?"
    rf"(?P<minutes>\d{{1,2}}) ?(?:m\b|mins?\b|minutes?\b)?)?(?: (?:and )?(?P<more>1/2|1/4|3/4)\b)?"
)
_MINUTES = re.compile(rf"(?<![\d/.:])(?P<minutes>{NUMBER}) ?(?:m|mins?|minutes?)\b")
_PLAIN = re.compile(r"(?<![\d/.:])(?P<first>\d{1,4})(?P<rest>[:.]\d{1,2}|/\d{1,2})?(?![\d/:])")


def read_length(text: str) -> Iterator[tuple[int, frozenset[Fraction]]]:
    """Find lengths of time in figures; yield where each stands and what it may mean, in minutes."""
    for found in list(_LONG.finditer(text)):
        hours = value_of(found["hours"])
        if hours is not None:
            more = Fraction(found["more"]) * HOUR if found["more"] else Fraction(0)
            minutes = Fraction(found["minutes"] or 0)
            means = {hours * HOUR + minutes + more}
            if not found["minutes"] and not more:
                means |= _as_clock(found["hours"])
            yield found.start(), frozenset(means)
            text = _blank(text, found)
    for found in list(_MINUTES.finditer(text)):
        value = value_of(found["minutes"])
        if value is not None:
            yield found.start(), frozenset({value})
            text = _blank(text, found)
    for found in _PLAIN.finditer(text):
        figures = found[0].replace(":", ".")
        value = value_of(figures)
        if value is not None:
            means = set() if ":" in found[0] else {value * HOUR}
            means |= _as_clock(figures)
            if not found["rest"]:
                means.add(value)
            yield found.start(), frozenset(means)


def _as_clock(figures: str) -> set[Fraction]:
    """Read "7.45" as seven hours and 45 minutes; "7.5" and "7.75" can only be parts of hours."""
    hours, _, minutes = figures.partition(".")
    if len(minutes) != 2 or not hours or int(minutes) >= HOUR:  # noqa: PLR2004
        return set()
    return {Fraction(int(hours) * HOUR + int(minutes))}
