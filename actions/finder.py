"""The role finder: its questions, and the roles that fit the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import ResidentAction
from actions.form import NOT_AN_ANSWER, QuestionForm
from actions.told import KEPT, take, told_in
from actions.turn import Events, Turn
from bot.content.say import say_hours, say_match
from bot.journey.text import plain
from bot.journey.told import Told
from bot.services import roles
from bot.services.progress import ASKED_IN_FINDER, Standing
from bot.services.roles import Page, Reading

FORM = "roles_finder_form"
QUESTION_OF = {
    "roles_when": "hours",
    "roles_personal_care": "personal_care",
    "roles_lifting": "lifting",
    "roles_people": "people",
    "roles_licence": "licence",
    "roles_travel": "travel",
    "roles_experience": "experience",
}
"""Slot -> question of data/content/role_finder.yml, in the order in which they are asked."""

ONLY_WHERE_IT_HELPS = frozenset({"travel"})
"""Questions that are asked only of those whom the answer concerns."""

LET_GO = "action_execution_rejected"
"""The event by which a form lets go of a message."""

OTHERS = frozenset({"other", "others", "more", "else", "different", "another", "next"})
"""Words by which somebody who was shown roles asks for further ones."""

LEFT_OUT = Reading(None)
"""An answer that was left out."""


class RolesFind(ResidentAction):
    """Starts the finder, or shows the roles where all was answered before."""

    action_name = "action_roles_find"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Ask what is not known yet; what the message tells is taken and not asked for."""
        if told := told_in(turn):
            return take_up(turn, standing, told)
        if turn.form:
            return first_the_questions(turn)
        if standing.knows_wishes and _wants_others(turn):
            return show_roles(turn, int(turn.slot("roles_listed_to") or 0))
        if standing.knows_wishes:
            turn.say("utter_roles_last_time")
            return show_roles(turn)
        return start_finder(standing.answered)


class RolesExperience(ResidentAction):
    """Hears what somebody has done, then goes on to the finder."""

    action_name = "action_roles_experience"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Say what it counts for, and keep it; "cleaner, mornings" is a wish and no experience."""
        told = told_in(turn)
        if told.roles and not told.experience:
            return take_up(turn, standing, told)
        with turn.parts.writing() as uow:
            tags = roles.tell_experience(uow, turn.content, turn.step, turn.text)
        say_experience(turn, tags)
        told = replace(told, experience=frozenset())
        _, slots = take(turn, told)
        if turn.form == FORM and tags:
            slots = [*slots, SlotSet("roles_experience", KEPT)]
        if turn.form:
            return [*slots, *turn.go_on()]
        return [
            *slots,
            *ask_the_rest(turn, standing, {*told.wishes, *(["experience"] * bool(tags))}),
        ]


class ValidateFinder(QuestionForm):
    """Keeps the answers of the finder."""

    form = FORM
    questions = tuple(QUESTION_OF)

    def name(self) -> str:
        """Return the name by which the form finds this action."""
        return f"validate_{self.form}"

    def validate_roles_when(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep when somebody could work, and read typed hours back."""
        reading = self._kept("roles_when", value, turn)
        if reading is not None and reading.hours is not None:
            turn.say("utter_roles_hours_read_back", hours=say_hours(turn.content, reading.hours))
        return _filled("roles_when", value, reading)

    def validate_roles_personal_care(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep whether personal care is fine."""
        return _filled("roles_personal_care", value, self._kept("roles_personal_care", value, turn))

    def validate_roles_lifting(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep whether lifting is fine."""
        return _filled("roles_lifting", value, self._kept("roles_lifting", value, turn))

    def validate_roles_people(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep whether somebody likes people or quiet."""
        return _filled("roles_people", value, self._kept("roles_people", value, turn))

    def validate_roles_licence(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep whether somebody has a driving licence."""
        return _filled("roles_licence", value, self._kept("roles_licence", value, turn))

    def validate_roles_travel(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep whether somebody can travel early and late."""
        return _filled("roles_travel", value, self._kept("roles_travel", value, turn))

    def validate_roles_experience(self, value: str, turn: Turn) -> dict[str, Any] | None:
        """Keep what somebody has done, and say what it counts for."""
        reading = self._kept("roles_experience", value, turn)
        if reading is not None and reading.experience:
            say_experience(turn, reading.experience)
        elif reading is not None and turn.was_typed and reading.value == [] and value != roles.NONE:
            turn.say("utter_roles_experience_plain")
        return _filled("roles_experience", value, reading)

    def _kept(self, slot: str, value: str, turn: Turn) -> Reading | None:
        question = QUESTION_OF[slot]
        reading = roles.read_answer(turn.content, question, value) or _told(turn, question)
        if reading is not None:
            with turn.parts.writing() as uow:
                roles.keep_answer(uow, turn.step, question, reading)
        return reading

    def _checked(self, asked: str, given: str, turn: Turn) -> Events:
        """Check the answer, and take what else was told with it."""
        events = super()._checked(asked, given, turn)
        if any(one["event"] == LET_GO for one in events):
            return events
        if turn.was_typed:
            own = {QUESTION_OF[asked]}
            # What somebody has done names work of the past, and no role that they look for.
            past = {"roles"} if "experience" in own else set()
            _, slots = take(turn, told_in(turn, without=own | past))
            events = [*events, *slots]
        if asked == "roles_travel":
            return events
        with turn.parts.reading() as uow:
            asks = roles.asks_travel(uow, turn.step)
        return [*events, SlotSet("roles_travel", None if asks else KEPT)]


class RolesFinish(ResidentAction):
    """Shows the roles that fit when the questions are answered."""

    action_name = "action_roles_finish"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show the first three, and empty the form."""
        emptied = [SlotSet(slot, None) for slot in (*QUESTION_OF, "conversation_again")]
        return [*emptied, *show_roles(turn)]


class RolesList(ResidentAction):
    """Shows the roles that fit once more."""

    action_name = "action_roles_list"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show the first three; where nothing was answered yet, ask first."""
        if turn.form:
            return first_the_questions(turn)
        return show_roles(turn) if standing.answered else start_finder(standing.answered)


class RolesMore(ResidentAction):
    """Shows the next roles."""

    action_name = "action_roles_more"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Show the three that follow those of the button, or those that were listed last."""
        if turn.form:
            return first_the_questions(turn)
        after = turn.entity("after") or str(turn.slot("roles_listed_to") or "")
        if not after and not standing.answered:
            return start_finder(standing.answered)
        return show_roles(turn, int(after) if after.isdecimal() else 0)


class RolesChange(ResidentAction):
    """Asks all questions of the finder once more."""

    action_name = "action_roles_change"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Begin at the first question; the questions of the way in come before that."""
        if turn.form and turn.form != FORM:
            return first_the_questions(turn)
        return start_finder(frozenset())


def take_up(turn: Turn, standing: Standing, told: Told) -> Events:
    """Take what a message tells, read it back, and ask what is still missing."""
    fresh, slots = take(turn, told)
    if not fresh and not turn.form:
        turn.say("utter_roles_last_time")
    if turn.form:
        if turn.question == "joining_consent":
            turn.say("utter_roles_after_questions")
        return [*slots, *turn.go_on()]
    return [*slots, *ask_the_rest(turn, standing, set(told.wishes))]


def ask_the_rest(turn: Turn, standing: Standing, told: set[str]) -> Events:
    """Ask what the finder does not know yet, or show the roles where it knows all."""
    answered = standing.answered | told
    return show_roles(turn) if answered >= ASKED_IN_FINDER else start_finder(answered)


def hours_told_late(turn: Turn) -> Events | None:
    """Keep hours that somebody writes at a later question of the finder; None where none are."""
    if turn.form != FORM or turn.question == "roles_when" or not turn.was_typed:
        return None
    reading = roles.read_typed_hours(turn.text)
    if reading is None or reading.hours is None:
        return None
    with turn.parts.writing() as uow:
        roles.keep_answer(uow, turn.step, "hours", reading)
    turn.say("utter_roles_hours_read_back", hours=say_hours(turn.content, reading.hours))
    return turn.go_on()


def first_the_questions(turn: Turn) -> Events:
    """Say that roles come after the open question, which is then asked again."""
    turn.say("utter_roles_after_questions")
    return turn.go_on()


def start_finder(answered: frozenset[str] | set[str]) -> Events:
    """Open the finder; what was answered before is not asked again."""
    return [
        *(
            SlotSet(slot, KEPT if question in {*answered, *ONLY_WHERE_IT_HELPS} else None)
            for slot, question in QUESTION_OF.items()
        ),
        SlotSet("conversation_again", False),
        FollowupAction(FORM),
    ]


def show_roles(turn: Turn, after: int = 0) -> Events:
    """Show up to three roles, the best first, with buttons to hear more of each."""
    with turn.parts.writing() as uow:
        page = roles.page(uow, turn.content, turn.step, after)
    if not page.matches:
        turn.say("utter_roles_no_others")
        return []
    lines = "\n".join(
        f"{number} {say_match(turn.content, match)}"
        for number, match in enumerate(page.matches, start=1)
    )
    response = "utter_roles_others" if after else "utter_roles_best"
    turn.say(response, roles=lines, buttons=_buttons(turn, page))
    return [
        SlotSet("roles_listed", page.role_ids),
        SlotSet("roles_listed_to", page.after + len(page.role_ids)),
        SlotSet("roles_offered", None),
    ]


def _wants_others(turn: Turn) -> bool:
    words = plain(turn.text).split()
    return turn.was_typed and any(word in OTHERS for word in words)


def say_experience(turn: Turn, tags: frozenset[str]) -> None:
    """Say what somebody's experience counts for; at most two kinds, so that it is read."""
    known = turn.content.finder.experience
    said = [str(known[tag].said) for tag in known if tag in tags][:2]
    if said:
        turn.say("utter_roles_experience_heard", said=" ".join(said))
    else:
        turn.say("utter_roles_experience_plain")


def _buttons(turn: Turn, page: Page) -> list[dict[str, str]]:
    label = turn.content.label
    buttons = [
        {
            "title": label("about_number", number=number),
            "payload": f'/roles_describe{{"role": "{role_id}"}}',
        }
        for number, role_id in enumerate(page.role_ids, start=1)
    ]
    if len(page.role_ids) > 1:
        buttons.append({"title": label("compare"), "payload": "/roles_compare"})
    if page.more:
        following = page.after + len(page.role_ids)
        buttons.append(
            {"title": label("show_others"), "payload": f'/roles_more{{"after": "{following}"}}'}
        )
    return buttons


def _told(turn: Turn, question: str) -> Reading | None:
    """Return the answer that lies in other words: "my back is bad" where lifting was asked."""
    told = told_in(turn)
    value = told.wishes.get(question)
    return None if value is None else Reading(value, told.hours, told.experience)


def _filled(slot: str, value: str, reading: Reading | None) -> dict[str, Any] | None:
    return NOT_AN_ANSWER if reading is None else {slot: value}
