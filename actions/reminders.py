"""Reminders: one that a resident asks for, all of them on or off, and when they come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions import outcomes
from actions.base import ResidentAction
from actions.finder import RolesFind
from actions.form import NOT_AN_ANSWER, QuestionForm
from actions.misunderstood import UNDERSTOOD, miss
from actions.people import PeopleAsk
from actions.turn import Events, Turn
from bot.journey.dates.reading import Read, Unread, Why
from bot.journey.reminder_words import (
    PARTS,
    Asked,
    Wish,
    is_about_one,
    read_when,
    read_wish,
    say_clock,
    say_moment,
)
from bot.journey.reminders import EARLIEST, LATEST, About
from bot.journey.text import plain
from bot.services import reminders
from bot.services.matters.registry import watch_all
from bot.services.progress import Standing
from bot.services.reminders import Kept, Refused
from bot.services.reminding import payload
from bot.services.roles import SKIP

FORM = "reminders_form"
WHEN, WORDS = "reminders_when", "reminders_words"
SURE_ENOUGH = 0.45
"""Below this confidence, words without a day are not taken for a wish about reminders."""

WHY_NOT = {
    Why.PAST: "past",
    Why.IMPOSSIBLE: "no_such_day",
    Why.SEVERAL: "which_day",
    Why.WEEKDAY: "which_day",
    Why.NOTHING: "name_day",
}


class RemindersChange(ResidentAction):
    """Answers whatever somebody wants about reminders."""

    action_name = "action_reminders_change"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Do what a button says, or what is read in their words."""
        wish = turn.entity("reminder_wish")
        if wish in _BUTTONS:
            return [UNDERSTOOD, *_BUTTONS[wish](turn)]
        if wish == "on":
            return [UNDERSTOOD, *_on(turn, standing)]
        if wish == "go_on":
            return [UNDERSTOOD, *_go_on(turn, standing)]
        if not turn.was_typed:
            return [UNDERSTOOD, *_show(turn, standing)]
        asked = read_wish(turn.text, turn.step.at)
        is_bare = asked.wish is Wish.REMIND and _is_nothing(asked.when)
        if is_bare and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        return [UNDERSTOOD, *_typed(turn, standing, asked)]


class ValidateReminders(QuestionForm):
    """Reads the day of a reminder."""

    form = FORM
    questions = (WHEN,)

    def name(self) -> str:
        """Return the name by which the form finds this action."""
        return f"validate_{self.form}"

    def validate_reminders_when(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Take a day that can be read; what cannot be is said, and asked again."""
        if plain(value) == SKIP:
            return {WHEN: SKIP}
        when = read_when(value, turn.step.at)
        if isinstance(when, Read):
            return {WHEN: value}
        if when.why is Why.NOTHING:
            return NOT_AN_ANSWER
        _say_why_not(turn, when)
        return {WHEN: None}


class RemindersFinish(ResidentAction):
    """Keeps a reminder when its day is known."""

    action_name = "action_reminders_finish"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Keep it, and read it back."""
        said, words = str(turn.slot(WHEN) or SKIP), turn.slot(WORDS)
        when = read_when(said, turn.step.at)
        emptied = [SlotSet(WHEN, None), SlotSet(WORDS, None)]
        if not isinstance(when, Read):
            turn.say("utter_reminders_none_set")
            return emptied
        with turn.parts.writing() as uow:
            kept = reminders.ask(uow, turn.step, when, words)
        if kept is Refused.UNCLEAR:
            turn.say("utter_reminders_which_day")
            return [SlotSet(WHEN, None), FollowupAction(FORM)]
        _read_back(turn, kept)
        return emptied


def _typed(turn: Turn, standing: Standing, asked: Asked) -> Events:
    if asked.wish is Wish.OFF and not (is_about_one(turn.text) and _waiting(turn, standing)):
        return _off(turn)
    if asked.wish in {Wish.LIST, Wish.OFF}:
        return _show(turn, standing)
    if asked.wish is Wish.ON:
        return _on(turn, standing)
    if asked.wish is Wish.HOW:
        turn.say("utter_reminders_how")
        return turn.go_on()
    if asked.wish is Wish.TIME and asked.time_of_day is not None:
        return _prefer(turn, asked.time_of_day)
    return _remind(turn, asked)


def _remind(turn: Turn, asked: Asked) -> Events:
    words = asked.words or (turn.slot(WORDS) if turn.form == FORM else None)
    if isinstance(asked.when, Unread):
        return _ask_when(turn, asked.when, words)
    with turn.parts.writing() as uow:
        keep = reminders.move if asked.wish is Wish.MOVE else reminders.ask
        kept = keep(uow, turn.step, asked.when, words)
    if kept is Refused.UNCLEAR:
        return _ask_when(turn, Unread(Why.SEVERAL), words)
    if turn.form == FORM:
        _read_back(turn, kept)
        return [SlotSet(WHEN, None), SlotSet(WORDS, None), *turn.close_form()]
    _read_back(turn, kept, asking=turn.form is None)
    return turn.go_on()


def _ask_when(turn: Turn, unread: Unread, words: str | None) -> Events:
    """Ask for the day; inside another question only say how to write it."""
    other = turn.form is not None and turn.form != FORM
    if unread.why is not Why.NOTHING or other:
        _say_why_not(turn, unread)
    if other:
        return turn.go_on()
    return [SlotSet(WORDS, words), SlotSet(WHEN, None), FollowupAction(FORM)]


def _say_why_not(turn: Turn, unread: Unread) -> None:
    turn.say(f"utter_reminders_{WHY_NOT.get(unread.why, 'which_day')}")


def _read_back(turn: Turn, kept: Kept | Refused, *, asking: bool = True) -> None:
    """Say what was kept, with a button to undo it; a question only where no other follows."""
    if isinstance(kept, Refused):
        turn.say("utter_reminders_too_many")
        return
    if kept.shifted is not None:
        turn.say("utter_reminders_quiet")
    undo = {"title": turn.label("undo"), "payload": payload("drop", str(kept.id))}
    yes = {"title": turn.label("yes"), "payload": payload("keep")}
    of = "_of" if kept.words else ""
    turn.say(
        f"utter_reminders_set{of}" if asking else f"utter_reminders_noted{of}",
        when=say_moment(kept.at, turn.step.at),
        words=kept.words or "",
        buttons=[yes, undo] if asking else [undo],
    )


def _show(turn: Turn, standing: Standing) -> Events:
    waiting = _waiting(turn, standing)
    if not waiting:
        turn.say("utter_reminders_none")
        return turn.go_on()
    lines = [
        f"{number} {say_moment(one.due_at, turn.step.at)}"
        + (f": “{one.words}”" if one.words else "")
        for number, one in enumerate(waiting, start=1)
    ]
    buttons = [
        {
            "title": turn.content.label("take_off", language=turn.spoken, number=number),
            "payload": payload("drop", str(one.id)),
        }
        for number, one in enumerate(waiting, start=1)
    ]
    buttons.append({"title": turn.label("no_reminders"), "payload": payload("off")})
    turn.say("utter_reminders_list", lines="\n".join(lines), buttons=buttons)
    return turn.go_on()


def _waiting(turn: Turn, standing: Standing) -> list[Any]:
    with turn.parts.reading() as uow:
        return list(reminders.waiting(uow, standing.resident.id))


def _off(turn: Turn) -> Events:
    with turn.parts.writing() as uow:
        reminders.switch(uow, turn.step, on=False)
    turn.say("utter_reminders_off")
    return turn.leave_it()


def _on(turn: Turn, standing: Standing) -> Events:
    with turn.parts.writing() as uow:
        reminders.switch(uow, turn.step, on=True)
        watch_all(uow, standing.resident.id, turn.step.at)
        uow.commit()
    turn.say("utter_reminders_on")
    return turn.go_on()


def _prefer(turn: Turn, clock: time) -> Events:
    if not EARLIEST <= clock < LATEST:
        turn.say("utter_reminders_how")
        return turn.go_on()
    with turn.parts.writing() as uow:
        reminders.prefer(uow, turn.step, clock)
    turn.say("utter_reminders_time", time=say_clock(clock))
    return turn.go_on()


def _prefer_part(turn: Turn) -> Events:
    return _prefer(turn, PARTS[turn.entity("reminder_wish") or "morning"])


def _drop(turn: Turn) -> Events:
    ids = _ids(turn)
    with turn.parts.writing() as uow:
        off = reminders.take_off(uow, turn.step, ids[0]) if ids else None
    if off is None:
        turn.say("utter_reminders_gone")
    else:
        turn.say("utter_reminders_taken_off", when=say_moment(off.due_at, turn.step.at))
    return turn.go_on()


def _again(turn: Turn) -> Events:
    with turn.parts.writing() as uow:
        kept = reminders.again(uow, turn.step, _ids(turn))
    if kept is None:
        turn.say("utter_reminders_gone")
    else:
        _read_back(turn, kept, asking=turn.form is None)
    return turn.go_on()


def _go_on(turn: Turn, standing: Standing) -> Events:
    """Take the small step that a nudge named."""
    if turn.form:
        return turn.go_on()
    if reminders.unfinished(standing) is About.FINDER:
        return RolesFind().answer(turn, standing)
    if reminders.unfinished(standing) is About.ROLES:
        return PeopleAsk().answer(turn, standing)
    return []


def _not_now(turn: Turn) -> Events:
    turn.say("utter_reminders_not_now")
    return turn.leave_it()


def _keep(turn: Turn) -> Events:
    turn.say("utter_reminders_kept")
    return turn.go_on()


def _done(turn: Turn) -> Events:
    turn.say("utter_reminders_done")
    return turn.go_on()


def _ids(turn: Turn) -> list[int]:
    named = turn.entity("reminder") or ""
    return [int(one) for one in named.split(",") if one.isdecimal()]


def _is_nothing(when: Read | Unread) -> bool:
    return isinstance(when, Unread) and when.why is Why.NOTHING


_BUTTONS: dict[str | None, Callable[[Turn], Events]] = {
    "not_now": _not_now,
    "off": _off,
    "drop": _drop,
    "again": _again,
    "keep": _keep,
    "done": _done,
    **outcomes.BUTTONS,
    "morning": _prefer_part,
    "afternoon": _prefer_part,
    "evening": _prefer_part,
}
