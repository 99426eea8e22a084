"""The questions about one interview, each as it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.guided import Question
from actions.interview_steps import CLOCK, choices, job_of, today_of
from actions.turn import Turn
from bot.journey.interviews import FROM_AFAR, When
from bot.services import interviews
from bot.services.interview_words import say_moment_of, say_when
from bot.services.work_records import Interview


def ask_when(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question:
    """Ask for the day and the time; with a time known, for the day."""
    del one
    response = "utter_interview_ask_day" if about.get(CLOCK) else "utter_interview_ask_when"
    return Question("details_when", response, buttons=choices(turn, "unknown"), free=True,
                    about=dict(about))  # fmt: skip


def ask_time(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question:
    """Ask for the time, where the day is known."""
    day = say_moment_of(When(one.on_day), today_of(turn))
    return Question("details_time", "utter_interview_ask_time", {"day": day},
                    choices(turn, "unknown"), free=True, about=dict(about))  # fmt: skip


def ask_clash(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question | None:
    """Ask whether words to move it are wanted, where another interview is too near."""
    with turn.parts.reading() as uow:
        other = interviews.clashing(uow, one, turn.step.at)
        pair = [one, *([other] if other else [])]
        found = interviews.applications_with(uow, one.resident_id, pair)
    if other is None or len(found) != len(pair):
        return None
    today = today_of(turn)
    values = {"job": job_of(turn, found[0]), "when": say_when(one, today),
              "other": job_of(turn, found[1]), "then": say_when(other, today)}  # fmt: skip
    return Question("details_clash", "utter_interview_ask_clash", values,
                    choices(turn, "words", "both_fine"), free=True, about=dict(about))  # fmt: skip


def ask_where(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question:
    """Ask where it is."""
    del one
    buttons = choices(turn, "video", "phone", "unknown")
    return Question("details_where", "utter_interview_ask_where", buttons=buttons, free=True,
                    about=dict(about))  # fmt: skip


def ask_kind(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question:
    """Ask whom they will talk to."""
    del one
    buttons = choices(turn, "panel", "manager", "assessment", "not_sure")
    return Question("details_kind", "utter_interview_ask_kind", buttons=buttons, free=True,
                    about=dict(about))  # fmt: skip


def ask_who(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question:
    """Ask whom to ask for."""
    afar = "_afar" if one.kind in FROM_AFAR else ""
    return Question("details_who", f"utter_interview_ask_who{afar}",
                    buttons=choices(turn, "unknown"), free=True, about=dict(about))  # fmt: skip


def ask_bring(turn: Turn, one: Interview, about: Mapping[str, Any]) -> Question:
    """Ask what the letter says to bring."""
    del one
    buttons = choices(turn, "says_nothing")
    return Question("details_bring", "utter_interview_ask_bring", buttons=buttons, free=True,
                    about=dict(about))  # fmt: skip
