"""An interview is told of, moved, or over; and what the buttons about interviews do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions import interview_changes, interview_outcomes, interview_which
from actions.base import ResidentAction
from actions.corrections import correct
from actions.form import is_question
from actions.guided import Question
from actions.interview_details import NEAR
from actions.interview_details import following as missing
from actions.interview_form import settled
from actions.interview_help import next_interview, opened, say_topics, topics_in
from actions.interview_steps import (
    SURE_ENOUGH,
    AtHand,
    Chosen,
    Following,
    at_hand,
    today_of,
    when_to,
)
from actions.interview_summary import say_calendar, say_near, say_summary
from actions.interview_which import CHANGED, HELD, INVITED
from actions.misunderstood import SECOND_LOOK, UNDERSTOOD, miss
from actions.tracking import SURE_WHILE_ASKED, told
from actions.turn import Events, Turn
from actions.which_application import LAST, roles_in
from bot.journey.applying import ApplicationStage
from bot.journey.interview_news import Change, Felt, Result, read_change
from bot.journey.interview_words import (
    asks_when,
    came_today,
    read_kind,
    read_where,
    says_test,
    wants_calendar,
)
from bot.journey.interviews import NoWhen, When, is_near, read_when
from bot.journey.told_outcome import is_shortlisted
from bot.services import interviews
from bot.services.application_records import Application
from bot.services.applications import named_applications
from bot.services.interview_words import say_moment_of
from bot.services.progress import Standing
from bot.services.work_records import Interview

_SAYS_NONE = (NoWhen.NOTHING, NoWhen.UNKNOWN)
"""Words that give no day without being wrong: the day is asked for."""


class InterviewTold(ResidentAction):
    """Keeps an interview that somebody tells of, and asks only for what is missing."""

    action_name = "action_interview_told"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Find out for which job it is, and begin; a question about invitations is answered."""
        if turn.was_typed and turn.confidence < (SURE_WHILE_ASKED if turn.form else SURE_ENOUGH):
            return miss(turn)
        if turn.was_typed and (corrected := correct(turn, standing)) is not None:
            return [UNDERSTOOD, *corrected]
        when = _when_in(turn)
        if turn.was_typed and not isinstance(when, When):
            other = _other(turn, standing)
            if other is not None:
                return [UNDERSTOOD, *other]
        found = interview_which.find(turn, standing, _about(turn, when))
        if isinstance(found, Question) and isinstance(when, When):
            found = _first_what_helps(turn, when, found)
        following = settled(turn, found)
        last = [SlotSet(LAST, found.application.id)] if isinstance(found, Chosen) else []
        return [UNDERSTOOD, *last, *opened(turn, following)]


class InterviewReschedule(ResidentAction):
    """Helps when the day of an interview does not fit, or has changed."""

    action_name = "action_interview_reschedule"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Give words to send, and keep the new day; ask which, where there are several."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        return [UNDERSTOOD, *opened(turn, _changed(turn, standing))]


class InterviewOutcome(ResidentAction):
    """Keeps how an interview went, and what came of it."""

    action_name = "action_interview_outcome"
    understands = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Take what is told of the interview that is meant; one that nobody knew of is kept."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        with turn.parts.reading() as uow:
            mine = interviews.unanswered(uow, standing.resident.id, turn.step.at)
        text = turn.text if turn.was_typed else ""
        found = _meant(turn, mine)
        about = {"then": HELD, "text": text}
        if found is None and mine:
            with turn.parts.reading() as uow:
                listed = interviews.applications_with(uow, standing.resident.id, mine)
            following = settled(turn, interview_which.ask_which(turn, about, listed))
        elif found is None:
            following = settled(turn, interview_which.find(turn, standing, about))
        else:
            here = at_hand(turn, {"interview": found.id})
            following = settled(turn, interview_outcomes.go(turn, here, text) if here else None)
        return [UNDERSTOOD, *opened(turn, following)]


class InterviewChange(ResidentAction):
    """Does what a button about an interview says."""

    action_name = "action_interview_change"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Do it with the interview that the button names, or the next one."""
        named = turn.entity("interview") or ""
        number = int(named) if named.isdecimal() else None
        if number is None and (one := next_interview(turn, standing)) is not None:
            number = one.id
        here = at_hand(turn, {"interview": number})
        if here is None:
            turn.say("utter_interview_gone")
            return turn.go_on()
        wish = turn.entity("interview_wish") or "show"
        do = _WISHES.get(wish, _show)
        return opened(turn, settled(turn, do(turn, here)))


def begin_for(turn: Turn, application: Application) -> Events:
    """Begin with the interview of an application: a button said that there is one."""
    following = settled(turn, Chosen(application, {"then": INVITED}))
    return opened(turn, following)


def _other(turn: Turn, standing: Standing) -> Events | None:
    """Answer what is no news of an interview: a shortlist, a calendar, a question."""
    if is_shortlisted(turn.text) and "interview" not in turn.text.casefold():
        return told(turn, standing, ApplicationStage.SHORTLISTED)
    one = next_interview(turn, standing)
    if one is not None and wants_calendar(turn.text) and one.on_day is not None:
        say_calendar(turn, one)
        return turn.go_on()
    if one is not None and asks_when(turn.text):
        say_summary(turn, one, intro=False)
        return turn.go_on()
    if is_question(turn.text):
        say_topics(turn, standing, topics_in(turn) or ["reply"], one)
        return turn.go_on()
    return None


def _when_in(turn: Turn) -> When | NoWhen:
    """Return the day of the interview in a message; that of its invitation is none."""
    if not turn.was_typed:
        return NoWhen.NOTHING
    when = read_when(turn.text, turn.step.at)
    is_today = isinstance(when, When) and when.clock is None and when.day == today_of(turn)
    if came_today(turn.text) and (is_today or when is NoWhen.PAST):
        return NoWhen.NOTHING
    return when


def _first_what_helps(turn: Turn, when: When, question: Question) -> Question:
    """Say what helps most for today or tomorrow before it is asked for which job it is."""
    if not is_near(when.day, turn.step.at):
        return question
    turn.say("utter_interview_when", when=say_moment_of(when, today_of(turn)))
    say_near(turn, when.day)
    return replace(question, about={**question.about, NEAR: True})


def _about(turn: Turn, when: When | NoWhen) -> dict[str, Any]:
    """Return what a message tells of an interview beside the job."""
    about: dict[str, Any] = {"then": INVITED}
    if isinstance(when, When):
        about |= when_to(when)
    elif when not in _SAYS_NONE:
        about["why"] = when.value
    if turn.was_typed:
        kind = read_kind(turn.text)
        about["kind"] = str(kind) if kind is not None else None
        where = read_where(turn.text) if "://" in turn.text else None
        about["link"] = where.link if where else None
        about["test"] = says_test(turn.text, turn.content.interviews.test_words)
    return about


def _changed(turn: Turn, standing: Standing) -> Following:
    text = turn.text if turn.was_typed else ""
    with turn.parts.reading() as uow:
        mine = interviews.coming(uow, standing.resident.id, turn.step.at)
        today = [one for one in interviews.unanswered(uow, standing.resident.id, turn.step.at)
                 if one.state == interviews.PLANNED]  # fmt: skip
    change = read_change(text)
    known = [*mine, *(one for one in today if one not in mine)] if _of_the_past(change) else mine
    if not known:
        return interview_changes.without_interview(turn, change)
    found = _meant(turn, known, nearest=_of_the_past(change))
    if found is None:
        with turn.parts.reading() as uow:
            listed = interviews.applications_with(uow, standing.resident.id, known)
        about = {"then": CHANGED, "text": text}
        return interview_which.ask_which(turn, about, listed)
    here = at_hand(turn, {"interview": found.id})
    return interview_changes.go(turn, here, change, text) if here else None


def _of_the_past(change: Change | None) -> bool:
    return change in {Change.MISSED, Change.LATE}


def _meant(turn: Turn, mine: list[Interview], *, nearest: bool = False) -> Interview | None:
    """Return the interview that is meant: the only one, or the one whose job is named."""
    if len(mine) <= 1:
        return mine[0] if mine else None
    with turn.parts.reading() as uow:
        whose = mine[0].resident_id
        found = interviews.applications_with(uow, whose, mine)
    if turn.was_typed:
        named = {one.id for one in named_applications(turn.text, found, roles_in(turn))}
        fitting = [one for one in mine if one.application_id in named]
        if len(fitting) == 1:
            return fitting[0]
    return mine[0] if nearest or len({one.application_id for one in mine}) == 1 else None


def _show(turn: Turn, here: AtHand) -> Following:
    say_summary(turn, here.interview, intro=False)
    return None


def _add(turn: Turn, here: AtHand) -> Following:
    return missing(turn, here.interview, [])


def _felt(felt: Felt) -> Callable[[Turn, AtHand], Following]:
    return lambda turn, here: interview_outcomes.was(turn, here, felt)


def _came(result: Result) -> Callable[[Turn, AtHand], Following]:
    return lambda turn, here: interview_outcomes.came(turn, here, result)


def _change(change: Change) -> Callable[[Turn, AtHand], Following]:
    return lambda turn, here: interview_changes.go(turn, here, change, "")


def _waiting(turn: Turn, here: AtHand) -> Following:
    return interview_outcomes.go(turn, here, "waiting")


def _words_result(turn: Turn, here: AtHand) -> Following:
    interview_outcomes.say_words_result(turn, here)
    return None


def _plan_again(turn: Turn, here: AtHand) -> Following:
    with turn.parts.writing() as uow:
        kept = interviews.put_right(uow, turn.step, here.interview, state=interviews.PLANNED)
    say_summary(turn, kept, intro=False)
    return None


_WISHES: Mapping[str, Callable[[Turn, AtHand], Following]] = {
    "show": _show,
    "add": _add,
    "changed": lambda turn, here: interview_changes.ask_what(turn, here.interview),
    "plan_again": _plan_again,
    "good": _felt(Felt.GOOD),
    "ok": _felt(Felt.OK),
    "hard": _felt(Felt.HARD),
    "missed": interview_outcomes.missed,
    "no": _came(Result.NO),
    "offer": _came(Result.OFFER),
    "waiting": _waiting,
    "words_result": _words_result,
    "cannot": _change(Change.CANNOT),
    "late": _change(Change.LATE),
}
"""What each button does, by its wish."""

SECOND_LOOK["interview_invited"] = InterviewTold()
SECOND_LOOK["interview_reschedule"] = InterviewReschedule()
SECOND_LOOK["interview_outcome"] = InterviewOutcome()
