"""The English and maths self-check: kind, short, and with a way on whatever comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.base import ResidentAction
from actions.guided import DONE, Done, GuidedForm, Question, begin, button, titled
from actions.knowing import team, yes_or_no
from actions.turn import Events, Turn
from bot.clock import in_london
from bot.content.say_facts import say_route
from bot.content.skills_check import CanDo, Subject
from bot.journey.choices import match_choice
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import skills, ways_in
from bot.services.progress import Standing
from bot.services.roles import SKIP

FORM = "skills_form"
ENGLISH, MATHS, BOTH = "english", "maths", "both"
_ENGLISH = re.compile(r"\b(?:english|inglish|englsh|reading|read|writing|write|speak|speaking)\b")
_MATHS = re.compile(r"\b(?:maths?|math|numbers?|numeracy|counting)\b")
_HELP = re.compile(
    r"\b(?:help|a bit|bit|little|some|sometimes|slowly|slow|not well|kind of|so so)\b"
)
_CAN: Mapping[bool, CanDo] = {True: "yes", False: "no"}


class SkillsCheck(ResidentAction):
    """Begins the self-check of what somebody names."""

    action_name = "action_skills_check"

    def answer(self, turn: Turn, standing: Standing) -> Events:
        """Ask the first statement, or which subject; inside a question say how to get here."""
        if turn.form:
            turn.say("utter_skills_later")
            return turn.go_on()
        turn.say("utter_told", text=turn.content.skills.intro)
        wanted = _subjects(turn.text) if turn.was_typed else None
        if wanted is None:
            return begin(turn, FORM, _which(turn))
        return begin(turn, FORM, _statement(turn, wanted[0], 0, {}, wanted[1:]))


class SkillsForm(GuidedForm):
    """Asks one statement after the other, and says what they lead to."""

    form = FORM

    def build(self, turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
        """Put a question anew."""
        if name == "which":
            return _which(turn)
        if name == "course":
            return _course(turn, about)
        then = list(about["then"])
        return _statement(turn, about["subject"], int(about["at"]), about["answers"], then)

    def take(
        self, turn: Turn, name: str, about: Mapping[str, Any], value: str
    ) -> Question | Done | None:
        """Keep the answer and return what is asked next."""
        if name == "which":
            return _which_taken(turn, value)
        if name == "course":
            return _course_taken(turn, about, value)
        answer = _read(turn, value)
        if answer is None:
            return None
        return _stated(turn, about, answer)


def _which(turn: Turn) -> Question:
    subjects = turn.content.skills.subjects
    buttons = [titled(FORM, one.label, name) for name, one in subjects.items()]
    buttons.append(button(turn, FORM, "both", BOTH))
    return Question("which", "utter_skills_which", buttons=buttons)


def _which_taken(turn: Turn, value: str) -> Question | Done | None:
    if value == SKIP:
        turn.say("utter_skills_not_now")
        return DONE
    wanted = [ENGLISH, MATHS] if value in {BOTH, "yes"} else _subjects(value)
    if wanted is None:
        return None
    return _statement(turn, wanted[0], 0, {}, wanted[1:])


def _statement(
    turn: Turn, subject: str, at: int, answers: Mapping[str, str], then: list[str]
) -> Question:
    file = turn.content.skills
    one = _subject(turn, subject)
    values = {
        "label": one.label,
        "number": at + 1,
        "all": len(one.statements),
        "statement": one.statements[at].text,
    }
    return Question(
        "statement",
        "utter_skills_statement",
        values=values,
        buttons=[titled(FORM, label, answer) for answer, label in file.answers.items()],
        about={"subject": subject, "at": at, "answers": dict(answers), "then": then},
    )


def _stated(turn: Turn, about: Mapping[str, Any], answer: str) -> Question | Done:
    subject, at = str(about["subject"]), int(about["at"])
    statements = _subject(turn, subject).statements
    answers = dict(about["answers"])
    if answer != SKIP:
        answers[statements[at].id] = answer
    if at + 1 < len(statements):
        return _statement(turn, subject, at + 1, answers, list(about["then"]))
    return _result(turn, subject, answers, list(about["then"]))


def _result(turn: Turn, subject: str, answers: dict[str, Any], then: list[str]) -> Question | Done:
    """Say what comes of it, which roles are fine now, and ask about a course where one helps."""
    with turn.parts.writing() as uow:
        route = skills.keep(uow, turn.content, turn.step, _name(subject), answers)
    if route is None:
        turn.say("utter_skills_nothing_answered")
        return _following(turn, then)
    for text in say_route(turn.content, route, in_london(turn.step.at).date()):
        turn.say("utter_told", text=text)
    with turn.parts.writing() as uow:
        titles = skills.roles_now(uow, turn.content, turn.step, route)
    if titles:
        turn.say("utter_skills_roles_now", roles=", ".join(titles))
    if route.way_in is not None:
        return _course(turn, {"subject": subject, "way": route.way_in, "then": then})
    return _following(turn, then)


def _course(turn: Turn, about: Mapping[str, Any]) -> Question:
    values = {"team": team(turn)}
    return Question("course", "utter_skills_course", values=values, about=about)


def _course_taken(turn: Turn, about: Mapping[str, Any], value: str) -> Question | Done | None:
    wants = yes_or_no(value)
    if wants is None:
        return None
    if wants:
        with turn.parts.writing() as uow:
            ways_in.choose(uow, turn.content, turn.step, str(about["way"]), person=True)
        turn.say("utter_skills_course_asked", team=team(turn))
        turn.say("utter_told", text=turn.content.skills.back)
    else:
        turn.say("utter_skills_no_course")
    return _following(turn, list(about["then"]))


def _following(turn: Turn, then: list[str]) -> Question | Done:
    if then:
        return _statement(turn, then[0], 0, {}, then[1:])
    turn.say("utter_skills_end")
    return DONE


def _read(turn: Turn, value: str) -> str | None:
    """Return what an answer to a statement means: yes, with_help, no, skip; None: nothing."""
    answers = turn.content.skills.answers
    if turn.was_typed and value in _CAN.values():
        said = _read_typed(turn, turn.text)
        return said or value
    return value if value == SKIP or value in answers else _read_typed(turn, value)


def _read_typed(turn: Turn, value: str) -> str | None:
    answers = turn.content.skills.answers
    at = match_choice(value, list(answers.values()))
    if at is not None:
        return list(answers)[at]
    said = parse_yes_no(value)
    if _HELP.search(plain(value)):
        return "with_help"
    if said is None and re.search(r"\b(?:easy|i can|can do)\b", plain(value)):
        said = True
    if said is None and re.search(r"\b(?:hard|cant|cannot|difficult|not)\b", plain(value)):
        said = False
    return None if said is None else _CAN[said]


def _subjects(text: str) -> list[str] | None:
    known = plain(text)
    if text in {ENGLISH, MATHS}:
        return [text]
    found = [name for name, words in ((ENGLISH, _ENGLISH), (MATHS, _MATHS)) if words.search(known)]
    if not found and re.search(r"\bboth\b", known):
        found = [ENGLISH, MATHS]
    return found or None


def _name(subject: str) -> skills.Subject:
    return "english" if subject == ENGLISH else "maths"


def _subject(turn: Turn, subject: str) -> Subject:
    return turn.content.skills.subjects[_name(subject)]
