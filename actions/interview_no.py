"""A no that is told as one of an application, where there was an interview: it goes on there."""

from __future__ import annotations

from actions import interview_outcomes
from actions.guided import begin
from actions.interview_steps import FORM, AtHand
from actions.turn import Events, Turn
from bot.journey.interview_news import tells_feedback
from bot.services import interviews
from bot.services.application_records import Application


def after_interview(turn: Turn, application: Application) -> Events | None:
    """Say it kindly and ask what would help next time; None where there was no interview."""
    with turn.parts.reading() as uow:
        held = interviews.last_of(uow, application.resident_id, application.id)
    if held is None or held.state != interviews.HELD:
        return None
    here = AtHand(held, application)
    interview_outcomes.said_no(turn, here)
    if turn.was_typed and tells_feedback(turn.text):
        # What would help is told with the no: it is kept, and not asked for once more.
        interview_outcomes.keep_feedback(turn, here, turn.text)
        return turn.go_on()
    return begin(turn, FORM, interview_outcomes.ask_feedback(turn, held))
