"""Another day for an interview: they cannot come, it was moved, missed, or called off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.guided import DONE, Question
from actions.interview_buttons import change_button, practise_button
from actions.interview_details import following
from actions.interview_steps import (
    SKIP,
    AtHand,
    Following,
    answer_of,
    at_hand,
    choices,
    job_of,
    known,
    means_something_else,
    say_facts,
    say_why_not,
    say_words,
    today_of,
)
from actions.interview_summary import say_calendar, say_near
from actions.job_buttons import change as application_change
from actions.turn import Turn
from bot.journey.interview_news import Change, read_change
from bot.journey.interviews import NoWhen, When, read_when, says_unknown
from bot.journey.yes_no import parse_yes_no
from bot.services import interviews
from bot.services.interview_words import say_when
from bot.services.work_records import Interview

LISTED = ("cannot", "moved", "cancelled", "drop")
DAY = "new_day"


def ask_what(turn: Turn, one: Interview) -> Question:
    """Ask what has become of the day."""
    with turn.parts.reading() as uow:
        application = uow.applications.get(one.resident_id, one.application_id)
    job = job_of(turn, application) if application else ""
    return Question("change_what", "utter_interview_change_what", {"job": job},
                    choices(turn, *LISTED), free=True, about=known(one))  # fmt: skip


def ask_new(one: Interview, turn: Turn, *, about: Mapping[str, Any] | None = None) -> Question:
    """Ask for the new day, where they have it."""
    return Question("change_new", "utter_interview_change_new", buttons=choices(turn, "not_yet"),
                    free=True, about=about or known(one))  # fmt: skip


def go(turn: Turn, here: AtHand, change: Change | None, text: str) -> Following:
    """Do what has become of the day; with a new day in the text it is moved at once."""
    one = here.interview
    if change is None:
        return ask_what(turn, one)
    if change is Change.MOVED:
        return _moved(turn, here, text)
    words = turn.content.interviews.changes
    if change is Change.LATE:
        say_facts(turn, words["late"], words["late"].messages)
        return DONE
    if change is Change.CANCELLED:
        with turn.parts.writing() as uow:
            interviews.cancel(uow, turn.step, one)
        turn.say("utter_interview_cancelled")
        return ask_new(one, turn)
    if change is Change.DROP:
        return _dropped(turn, here)
    if change is Change.MISSED:
        with turn.parts.writing() as uow:
            interviews.cancel(uow, turn.step, one, "missed")
    say_words(turn, words[change.value], one, here.application)
    return ask_new(one, turn)


def without_interview(turn: Turn, change: Change | None) -> Following:
    """Give words to somebody of whose interview nothing is known."""
    words = turn.content.interviews.changes
    if change is Change.LATE:
        say_facts(turn, words["late"], words["late"].messages)
    else:
        say_words(turn, words["missed" if change is Change.MISSED else "cannot"])
    button = {"title": turn.label("got_interview"), "payload": "/interview_invited"}
    turn.say("utter_interview_tell_me", buttons=None if turn.form else [button])
    return DONE


def build(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    here = at_hand(turn, about)
    if here is None:
        return None
    if name == "change_what":
        return ask_what(turn, here.interview)
    return ask_new(here.interview, turn, about=about)


def take(turn: Turn, name: str, about: Mapping[str, Any], value: str) -> Following:
    """Read what has become of the day, or the new day."""
    here = at_hand(turn, about)
    if here is None:
        turn.say("utter_interview_gone")
        return DONE
    if name == "change_what":
        return _take_what(turn, here, value)
    return _take_new(turn, here, about, value)


def _take_what(turn: Turn, here: AtHand, value: str) -> Following:
    answer = answer_of(turn, value, *LISTED, SKIP)
    if answer == SKIP or parse_yes_no(value) is False:
        turn.say("utter_interview_left")
        return DONE
    change = Change(answer) if answer else read_change(value)
    if change is None and isinstance(read_when(value, turn.step.at), When):
        change = Change.MOVED
    return None if change is None else go(turn, here, change, value)


def _take_new(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    later = answer_of(turn, value, "not_yet", SKIP) or says_unknown(value)
    if later or parse_yes_no(value) is False:
        turn.say("utter_interview_change_later")
        return DONE
    if means_something_else(turn):
        return None
    when = read_when(value, turn.step.at)
    if isinstance(when, When):
        return _set(turn, here, about, when)
    if when is NoWhen.NOTHING:
        return ask_new(here.interview, turn) if parse_yes_no(value) else None
    say_why_not(turn, when)
    return ask_new(here.interview, turn)


def _moved(turn: Turn, here: AtHand, text: str) -> Following:
    when = read_when(text, turn.step.at)
    if isinstance(when, When):
        return _set(turn, here, {}, when)
    if when is not NoWhen.NOTHING and when is not NoWhen.UNKNOWN:
        say_why_not(turn, when)
    return ask_new(here.interview, turn)


def _set(turn: Turn, here: AtHand, about: Mapping[str, Any], when: When) -> Following:
    """Give it the new day, send the file anew, and ask for what is missing of the time only."""
    del about
    one = here.interview
    day = when.day or one.on_day
    if day is None:
        return ask_new(one, turn)
    if when.day is None and When(day, when.clock).moment() is not None:
        checked = read_when(f"{when.clock:%H:%M}", turn.step.at, known=day)
        if not isinstance(checked, When):
            say_why_not(turn, checked)
            return ask_new(one, turn)
    with turn.parts.writing() as uow:
        kept = interviews.move(uow, turn.step, one, When(day, when.clock))
    turn.say("utter_interview_moved", job=job_of(turn, here.application),
             when=say_when(kept, today_of(turn)))  # fmt: skip
    is_soon = say_near(turn, kept.on_day)
    seen = ["when", "where", "kind", "who", "bring"]
    with turn.parts.reading() as uow:
        clash = interviews.clashing(uow, kept, turn.step.at)
    if kept.starts_at is None or clash is not None:
        return following(turn, kept, seen, near=is_soon)
    say_calendar(turn, kept)
    turn.say("utter_interview_moved_next", buttons=[practise_button(turn)])
    return DONE


def _dropped(turn: Turn, here: AtHand) -> Following:
    with turn.parts.writing() as uow:
        kept = interviews.cancel(uow, turn.step, here.interview, "dropped")
    say_words(turn, turn.content.interviews.changes["drop"], here.interview, here.application)
    buttons = [
        {"title": turn.label("take_back"),
         "payload": application_change("withdrawn", here.application.id)},
        change_button(turn, "go_after_all", "plan_again", kept.id),
        {"title": turn.label("person"), "payload": "/human"},
    ]  # fmt: skip
    turn.say("utter_interview_dropped", buttons=buttons)
    return DONE
