"""Getting ready for an interview, nerves, and changes to ask for: answered at any time."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions import interview_adjustments
from actions.base import ResidentAction
from actions.finder import take_up
from actions.guided import Question, begin
from actions.interview_buttons import (
    Button,
    change_button,
    person_button,
    practise_button,
    ready_button,
    tests_button,
    topic_button,
)
from actions.interview_steps import FORM, SURE_ENOUGH, Following, say_facts, today_of
from actions.interview_summary import say_last_feedback, say_summary
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.people import wishes_in_finder
from actions.turn import GUIDE, Events, Turn
from bot.content.care import with_care
from bot.journey.interview_words import asks_when, read_named
from bot.journey.interviews import FROM_AFAR
from bot.services import interviews
from bot.services.interview_words import say_when
from bot.services.progress import Standing, arrive, log
from bot.services.work_records import Interview

MOST_TOPICS = 2
OFFERED = ("wear", "bring", "way", "ask")
AFAR = ("online", "phone", "ask", "say")


class InterviewPrepare(ResidentAction):
    """Tells what to wear, bring, ask and say, and how to get there."""

    action_name = "action_interview_prepare"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Tell what was asked; with nothing named, where they are and what there is to tell."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        one = next_interview(turn, standing)
        if one is not None and turn.was_typed and asks_when(turn.text) and turn.form is None:
            say_summary(turn, one, intro=False)
            return [UNDERSTOOD]
        asked = topics_in(turn)
        say_topics(turn, standing, asked, one)
        return [UNDERSTOOD, *turn.go_on()]


class InterviewNerves(ResidentAction):
    """Calms somebody who is nervous, in a few words, and offers to practise."""

    action_name = "action_interview_nerves"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say it kindly; "im shy" amid questions about work is an answer, and no nerves."""
        if told := wishes_in_finder(turn):
            return [UNDERSTOOD, *take_up(turn, standing, told)]
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        fact = turn.content.interviews.nerves["kind"]
        say_facts(turn, fact, fact.messages)
        if turn.form:
            return [UNDERSTOOD, *turn.go_on()]
        say_last_feedback(turn, standing.resident.id)
        buttons = [practise_button(turn), ready_button(turn), person_button(turn)]
        turn.say("utter_interview_nerves_next", buttons=buttons)
        return [UNDERSTOOD]


class InterviewAdjustments(ResidentAction):
    """Gives words to ask for changes; nothing about the reason is asked or kept."""

    action_name = "action_interview_adjustments"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Hand over a message; inside another question, and go on with it."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        one = next_interview(turn, standing)
        number = one.id if one is not None else None
        text = turn.text if turn.was_typed else ""
        if turn.form is not None:
            asked = interview_adjustments.read_asked(turn, text)
            turn.say("utter_interview_line", line=turn.content.interviews.adjustments.intro)
            interview_adjustments.hand_over(turn, number, asked, goes_on=True)
            return [UNDERSTOOD, *turn.go_on()]
        return [UNDERSTOOD, *opened(turn, interview_adjustments.first(turn, number, text))]


def opened(turn: Turn, following: Following) -> Events:
    """Open the form with a question; where nothing is asked, go on with another open question."""
    if isinstance(following, Question):
        return begin(turn, FORM, following)
    if turn.form == FORM:
        return [*turn.close_form(), SlotSet(GUIDE, None)]
    return turn.go_on()


def next_interview(turn: Turn, standing: Standing) -> Interview | None:
    """Return the interview that comes next, where one is known."""
    with turn.parts.reading() as uow:
        found = interviews.coming(uow, standing.resident.id, turn.step.at)
    return found[0] if found else None


def topics_in(turn: Turn) -> list[str]:
    """Return what a message asks about getting ready, by its button or its words."""
    topics = turn.content.interviews.topics
    wish = turn.entity("interview_wish")
    if wish in topics:
        return [str(wish)]
    if not turn.was_typed:
        return []
    return read_named(turn.text, {name: one.words for name, one in topics.items()})[:MOST_TOPICS]


def say_topics(turn: Turn, standing: Standing, asked: list[str], one: Interview | None) -> None:
    """Tell about some things, and offer others where no question is open."""
    with turn.parts.writing() as uow:
        resident = arrive(uow, turn.step)
        for topic in asked or ["all"]:
            log(uow, resident, turn.step, f"interview_prepared:{topic}", {"topic": topic})
        uow.commit()
    topics = turn.content.interviews.topics
    for topic in asked:
        fact = topics[topic]
        *before, last = fact.messages
        text = "\n".join([*before, with_care(turn.content, fact, last, today_of(turn))])
        turn.say("utter_interview_line", line=text)
    if turn.form:
        if not asked:
            turn.say("utter_interview_prepare_later")
        return
    if not asked:
        _say_where_they_are(turn, standing, one)
    turn.say("utter_interview_prepare" if not asked else "utter_interview_prepare_more",
             buttons=_offered(turn, asked, one))  # fmt: skip


def _say_where_they_are(turn: Turn, standing: Standing, one: Interview | None) -> None:
    if one is not None and one.on_day is not None:
        turn.say("utter_interview_prepare_when", when=say_when(one, today_of(turn)))
    say_last_feedback(turn, standing.resident.id)


def _offered(turn: Turn, asked: list[str], one: Interview | None) -> list[Button]:
    names = AFAR if one is not None and one.kind in FROM_AFAR else OFFERED
    buttons = [topic_button(turn, name) for name in names if name not in asked]
    buttons = [practise_button(turn), *buttons, tests_button(turn)]
    if one is not None:
        buttons.append(change_button(turn, "changed", "changed", one.id))
    return buttons


# Told where a question is open, these are heard when they are no answer to it.
SECOND_LOOK["interview_prepare"] = InterviewPrepare()
SECOND_LOOK["interview_nerves"] = InterviewNerves()
SECOND_LOOK["interview_adjustments"] = InterviewAdjustments()
