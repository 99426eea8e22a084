"""The employer's list: for which job, from where the list comes, and whether it is all there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.application_steps import (
    SKIP,
    Following,
    Onward,
    about,
    choices,
    meant,
    named_choices,
    work_of,
)
from actions.guided import DONE, Question
from actions.knowing import offer_needs
from actions.meant import named_roles
from actions.turn import Turn
from bot.journey.specification import Specification, Unread
from bot.journey.text import plain
from bot.services import people, prefilling, preparing, starting
from bot.services.preparing import Preparing
from bot.services.starting import Offer

FEWEST_POINTS = 2
FEW_WORDS = 12
LONG_PASTE = 25
"""So many words where a button was asked for are the list itself."""
_ALL = ("that is all", "thats all", "all of it", "yes", "done", "finished", "no more", "end")
_MORE = ("there is more", "more", "no", "not yet", "wait", "not all")
_PASTES = ("i will paste", "paste", "i paste", "paste it", "ill paste", "i can paste", "copy",
           "i have it", "i got it", "ill paste it", "let me paste")  # fmt: skip
_ADDRESS = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_ANEW = re.compile(
    r"\b(?:paste|copy|send) (?:it |the list |list |that )?again\b|\bwrong list\b"
    r"|\blist (?:is |was |iz )?(?:wrong|not right)\b"
    r"|\b(?:change|replace|paste) (?:the |my |a new |another |new )?list\b"
)
_USUAL = ("usual", "practice", "practise", "dont have", "do not have", "no advert", "havent")


def which(turn: Turn) -> Question:
    """Ask which job to apply for, among those that are known."""
    with turn.parts.writing() as uow:
        offers = starting.offers(uow, turn.content, turn.step)
    buttons = named_choices([(one.title, one.id) for one in offers])
    response = "utter_applying_which" if offers else "utter_applying_which_open"
    return Question("list_which", response, buttons=buttons, free=True)


def first(turn: Turn, work: Preparing) -> Question | Onward:
    """Ask for the employer's list, or take it from the advert where that holds one."""
    with turn.parts.writing() as uow:
        held = starting.list_in_advert(uow, turn.content, work.application)
    if held is not None and len(held.criteria) >= FEWEST_POINTS:
        return _keep(turn, work, held, source="advert")
    return _source(turn, work)


def build(turn: Turn, name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    if name == "list_which":
        return which(turn)
    work = work_of(turn, known)
    if work is None:
        return None
    if name == "list_source":
        return _source(turn, work)
    if name == "list_more":
        with turn.parts.writing() as uow:
            read = preparing.pasted(uow, turn.content, turn.step, work.application.id)
        return _more(turn, work, read)
    if name == "list_check":
        return check(turn, work)
    return _paste(work)


def take(turn: Turn, name: str, known: Mapping[str, Any], value: str) -> Following:
    """Read an answer of this room."""
    if name == "list_which":
        return _taken_which(turn, value)
    work = work_of(turn, known)
    if work is None:
        return DONE
    if name == "list_source":
        return _taken_source(turn, work, value)
    if name == "list_more":
        return _taken_more(turn, work, value)
    if name == "list_check":
        return _taken_check(turn, work, value)
    return _taken_paste(turn, work, value)


def wants_anew(value: str) -> bool:
    """Whether somebody wants another list in the place of the one that is kept."""
    return len(value.split()) <= FEW_WORDS and _ANEW.search(plain(value)) is not None


def start(turn: Turn, offer: Offer) -> Onward:
    """Start or take up an application, and say which one it is."""
    with turn.parts.writing() as uow:
        begun = starting.begin(uow, turn.content, turn.step, offer)
    if begun.is_new:
        turn.say(
            "utter_applying_started",
            title=begun.work.application.title,
            buttons=offer_needs(turn),
        )
        if begun.taken:
            turn.say("utter_applying_taken_over", what=begun.taken)
    else:
        turn.say(
            "utter_applying_again",
            title=begun.work.application.title,
            done=begun.work.done,
            total=begun.work.total,
        ) if begun.work.total else turn.say(
            "utter_applying_again_new", title=begun.work.application.title
        )
    return Onward(begun.work.application.id)


def check(turn: Turn, work: Preparing) -> Question | None:
    """Show which stories of before were put to which points, and ask whether they fit."""
    with turn.parts.writing() as uow:
        pairs = prefilling.shown_by_stories(uow, turn.step, work)
    if not pairs:
        return None
    lines = "\n".join(
        turn.content.label("apply_pair", point=point, story=story) for point, story in pairs[:6]
    )
    return Question(
        "list_check",
        "utter_applying_check",
        {"lines": lines, "covered": len(pairs), "total": work.total},
        choices(turn, "fit", "one_by_one"),
        about=about(work),
    )


def _taken_which(turn: Turn, value: str) -> Following:
    if value == SKIP:
        turn.say("utter_applying_later")
        return DONE
    with turn.parts.writing() as uow:
        roles = frozenset(role.id for role in named_roles(turn))
        offer = starting.meant(uow, turn.content, turn.step, value, roles)
    return start(turn, offer) if offer else None


def _source(turn: Turn, work: Preparing) -> Question:
    role = work.application.role_id
    labels = ["paste", "usual"] if role in turn.content.specifications.roles else ["paste"]
    response = "utter_applying_source" if len(labels) > 1 else "utter_applying_source_paste"
    return Question(
        "list_source", response, buttons=choices(turn, *labels), free=True, about=about(work)
    )


def _paste(work: Preparing) -> Question:
    return Question("list_paste", "utter_applying_paste", free=True, about=about(work))


def _more(turn: Turn, work: Preparing, read: Specification) -> Question:
    response = "utter_applying_more" if read.criteria else "utter_applying_more_none"
    return Question(
        "list_more",
        response,
        {"points": len(read.criteria)},
        choices(turn, "all", "more"),
        free=True,
        about=about(work),
    )


def _taken_source(turn: Turn, work: Preparing, value: str) -> Following:
    answer = meant(turn, value, "paste", "usual", "person")
    said = f" {plain(value)} "
    if answer is None and said.strip() in _PASTES:
        answer = "paste"
    if answer is None and len(value.split()) >= LONG_PASTE:
        return _taken_paste(turn, work, value)
    if answer == "usual" or (answer is None and any(f" {word} " in said for word in _USUAL)):
        return _usual(turn, work)
    if answer == "paste":
        return _paste(work)
    if answer == "person":
        return _to_person(turn)
    if value == SKIP:
        turn.say("utter_applying_later")
        return DONE
    return _taken_unasked(turn, work, value)


def _taken_unasked(turn: Turn, work: Preparing, value: str) -> Following:
    """Read what came where a button was asked for: the address of the advert, or a short list."""
    if _ADDRESS.search(value):
        return _unreadable(turn, work, Specification((), why=Unread.LINK))
    return _taken_paste(turn, work, value) if "\n" in value or "," in value else None


def _taken_paste(turn: Turn, work: Preparing, value: str) -> Following:
    answer = meant(turn, value, "usual", "person", "paste")
    if answer == "usual":
        return _usual(turn, work)
    if answer == "person":
        return _to_person(turn)
    if answer == "paste":
        return _paste(work)
    if value == SKIP:
        return _source(turn, work)
    with turn.parts.writing() as uow:
        read = preparing.add_paste(uow, turn.content, turn.step, work.application.id, value)
    return _more(turn, work, read)


def _taken_more(turn: Turn, work: Preparing, value: str) -> Following:
    answer = meant(turn, value, "all", "more")
    said = plain(value)
    if answer is None and (said in _ALL or value == SKIP):
        answer = "all"
    if answer is None and said in _MORE:
        answer = "more"
    if answer == "more":
        return Question("list_paste", "utter_applying_paste_more", free=True, about=about(work))
    if answer is None:
        return _taken_paste(turn, work, value)
    with turn.parts.writing() as uow:
        read = preparing.pasted(uow, turn.content, turn.step, work.application.id)
        if not read.criteria:
            preparing.forget_paste(uow, turn.step)
    return (
        _keep(turn, work, read, source="paste") if read.criteria else _unreadable(turn, work, read)
    )


def _unreadable(turn: Turn, work: Preparing, read: Specification) -> Question:
    """Say what could not be read, and the ways on."""
    why = (read.why or Unread.NOTHING).value
    labels = ["paste", "person"]
    if work.application.role_id in turn.content.specifications.roles:
        labels.insert(1, "usual")
    return Question(
        "list_source",
        f"utter_applying_unread_{why}",
        buttons=choices(turn, *labels),
        free=True,
        about=about(work),
    )


def _usual(turn: Turn, work: Preparing) -> Following:
    usual = turn.content.specifications.roles.get(work.application.role_id or "")
    if usual is None:
        return _paste(work)
    turn.say("utter_applying_line", line=turn.content.specifications.usual)
    return _keep(turn, work, Specification(usual.criteria), source="usual")


def _keep(turn: Turn, work: Preparing, read: Specification, *, source: str) -> Question | Onward:
    """Keep the list, say what is on it, and put the stories of before to it."""
    with turn.parts.writing() as uow:
        preparing.keep_list(uow, turn.step, work.application.id, read.criteria, source=source)
        covered = prefilling.cover(uow, turn.content, turn.step, work.application.id)
        kept = preparing.opened(uow, turn.content, turn.step, work.application.id) or work
    said = "utter_applying_list" if covered == 0 else "utter_applying_list_covered"
    if read.cut:
        turn.say("utter_applying_list_cut")
    turn.say(
        said,
        total=kept.total,
        essential=len(kept.of_kind(desirable=False)),
        desirable=len(kept.of_kind(desirable=True)),
        covered=covered,
    )
    return check(turn, kept) or Onward(kept.application.id)


def _taken_check(turn: Turn, work: Preparing, value: str) -> Following:
    answer = meant(turn, value, "fit", "one_by_one")
    if answer is None and (value in {"yes", SKIP}):
        answer = "fit"
    if answer is None and value == "no":
        answer = "one_by_one"
    if answer is None:
        return None
    if answer == "one_by_one":
        with turn.parts.writing() as uow:
            shown = [one for one in work.criteria if one.state == "story"]
            preparing.reopen(uow, turn.step, shown)
    return Onward(work.application.id)


def _to_person(turn: Turn) -> Following:
    with turn.parts.writing() as uow:
        asked = people.ask(uow, turn.content, turn.step, "application_list")
    turn.say("utter_applying_person_list", team=asked.campaign.team)
    return DONE
