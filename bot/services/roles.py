"""Finding a role: what would suit somebody, which roles fit, and those they choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.content import Content
from bot.content.roles import Role
from bot.journey.choices import match_choice
from bot.journey.experience import find_experience
from bot.journey.hours import PARTS, Hours
from bot.journey.hours import parse as parse_hours
from bot.journey.matching import Match, match, rank
from bot.journey.preferences import Answer, PeopleWish, Preferences, asks_about_travel
from bot.journey.reminders import About
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services.ports import UnitOfWork
from bot.services.progress import ASKED_IN_FINDER, Step, arrive, log
from bot.services.reminders import watch

ROLES_ON_A_PAGE = 3
SKIP = "skip"
NONE = "none"

_HOURS_OF_CHOICE: dict[str, Hours | None] = {
    "school_hours": PARTS["school_hours"],
    "days": PARTS["days"],
    "evenings": PARTS["evenings"],
    "nights_too": Hours(flexible=True, nights=True),
    "depends": None,
}
_UNSURE = (
    "sure",
    "maybe",
    "depends",
    "perhaps",
    "sometimes",
    "dont know",
    "idk",
    "dunno",
    "no idea",
    "possibly",
    "a bit",
)
_EASY = ("idc", "dont care", "do not care", "whatever", "not bothered", "not fussed", "dont mind")
_QUIET = ("quiet", "alone", "on my own", "by myself", "not people", "no people")
_PEOPLE = (
    "people",
    "patients",
    "public",
    "talking",
    "talk",
    "chat",
    "team",
    "others",
    "ppl",
    "peeps",
    "patient",
)
_EITHER = ("both", "either", "any", "doesnt matter", *_EASY)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer means: the value to keep (plain JSON; None: skipped) and what to say back."""

    value: Any
    hours: Hours | None = None
    experience: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the roles that fit, the best first, and whether others follow."""

    matches: tuple[Match, ...]
    after: int
    more: bool

    @property
    def role_ids(self) -> list[str]:
        """Return the roles' ids in order."""
        return [match.role_id for match in self.matches]


def read_answer(content: Content, question: str, text: str) -> Reading | None:
    """Return what an answer to one of the finder's questions means, or None.

    `text` is what was typed, the id of a choice, or "skip".
    """
    if plain(text) == SKIP:
        return Reading(None)
    choice = _choice(content, question, text)
    if question == "hours":
        return _read_hours(choice, text)
    if question == "experience":
        return _read_experience(content, choice, text)
    answer = choice or _typed_answer(question, text)
    if answer is None:
        # Who cannot say is not asked the same again.
        return Reading(None) if question == "people" and _has(text, _UNSURE) else None
    if question == "people":
        return Reading(PeopleWish(answer).value)
    return _read_licence(answer) if question == "licence" else Reading(Answer(answer).value)


def read_typed_hours(text: str) -> Reading | None:
    """Return hours that are written out; a bare number is the place of a button, and no time."""
    hours = parse_hours(text) if any(sign.isalpha() for sign in text) else None
    return None if hours is None else Reading(hours.to_dict(), hours)


def keep_answer(uow: UnitOfWork, step: Step, question: str, reading: Reading) -> None:
    """Keep one answer; experience is added to what was told before, everything else replaces it."""
    resident = arrive(uow, step)
    value = reading.value
    if question == "experience" and value is not None:
        before = uow.progress.preferences(resident.id).get("experience") or []
        value = sorted({*before, *value})
    uow.progress.set_preference(resident.id, name=question, value=value, at=step.at)
    log(uow, resident, step, "answered" if value is not None else "skipped", {"question": question})
    watch(uow, resident.id, About.FINDER, step.at)
    uow.commit()


def tell_experience(uow: UnitOfWork, content: Content, step: Step, text: str) -> frozenset[str]:
    """Keep the experience that somebody tells of in passing; return its tags."""
    tags = find_experience(text, _experience_words(content))
    if tags:
        resident = arrive(uow, step)
        before = uow.progress.preferences(resident.id).get("experience") or []
        merged = sorted({*before, *tags})
        uow.progress.set_preference(resident.id, name="experience", value=merged, at=step.at)
        log(uow, resident, step, "told_experience", {"experience": sorted(tags)})
        uow.commit()
    return tags


def answered(uow: UnitOfWork, step: Step) -> frozenset[str]:
    """Return the finder's questions that were answered or skipped before."""
    resident = arrive(uow, step)
    return frozenset(uow.progress.preferences(resident.id)) & ASKED_IN_FINDER


def asks_travel(uow: UnitOfWork, step: Step) -> bool:
    """Whether the resident is to be asked if they can travel early or late."""
    chat = uow.chats.get(step.conversation)
    return chat is not None and asks_about_travel(uow.progress.preferences(chat.resident_id))


def two_matches(
    uow: UnitOfWork, step: Step, first: Role, second: Role
) -> tuple[Match, Match] | None:
    """Return how two roles fit the resident's wishes; None where no wish is known."""
    chat = uow.chats.get(step.conversation)
    known = uow.progress.preferences(chat.resident_id) if chat is not None else {}
    wishes = Preferences.from_dict(known)
    if wishes == Preferences():
        return None
    return match(wishes, first), match(wishes, second)


def page(uow: UnitOfWork, content: Content, step: Step, after: int = 0) -> Page:
    """Return the roles that fit best from place `after` on; no role is ever left out."""
    resident = arrive(uow, step)
    preferences = Preferences.from_dict(uow.progress.preferences(resident.id))
    matches = rank(preferences, content.roles.values())
    shown = tuple(matches[after : after + ROLES_ON_A_PAGE])
    if shown:
        found = {"roles": [match.role_id for match in shown]}
        log(uow, resident, step, "saw_roles", found)
    uow.commit()
    return Page(matches=shown, after=after, more=after + len(shown) < len(matches))


def choose(uow: UnitOfWork, step: Step, roles: Sequence[Role]) -> list[Role]:
    """Keep roles as interests, with the date; return those that were not on the list before."""
    resident = arrive(uow, step)
    added = []
    for role in roles:
        if uow.progress.add_interest(resident.id, role_id=role.id, source="chat", at=step.at):
            log(uow, resident, step, f"chose:{role.id}", {"role": role.id})
            added.append(role)
    if added:
        watch(uow, resident.id, About.ROLES, step.at)
    if resident.stage == "choosing":
        uow.residents.update(resident.id, stage="preparing")
    uow.commit()
    return added


def drop(uow: UnitOfWork, step: Step, role: Role) -> bool:
    """Take a role off the resident's list; False when it was not there.

    Without any role left they are choosing again.
    """
    resident = arrive(uow, step)
    was_there = uow.progress.withdraw_interest(resident.id, role_id=role.id, at=step.at)
    if was_there:
        log(uow, resident, step, f"dropped:{role.id}", {"role": role.id})
    if resident.stage == "preparing" and not uow.progress.interests(resident.id):
        uow.residents.update(resident.id, stage="choosing")
    uow.commit()
    return was_there


def is_saved(uow: UnitOfWork, step: Step, role_id: str) -> bool:
    """Whether the role is on the resident's list."""
    resident = arrive(uow, step)
    return any(one.role_id == role_id for one in uow.progress.interests(resident.id))


def _typed_answer(question: str, text: str) -> str | None:
    if question == "people":
        return _people_wish(text)
    if question in {"personal_care", "lifting", "travel"} and _has(text, _EASY):
        return Answer.YES.value
    return _yes_no(text)


def _choice(content: Content, question: str, text: str) -> str | None:
    choices = content.finder.question(question).choices
    for choice in choices:
        if text.strip() == choice.id:
            return choice.id
    labels = [choice.label for choice in choices]
    at = match_choice(text, labels)
    if at is None:
        # "day" means the button "Days".
        at = match_choice(f"{text.strip()}s", labels)
    return None if at is None else choices[at].id


def _read_hours(choice: str | None, text: str) -> Reading | None:
    if choice is not None:
        hours = _HOURS_OF_CHOICE[choice]
        # "It depends" is an answer, and says nothing about hours.
        return Reading(None if hours is None else hours.to_dict(), hours)
    hours = parse_hours(text)
    if hours is None:
        return Reading(None) if _has(text, _UNSURE) else None
    return Reading(hours.to_dict(), hours)


def _read_licence(answer: str) -> Reading:
    # "Not sure" is kept as left out: only a licence or none counts.
    return Reading(answer == "yes" if answer in {"yes", "no"} else None)


def _read_experience(content: Content, choice: str | None, text: str) -> Reading:
    if choice == NONE or plain(text) == NONE:
        return Reading([])
    tags = frozenset({choice}) if choice else find_experience(text, _experience_words(content))
    return Reading(sorted(tags), experience=tags)


def _experience_words(content: Content) -> dict[str, tuple[str, ...]]:
    return {tag: experience.words for tag, experience in content.finder.experience.items()}


def _people_wish(text: str) -> str | None:
    found = {
        wish
        for wish, words in (
            (PeopleWish.EITHER, _EITHER),
            (PeopleWish.QUIET, _QUIET),
            (PeopleWish.PEOPLE, _PEOPLE),
        )
        if _has(text, words)
    }
    if PeopleWish.EITHER in found:
        return PeopleWish.EITHER.value
    if PeopleWish.QUIET in found:
        return PeopleWish.QUIET.value
    return PeopleWish.PEOPLE.value if found else None


def _yes_no(text: str) -> str | None:
    if _has(text, _UNSURE) and parse_yes_no(text) is not True:
        return Answer.UNSURE.value
    said = parse_yes_no(text)
    return None if said is None else ("yes" if said else "no")


def _has(text: str, words: Sequence[str]) -> bool:
    known = f" {plain(text)} "
    return any(f" {word} " in known for word in words)
