"""Situations from work to try: nobody is marked, each answer is explained."""

from __future__ import annotations

from actions.guided import Question, button, titled
from actions.practice_tests_questions import FORM, ask_kind
from actions.turn import Turn
from bot.content.practice_tests import Situation
from bot.journey.choices import match_choice
from bot.journey.drills.reading import is_dunno
from bot.journey.text import plain
from bot.services import practice_tests
from bot.services.roles import SKIP

ANOTHER = "another"
SHORTEST = 4
"""Shorter words tell nothing of which answer is meant."""


def ask_situation(turn: Turn) -> Question:
    """Return a situation that was not tried yet, or say that all were, and ask what else."""
    with turn.parts.reading() as uow:
        name = practice_tests.next_situation(uow, turn.content, turn.step)
    if name is None:
        turn.say("utter_tests_situations_done")
        return ask_kind(turn)
    turn.say("utter_told", text=turn.content.practice_tests.intro)
    return situation_question(turn, name)


def situation_question(turn: Turn, name: str) -> Question:
    """Return a situation's question; where it is gone, what to practise."""
    one = turn.content.practice_tests.situations.get(name)
    if one is None:
        return ask_kind(turn)
    buttons = [titled(FORM, option.label, key) for key, option in one.options.items()]
    return Question(
        "situation",
        "utter_tests_situation",
        values={"story": one.story},
        buttons=buttons,
        about={"situation": name},
    )


def take_situation(turn: Turn, name: str, value: str) -> Question | None:
    """Explain what was chosen, and ask whether to try another; None: it cannot be read."""
    one = turn.content.practice_tests.situations.get(name)
    if one is None:
        return ask_kind(turn)
    chosen = _chosen(one, value)
    if chosen is None and value != SKIP and not is_dunno(value):
        return None
    fitting = next(option for option in one.options.values() if option.fits)
    if chosen is not None:
        turn.say("utter_told", text=one.options[chosen].says)
    if chosen is None or not one.options[chosen].fits:
        turn.say("utter_tests_situation_fits", label=fitting.label)
    with turn.parts.writing() as uow:
        practice_tests.keep_situation(uow, turn.step, name)
    return another_question(turn)


def another_question(turn: Turn) -> Question:
    """Ask whether to try another situation."""
    buttons = [
        button(turn, FORM, "tests_another", ANOTHER),
        button(turn, FORM, "tests_numbers", "numeracy"),
        button(turn, FORM, "tests_english", "literacy"),
        button(turn, FORM, "tests_enough", SKIP),
    ]
    return Question("another", "utter_tests_another", buttons=buttons)


def _chosen(one: Situation, value: str) -> str | None:
    """Return the option that is pressed, named by letter or place, or told in like words."""
    if value in one.options:
        return value
    known = plain(value)
    if len(known) == 1 and known in "abcd"[: len(one.options)]:
        return list(one.options)["abcd".index(known)]
    at = match_choice(value, [option.label for option in one.options.values()])
    if at is not None:
        return list(one.options)[at]
    said = {word for word in known.split() if len(word) >= SHORTEST}
    alike = {
        key: len(said & set(plain(option.label).split())) for key, option in one.options.items()
    }
    best = max(alike.values())
    found = [key for key, count in alike.items() if count == best]
    return found[0] if best and len(found) == 1 else None
