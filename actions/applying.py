"""Applying, step by step: opening the form of an application, and what it asks next."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from rasa_sdk.events import SlotSet

from actions import evidence, form_sections, history, referees, specification, statement
from actions.application_steps import FORM, Following, Onward, work_of
from actions.base import ResidentAction
from actions.guided import DONE, Done, GuidedForm, Question, begin
from actions.meant import named_roles
from actions.misunderstood import UNDERSTOOD, miss
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say_facts import say_term
from bot.journey.next_step import Small, next_point
from bot.services import preparing, starting
from bot.services.preparing import Preparing
from bot.services.progress import Standing

SURE_ENOUGH = 0.45
ROOMS: Mapping[str, ModuleType] = {
    "list": specification,
    "point": evidence,
    "statement": statement,
    "section": form_sections,
    "history": history,
    "referee": referees,
}
"""Which room asks a question, by the first word of its name."""


class ApplyingForm(GuidedForm):
    """The one form of an application: its rooms ask, and the next small step is looked up."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew; where it has lost its point, the next small step is asked."""
        room = ROOMS.get(name.partition("_")[0])
        question: Question | None = room.build(turn, name, about) if room else None
        if question is not None:
            return question
        work = work_of(turn, about)
        following = go_on(turn, Onward(work.application.id)) if work else DONE
        return following if isinstance(following, Question) else None

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep an answer; return what is asked next."""
        room = ROOMS.get(name.partition("_")[0])
        following: Following = room.take(turn, name, about, value) if room else None
        return go_on(turn, following) if isinstance(following, Onward) else following


def go_on(turn: Turn, to: Onward) -> Question | Done:
    """Ask for the next small step of an application; say so where nothing is left to ask."""
    work = work_of(turn, {"application": to.application})
    if work is None:
        return DONE
    following = _room_first(turn, work, to)
    while isinstance(following, Onward):
        work = work_of(turn, {"application": to.application}) or work
        following = _room_first(turn, work, following)
    return following


def _room_first(turn: Turn, work: Preparing, to: Onward) -> Question | Done | Onward:
    small = work.next
    if small.small is Small.LIST:
        return specification.first(turn, work)
    if small.small is Small.POINT:
        point = next_point(work.prepared.points, after=to.after)
        criterion = work.criterion(point.id if point else small.point)
        return evidence.first(turn, work, criterion) if criterion else DONE
    if small.small is Small.STATEMENT:
        return statement.first(turn, work)
    if small.small is Small.SECTION:
        return form_sections.first(turn, work, str(small.section))
    if small.small is Small.SEND:
        return form_sections.send(turn, work)
    turn.say("utter_applying_sent_already", title=work.application.title)
    return DONE


class ApplicationStart(ResidentAction):
    """Starts an application, or goes on with it where it was left."""

    action_name = "action_application_start"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Begin with the job that is named, or the one at hand; ask which where that is open."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        return [UNDERSTOOD, *open_application(turn, _offer(turn, standing))]


class ApplicationStatement(ResidentAction):
    """Leads to the statement: it is written from stories, so these come first."""

    action_name = "action_application_statement"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Explain what a statement is, and go on with the application where there is one."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        today = in_london(turn.step.at).date()
        term = turn.content.glossary.terms["supporting_statement"]
        turn.say("utter_applying_line", line=say_term(turn.content, term, today))
        if turn.form:
            return [UNDERSTOOD, *turn.go_on()]
        turn.say("utter_applying_statement_how")
        return [UNDERSTOOD, *open_application(turn, _at_hand(turn, standing))]


class ApplicationGoOn(ResidentAction):
    """Goes on with the application that was touched last."""

    action_name = "action_application_go_on"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Ask for its next small step; without any application, ask which job it is for."""
        return open_application(turn, _at_hand(turn, standing))


def open_application(turn: Turn, offer: starting.Offer | None) -> Events:
    """Open the form of an application at its next small step; without one ask which job it is."""
    if offer is None:
        return begin(turn, FORM, specification.which(turn))
    following = go_on(turn, specification.start(turn, offer))
    if isinstance(following, Done):
        return [*turn.close_form(), SlotSet("conversation_guide", None)]
    return begin(turn, FORM, following)


def _offer(turn: Turn, standing: Standing) -> starting.Offer | None:
    """Return the job that a message is about; None where several are possible, or none is known."""
    named = turn.entity("job")
    with turn.parts.writing() as uow:
        if named is not None:
            return starting.by_id(uow, turn.content, turn.step, named)
        roles = frozenset(role.id for role in named_roles(turn))
        if turn.was_typed and (roles or len(turn.text.split()) > 1):
            found = starting.meant(uow, turn.content, turn.step, turn.text, roles)
            if found is not None:
                return found
    return _at_hand(turn, standing)


def _at_hand(turn: Turn, standing: Standing) -> starting.Offer | None:
    """Return the application that is being written, or the only job that there is."""
    with turn.parts.writing() as uow:
        work = preparing.unfinished(uow, turn.content, standing.resident)
        if work is not None:
            return starting.Offer(f"application:{work.application.id}", "")
        offered = starting.offers(uow, turn.content, turn.step)
    return offered[0] if len(offered) == 1 else None
