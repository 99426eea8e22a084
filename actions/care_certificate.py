"""The Care Certificate, standard by standard: told in words or pressed, and shown as a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.guided import DONE, Done, Question
from actions.knowing import resident
from actions.turn import Turn
from actions.work_questions import ALL, MOST_STANDARDS, NO, SKIP, ask_standards
from bot.clock import in_london
from bot.content.say_at_work import say_standards
from bot.content.say_facts import with_care
from bot.journey.care_standards import Standards
from bot.journey.text import plain
from bot.services import care_certificate
from bot.services.care_certificate import Progress


def tell(turn: Turn, text: str) -> Question | Done:
    """Keep what a message says of the standards, and show how far they are."""
    told = care_certificate.read(turn.content, text)
    before = _progress(turn)
    if told.count is not None:
        return _count(turn, before, told.count)
    if not told:
        if not before.done and not before.started:
            _say_about(turn)
        _say_list(turn, before)
        return DONE if before.is_finished else ask_standards(turn, before)
    return _kept(turn, before, told)


def take_standards(turn: Turn, about: Mapping[str, Any], value: str) -> Question | Done | None:
    """Keep which standards are done; "that is all" ends it."""
    del about
    if plain(value) in {ALL, SKIP, NO, "none", "that is all", "thats all", "thats it", "nothing"}:
        _say_list(turn, _progress(turn))
        return DONE
    before = _progress(turn)
    told = care_certificate.read(turn.content, value)
    if told.count is not None:
        return _count(turn, before, told.count)
    if plain(value) in {"next", "the next one", "next one", "the next"} and before.left:
        told = Standards(done=before.left[:1])
    return _kept(turn, before, told) if told else None


def _count(turn: Turn, before: Progress, count: int) -> Question | Done:
    """Ask which ones they are: how many are left says not which are done."""
    if count >= len(before.left):
        return _kept(turn, before, Standards(done=before.left))
    turn.say("utter_work_standards_which", count=count)
    return ask_standards(turn, before, more=True)


def _kept(turn: Turn, before: Progress, told: Standards) -> Question | Done:
    with turn.parts.writing() as uow:
        now = care_certificate.keep(uow, turn.step, told)
    if now.is_finished:
        turn.say("utter_work_standards_finished")
        return DONE
    more = len(now.done) - len(before.done)
    if more > 0:
        turn.say("utter_work_standards_more", more=more, done=len(now.done))
    if more != 1 or len(now.left) <= MOST_STANDARDS:
        _say_list(turn, now)
    return ask_standards(turn, now, more=True)


def _say_about(turn: Turn) -> None:
    fact = turn.content.care_certificate.topics["about"]
    today = in_london(turn.step.at).date()
    turn.say("utter_told", text=with_care(turn.content, fact, fact.says, today))


def _say_list(turn: Turn, progress: Progress) -> None:
    text = say_standards(turn.content, progress.done, progress.started)
    turn.say("utter_told", text=text)


def _progress(turn: Turn) -> Progress:
    who = resident(turn).id
    with turn.parts.reading() as uow:
        return care_certificate.progress_of(uow, who)
