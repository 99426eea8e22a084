"""What follows when an offer is taken, declined, or taken back by the employer."""

from __future__ import annotations

from actions import checks_said as said
from actions.check_buttons import below, wish_button
from actions.guided import DONE, Done
from actions.job_buttons import adverts_button, mine_button
from actions.turn import Turn
from actions.which_application import job_of, today_of
from bot.content.say_facts import say_scam
from bot.journey.applying import is_live
from bot.services import offers
from bot.services.application_records import Application


def declined(turn: Turn, application: Application) -> Done:
    """Mark that they say no to an offer, with words to send and the way on."""
    before = application.stage
    with turn.parts.writing() as uow:
        kept = offers.decline_offer(uow, turn.step, application)
    turn.say("utter_checks_declined", job=job_of(turn, kept))
    first, last = said.guided(turn, turn.content.checks.offer["decline"])
    turn.say("utter_checks_line", line=first)
    buttons = [
        wish_button(turn, "email_words", "offer_words", of="decline", application=kept.id),
        mine_button(turn) if _others(turn, kept) else adverts_button(turn),
        wish_button(turn, "undo", "reopen", of=before, application=kept.id),
    ]
    turn.say("utter_checks_line", line=last, buttons=below(turn, buttons))
    return DONE


def gone(turn: Turn, application: Application) -> Done:
    """Say kind words when the employer took an offer back, and tell a person."""
    before = application.stage
    with turn.parts.writing() as uow:
        kept = offers.offer_gone(uow, turn.step, application)
    first, last = said.guided(turn, turn.content.checks.offer["taken_back"])
    turn.say("utter_checks_line", line=first)
    team = said.tell_person(turn, "offer_taken_back")
    turn.say("utter_checks_gone", job=job_of(turn, kept), team=team)
    buttons = [
        wish_button(turn, "email_words", "offer_words", of="taken_back", application=kept.id),
        adverts_button(turn),
        wish_button(turn, "undo", "reopen", of=before, application=kept.id),
    ]
    turn.say("utter_checks_line", line=last, buttons=below(turn, buttons))
    return DONE


def warn(turn: Turn, signs: tuple[str, ...]) -> None:
    """Name the signs of a false offer, what to do, and where to report it."""
    for line in say_scam(turn.content, signs, today_of(turn)):
        turn.say("utter_checks_line", line=line)


def accepted(turn: Turn, application: Application) -> Done:
    """Keep that they take the offer, and show whose turn each check is."""
    with turn.parts.writing() as uow:
        kept = offers.accept_offer(uow, turn.content, turn.step, application)
    texts = turn.content.checks.offer
    said.say_guidance(turn, texts["accept"])
    if _others(turn, kept):
        said.say_guidance(turn, texts["others"])
    said.say_checks(turn, kept)
    return DONE


def _others(turn: Turn, application: Application) -> bool:
    """Whether other applications of theirs are under way."""
    with turn.parts.reading() as uow:
        mine = uow.applications.of(application.resident_id)
    return any(one.id != application.id and is_live(one.stage) for one in mine)
