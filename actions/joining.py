"""Coming in: greeting, consent, what to call somebody, where they live, whether they are 16."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.forms import REQUESTED_SLOT

from actions.base import ResidentAction
from actions.finder import ask_the_rest
from actions.form import NOT_AN_ANSWER, QuestionForm
from actions.opening import FORM, open_joining
from actions.recap import say_where_we_are
from actions.told import HURRY, REMEMBERED, THEN, remembered, say_noted, take, told_in
from actions.turn import Events, Turn, called
from bot.journey.names import parse_name
from bot.journey.outcode import parse_outcode
from bot.journey.text import plain
from bot.journey.told import Told
from bot.journey.yes_no import parse_yes_no
from bot.services import joining
from bot.services.joining import Ending
from bot.services.progress import Standing
from bot.services.roles import SKIP

AGE = 16
OLDEST = 120
_AND_MORE = re.compile(
    r"[,.;!\n]+|\s+(?=(?:i|im|i'm|i’m|my|we|looking|want|need|any)\b)", re.IGNORECASE
)
_NOT_KNOWN = re.compile(
    r"^(?:i )?(?:dunno|idk|no idea|not sure|(?:dont|do not|dnt) (?:really )?(?:know|no|remember))"
    r"(?: it| sorry| yet)*$"
)

_NUMBER = re.compile(r"\d")
_AS_AN_AGE = re.compile(
    r"(?:^|\b(?:i ?a?m|my age(?: is)?|aged?|turned|just|only|under|over|below|above|not|nearly"
    r"|almost|yes|yeah|yep|no|nope|nah)\b|\bim(?=\d))"
    r"\W*(\d{1,3})(?=\b|y)(?![:/.]\d)"
    r"(?! ?(?:[ap]m|o ?clock|of|kids?|child\w*|days?|hours?|hrs?|weeks?|wks?|months?|mins?|minutes?"
    r"|miles?|years? in|yrs? in|years? of|yrs? of|years? ago)\b)"
)

QUESTIONS = ("joining_consent", "joining_name", "joining_outcode", "joining_sixteen")
OWN = {
    "joining_name": {"name"},
    "joining_outcode": {"name", "outcode"},
    "joining_sixteen": {"name", "age"},
}
"""What an answer tells of its own question; the name has a question of its own."""

LATER = "later"
"""The value of the button below the question for a name."""

NEEDED = frozenset({"joining_consent", "joining_sixteen"})
"""The questions that cannot be skipped."""


class JoiningStart(ResidentAction):
    """Answers the first message, a followed link, or "start again"."""

    action_name = "action_joining_start"
    for_everyone = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Greet, or say where we are to somebody who joined before."""
        events = open_joining(turn, turn.entity("campaign"))
        if events or standing.is_too_young:
            return events
        say_where_we_are(turn, standing)
        return turn.go_on()


class ValidateJoining(QuestionForm):
    """Keeps the answers of the joining questions."""

    form = FORM
    questions = QUESTIONS

    def name(self) -> str:
        """Return the name by which the form finds this action."""
        return f"validate_{self.form}"

    def _checked(self, asked: str, given: str, turn: Turn) -> Events:
        """Check the answer, and take what else was told with it."""
        events = super()._checked(asked, given, turn)
        accepted = all(one["event"] == "slot" for one in events)
        if not turn.was_typed or not accepted or asked == "joining_consent":
            return events
        told = told_in(turn, without=OWN[asked])
        fresh, slots = take(turn, told, quietly=True)
        _say_noted(turn, events, fresh)
        return [*events, *slots]

    def validate_joining_consent(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep yes or no; after a no the questions end."""
        if value == SKIP:
            turn.say("utter_joining_consent_needed")
            return {"joining_consent": None, "conversation_again": True}
        # A consent is given in plain words or by a button; what merely sounds like yes is not one.
        granted = _agrees(turn) if turn.was_typed else parse_yes_no(value)
        if granted is None:
            return NOT_AN_ANSWER
        with turn.parts.writing() as uow:
            joining.record_consent(uow, turn.step, granted=granted)
        answer: dict[str, Any] = {"joining_consent": "yes" if granted else "no", REMEMBERED: None}
        if not granted:
            return {**answer, REQUESTED_SLOT: None}
        _, slots = take(turn, remembered(turn).and_then(told_in(turn)))
        # Somebody with an interview tomorrow is asked for nothing that can wait.
        hurry = {one: SKIP for one in ("joining_name", "joining_outcode") if turn.slot(HURRY)}
        return {**answer, **hurry, **{one["name"]: one["value"] for one in slots}}

    def validate_joining_name(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep what to call the resident; "later" leaves the postcode for later too.

        With it three presses are enough to begin: yes, later, and 16 or over.
        """
        if value == LATER:
            with turn.parts.writing() as uow:
                joining.record_name(uow, turn.step, None)
            told = turn.slot("joining_outcode")
            return {"joining_name": SKIP, "joining_outcode": told or SKIP}
        name = None if value == SKIP else parse_name(value)
        if name is None and value != SKIP:
            return NOT_AN_ANSWER
        with turn.parts.writing() as uow:
            joining.record_name(uow, turn.step, name)
        return {"joining_name": name or SKIP}

    def validate_joining_outcode(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep the first half of the postcode."""
        # Who still does not know it when it was explained need not look for the button.
        explained = bool(turn.slot("conversation_misses"))
        left_out = value == SKIP or (explained and _does_not_know(value))
        outcode = None if left_out else parse_outcode(value)
        if outcode is None and not left_out:
            return NOT_AN_ANSWER
        with turn.parts.writing() as uow:
            joining.record_outcode(uow, turn.step, outcode)
        return {"joining_outcode": outcode or SKIP}

    def validate_joining_sixteen(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep whether the resident is 16 or over; an age will do."""
        if value == SKIP:
            turn.say("utter_joining_sixteen_needed")
            return {"joining_sixteen": None, "conversation_again": True}
        old_enough = read_age(turn.text if turn.was_typed else value)
        if old_enough is None:
            return NOT_AN_ANSWER
        with turn.parts.writing() as uow:
            joining.record_age(uow, turn.step, sixteen_or_over=old_enough)
        return {"joining_sixteen": "yes" if old_enough else "no"}


class JoiningFinish(ResidentAction):
    """Ends the joining questions: welcome, goodbye, or a person for the very young."""

    action_name = "action_joining_finish"
    for_everyone = True
    takes_up_joining = False

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say what comes now, and empty the form."""
        with turn.parts.writing() as uow:
            ending, resident, campaign = joining.finish(uow, turn.content, turn.step)
        if ending is Ending.DECLINED:
            turn.say("utter_joining_declined")
        elif ending is Ending.TOO_YOUNG:
            turn.say("utter_joining_young", team=campaign.team)
        else:
            is_new = resident.stage == "joining"
            if is_new and turn.slot(THEN):
                turn.say("utter_joining_then", called=called(resident.called))
                return [*_emptied(), SlotSet("conversation_then", turn.slot(THEN))]
            led_on = is_new and bool(standing.answered or standing.interests)
            welcome = "utter_joining_led_on" if led_on else "utter_joining_welcome"
            turn.say(welcome if is_new else "utter_data_changed", called=called(resident.called))
            if led_on:
                return [*_emptied(), *ask_the_rest(turn, standing, set())]
        return _emptied()


def _emptied() -> Events:
    return [
        SlotSet(slot, None) for slot in (*QUESTIONS, REMEMBERED, THEN, HURRY, "conversation_again")
    ]


def _say_noted(turn: Turn, events: Events, fresh: Told) -> None:
    """Read back what came with an answer; an outcode beside a name is the commonest."""
    name = next((one["value"] for one in events if one.get("name") == "joining_name"), None)
    if name and set(fresh.to_dict()) - {"age"} == {"outcode"}:
        turn.say("utter_joining_noted", name=name, outcode=fresh.outcode)
    else:
        say_noted(turn, fresh)


def _agrees(turn: Turn) -> bool | None:
    """Return whether a typed answer is a yes or a no, also where something is told after it."""
    granted = parse_yes_no(turn.text)
    first, *rest = _AND_MORE.split(turn.text, maxsplit=1)
    if granted is None and rest and told_in(turn) and " but " not in plain(turn.text):
        return parse_yes_no(first)
    return granted


def _does_not_know(text: str) -> bool:
    return _NOT_KNOWN.search(plain(text)) is not None


def read_age(text: str) -> bool | None:
    """Return whether somebody is 16 or over, from "yes", "im 34" or "no i am 15".

    Only a number that is told as an age is one: who is taken for a child by mistake is turned
    away, so "ls9", "yes i have 2 kids" and "at 10" are none.
    """
    ages = [int(one.group(1)) for one in _AS_AN_AGE.finditer(_unaccented(text))]
    ages = [age for age in ages if age <= OLDEST]
    if len(ages) == 1 and ages[0] != AGE:
        return ages[0] > AGE
    if ages:
        return _about_sixteen(text)
    said = parse_yes_no(text)
    # "i am at work till 10" is a yes by its first words alone: with a number, yes is to be said.
    return said if said is None or not _NUMBER.search(text) else _said_first(text)


def _said_first(text: str) -> bool | None:
    first = plain(text).split()[:1]
    return parse_yes_no(first[0]) if first else None


def _unaccented(text: str) -> str:
    return text.casefold().replace("’", "").replace("'", "")


def _about_sixteen(text: str) -> bool:
    words = text.casefold()
    return not any(word in words for word in ("under", "younger", "not", "below", "less"))
