"""Taking what a message tells beside the answer to a question, and reading it back once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.turn import Events, Turn
from bot.content.say import say_hours, say_told
from bot.journey.told import Told, read_told
from bot.services import told as services
from bot.services.incoming import WROTE
from bot.services.roles import SKIP

REMEMBERED = "joining_told"
"""The slot with what was told before a yes; it is in no table until then, and gone after a no."""

THEN, HURRY = "joining_then", "joining_hurry"
"""The slots with the words of a matter that waits for a yes, and that only little is asked."""

KEPT = "kept"
"""Stands in a slot whose answer was given before and is kept in SQL."""

AFTER_THE_YES = frozenset({"joining_name", "joining_outcode", "joining_sixteen"})
"""The questions that are asked only of somebody who said yes."""

SLOT_OF = {
    "hours": "roles_when",
    "personal_care": "roles_personal_care",
    "lifting": "roles_lifting",
    "people": "roles_people",
    "licence": "roles_licence",
    "travel": "roles_travel",
    "experience": "roles_experience",
}
"""What the role finder asks for -> the slot of its question, in the order in which it is asked."""


def told_in(turn: Turn, *, without: Collection[str] = ()) -> Told:
    """Return what the message tells; `without`: fields of `Told` that are left alone."""
    words = turn.text if turn.was_typed else turn.entity(WROTE) or ""
    if not words:
        return Told()
    found = turn.tracker.latest_message.get("entities") or []
    named = [
        (int(one["start"]), int(one["end"]), role.id)
        for one in found
        if one.get("entity") == "role" and "start" in one
        if (role := turn.content.roles.get(one["value"]) or turn.content.find_role(one["value"]))
    ]
    told = read_told(words, services.lexicon(turn.content), named)
    return _without(told, without)


def take(turn: Turn, told: Told, *, quietly: bool = False) -> tuple[Told, Events]:
    """Keep what was told, read back what is new, and return it with the slots that it fills.

    Before somebody said yes it is only remembered, and nothing is said of it.
    """
    if not told:
        return Told(), []
    agreed = turn.question in AFTER_THE_YES
    with turn.parts.writing() as uow:
        fresh = services.keep_told(uow, turn.step, told, agreed=agreed)
    if fresh is None:
        return Told(), remember(turn, told)
    if not quietly:
        say_noted(turn, fresh)
    return fresh, slots_of(turn, told)


def say_noted(turn: Turn, fresh: Told) -> None:
    """Read back what was kept; an age is not repeated."""
    if fresh.hours is not None and set(fresh.to_dict()) == {"hours"}:
        turn.say("utter_roles_hours_read_back", hours=say_hours(turn.content, fresh.hours))
    elif facts := say_told(turn.content, fresh):
        turn.say("utter_roles_noted", facts=facts)


def remember(turn: Turn, told: Told) -> Events:
    """Remember what was told until somebody says yes."""
    both = remembered(turn).and_then(told)
    return [SlotSet(REMEMBERED, both.to_dict())] if both else []


def remembered(turn: Turn) -> Told:
    """Return what was told before the yes."""
    return Told.from_dict(turn.slot(REMEMBERED) or {})


def slots_of(turn: Turn, told: Told) -> Events:
    """Return the slots of the open form that are answered by what was told."""
    answers: dict[str, Any] = {}
    if turn.form == "joining_form":
        answers = {
            "joining_name": told.name,
            "joining_outcode": told.outcode,
            "joining_sixteen": _sixteen(told.age),
        }
    elif turn.form == "roles_finder_form":
        answers = {slot: KEPT for name, slot in SLOT_OF.items() if name in told.wishes}
    return [
        SlotSet(slot, value)
        for slot, value in answers.items()
        if value is not None and turn.slot(slot) in {None, SKIP}
    ]


def _sixteen(age: int | None) -> str | None:
    # Whoever seems to be younger is asked: nobody is sent away for a number in a sentence.
    return "yes" if age is not None and age >= services.AGE else None


def _without(told: Told, fields: Collection[str]) -> Told:
    empty = Told()
    return replace(told, **{name: getattr(empty, name) for name in fields})
