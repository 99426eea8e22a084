"""What the words of a message say about days and clocks, before anything is worked out.

Standard library only: Rasa's environment imports it too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Words that name a day or longer; `text[start:end]` are the words.

    `form` tells which of the others are set: `calendar` (day, month), `day` (of a month not
    named), `weekday`, `near` (`count` days from today), `ahead` (`count` times `unit`, below 0 in
    the past), `unit` (`count` weeks, months or years from this one), `month`, `year`, `feast`,
    `weekend`.
    Monday is 0, January is 1. `which` is `this`, `next` or `last` where it was said: of the week,
    where a weekday's `unit` is `week`. `weeks` come on top of the day. `refused`: after "not".
    """

    start: int
    end: int
    form: str
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    count: int = 0
    unit: str | None = None
    which: str | None = None
    weeks: int = 0
    part: str | None = None
    feast: str | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said: hour 0 to 24, minute 0 to 59.

    `half` is `am` or `pm` where it was said. `exact` is true where the hour needs no half: "14:00",
    "09:30", "noon".
    """

    hour: int
    minute: int = 0
    half: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Words that name a time of day, a part of the day, or a stretch from `first` to `last`."""

    start: int
    end: int
    first: Clock | None = None
    last: Clock | None = None
    part: str | None = None
