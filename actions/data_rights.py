"""A copy of what is kept, its erasure, a complaint, and who may read the chat."""

from __future__ import annotations

import re
from abc import abstractmethod

from rasa_sdk.events import SlotSet

from actions.base import ResidentAction
from actions.misunderstood import UNDERSTOOD, miss
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say_kept import say_day, say_time
from bot.services import data_rights
from bot.services.data_rights import COPY_DATA, COPY_PAGE, Sharing
from bot.services.dialogue import ERASE
from bot.services.progress import Standing

SURE_ENOUGH = 0.6
"""Below this confidence a wish about one's data is asked about first."""

_OF_ANOTHER = re.compile(
    r"^\W*(?:(?:and|but|cos|because|lol)\s+)?(?:he|she|they|mum|dad|my (?!name|data|info|chat)"
    r"[\w-]+(?: in law)?)\s(?:\w+\s){0,2}?(?:forg[eo]t|remember|delet|wipe|clear)",
    re.IGNORECASE,
)
"""Somebody tells of another person: "he forget every thing"."""

ASKED_AT = "data_delete_asked"
"""The slot with the moment at which the last question before an erasure was put."""


class DataAction(ResidentAction):
    """An action for everybody of whom something is kept, whatever they said before."""

    for_everyone = True
    understands = False
    in_danger_too = True

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer what is understood for sure; a mere guess is asked about."""
        if turn.was_typed and turn.confidence < SURE_ENOUGH:
            return miss(turn)
        return [UNDERSTOOD, *self.respond(turn, standing)]

    @abstractmethod
    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Do the one thing that this action is for."""


class DataCopyAsk(DataAction):
    """Warns before a copy is sent: a phone may be shared."""

    action_name = "action_data_copy_ask"
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Ask whether to send it here, or say when the next one may be asked for."""
        with turn.parts.writing() as uow:
            copy = data_rights.may_copy(uow, turn.step)
        if copy.next_at is not None:
            turn.say("utter_data_copy_wait", time=say_time(copy.next_at))
            return turn.go_on()
        turn.say("utter_data_copy_ask")
        return turn.leave_it()


class DataCopySend(DataAction):
    """Sends the copy as two files; they are made when they are sent, and stored nowhere."""

    action_name = "action_data_copy_send"

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Send it, and say what is not in it yet."""
        with turn.parts.writing() as uow:
            copy = data_rights.send_copy(uow, turn.step)
        if copy.next_at is not None:
            turn.say("utter_data_copy_wait", time=say_time(copy.next_at))
            return turn.go_on()
        turn.say("utter_data_copy_page", json_message={"document": COPY_PAGE})
        turn.say("utter_data_copy_file", json_message={"document": COPY_DATA})
        if copy.notes:
            team = turn.content.campaign(standing.resident.campaign).team
            turn.say("utter_data_copy_notes", team=team)
        return turn.go_on()


class DataLeave(DataAction):
    """Leaves everything as it is."""

    action_name = "action_data_leave"

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Say so."""
        turn.say("utter_data_left")
        return [SlotSet(ASKED_AT, None), *turn.go_on()]


class DataDeleteAsk(DataAction):
    """Says what an erasure takes away and what it cannot, and asks a first time."""

    action_name = "action_data_delete_ask"
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Ask; whoever may be in danger is told that nobody can reach them afterwards."""
        team = turn.content.campaign(standing.resident.campaign).team
        if turn.was_typed and _OF_ANOTHER.search(turn.text):
            return miss(turn)
        turn.say("utter_data_delete_what", team=team)
        with turn.parts.writing() as uow:
            if data_rights.worries(uow, turn.step):
                turn.say("utter_data_delete_worry", team=team)
        turn.say("utter_data_delete_ask")
        return [SlotSet(ASKED_AT, None), *turn.leave_it()]


class DataDeleteSure(DataAction):
    """Asks a second time, in another place on the screen."""

    action_name = "action_data_delete_sure"
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Ask, and remember when; a yes to this very question erases nothing."""
        asked = data_rights.is_confirmed(turn.slot(ASKED_AT), turn.step.at)
        turn.say("utter_data_delete_press" if asked else "utter_data_delete_sure")
        return [SlotSet(ASKED_AT, turn.step.at.isoformat()), *turn.leave_it()]


class DataDeleteNow(DataAction):
    """Has everything erased, where it was asked for twice just now."""

    action_name = "action_data_delete_now"
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Say the last words: with them the gateway erases the resident, this answer included."""
        if not data_rights.is_confirmed(turn.slot(ASKED_AT), turn.step.at):
            turn.say("utter_data_delete_ask")
            return [SlotSet(ASKED_AT, None), *turn.leave_it()]
        turn.say("utter_data_delete_done", json_message={"then": ERASE})
        return [SlotSet(ASKED_AT, None), *turn.close_form()]


class ComplaintTake(DataAction):
    """Takes a complaint."""

    action_name = "action_complaint_take"

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Say what happens, by when, by which number, and who else hears complaints about data."""
        with turn.parts.writing() as uow:
            complaint = data_rights.complain(uow, turn.content, turn.step)
        if not complaint.known:
            turn.say("utter_people_complain", team=complaint.campaign.team)
        said = "utter_complaint_known" if complaint.known else "utter_complaint_taken"
        turn.say(said, reference=complaint.reference, team=complaint.campaign.team)
        turn.say("utter_complaint_regulator", number=turn.content.signposts["ico"].number)
        return turn.go_on()


class SharingShow(DataAction):
    """Shows who may read what, and since when."""

    action_name = "action_sharing_show"
    for_everyone = False
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Show every purpose with a button to change it."""
        with turn.parts.writing() as uow:
            found = data_rights.sharing(uow, turn.content, turn.step)
        turn.say("utter_sharing_now", lines=_lines(turn, found), buttons=_switches(turn, found))
        return turn.leave_it()


class SharingSet(DataAction):
    """Takes back or gives again one consent; it holds at once."""

    action_name = "action_sharing_set"
    for_everyone = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Keep it and say how it stands now."""
        granted = turn.entity("granted") == "yes"
        with turn.parts.writing() as uow:
            found = data_rights.set_sharing(
                uow, turn.content, turn.step, turn.entity("purpose") or "", granted=granted
            )
        said = "utter_sharing_given" if granted else "utter_sharing_withdrawn"
        turn.say(said, lines=_lines(turn, found), buttons=_switches(turn, found))
        return turn.leave_it()


def _lines(turn: Turn, found: list[Sharing]) -> str:
    said = []
    for one in found:
        name = one.purpose.name
        if one.last is None:
            said.append(one.purpose.never.format(name=name))
            continue
        date = say_day(turn.content, in_london(one.last.at).date())
        words = one.purpose.given if one.granted else one.purpose.refused
        said.append(words.format(name=name, date=date))
    return "\n".join(said)


def _switches(turn: Turn, found: list[Sharing]) -> list[dict[str, str]]:
    buttons = []
    for one in found:
        label = "sharing_stop" if one.granted else "sharing_start"
        granted = "no" if one.granted else "yes"
        payload = f'/sharing_set{{"purpose": "{one.id}", "granted": "{granted}"}}'
        buttons.append({"title": turn.label(label), "payload": payload})
    return [*buttons, {"title": turn.label("leave"), "payload": "/data_leave"}]
