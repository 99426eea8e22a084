"""What is asked while practising: of what kind, one question, a round."""

from __future__ import annotations

from collections.abc import Sequence

from actions.guided import Question, button, titled
from actions.turn import Turn
from bot.clock import in_london
from bot.content.care import with_care
from bot.journey.drills.bank import LITERACY, NUMERACY
from bot.journey.drills.items import Kind
from bot.journey.drills.path import IN_A_ROUND
from bot.journey.drills.wishes import Area
from bot.services import practice_tests
from bot.services.practice_tests import Asked
from bot.services.roles import SKIP

FORM = "tests_form"
SHOW = "show"
TYPED = frozenset({Kind.WORD, Kind.LINE, Kind.ORDER})
"""Answers that are words: almost anything may be one."""


def ask_kind(turn: Turn) -> Question:
    """Ask what to practise."""
    buttons = [
        button(turn, FORM, "tests_numbers", NUMERACY),
        button(turn, FORM, "tests_english", LITERACY),
        button(turn, FORM, "tests_judgement", Area.JUDGEMENT.value),
        button(turn, FORM, "not_now", SKIP),
    ]
    return Question("which", "utter_tests_which", buttons=buttons)


def open_round(
    turn: Turn, kind: str | None, *, wished: Sequence[str] = (), harder: int = 0
) -> Question | None:
    """Return the first question of a round, or the one that waits; None when all were asked."""
    with turn.parts.writing() as uow:
        asked = practice_tests.begin(
            uow, turn.content, turn.step, kind, wished=wished, harder=harder
        )
    if asked is None:
        turn.say("utter_tests_all_asked")
        return None
    if asked.resumed:
        turn.say("utter_tests_resumed", number=asked.number, all=IN_A_ROUND)
    return ask_item(turn, asked, wished)


def say_typing(turn: Turn) -> None:
    """Say what a typing test is, and how to practise it."""
    topic = turn.content.practice_tests.topics["typing"]
    today = in_london(turn.step.at).date()
    turn.say("utter_told", text=with_care(turn.content, topic, topic.says, today))


def ask_item(turn: Turn, asked: Asked, wished: Sequence[str]) -> Question:
    """Return one question; its options are buttons, or a, b and c where they are long."""
    item = asked.item
    titles = "abcdef" if item.letters else item.options
    buttons = [
        titled(FORM, title, f"o{at}") for at, title in enumerate(titles[: len(item.options)])
    ]
    buttons.append(button(turn, FORM, "tests_show", SHOW))
    return Question(
        "item",
        "utter_tests_item",
        values={"number": asked.number, "all": IN_A_ROUND, "question": item.text},
        buttons=buttons,
        free=item.kind in TYPED,
        about={"item": asked.id, "wished": list(wished)},
        explained=f"utter_explain_tests_{item.skill}",
    )
