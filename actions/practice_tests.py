"""Employers' tests: what there may be, and the way into practising for them."""

from __future__ import annotations

from actions.base import ResidentAction
from actions.guided import Question, begin, is_guided
from actions.meant import named_roles
from actions.practice_tests_questions import FORM, ask_kind, open_round, say_typing
from actions.practice_tests_situations import ask_situation
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.care import with_care
from bot.journey.drills.bank import KINDS
from bot.journey.drills.wishes import Area, Wish, read_wish
from bot.services import practice_tests
from bot.services.progress import Standing

SURE_ENOUGH = 0.7
"""From here on a wish to practise takes the place of another open question."""
MOST_TOPICS = 1
GENERAL = ("numbers", "english")


class AskOfTests(ResidentAction):
    """Tells which tests there may be, for the role that somebody means."""

    action_name = "action_tests_ask"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Tell of the role's tests and of what was asked; then ask what to practise."""
        with turn.parts.writing() as uow:
            prepared = practice_tests.keep_asked(uow, turn.step)
        _say_topics(turn, prepared)
        return turn.go_on() if turn.form else begin(turn, FORM, ask_kind(turn))


class PractiseForTests(ResidentAction):
    """Begins to practise what somebody names, or goes on with what is open."""

    action_name = "action_tests_practise"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Ask the first question; amid another matter's question say how to get here."""
        wish = _wish(turn)
        if turn.form == FORM and wish == Wish():
            return turn.go_on()
        if turn.form and not _may_replace(turn):
            turn.say("utter_tests_later")
            return turn.go_on()
        question = first_question(turn, wish)
        if question is None:
            return turn.close_form()
        return begin(turn, FORM, question)


def first_question(turn: Turn, wish: Wish) -> Question | None:
    """Return the question that a wish begins with; None when every question was asked."""
    if wish.area is Area.JUDGEMENT:
        return ask_situation(turn)
    if wish.area is Area.TYPING:
        say_typing(turn)
    if wish.kind is None and not wish.step and not _has_open(turn):
        return ask_kind(turn)
    return open_round(turn, wish.kind, wished=wish.skills, harder=wish.step)


def _wish(turn: Turn) -> Wish:
    chosen = turn.entity("tests_choice")
    if chosen in KINDS:
        return Wish(chosen)
    if chosen == Area.JUDGEMENT.value:
        return Wish(area=Area.JUDGEMENT)
    return read_wish(turn.text, turn.content.drills.skills) if turn.was_typed else Wish()


def _may_replace(turn: Turn) -> bool:
    is_sure = not turn.was_typed or turn.confidence >= SURE_ENOUGH
    return turn.form == FORM or (is_guided(turn) and is_sure)


def _has_open(turn: Turn) -> bool:
    with turn.parts.reading() as uow:
        chat = uow.chats.get(turn.step.conversation)
        return chat is not None and uow.practice.open_test(chat.resident_id) is not None


def _say_topics(turn: Turn, prepared: str | None) -> None:
    """Say what the role's card holds of tests, and what was asked for."""
    file = turn.content.practice_tests
    today = in_london(turn.step.at).date()
    named = [role.id for role in named_roles(turn)] if turn.was_typed else []
    role = turn.content.roles.get(next(iter(named), prepared or ""))
    topics = file.asked(turn.text)[:MOST_TOPICS] if turn.was_typed else []
    if role is not None and (named or not topics):
        text = with_care(turn.content, role, str(role.tests), today)
        turn.say("utter_tests_role", title=role.title, tests=text)
    elif not topics:
        topics = [file.topics[name] for name in GENERAL]
    for topic in topics:
        turn.say("utter_told", text=with_care(turn.content, topic, topic.says, today))
