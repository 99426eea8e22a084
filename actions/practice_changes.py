"""What can be changed in the middle of a mock interview: its style, its feedback, its job."""

from __future__ import annotations

import re

from actions.practice_steps import question_at
from actions.turn import Turn
from bot.journey.practice import Wanted
from bot.journey.practice_words import setup, wants_change
from bot.journey.text import plain
from bot.services import practice
from bot.services.practice import Going

MOST_WORDS = 9
_ABOUT = re.compile(
    r"\b(?:ask|give|hit|try|do|one|questions?)\b.*\b(?:about|on|with)\b|\bfire away\b",
    re.IGNORECASE,
)
_JOB = re.compile(r"\b(?:instead|switch to|change to|for the|the \w+ one|questions? for)\b")


def changed(turn: Turn, going: Going, at: int, text: str) -> Going | None:
    """Return the practice as a few words want it from here on; None where they want no change."""
    if not turn.was_typed or len(text.split()) > MOST_WORDS:
        return None
    if (role := _role(turn, text)) is not None and role != going.role:
        return _for_role(turn, going, at, role)
    if wants_change(text):
        return _in_style(turn, going, text)
    kind = kind_named(turn, text) if _ABOUT.search(text) else None
    return _about(turn, going, at, kind) if kind is not None else None


def kind_named(turn: Turn, text: str) -> str | None:
    """Return what somebody wants to be asked about: "a question about teamwork"."""
    said = f" {plain(text)} "
    kinds = turn.content.interview_questions.kinds
    found = [
        (len(word), name)
        for name, kind in kinds.items()
        for word in kind.words
        if f" {word} " in said
    ]
    return max(found)[1] if found else None


def _role(turn: Turn, text: str) -> str | None:
    if not _JOB.search(plain(text)):
        return None
    for name in turn.entities("role"):
        role = turn.content.roles.get(name) or turn.content.find_role(name)
        if role is not None:
            return role.id
    return None


def _for_role(turn: Turn, going: Going, at: int, role: str) -> Going:
    """Take the questions that are still to come for another role."""
    turn.say("utter_practice_other_job", title=turn.content.roles[role].title)
    wanted = Wanted(going.style, len(going.questions), role)
    new = _rest(turn, going, at, wanted)
    with turn.parts.writing() as uow:
        return practice.change(uow, turn.step, going, questions=new, role=role)


def _in_style(turn: Turn, going: Going, text: str) -> Going:
    told = setup(text)
    style, when = told.style, told.when
    if style is None and when is None:
        style = next(one for one in type(going.style) if one is not going.style)
    if style is not None:
        turn.say(f"utter_practice_now_{style}")
    if when is not None:
        turn.say(f"utter_practice_when_{when}")
    with turn.parts.writing() as uow:
        return practice.change(uow, turn.step, going, style=style, when=when)


def _about(turn: Turn, going: Going, at: int, kind: str) -> Going | None:
    """Ask something of that kind now, in the place of the open question."""
    question = question_at(turn, going, at)
    bank = turn.content.interview_questions.bank()
    wanted = Wanted(going.style, 1, going.role, kind)
    had = [*going.had, *(one for one in going.questions if one not in going.had)]
    found = bank.one_more(wanted, had)
    if found is None or question is None or found in going.questions[:at]:
        return None
    new = [*going.questions[:at], found, *going.questions[at + 1 :]]
    with turn.parts.writing() as uow:
        return practice.change(uow, turn.step, going, questions=list(dict.fromkeys(new)))


def _rest(turn: Turn, going: Going, at: int, wanted: Wanted) -> list[str]:
    """Return the questions as they go on for another role: what is done stays."""
    done, total = list(going.questions[:at]), len(going.questions)
    kinds = turn.content.interview_questions.questions
    had = {kinds[one].kind for one in done if one in kinds}
    bank = turn.content.interview_questions.bank()
    fresh = [one for one in bank.choose(wanted, going.had) if one not in done]
    # A day in the new job comes first, and what was asked about already comes last.
    fresh.sort(key=lambda one: (kinds[one].kind in had, not kinds[one].roles))
    return [*done, *fresh][:total]
