"""Scenarios: whole conversations written down as YAML, easy to read aloud.

A turn has what the resident does (`writes`, `presses` or `sends`, and perhaps `away`: hours of
silence before it) and what must come of it: `says` (fragments in their order), `never` (fragments
that must not be there), `buttons` (all labels of the last message), `asks` (how the last message
ends), `stage`, `known` (columns of the resident), `saved` (roles), `steps`, `requests` (each must
be among those logged).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.conversations.conftest import Chat

Turns = list[dict[str, Any]]
FOLDER = Path(__file__).parent / "scenarios"
SECONDS_IN_AN_HOUR = 3600
DOES = {"writes", "presses", "sends", "away"}
COMES = {"says", "never", "buttons", "asks", "stage", "known", "saved", "steps", "requests"}


def scenarios() -> list[tuple[str, Turns]]:
    """Return (name, turns) of every scenario."""
    found = []
    for file in sorted(FOLDER.glob("*.yml")):
        for scenario in yaml.safe_load(file.read_text(encoding="utf-8")):
            for turn in scenario["turns"]:
                unknown = set(turn) - DOES - COMES
                assert not unknown, f"{file.name}: {scenario['about']}: {unknown}"
            found.append((f"{file.stem}: {scenario['about']}", scenario["turns"]))
    return found


def play(chat: Chat, turns: Turns) -> None:
    """Take the turns one after the other and check what comes of each."""
    for number, turn in enumerate(turns, start=1):
        _do(chat, turn)
        problems = list(_problems(chat, turn))
        assert not problems, f"turn {number} ({_what(turn)}): {problems}\n{_heard(chat)}"


def _do(chat: Chat, turn: dict[str, Any]) -> None:
    if "presses" in turn:
        chat.presses(turn["presses"])
    elif "sends" in turn:
        chat.sends(turn["sends"])
    else:
        hours = turn.get("away")
        away = None if hours is None else hours * SECONDS_IN_AN_HOUR
        chat.writes(str(turn["writes"]), away=away)


def _problems(chat: Chat, turn: dict[str, Any]) -> Iterator[str]:
    words, at = chat.words, 0
    for fragment in turn.get("says", []):
        found = words.find(fragment, at)
        if found < 0:
            yield f"does not say {fragment!r}" + (" after the others" if fragment in words else "")
        at = max(at, found)
    yield from (f"says {one!r}" for one in turn.get("never", []) if one in words)
    if "asks" in turn and not words.endswith(turn["asks"]):
        yield f"does not end with {turn['asks']!r}"
    if "buttons" in turn and chat.labels != turn["buttons"]:
        yield f"offers {chat.labels}"
    if "stage" in turn and chat.resident.stage != turn["stage"]:
        yield f"stage is {chat.resident.stage}"
    for column, value in turn.get("known", {}).items():
        if getattr(chat.resident, column) != value:
            yield f"{column} is {getattr(chat.resident, column)!r}"
    if "saved" in turn and chat.interests() != turn["saved"]:
        yield f"saved are {chat.interests()}"
    yield from (f"{one} is not logged" for one in turn.get("steps", []) if one not in chat.steps())
    yield from (
        f"nobody was asked for {one}"
        for one in turn.get("requests", [])
        if one not in chat.requests()
    )


def _what(turn: dict[str, Any]) -> str:
    return ", ".join(f"{name} {turn[name]!r}" for name in DOES if name in turn)


def _heard(chat: Chat) -> str:
    understood = chat.last["understanding"]
    return f"{understood['intent']} {understood['confidence']:.2f}:\n{chat.words}\n{chat.labels}"
