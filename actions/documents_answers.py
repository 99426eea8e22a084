"""What an answer about papers comes to: what is kept, and which question is needed next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.documents_questions import (
    OF_WORK,
    STATES,
    THAT_IS_ALL,
    About,
    age_question,
    known,
    ni_paper_question,
    older_question,
    papers_question,
    photo_question,
    work_question,
)
from actions.documents_said import RIGHT_TO_WORK, say_situation, say_verdict
from actions.guided import DONE, Done, Question
from actions.knowing import NO, YES, typed_or
from actions.turn import Turn
from bot.journey.choices import match_choice
from bot.journey.documents import EXPIRED, HAVE, NONE, NOT_SURE, Check, Standing
from bot.journey.text import plain
from bot.journey.told_documents import ToldPapers, read_state
from bot.journey.yes_no import parse_yes_no
from bot.services import documents
from bot.services.roles import SKIP

PHOTOS = {
    "passport": ("passport", "british_passport"),
    "licence": ("driving_licence", "provisional_licence"),
    "card": ("pass_card",),
}
"""What is asked -> the papers that answer it."""
THREE_MONTHS = 3
MOST_ROUNDS = 3
"""So often it is asked for further papers with the address."""


def first_question(turn: Turn, scope: str, prefers: tuple[str, ...] = ()) -> Question | Done:
    """Return the first question that is needed; with all known, say the verdict."""
    return following(turn, {"scope": scope, "asked": [], "prefers": list(prefers)})


def following(turn: Turn, about: About) -> Question | Done:
    """Return the next question that is needed, or say the verdict."""
    held = known(turn)
    asked = about["asked"]
    found = documents.verdicts(turn.content, held, about.get("prefers", ()))
    if about["scope"] == RIGHT_TO_WORK:
        work = found[Check.RIGHT_TO_WORK]
        if work.standing is Standing.UNKNOWN and "work" not in asked:
            return work_question(turn, _with(about, "work"))
        if work.need == "ni_paper" and not {"ni_paper", "p45", "payslip"} & set(held):
            return ni_paper_question(turn, _with(about, "ni_paper"))
    else:
        photo = found[Check.IDENTITY]
        for name in _photos_left(held, photo.standing is Standing.ENOUGH):
            if name not in asked:
                return photo_question(turn, {**_with(about, name), "photo": name})
        address = found[Check.ADDRESS]
        if address.standing is not Standing.ENOUGH and asked.count("papers") < _rounds(about):
            return papers_question(turn, _with(about, "papers"))
    new_name, short = bool(about.get("name")), bool(about.get("said"))
    say_verdict(turn, about["scope"], found, held, name=new_name, short=short)
    return DONE


def keep(turn: Turn, told: Mapping[str, str]) -> None:
    """Keep what they said of papers."""
    if told:
        with turn.parts.writing() as uow:
            documents.keep(uow, turn.content, turn.step, told)


def _rounds(about: About) -> int:
    return MOST_ROUNDS if about.get("found") else 1


def _with(about: About, name: str) -> dict[str, Any]:
    return {**about, "asked": [*about["asked"], name]}


def _photos_left(held: Mapping[str, str], has_photo: bool) -> list[str]:
    names = ["passport", "licence"] if has_photo else ["passport", "licence", "card"]
    return [name for name in names if not set(PHOTOS[name]) & set(held)]


def _take_photo(turn: Turn, about: About, value: str) -> Question | Done | None:
    asked = PHOTOS[about["photo"]]
    if value in {*STATES, SKIP}:
        keep(turn, {asked[0]: value} if value != SKIP else {})
        return following(turn, about)
    text = typed_or(turn, value)
    told = documents.read(turn.content, text, asked=True)
    if told.masked and not told.states:
        return _masked(turn, photo_question(turn, about))
    states = documents.states_told(turn.content, told)
    if not set(asked) & set(states):
        state = read_state(text)
        if state is None and not states:
            return None
        if state is not None and not (states and state == HAVE):
            states = {**states, _which(asked, text): state}
    keep(turn, states)
    return following(turn, _told_more(turn, about, told))


def _which(asked: tuple[str, ...], text: str) -> str:
    said = plain(text)
    is_special = "provisional" in said or "british" in said.split() or "irish" in said.split()
    return asked[-1] if is_special else asked[0]


def _take_papers(turn: Turn, about: About, value: str) -> Question | Done | None:
    papers = turn.content.documents.documents
    if value in papers:
        return _dated(turn, about, {value: HAVE})
    text = typed_or(turn, value)
    labels = [str(paper.label) for paper in papers.values()]
    at = match_choice(text, labels)
    if at is not None:
        return _dated(turn, about, {list(papers)[at]: HAVE})
    told = documents.read(turn.content, text, asked=True)
    states = documents.states_told(turn.content, told)
    if told.masked and not states:
        return _masked(turn, papers_question(turn, about))
    if states or told.situation:
        return _dated(turn, _told_more(turn, about, told), states)
    nothing = value in {THAT_IS_ALL, NO, SKIP} or parse_yes_no(text) is False
    if nothing or read_state(text) in {NONE, NOT_SURE}:
        return following(turn, {**about, "asked": [*about["asked"], *["papers"] * MOST_ROUNDS]})
    return None


def _dated(turn: Turn, about: About, states: Mapping[str, str]) -> Question | Done:
    """Keep papers, and ask how old those are that may be three months old at most."""
    keep(turn, states)
    papers = turn.content.documents.documents
    fresh = [
        one for one, state in states.items() if state == HAVE and papers[one].months == THREE_MONTHS
    ]
    found = about.get("found") or HAVE in states.values()
    onward = {**about, "found": bool(found)}
    return age_question(turn, {**onward, "papers": fresh}) if fresh else following(turn, onward)


def _take_age(turn: Turn, about: About, value: str) -> Question | Done | None:
    text = typed_or(turn, value)
    named = [one for one in about["papers"] if one in named_in(turn, text)]
    state = _age_said(value, text)
    if state is None and not named:
        return None
    if state not in {HAVE, SKIP, None} and len(about["papers"]) > 1 and not named:
        return older_question(turn, about)
    if state not in {HAVE, SKIP}:
        keep(turn, dict.fromkeys(named or about["papers"], state or EXPIRED))
    return following(turn, without(about, "papers"))


def _age_said(value: str, text: str) -> str | None:
    if value in {HAVE, EXPIRED, NOT_SURE, SKIP}:
        return value
    if value in {YES, NO} and text == value:
        return HAVE if value == YES else EXPIRED
    state = read_state(text)
    yes = parse_yes_no(text)
    if state in {EXPIRED, NOT_SURE}:
        return state
    if yes is not None:
        return HAVE if yes else EXPIRED
    return HAVE if state == HAVE else EXPIRED if state == NONE else None


def _take_older(turn: Turn, about: About, value: str) -> Question | Done | None:
    papers = about["papers"]
    text = typed_or(turn, value)
    named = [one for one in papers if one == value or one in named_in(turn, text)]
    if value == "all" or {"all", "both"} & set(plain(text).split()):
        named = papers
    if not named and value != SKIP:
        return None
    keep(turn, dict.fromkeys(named, EXPIRED))
    return following(turn, without(about, "papers"))


def named_in(turn: Turn, text: str) -> tuple[str, ...]:
    """Return the papers that a typed answer names."""
    told = documents.read(turn.content, text, asked=True)
    return tuple(told.states)


def _take_work(turn: Turn, about: About, value: str) -> Question | Done | None:
    if value == SKIP:
        turn.say("utter_documents_work_skipped")
        return DONE
    if value in OF_WORK:
        keep(turn, {value: _state_of_passport(turn) if value == OF_WORK[0] else HAVE})
        return following(turn, about)
    text = typed_or(turn, value)
    told = documents.read(turn.content, text, asked=True)
    states = documents.states_told(turn.content, told)
    if told.masked and not states:
        return _masked(turn, work_question(turn, about))
    return _told_of_work(turn, about, told, states) or _none_of_work(turn, about, value, text)


def _told_of_work(
    turn: Turn, about: About, told: ToldPapers, states: Mapping[str, str]
) -> Question | Done | None:
    """Answer a situation that they tell of; with papers alone, go on to the verdict."""
    situation = turn.content.document_situations.situations.get(told.situation or "")
    if situation is not None and (situation.person or not states):
        keep(turn, states)
        say_situation(turn, situation, [{"title": turn.label("person"), "payload": "/human"}])
        return DONE
    if not states:
        return None
    keep(turn, states)
    return following(turn, about)


def _none_of_work(turn: Turn, about: About, value: str, text: str) -> Question | Done | None:
    state = NONE if value == THAT_IS_ALL else read_state(text)
    if state not in {NONE, NOT_SURE}:
        return None
    keep(turn, dict.fromkeys(OF_WORK, NONE) if state == NONE else {})
    return following(turn, about)


def _state_of_passport(turn: Turn) -> str:
    """Return whether the passport that was told of is in date; an old one shows it too."""
    return EXPIRED if known(turn).get("passport") == EXPIRED else HAVE


def _take_ni_paper(turn: Turn, about: About, value: str) -> Question | Done | None:
    if value in {HAVE, NONE, NOT_SURE}:
        keep(turn, {"ni_paper": value})
        return following(turn, about)
    text = typed_or(turn, value)
    told = documents.read(turn.content, text, asked=True)
    if told.masked and not told.states:
        return _masked(turn, ni_paper_question(turn, about))
    yes = {YES: True, NO: False, SKIP: None}.get(value, parse_yes_no(text))
    states = documents.states_told(turn.content, told)
    if not states and value != SKIP:
        state = read_state(text) if yes is None else HAVE if yes else NONE
        if state is None:
            return None
        states = {"ni_paper": state}
    keep(turn, states)
    return following(turn, about)


def _masked(turn: Turn, question: Question) -> Question:
    """Say that a number was not kept and is not needed, and ask the same again."""
    turn.say("utter_documents_masked")
    return question


def _told_more(turn: Turn, about: About, told: ToldPapers) -> dict[str, Any]:
    """Say what holds in a situation that an answer tells of, and remember what suits it."""
    situation = turn.content.document_situations.situations.get(told.situation or "")
    if situation is None or situation.general:
        return dict(about)
    say_situation(turn, situation)
    prefers = list(dict.fromkeys([*situation.prefers, *about.get("prefers", ())]))
    name = situation.name or bool(about.get("name"))
    return {**about, "prefers": prefers, "name": name, "said": True}


def without(about: About, *names: str) -> dict[str, Any]:
    """Return what a question is about, some of it left out."""
    return {name: value for name, value in about.items() if name not in names}


TAKE: Mapping[str, Callable[[Turn, About, str], Question | Done | None]] = {
    "photo": _take_photo,
    "papers": _take_papers,
    "age": _take_age,
    "older": _take_older,
    "work": _take_work,
    "ni_paper": _take_ni_paper,
}
