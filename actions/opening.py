"""The way in: greeting a newcomer, and taking up the first questions where they were left."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.events import FollowupAction, SlotSet

from actions.told import HURRY, THEN, take, told_in
from actions.turn import Events, Turn, called
from bot.journey.first_words import comes_with_a_matter
from bot.services import joining, speaking
from bot.services.conversation import Place
from bot.services.incoming import SPOKEN, WROTE
from bot.services.joining import Arrival, Known, Opening
from bot.services.roles import SKIP

FORM = "joining_form"


def open_joining(turn: Turn, campaign: str | None = None) -> Events:
    """Greet somebody and ask what is not known yet; who has joined already gets no question."""
    with turn.parts.writing() as uow:
        opening = joining.begin(uow, turn.content, turn.step, campaign)
        if turn.entity(SPOKEN) in turn.content.languages:
            speaking.record_language(uow, turn.step, str(turn.entity(SPOKEN)))
    if opening.arrival is Arrival.TOO_YOUNG:
        return say_too_young(turn)
    if opening.arrival is Arrival.JOINED:
        return []
    _greet(turn, opening)
    fresh, told = take(turn, told_in(turn))
    known = replace(
        opening.known,
        called=fresh.name or opening.known.called,
        outcode=fresh.outcode or opening.known.outcode,
    )
    return [
        *told,
        *remember_matter(turn),
        SlotSet("conversation_team", opening.campaign.team),
        SlotSet("conversation_again", opening.arrival is Arrival.HALFWAY),
        *_known(known),
        FollowupAction(FORM),
    ]


def remember_matter(turn: Turn) -> Events:
    """Remember the words of a matter that somebody came with, until they have joined."""
    words = turn.text if turn.was_typed else turn.entity(WROTE) or ""
    return [SlotSet(THEN, words), SlotSet(HURRY, True)] if comes_with_a_matter(words) else []


def wait_with_matter(turn: Turn) -> Events:
    """Say that what somebody tells now is answered when they have joined, and remember it."""
    turn.say("utter_joining_later")
    return [SlotSet(THEN, turn.text), SlotSet(HURRY, True), *turn.go_on()]


def say_too_young(turn: Turn) -> Events:
    """Say that a person helps those under 16."""
    with turn.parts.writing() as uow:
        opening = joining.begin(uow, turn.content, turn.step)
    turn.say("utter_joining_young_again", team=opening.campaign.team)
    return []


def _greet(turn: Turn, opening: Opening) -> None:
    if opening.arrival is Arrival.NEW:
        turn.say("utter_joining_hello")
    elif opening.arrival is Arrival.ASKED_AGAIN:
        turn.say("utter_joining_hello_again")
    elif turn.intent in {"start", "greet"}:
        turn.say(f"utter_recap_{Place.JOINING}", called=called(opening.resident.called))


def _known(known: Known) -> Events:
    """Return the slots of what is known, and empty ones for the rest."""
    age = None if known.sixteen_or_over is None else ("yes" if known.sixteen_or_over else "no")
    # A name or an outcode that was left out has an answer after it: then it was asked before.
    skipped_outcode = SKIP if known.sixteen_or_over is not None else None
    skipped_name = SKIP if known.outcode or skipped_outcode else None
    return [
        SlotSet("joining_consent", "yes" if known.consent else None),
        SlotSet("joining_name", known.called or skipped_name),
        SlotSet("joining_outcode", known.outcode or skipped_outcode),
        SlotSet("joining_sixteen", age),
    ]
