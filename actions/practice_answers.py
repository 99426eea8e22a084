"""One question of a mock interview after the other: asked, answered, asked on, and spoken about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions import practice_end
from actions.guided import DONE, Question
from actions.interview_steps import say_facts
from actions.practice_changes import changed
from actions.practice_steps import (
    AT,
    PRACTICE,
    SKIP,
    Following,
    choices,
    is_news,
    is_small_talk,
    known,
    meant,
    place,
    question_at,
)
from actions.turn import Turn
from bot.content.interview_questions import InterviewQuestion
from bot.content.say_practice import say_compared, say_good, say_lacks, say_lead, say_names, say_try
from bot.journey.answers import Assessment
from bot.journey.practice import SHORT, Asks, Style, When
from bot.journey.practice_feedback import Heard, compared, feedback, follow_up
from bot.journey.practice_words import Command, command, says_afraid
from bot.journey.stories import tells_nothing
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import practice, practice_reading
from bot.services.practice import Going

CODE = "code"
HELPED = "helped"
LEAVING = frozenset({"goodbye", "pause"})
TALK = frozenset({"greet", "thank"})
FEWEST_WORDS_OF_A_TRY = 4
"""So many words, where feedback was given, are another try."""
_NODS = frozenset(
    ("ok", "okay", "k", "yes", "yeah", "yep", "y", "hmm", "sure", "alright", "no", "n")
)


def ask(turn: Turn, going: Going, at: int, *, helped: int = 0) -> Question:
    """Ask the question at a place, as the style has it."""
    question = question_at(turn, going, at)
    if question is None:
        return practice_end.close(turn, going)
    panel = turn.content.practice.panel
    people = 2 if len(going.questions) <= SHORT else len(panel)
    return Question(
        "question",
        f"utter_practice_question_{going.style}",
        {
            "number": at + 1,
            "total": len(going.questions),
            "who": panel[at % people],
            "question": question.put(going.style),
        },
        choices(turn, "show_example", "skip_it") if helped else (),
        free=True,
        about={PRACTICE: going.practice.id, AT: at, HELPED: helped},
        explained=f"utter_explain_practice_{question.asks}",
    )


def onward(turn: Turn, going: Going, at: int) -> Question:
    """Go on to the question at a place; behind the last, end the practice."""
    with turn.parts.writing() as uow:
        moved = practice.move_to(uow, turn.step, going, at)
    if moved.question is None:
        return practice_end.end(turn, moved)
    return ask(turn, moved, at)


def build_question(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    """Put the open question again."""
    going = known(turn, about)
    return ask(turn, going, place(about), helped=int(about.get(HELPED) or 0)) if going else None


def build_follow_up(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    """Put the interviewer's further question again."""
    going = known(turn, about)
    question = question_at(turn, going, place(about)) if going else None
    return _follow_up(turn, going, place(about), str(about[CODE])) if going and question else None


def build_after(turn: Turn, about: Mapping[str, Any]) -> Question | None:
    """Ask again whether to try again or go on; what was said of the answer is not repeated."""
    going = known(turn, about)
    question = question_at(turn, going, place(about)) if going else None
    if going is None or question is None:
        return None
    return _after(turn, going, place(about), "utter_practice_after_again")


def take_question(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Take an answer to an interview question, or a wish in its place."""
    going = known(turn, about)
    at = place(about)
    question = question_at(turn, going, at) if going else None
    if going is None or question is None:
        return DONE
    other = _instead(turn, going, at, value)
    if other is not None:
        return other
    if (wish := _wish(turn, value)) is not None:
        return _follow_wish(turn, going, about, wish)
    if plain(value) in _NODS or is_small_talk(turn, TALK) or is_news(turn):
        return None
    reader = turn.parts.answer_reader()
    heard = practice_reading.hear(turn.content, question, value, reader)
    if practice_reading.says_nothing(heard, reader):
        return _help(turn, going, about)
    return _answered(turn, going, question, heard)


def take_follow_up(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Take what is added to an answer; the whole is read again."""
    going = known(turn, about)
    at = place(about)
    question = question_at(turn, going, at) if going else None
    tries = going.tries(question.id) if going and question else []
    if going is None or question is None or not tries:
        return DONE
    other = _instead(turn, going, at, value)
    if other is not None:
        return other
    wish = _wish(turn, value)
    if wish in {Command.AGAIN, Command.EXAMPLE}:
        return _follow_wish(turn, going, about, wish)
    if is_small_talk(turn, TALK) or is_news(turn):
        return None
    if wish is not None or plain(value) in _NODS:
        before = practice_reading.heard_of(
            turn.content, question, tries[-1].text, Assessment.from_json(tries[-1].assessment)
        )
        return _say(turn, going, question, before)
    whole = f"{tries[-1].text}\n{value}"
    heard = practice_reading.hear(turn.content, question, whole, turn.parts.answer_reader())
    return _answered(turn, going, question, heard, follows=str(about[CODE]))


def take_after(turn: Turn, about: Mapping[str, Any], value: str) -> Following:
    """Try again, go on, stop; or take another try at once."""
    going = known(turn, about)
    at = place(about)
    if going is None:
        return DONE
    other = _instead(turn, going, at, value)
    if other is not None:
        return other
    if is_news(turn):
        return None
    chosen = meant(turn, value, "again", "next", "finish", "stop", SKIP)
    wish = {"again": Command.AGAIN, "stop": Command.STOP}.get(chosen or "")
    wish = wish or (Command.NEXT if chosen else command(value))
    if wish is None and (said := parse_yes_no(value)) is not None:
        wish = Command.AGAIN if said is bool(about.get("again")) else Command.NEXT
    if wish is not None:
        return _follow_wish(turn, going, about, wish)
    if len(value.split()) < FEWEST_WORDS_OF_A_TRY:
        return None
    return take_question(turn, about, value)


def _instead(turn: Turn, going: Going, at: int, value: str) -> Following:
    """Go on in another way, or for another job, where a few words say so; leave; or None."""
    if is_small_talk(turn, LEAVING):
        turn.say("utter_practice_later")
        return DONE
    if turn.was_typed and says_afraid(value):
        kind = turn.content.interviews.nerves["kind"]
        say_facts(turn, kind, kind.messages)
        return ask(turn, going, at)
    new = changed(turn, going, at, value)
    return ask(turn, new, new.at) if new is not None else None


def _wish(turn: Turn, value: str) -> Command | None:
    chosen = meant(turn, value, "show_example", "skip_it", SKIP)
    if chosen is not None:
        return Command.EXAMPLE if chosen == "show_example" else Command.NEXT
    return Command.HELP if tells_nothing(value) else command(value)


def _follow_wish(turn: Turn, going: Going, about: Mapping[str, Any], wish: Command) -> Following:
    at = place(about)
    question = question_at(turn, going, at)
    if wish is Command.NEXT:
        return onward(turn, going, at + 1)
    if wish is Command.STOP:
        return practice_end.end(turn, going)
    if wish is Command.HELP:
        return _help(turn, going, about)
    if wish is Command.EXAMPLE and question is not None:
        turn.say("utter_practice_example", example=question.example)
        return ask(turn, going, at, helped=2)
    return ask(turn, going, at)


def _help(turn: Turn, going: Going, about: Mapping[str, Any]) -> Following:
    """Say what a good answer shows and how to begin; the next time, show an invented one."""
    at, helped = place(about), int(about.get(HELPED) or 0)
    question = question_at(turn, going, at)
    if question is None:
        return DONE
    if helped == 0:
        turn.say("utter_practice_help", shows=question.shows, begin=question.begin)
    elif helped == 1:
        turn.say("utter_practice_example", example=question.example)
    else:
        turn.say("utter_practice_leave_it")
        return onward(turn, going, at + 1)
    return ask(turn, going, at, helped=helped + 1)


def _answered(
    turn: Turn,
    going: Going,
    question: InterviewQuestion,
    heard: Heard,
    follows: str | None = None,
) -> Question:
    is_first = not going.tries(question.id) and follows is None
    with turn.parts.writing() as uow:
        now = practice.answer(
            uow, turn.step, going, heard, question_id=question.id, follows=follows
        )
    asks_on = follow_up(heard, going.when) if is_first else None
    if asks_on is not None:
        return _follow_up(turn, now, now.at, asks_on)
    return _say(turn, now, question, heard)


def _follow_up(turn: Turn, going: Going, at: int, code: str) -> Question:
    question = question_at(turn, going, at)
    asks = question.asks if question else Asks.EXAMPLE
    soft = "soft_" if going.style is Style.COFFEE_CUP else ""
    return Question(
        "follow_up",
        f"utter_practice_follow_up_{soft}{'more' if code == 'more' else 'on'}",
        {"question": turn.content.practice.follow_ups[code].for_(asks)},
        free=True,
        about={PRACTICE: going.practice.id, AT: at, CODE: code},
    )


def _say(turn: Turn, going: Going, question: InterviewQuestion, heard: Heard) -> Question:
    """Say what was good and what to try; or go on at once, where that comes at the end."""
    at = going.at
    if heard.names:
        turn.say("utter_practice_line", line=say_names(turn.content, heard.names))
    if going.when is When.END:
        turn.say("utter_practice_thanks")
        return onward(turn, going, at + 1)
    content, told = turn.content, feedback(heard)
    before = _try_before(turn, going, question)
    lead = say_lead(content, compared(before, heard)) if before else ""
    turn.say("utter_practice_line", line=say_good(content, heard, told, lead))
    if before is not None:
        turn.say("utter_practice_line", line=say_compared(content, before, heard))
    to_try = say_try(content, question, told)
    lacks = say_lacks(content, question.asks, told)
    if to_try is None:
        return _after(turn, going, at, "utter_practice_after_full", lacks=lacks)
    return _after(turn, going, at, "utter_practice_after", again=True, lacks=lacks, ask=to_try)


def _after(
    turn: Turn, going: Going, at: int, response: str, *, again: bool = False, **values: object
) -> Question:
    is_last = at + 1 >= len(going.questions)
    first, second = ("again", "finish" if is_last else "next")
    order = (first, second) if again else (second, first)
    labels = (*order,) if is_last else (*order, "stop")
    return Question(
        "after",
        f"{response}_last" if is_last and not again else response,
        values,
        choices(turn, *labels),
        free=True,
        about={PRACTICE: going.practice.id, AT: at, "again": again},
    )


def _try_before(turn: Turn, going: Going, question: InterviewQuestion) -> Heard | None:
    tries = going.tries(question.id)
    if len(tries) < 2:  # noqa: PLR2004
        return None
    read = Assessment.from_json(tries[-2].assessment)
    return practice_reading.heard_of(turn.content, question, tries[-2].text, read)
