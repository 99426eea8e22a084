"""Putting right what is kept: shown in short, each part with a button that asks for it again."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions.data_rights import DataAction
from actions.data_told import TAKE, show_told, take_told, told_values
from actions.finder import start_finder
from actions.opening import FORM as JOINING
from actions.opening import open_joining
from actions.turn import Events, Turn
from bot.content.data_rights import NOT_KEPT
from bot.content.say_kept import say_answers, say_language
from bot.services import data_rights, people
from bot.services.data_rights import Kept
from bot.services.kept import Told
from bot.services.progress import Standing
from bot.services.roles import SKIP

ASKED_AGAIN = {
    "name": "joining_name",
    "outcode": "joining_outcode",
    "sixteen": "joining_sixteen",
}
"""What can be put right by a question of the way in."""
TOLD_ANEW = frozenset({"applications", "interviews", "checks", "jobs"})
"""What is put right by telling it again, in the room where it was told."""
OTHER = "other"


class DataCorrectShow(DataAction):
    """Shows what is kept, or asks at once for what a message names."""

    action_name = "action_data_correct_show"
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Show it with buttons; "my name is spelt wrong" has the name asked for."""
        corrections = turn.content.rights.corrections
        named = data_rights.named_correction(corrections, turn.text) if turn.was_typed else None
        if _has_not_joined(turn, standing):
            return open_joining(turn)
        if turn.entities("role") and named is None:
            return put_right(turn, standing, "roles")
        if named is not None and named.id != NOT_KEPT:
            return put_right(turn, standing, named.id)
        if named is not None:
            turn.say("utter_data_correct_not_kept")
        show_kept(turn)
        return turn.leave_it()


class DataCorrectField(DataAction):
    """Asks again for the part whose button was pressed."""

    action_name = "action_data_correct_field"
    takes_up_joining = False

    def respond(self, turn: Turn, standing: Standing) -> Events:
        """Ask for it, or pass on what only a person can put right."""
        return put_right(turn, standing, turn.entity("field") or OTHER)


def put_right(turn: Turn, standing: Standing, field: str) -> Events:
    """Ask for one part again, in the questions that are there for it."""
    if _has_not_joined(turn, standing):
        return open_joining(turn)
    if field in ASKED_AGAIN:
        return ask_again(turn, standing, ASKED_AGAIN[field])
    if field == "wishes":
        return _wishes(turn)
    if field == "language":
        turn.say("utter_data_correct_language", buttons=_languages(turn))
        return turn.leave_it()
    about_applying = _of_applying(turn, standing, field)
    return _ask_person(turn) if about_applying is None else about_applying


def _ask_person(turn: Turn) -> Events:
    with turn.parts.writing() as uow:
        asked = people.ask(uow, turn.content, turn.step, "data_correct")
    turn.say("utter_data_correct_other", team=asked.campaign.team)
    return turn.go_on()


def _of_applying(turn: Turn, standing: Standing, field: str) -> Events | None:
    """Answer what is about roles, applications and what was told for them; None for others."""
    if field == "roles":
        return _roles(turn, standing)
    if field in set(Told):
        return show_told(turn, standing, Told(field))
    if field.startswith(TAKE):
        return take_told(turn, standing, field)
    if field in TOLD_ANEW:
        turn.say(f"utter_data_correct_{field}")
        return turn.go_on()
    return None


def ask_again(turn: Turn, standing: Standing, slot: str) -> Events:
    """Have the questions of the way in ask for one thing; what else they know is left alone."""
    known = {} if turn.form == JOINING else _known(standing)
    return [
        *(SlotSet(name, value) for name, value in known.items() if name != slot),
        SlotSet(slot, None),
        SlotSet("conversation_again", True),
        FollowupAction(JOINING),
    ]


def show_kept(turn: Turn) -> None:
    """Show what is kept in short, with a button for each part."""
    words = turn.content.rights
    with turn.parts.writing() as uow:
        kept = data_rights.kept(uow, turn.step)
    values = _values(turn, kept) | told_values(turn, kept.resident.id)
    shown = [one for one in words.shown if one.id in values]
    lines = [str(one.line).format(value=values[one.id]) for one in shown]
    buttons = [_button(str(one.label), one.id) for one in shown]
    turn.say(
        "utter_data_correct_show",
        lines="\n".join(lines),
        buttons=[*buttons, _button(str(words.other), OTHER)],
    )


def _has_not_joined(turn: Turn, standing: Standing) -> bool:
    """Whether the way in comes first; those under 16 can say that they pressed the wrong button."""
    halfway = standing.stage == "joining" and not standing.is_too_young and turn.form != JOINING
    return standing.is_new or halfway


def _values(turn: Turn, kept: Kept) -> dict[str, str]:
    content, words, one = turn.content, turn.content.rights, kept.resident
    titles = [
        content.roles[role.role_id].title
        for role in kept.interests
        if role.role_id in content.roles
    ]
    wishes = [f"{name}: {value}" for name, value in say_answers(content, kept.answers)]
    old_enough = one.sixteen_or_over
    return {
        "name": one.called or words.not_given,
        "outcode": one.outcode or words.not_given,
        "sixteen": words.not_given
        if old_enough is None
        else words.yes_no["yes" if old_enough else "no"],
        "language": say_language(content, one.language),
        "roles": words.joined_by.join(titles) or words.nothing,
        "wishes": "; ".join(wishes) or words.nothing,
    }


def _wishes(turn: Turn) -> Events:
    if turn.form == JOINING:
        turn.say("utter_roles_after_questions")
        return turn.go_on()
    return start_finder(frozenset())


def _roles(turn: Turn, standing: Standing) -> Events:
    known = turn.content.roles
    mine = [known[one.role_id] for one in standing.interests if one.role_id in known]
    buttons = [
        {
            "title": turn.content.label("take_role_off", title=role.title),
            "payload": f'/roles_drop{{"role": "{role.id}"}}',
        }
        for role in mine
    ]
    more = {"title": turn.label("add_role"), "payload": "/roles_find"}
    turn.say("utter_data_correct_roles", buttons=[*buttons, more])
    return turn.leave_it()


def _languages(turn: Turn) -> list[dict[str, str]]:
    named = [(one.own_name, one.name) for one in turn.content.languages.values()]
    return [
        {"title": own_name, "payload": f'/language_change{{"language": "{name}"}}'}
        for own_name, name in [*named, ("English", "English")]
    ]


def _known(standing: Standing) -> dict[str, str | None]:
    one = standing.resident
    return {
        # Whether advisers may read the chat is asked elsewhere, and not here again.
        "joining_consent": "yes",
        "joining_name": one.called or SKIP,
        "joining_outcode": one.outcode or SKIP,
        "joining_sixteen": "no" if one.sixteen_or_over is False else "yes",
    }


def _button(title: str, field: str) -> dict[str, str]:
    return {"title": title, "payload": f'/data_correct_field{{"field": "{field}"}}'}
