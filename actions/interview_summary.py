"""What is said when an interview is known: all of it, a file for the calendar, what may be next."""

from __future__ import annotations

from datetime import date

from actions.interview_buttons import (
    change_button,
    practise_button,
    ready_button,
    tests_button,
)
from actions.interview_steps import today_of
from actions.turn import Turn
from bot.journey.interview_words import says_test
from bot.journey.interviews import FROM_AFAR, days_until, is_near
from bot.services import interviews
from bot.services.calendar import calendar_of
from bot.services.interview_words import say_interview, say_when, say_where
from bot.services.work_records import Interview

LONGEST_QUOTE = 240


def say_near(turn: Turn, day: date | None) -> bool:
    """Say what is most useful when an interview is today or tomorrow; False: it is later."""
    if day is None or not is_near(day, turn.step.at):
        return False
    name = "today" if days_until(day, turn.step.at) == 0 else "tomorrow"
    turn.say(f"utter_interview_near_{name}")
    return True


def say_summary(turn: Turn, one: Interview, *, intro: bool = True) -> None:
    """Say what is known of an interview, send the file, and ask what they want to do next."""
    with turn.parts.reading() as uow:
        application = uow.applications.get(one.resident_id, one.application_id)
    if application is None:
        return
    lines = say_interview(turn.content, one, application, today_of(turn))
    turn.say("utter_interview_summary" if intro else "utter_interview_lines", lines=lines)
    say_calendar(turn, one)
    say_last_feedback(turn, one.resident_id)
    is_test = says_test(one.bring or "", turn.content.interviews.test_words)
    response = "utter_interview_next_afar" if one.kind in FROM_AFAR else "utter_interview_next"
    buttons = [practise_button(turn), ready_button(turn)]
    if is_test:
        turn.say("utter_interview_test")
        buttons.insert(1, tests_button(turn))
    if not (one.who and one.bring and say_where(turn.content, one)):
        buttons.append(change_button(turn, "add", "add", one.id))
    buttons.append(change_button(turn, "changed", "changed", one.id))
    turn.say(response, buttons=buttons)


def say_calendar(turn: Turn, one: Interview) -> None:
    """Send the file for the calendar of their phone, where the day is known."""
    if one.on_day is not None:
        turn.say(
            "utter_interview_calendar",
            when=say_when(one, today_of(turn)),
            json_message={"document": calendar_of(one.id)},
        )


def say_last_feedback(turn: Turn, resident_id: str) -> bool:
    """Show what an employer said last would help, in the words in which it was told."""
    with turn.parts.reading() as uow:
        words = interviews.last_feedback(uow, resident_id)
    if words is None:
        return False
    shown = words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    turn.say("utter_interview_last_time", words=shown)
    return True
