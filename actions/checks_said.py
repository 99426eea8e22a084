"""What is said of checks: the list, what was understood, and messages to copy."""

from __future__ import annotations

from collections.abc import Sequence

from actions.check_buttons import (
    below,
    changed_button,
    list_button,
    person_button,
    room_button,
    start_date_button,
    undo_button,
    wish_button,
    words_button,
)
from actions.job_buttons import Button
from actions.knowing import resident
from actions.turn import Turn
from actions.which_application import job_of, today_of
from bot.content.application_help import ToCopy
from bot.content.care import with_care
from bot.content.checks import OfferText
from bot.content.say_checks import say_changed, say_list
from bot.journey.checks import Check, OneCheck, State, Whose, all_settled, next_things
from bot.services import checks, people
from bot.services.application_records import Application
from bot.services.checks import Changed

MOST_BUTTONS = 3


def checks_here(turn: Turn, application: Application | None) -> list[OneCheck]:
    """Return the checks of an application, or those begun before any offer."""
    with turn.parts.reading() as uow:
        number = application.id if application else None
        return checks.checks_of(uow, resident(turn), number)


def say_checks(turn: Turn, application: Application | None, *, named: bool = False) -> None:
    """Show the list with the most useful next things; `named`: with the name of the job."""
    if application is not None:
        _begin(turn, application)
    known = checks_here(turn, application)
    file, today = turn.content.checks, today_of(turn)
    text = say_list(file, known, today, early=application is None)
    if named and application is not None:
        text = file.words.heading.format(job=job_of(turn, application), list=text)
    if application is not None and all_settled(known):
        turn.say("utter_checks_line", line=text)
        say_all_done(turn, application)
        return
    turn.say("utter_checks_line", line=text, buttons=below(turn, _next(turn, known, application)))


def say_all_done(turn: Turn, application: Application) -> None:
    """Say that all checks are done, and that the start date is next."""
    guidance = turn.content.checks.offer["all_done"]
    buttons = [
        start_date_button(turn),
        wish_button(turn, "email_words", "offer_words", of="all_done", application=application.id),
    ]
    turn.say("utter_checks_line", line=guided(turn, guidance)[-1], buttons=below(turn, buttons))


def say_noted(turn: Turn, changed: Sequence[Changed], application: Application | None) -> None:
    """Read back what was understood, with what helps next and an undo."""
    line = say_changed(
        turn.content.checks, [(one.after, one.happened) for one in changed], today_of(turn)
    )
    known = checks_here(turn, application)
    number = application.id if application else None
    if application is not None and all_settled(known):
        turn.say("utter_checks_line", line=line)
        say_all_done(turn, application)
        return
    onward = list_button(turn, number)
    if application is None:
        onward = {"title": turn.label("have_offer"), "payload": "/offer_received"}
    buttons = [*_helps(turn, changed, number)[:1], onward, undo_button(turn)]
    turn.say("utter_checks_line", line=line, buttons=below(turn, buttons))


def say_copy(turn: Turn, to_copy: ToCopy, application: Application | None, **more: str) -> None:
    """Hand over a message that the resident sends from their own email."""
    filled = {
        "role": application.title if application else "…",
        "called": resident(turn).called or "",
        **more,
    }
    turn.say("utter_checks_line", line=turn.content.application_help.copy_intro)
    turn.say(
        "utter_checks_copy",
        subject=to_copy.subject.format(**filled),
        body=to_copy.body.format(**filled).strip(),
    )


def say_guidance(turn: Turn, guidance: OfferText) -> None:
    """Say what belongs to one moment; a person is told where that is part of it."""
    for line in guided(turn, guidance):
        turn.say("utter_checks_line", line=line)


def guided(turn: Turn, guidance: OfferText) -> tuple[str, ...]:
    """Return the messages of a moment, said with care where they are overdue."""
    *first, last = guidance.messages
    return (*first, with_care(turn.content, guidance, last, today_of(turn)))


def tell_person(turn: Turn, reason: str) -> str:
    """Ask a person to look at the chat and return the team's name."""
    with turn.parts.writing() as uow:
        return str(people.ask(uow, turn.content, turn.step, reason).campaign.team)


def _begin(turn: Turn, application: Application) -> None:
    """Begin the checks of an offer that is still thought about, so that the list is of use."""
    with turn.parts.reading() as uow:
        if checks.is_begun(uow, resident(turn), application.id):
            return
    with turn.parts.writing() as uow:
        checks.begin_checks(uow, turn.content, turn.step, application)
        uow.commit()


def _next(turn: Turn, known: list[OneCheck], application: Application | None) -> list[Button]:
    number = application.id if application else None
    buttons: list[Button] = []
    for one in next_things(known, today_of(turn)):
        in_room = one.is_mine or one.check is Check.REFERENCES
        buttons.append(room_button(turn, one.check) if in_room else words_button(turn, one, number))
    if application is None and not any(one.state is State.OPEN for one in known):
        return [wish_button(turn, "what_to_get_ready", "early"), person_button(turn)]
    return [*buttons[: MOST_BUTTONS - 1], changed_button(turn, number)]


def _helps(turn: Turn, changed: Sequence[Changed], number: int | None) -> list[Button]:
    """Return the button that helps most with what was told: a room, or words to send."""
    left = [one.after for one in changed if not one.after.is_settled]
    mine = [room_button(turn, one.check) for one in left if one.is_mine]
    stuck = [
        words_button(turn, one, number)
        for one in left
        if one.blocked_by and one.whose is not Whose.ME
    ]
    return [*mine, *stuck]
