"""Putting right what was told: stories, work, people who may speak for one, and practice."""

from __future__ import annotations

from actions.turn import Events, Turn
from bot.content.content import Content
from bot.content.say_kept import say_day
from bot.services import kept
from bot.services.kept import Thing, Told
from bot.services.progress import Standing

MOST_SHOWN = 10
TAKE = "take "
"""Before the kind and the id in the button that takes one thing off."""
TABLES = {Told.PRACTICES: "practices", Told.TESTS: "test_sessions"}
"""Which words of the copy of somebody's data name a thing that has a day."""
FIELD = '/data_correct_field{{"field": "{field}"}}'


def show_told(turn: Turn, standing: Standing, kind: Told) -> Events:
    """Show the things of a kind, each with a button that takes it off."""
    with turn.parts.reading() as uow:
        things = kept.told(uow, standing.resident.id, kind)[:MOST_SHOWN]
    if not things:
        turn.say("utter_data_correct_none_left")
        return turn.go_on()
    buttons = [
        {
            "title": turn.content.label("take_role_off", title=_title(turn.content, kind, one)),
            "payload": FIELD.format(field=f"{TAKE}{kind} {one.id}"),
        }
        for one in things
    ]
    turn.say(f"utter_data_correct_{kind}", buttons=[*buttons, _leave(turn)])
    return turn.leave_it()


def take_told(turn: Turn, standing: Standing, field: str) -> Events:
    """Take off the thing that a button names, and show what is left."""
    kind, _, number = field.removeprefix(TAKE).partition(" ")
    with turn.parts.writing() as uow:
        is_told = kind in set(Told) and number.isdecimal()
        if is_told and kept.take_off(uow, turn.step, Told(kind), int(number)):
            turn.say("utter_data_correct_taken_off")
    return show_told(turn, standing, Told(kind)) if kind in set(Told) else turn.go_on()


def told_values(turn: Turn, resident_id: str) -> dict[str, str]:
    """Return how much there is of each kind, as a number in words, where there is any."""
    with turn.parts.reading() as uow:
        counts = {kind.value: len(kept.told(uow, resident_id, kind)) for kind in Told}
        counts["applications"] = len(uow.applications.of(resident_id))
        counts["interviews"] = len(uow.interviews.of(resident_id))
        counts["checks"] = len(uow.checks.all(resident_id))
        counts["jobs"] = len(uow.jobs.of(resident_id))
    return {kind: str(count) for kind, count in counts.items() if count}


def _title(content: Content, kind: Told, one: Thing) -> str:
    if one.day is not None:
        names = content.rights.copy_.tables[TABLES[kind]].values
        known = names.get("style", {}) | names.get("kind", {})
        return f"{known.get(one.words, one.words)}, {say_day(content, one.day)}"
    theme = content.criteria.themes.get(one.theme or "")
    return f"{theme.name}: {one.words}" if theme else one.words


def _leave(turn: Turn) -> dict[str, str]:
    return {"title": turn.label("leave"), "payload": "/data_leave"}
