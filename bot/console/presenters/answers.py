"""What residents answered, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from bot.console import times, words
from bot.console.presenters.facts import Fact

UNSAID = frozenset({"vacancies_refused", "pasted_list", "practice_plan"})
"""What is kept among the answers and is none: numbers and texts of a question that is open."""


def wishes(values: Mapping[str, Any]) -> list[Fact]:
    """Return the answers in the order of the role finder's questions."""
    order = list(words.PREFERENCES)
    known = sorted(
        sorted(values.keys() - UNSAID),
        key=lambda name: order.index(name) if name in order else len(order),
    )
    return [
        Fact(
            words.PREFERENCES.get(name, words.plain(name)),
            "Skipped" if values[name] is None else _wish(name, values[name]),
        )
        for name in known
    ]


def _wish(name: str, said: Any) -> str:
    if name == "hours" and isinstance(said, Mapping):
        return _hours(said)
    return value(said)


def _hours(said: Mapping[str, Any]) -> str:
    parts = []
    if said.get("flexible"):
        parts.append("Any time")
    if said.get("part"):
        parts.append(words.ANSWERS.get(str(said["part"]), words.plain(str(said["part"]))))
    start, end = said.get("start"), said.get("end")
    if start or end:
        parts.append(f"{_time(start)} to {_time(end)}")
    if isinstance(said.get("days"), list):
        parts.append(", ".join(words.DAYS[day] for day in said["days"] if day in range(7)))
    if said.get("weekly_hours"):
        parts.append(f"{value(said['weekly_hours'])} hours a week")
    if said.get("nights") is not None:
        parts.append("nights are fine" if said["nights"] else "no nights")
    return "; ".join(parts) or "Nothing said"


def _time(value: Any) -> str:
    try:
        return times.of_day(time.fromisoformat(str(value)))
    except ValueError:
        return "any time"


def value(said: Any) -> str:
    """Return an answer in words, whatever it is made of."""
    if said is None:
        return "Not asked yet"
    if isinstance(said, bool):
        return "Yes" if said else "No"
    if isinstance(said, Mapping):
        parts = (f"{words.plain(str(name)).lower()}: {value(one)}" for name, one in said.items())
        return "; ".join(parts)
    if isinstance(said, (list, tuple)):
        return ", ".join(value(one) for one in said) or "None"
    if isinstance(said, float) and said.is_integer():
        return str(int(said))
    text = str(said)
    return words.ANSWERS.get(text, words.plain(text) if text.islower() else text)
