"""Changes that one may ask for before an interview; why is never asked, and nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.guided import DONE, Question, titled
from actions.interview_buttons import practise_button
from actions.interview_steps import FORM, INTERVIEW, SKIP, Following, at_hand, today_of
from actions.turn import Turn
from bot.journey.interview_words import read_named
from bot.journey.yes_no import parse_yes_no
from bot.services.interview_words import filled

OFFERED = ("time", "writing", "interpreter", "step_free", "break", "quiet")
LETTER = "letter"


def read_asked(turn: Turn, text: str) -> list[str]:
    """Return the changes that a text names."""
    kinds = turn.content.interviews.adjustments.kinds
    return read_named(text, {name: (one.label, *one.words) for name, one in kinds.items()})


def first(turn: Turn, interview: int | None, text: str) -> Following:
    """Say that one may ask; with a change named, hand over the words, or else ask which."""
    turn.say("utter_interview_line", line=turn.content.interviews.adjustments.intro)
    asked = read_asked(turn, text)
    if not asked:
        return ask(turn, {INTERVIEW: interview})
    return hand_over(turn, interview, asked)


def ask(turn: Turn, about: Mapping[str, Any]) -> Question:
    """Ask what would help."""
    kinds = turn.content.interviews.adjustments.kinds
    buttons = [titled(FORM, kinds[name].label, name) for name in OFFERED]
    buttons.append(titled(FORM, turn.label("something_else"), LETTER))
    return Question("adjust_what", "utter_interview_ask_adjust", buttons=buttons, free=True,
                    about=dict(about))  # fmt: skip


def hand_over(
    turn: Turn, interview: int | None, asked: Sequence[str], *, goes_on: bool = False
) -> Following:
    """Give the message to send, with a line for each change; unknown ones are left open.

    `goes_on`: another question follows with its own buttons.
    """
    words = turn.content.interviews.adjustments
    lines = [words.kinds[name].line for name in asked] or [words.open]
    here = at_hand(turn, {INTERVIEW: interview})
    with turn.parts.reading() as uow:
        chat = uow.chats.get(turn.step.conversation)
        resident = uow.residents.get(chat.resident_id) if chat else None
    subject, body = filled(
        words.to_copy,
        application=here.application if here else None,
        interview=here.interview if here else None,
        called=resident.called if resident else None,
        today=today_of(turn),
        lines="\n".join(words.bullet.format(line=line) for line in lines),
    )
    turn.say("utter_interview_line", line=turn.content.interviews.copy_intro)
    turn.say("utter_interview_copy", subject=subject, body=body)
    buttons = [practise_button(turn), {"title": turn.label("person"), "payload": "/human"}]
    turn.say("utter_interview_adjust_say", line=words.say, buttons=None if goes_on else buttons)
    return DONE


def build(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
    """Put the question anew."""
    del name
    return ask(turn, about)


def take(turn: Turn, name: str, about: Mapping[str, Any], value: str) -> Following:
    """Read which changes would help; other words are not kept, and their place is left open."""
    del name
    kinds = turn.content.interviews.adjustments.kinds
    if value == SKIP or parse_yes_no(value) is False:
        turn.say("utter_interview_adjust_later")
        return DONE
    if value in kinds:
        return hand_over(turn, about.get(INTERVIEW), [value])
    return hand_over(turn, about.get(INTERVIEW), read_asked(turn, value))
