"""Roles one by one: what a role is, what it asks for, pays and when, comparing, choosing."""

from __future__ import annotations

import re
from abc import abstractmethod
from datetime import date

from rasa_sdk.events import SlotSet

from actions.base import ResidentAction
from actions.finder import show_roles, start_finder, take_up
from actions.form import is_question
from actions.knowing import offer_needs
from actions.meant import (
    is_against,
    is_registered_profession,
    listed_roles,
    named_role,
    named_roles,
    refused_roles,
)
from actions.starting_questions import asks_pay_day, say_topics
from actions.told import take, told_in
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.roles import Role
from bot.content.say import (
    role_card,
    say_asked_for,
    say_better,
    say_comparison,
    say_hours,
    say_pay,
    say_role_hours,
)
from bot.journey.told import Told
from bot.services import roles
from bot.services.progress import ASKED_IN_FINDER, Standing

MOST_CHARACTERS = 600
TWO = 2
_ASKS = re.compile(
    r"\W*(?:is|are|do|does|did|can|could|will|would|should|when|where|which)\b", re.IGNORECASE
)
ABOUT_ONE = frozenset(
    {"roles_describe", "roles_requirements", "roles_pay", "roles_hours", "roles_choose"}
)
"""Intents that may be meant of one role of a list."""


class RolesDescribe(ResidentAction):
    """Shows a role card: what, when and pay, then what is asked for, checks, and the way in."""

    action_name = "action_roles_describe"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show the card of the role that was named, or that was shown last."""
        role = named_role(turn)
        if role is None:
            return ask_which(turn)
        if is_against(turn) and _is_saved(standing, role):
            return drop(turn, role)
        *pages, last = card_pages(role_card(turn.content, role, _today(turn)))
        for page in pages:
            turn.say("utter_roles_card", card=page)
        saved = _is_saved(standing, role)
        ending = "utter_roles_card_end_saved" if saved else "utter_roles_card_end"
        if turn.form:
            turn.say("utter_roles_card", card=last)
        else:
            turn.say(ending, card=last, role=role.id)
        return [*_shown(role, offered=not saved), *turn.go_on()]


def card_pages(parts: tuple[str, ...]) -> list[str]:
    """Return a card as two messages, or as more where one would be too long to read."""
    what, when, *rest = parts
    pages: list[str] = []
    for group in ((what, when), rest):
        page = ""
        for part in group:
            joined = f"{page}\n{part}" if page else part
            if page and len(joined) > MOST_CHARACTERS:
                pages.append(page)
                joined = part
            page = joined
        pages.append(page)
    return pages


class RoleFact(ResidentAction):
    """Says one thing about a role, and offers to save it."""

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer for the role that was named, or that was shown last."""
        if told := _only_told(turn):
            return take_up(turn, standing, told)
        role = named_role(turn)
        if role is None:
            return ask_which(turn)
        turn.say("utter_roles_fact", title=role.title, fact=self.fact(turn, role))
        offered = not turn.form and not _is_saved(standing, role)
        if offered:
            turn.say("utter_roles_offer", title=_small(role.title), role=role.id)
        return [*_shown(role, offered=offered), *turn.go_on()]

    @abstractmethod
    def fact(self, turn: Turn, role: Role) -> str:
        """Return the one thing."""


class RolesRequirements(RoleFact):
    """Says what a role asks for."""

    action_name = "action_roles_requirements"

    def fact(self, turn: Turn, role: Role) -> str:
        """Return what is often asked for."""
        return say_asked_for(turn.content, role, _today(turn))


class RolesPay(RoleFact):
    """Says what a role pays."""

    action_name = "action_roles_pay"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say what a role pays; "when do i get paid" asks for the first pay day instead."""
        if named_role(turn) is None and asks_pay_day(turn):
            say_topics(turn, ["first_pay"], None)
            return turn.go_on()
        return super().answer(turn, standing)

    def fact(self, turn: Turn, role: Role) -> str:
        """Return the pay, with its band."""
        return say_pay(turn.content, role, _today(turn))


class RolesHours(RoleFact):
    """Says when people in a role work; hours of one's own without a role open the finder."""

    action_name = "action_roles_hours"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Answer for a role, or take "any school hours jobs" as the finder's first answer.

        Whoever tells more than hours is heard out: "im ana, LS9, can do mornings".
        """
        if turn.form or named_role(turn) is not None or _tells_more_than_hours(turn):
            return super().answer(turn, standing)
        reading = roles.read_answer(turn.content, "hours", turn.text) if turn.was_typed else None
        if reading is None or reading.hours is None:
            return ask_which(turn)
        with turn.parts.writing() as uow:
            roles.keep_answer(uow, turn.step, "hours", reading)
        turn.say("utter_roles_hours_read_back", hours=say_hours(turn.content, reading.hours))
        answered = standing.answered | {"hours"}
        return show_roles(turn) if answered >= ASKED_IN_FINDER else start_finder(answered)

    def fact(self, turn: Turn, role: Role) -> str:
        """Return the usual hours."""
        return say_role_hours(turn.content, role, _today(turn))


class RolesCompare(ResidentAction):
    """Compares two roles."""

    action_name = "action_roles_compare"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Compare the two that were named; with fewer named, ask which of those listed.

        Hours and wishes in the same message are taken: "porter or cleaner, i cant lift".
        """
        _, slots = take(turn, told_in(turn, without={"roles", "name"}))
        two = named_roles(turn)[:TWO]
        listed = listed_roles(turn)
        shown = turn.content.roles.get(turn.slot("roles_shown") or "")
        if len(two) == 1 and shown is not None and shown.id != two[0].id:
            two = [*two, shown]
        if len(two) < TWO and len(listed) == TWO:
            two = listed
        if len(two) == TWO:
            say_two(turn, two[0], two[1])
        elif len(listed) > TWO and not turn.form:
            first, second, third = listed[: TWO + 1]
            turn.say("utter_roles_compare_which", first=first.id, second=second.id, third=third.id)
        else:
            return ask_which(turn)
        return [*slots, *turn.go_on()]


class RolesChoose(ResidentAction):
    """Keeps the roles that somebody chooses."""

    action_name = "action_roles_choose"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Save what was named, or what was shown last; "changed my mind" takes it off instead."""
        chosen = named_roles(turn) or _one(named_role(turn))
        if chosen and is_against(turn):
            return drop(turn, chosen[0])
        refused = refused_roles(turn)
        wanted = [role for role in chosen if role not in refused]
        if refused and not wanted:
            return drop(turn, refused[0])
        for role in refused:
            take_off(turn, role)
        return save(turn, wanted) if wanted else ask_which(turn)


class RolesDrop(ResidentAction):
    """Takes a role off the list."""

    action_name = "action_roles_drop"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Take off what was named, or what was shown last."""
        role = named_role(turn)
        return drop(turn, role) if role else ask_which(turn)


def _only_told(turn: Turn) -> Told:
    """Return what a message tells where it names no role and asks nothing: "i cant do lifting"."""
    asks = is_question(turn.text) or _ASKS.match(turn.text) is not None
    return Told() if asks or not turn.was_typed or named_roles(turn) else told_in(turn)


def _tells_more_than_hours(turn: Turn) -> bool:
    """Tell whether a message names no role, asks nothing and tells more than hours."""
    return bool(set(_only_told(turn).to_dict()) - {"hours"})


def save(turn: Turn, chosen: list[Role]) -> Events:
    """Keep roles and say so."""
    with turn.parts.writing() as uow:
        added = roles.choose(uow, turn.step, chosen)
    last = chosen[-1]
    titles = ", ".join(role.title for role in (added or chosen))
    response = "utter_roles_saved" if added else "utter_roles_saved_before"
    turn.say(response, title=titles, role=last.id, buttons=offer_needs(turn))
    return [SlotSet("roles_shown", last.id), SlotSet("roles_offered", None), *turn.go_on()]


def drop(turn: Turn, role: Role) -> Events:
    """Take a role off the list and say so, also where it was not there."""
    if not take_off(turn, role):
        turn.say("utter_roles_not_there", title=_small(role.title), role=role.id)
    return [SlotSet("roles_offered", None), *turn.go_on()]


def take_off(turn: Turn, role: Role) -> bool:
    """Take a role off the list and say so; where it was not there, return False and say nothing."""
    with turn.parts.writing() as uow:
        was_there = roles.drop(uow, turn.step, role)
    if was_there:
        turn.say("utter_roles_dropped", title=_small(role.title), role=role.id)
    return was_there


def ask_which(turn: Turn) -> Events:
    """Ask which role is meant; in a form its question comes back instead."""
    if is_registered_profession(turn):
        return say_registered(turn)
    if turn.form:
        turn.say("utter_roles_name_it")
    elif turn.entities("role"):
        turn.say("utter_roles_unknown")
    elif turn.intent in ABOUT_ONE and listed_roles(turn):
        turn.say("utter_roles_which_listed", buttons=_of_list(turn))
    else:
        turn.say("utter_roles_which")
    return turn.go_on()


def _of_list(turn: Turn) -> list[dict[str, str]]:
    """Return a button for each role of the list, that says the same of this one."""
    return [
        {"title": role.title, "payload": f'/{turn.intent}{{"role": "{role.id}"}}'}
        for role in listed_roles(turn)
    ]


def say_registered(turn: Turn) -> Events:
    """Say that nurses, doctors and others must be registered, and what can be done meanwhile."""
    turn.say("utter_roles_registered")
    if not turn.form:
        turn.say("utter_roles_registered_next")
    return turn.go_on()


def say_two(turn: Turn, first: Role, second: Role) -> None:
    """Say in what two roles differ, and which fits better what is known of the resident."""
    with turn.parts.reading() as uow:
        found = roles.two_matches(uow, turn.step, first, second)
    comparison = say_comparison(turn.content, first, second)
    if found is not None:
        comparison = f"{comparison}\n{say_better(turn.content, *found)}"
    turn.say(
        "utter_roles_comparison",
        comparison=comparison,
        first=first.id,
        second=second.id,
        first_label=turn.content.label("about", title=_small(first.title)),
        second_label=turn.content.label("about", title=_small(second.title)),
    )


def _is_saved(standing: Standing, role: Role) -> bool:
    return any(one.role_id == role.id for one in standing.interests)


def _shown(role: Role, *, offered: bool) -> Events:
    return [SlotSet("roles_shown", role.id), SlotSet("roles_offered", role.id if offered else None)]


def _one(role: Role | None) -> list[Role]:
    return [role] if role else []


def _small(title: str) -> str:
    """Return a title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]


def _today(turn: Turn) -> date:
    return in_london(turn.step.at).date()
