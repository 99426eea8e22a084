"""The questions of practising: which, one question after the other, situations, and going on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actions.guided import DONE, Done, GuidedForm, Question, button
from actions.knowing import yes_or_no
from actions.practice_tests_questions import (
    FORM,
    SHOW,
    ask_item,
    ask_kind,
    open_round,
    say_typing,
)
from actions.practice_tests_said import say_round, say_verdict
from actions.practice_tests_situations import (
    ANOTHER,
    another_question,
    ask_situation,
    situation_question,
    take_situation,
)
from actions.turn import Turn
from bot.journey.drills.bank import KINDS, LITERACY, NUMERACY
from bot.journey.drills.reading import Verdict, mark, mark_option
from bot.journey.drills.wishes import Area, Wish, read_wish
from bot.journey.text import plain
from bot.services import practice_tests
from bot.services.practice_tests import Asked, Round
from bot.services.roles import SKIP

MORE, ENOUGH = "more", "enough"
_OPTION = re.compile(r"o(\d)")
_ENOUGH = re.compile(
    r"^(?:(?:that|this|thats|is|ok|i|im|think|for|have|had|want|to|lets|please) )*"
    r"(?:enough|finish|finished|done|end|end it|no more|stop practising|stop the test|quit|all)"
    r"(?: (?:for now|now|today|please|thanks|thank you|here))*$"
)
_MORE = re.compile(
    r"^(?:(?:yes|ok|some|a few|five|5|one|keep|carry|go|do|please|lets|let us|another|and) )*"
    r"(?:more|another|again|going|keep going|on|five|5|go|round)"
    r"(?: (?:one|please|pls|round|then))*$"
)


class PracticeTestsForm(GuidedForm):
    """Asks one question after the other; each answer is kept, marked and explained at once."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        match name:
            case "which":
                return ask_kind(turn)
            case "situation":
                return situation_question(turn, str(about["situation"]))
            case "another":
                return another_question(turn)
            case "more":
                return _more(turn, str(about["kind"]), about.get("wished", ()))
            case _:
                return _item_again(turn, about)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the answer and return what is asked next."""
        match name:
            case "which":
                return _which_taken(turn, value)
            case "situation":
                return _situation_taken(turn, str(about["situation"]), value)
            case "another":
                return _another_taken(turn, value)
            case "more":
                return _more_taken(turn, about, value)
            case _:
                return _item_taken(turn, about, value)


def _item_again(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    with turn.parts.reading() as uow:
        asked = practice_tests.asked(uow, turn.content, turn.step, int(about["item"]))
    if asked is None:
        return open_round(turn, None)
    return ask_item(turn, asked, about.get("wished", ()))


def _item_taken(turn: Turn, about: Mapping[str, Any], value: str) -> Question | Done | None:
    said = turn.text if turn.was_typed and value != SKIP else value
    with turn.parts.reading() as uow:
        asked = practice_tests.asked(uow, turn.content, turn.step, int(about["item"]))
    if asked is None:
        return open_round(turn, None) or DONE
    if turn.was_typed and _ENOUGH.match(plain(said)):
        return _ended(turn)
    verdict = _verdict(turn, asked, said)
    if verdict is None:
        return _other_wish(turn, said)
    wished = list(about.get("wished", ()))
    with turn.parts.writing() as uow:
        following = practice_tests.take(
            uow,
            turn.content,
            turn.step,
            asked.id,
            verdict=verdict,
            said=_kept(asked, said),
            wished=wished,
        )
    say_verdict(turn, asked.item, verdict)
    if isinstance(following, Asked):
        return ask_item(turn, following, wished)
    return _round_over(turn, following, wished)


def _verdict(turn: Turn, asked: Asked, said: str) -> Verdict | None:
    if said in {SKIP, SHOW}:
        return Verdict.SHOWN
    pressed = None if turn.was_typed else _OPTION.fullmatch(said)
    if pressed is not None:
        return mark_option(asked.item, int(pressed[1]))
    return mark(asked.item, said)


def _kept(asked: Asked, said: str) -> str:
    pressed = _OPTION.fullmatch(said)
    at = int(pressed[1]) if pressed else len(asked.item.options)
    return asked.item.options[at] if at < len(asked.item.options) else said


def _other_wish(turn: Turn, said: str) -> Question | None:
    """Return a question of another kind or level where the message wants that, else None."""
    wish = read_wish(said, turn.content.drills.skills)
    if not turn.was_typed or wish == Wish():
        return None
    if wish.area is Area.JUDGEMENT:
        return ask_situation(turn)
    return open_round(turn, wish.kind, wished=wish.skills, harder=wish.step)


def _ended(turn: Turn) -> Done:
    with turn.parts.writing() as uow:
        over = practice_tests.end(uow, turn.content, turn.step)
    if over is not None:
        say_round(turn, over)
    turn.say("utter_tests_end")
    return DONE


def _round_over(turn: Turn, over: Round | None, wished: Sequence[str]) -> Question | Done:
    if over is None:
        turn.say("utter_tests_all_asked")
        return DONE
    say_round(turn, over)
    return _more(turn, over.kind, wished)


def _more(turn: Turn, kind: str, wished: Sequence[str]) -> Question:
    other = "tests_english" if kind == NUMERACY else "tests_numbers"
    buttons = [
        button(turn, FORM, "tests_more", MORE),
        button(turn, FORM, other, LITERACY if kind == NUMERACY else NUMERACY),
        {"title": turn.label("tests_courses"), "payload": '/training_ask{"way": "english_maths"}'},
        {"title": turn.label("person"), "payload": "/human"},
        button(turn, FORM, "tests_enough", ENOUGH),
    ]
    about = {"kind": kind, "wished": list(wished)}
    return Question("more", "utter_tests_more", buttons=buttons, about=about)


def _more_taken(turn: Turn, about: Mapping[str, Any], value: str) -> Question | Done | None:
    known = plain(value)
    wish = read_wish(value, turn.content.drills.skills)
    if value in KINDS:
        wish = Wish(value)
    if wish.area is Area.JUDGEMENT:
        return ask_situation(turn)
    if value == MORE or wish != Wish() or _MORE.match(known) or yes_or_no(value) is True:
        kind = wish.kind or str(about["kind"])
        wished = wish.skills or (about.get("wished", ()) if kind == about["kind"] else ())
        return open_round(turn, kind, wished=wished, harder=wish.step) or DONE
    if value in {ENOUGH, SKIP} or _ENOUGH.match(known) or yes_or_no(value) is False:
        turn.say("utter_tests_end")
        return DONE
    return None


def _which_taken(turn: Turn, value: str) -> Question | Done | None:
    if value == SKIP or yes_or_no(value) is False:
        turn.say("utter_tests_not_now")
        return DONE
    if value == Area.JUDGEMENT.value:
        return ask_situation(turn)
    wish = Wish(value) if value in KINDS else read_wish(value, turn.content.drills.skills)
    if wish == Wish():
        return None
    if wish.area is Area.JUDGEMENT:
        return ask_situation(turn)
    if wish.area is Area.TYPING:
        say_typing(turn)
    return open_round(turn, wish.kind, wished=wish.skills, harder=wish.step) or DONE


def _situation_taken(turn: Turn, name: str, value: str) -> Question | Done | None:
    if turn.was_typed and _ENOUGH.match(plain(value)):
        turn.say("utter_tests_end")
        return DONE
    return take_situation(turn, name, turn.text if turn.was_typed and value != SKIP else value)


def _another_taken(turn: Turn, value: str) -> Question | Done | None:
    if value == ANOTHER or yes_or_no(value) is True or _MORE.match(plain(value)):
        return ask_situation(turn)
    if value == SKIP or yes_or_no(value) is False or _ENOUGH.match(plain(value)):
        turn.say("utter_tests_end")
        return DONE
    return _which_taken(turn, value)
