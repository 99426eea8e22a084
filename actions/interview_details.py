"""The day and the place of an interview, with whom, what to bring: asked only where missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actions.guided import DONE, Done, Question
from actions.interview_questions import (
    ask_bring,
    ask_clash,
    ask_kind,
    ask_time,
    ask_when,
    ask_where,
    ask_who,
)
from actions.interview_steps import (
    CLOCK,
    SEEN,
    SKIP,
    AtHand,
    Chosen,
    Following,
    answer_of,
    at_hand,
    job_of,
    known,
    means_something_else,
    say_why_not,
    say_words,
    today_of,
    when_from,
    when_to,
)
from actions.interview_summary import say_near, say_summary
from actions.turn import Turn
from bot.journey.interview_words import is_correction_of_day, read_kind, read_name, read_where
from bot.journey.interviews import (
    FROM_AFAR,
    InterviewKind,
    NoWhen,
    When,
    read_when,
    says_unknown,
)
from bot.journey.yes_no import parse_yes_no
from bot.services import interviews
from bot.services.interview_words import say_when, when_of
from bot.services.work_records import Interview

ROOM = "details_"
NEAR = "near"


def begin_with(turn: Turn, chosen: Chosen) -> Question | Done:
    """Keep the interview of an application with what was told, and ask for the rest."""
    about, application = chosen.about, chosen.application
    when = when_from(about)
    with turn.parts.writing() as uow:
        before = interviews.planned_of(uow, application.resident_id, application.id, turn.step.at)
        kept = interviews.plan(
            uow, turn.step, application, When() if when.day is None else when,
            kind=about.get("kind"), link=about.get("link"), bring=about.get("bring"),
        )  # fmt: skip
    named = job_of(turn, application)
    if before is not None and when.day is not None and when_of(before) != when_of(kept):
        turn.say("utter_interview_moved", job=named, when=say_when(kept, today_of(turn)))
    elif kept.on_day is not None:
        turn.say("utter_interview_noted", job=named, when=say_when(kept, today_of(turn)))
    else:
        turn.say("utter_interview_noted_open", job=named)
    if about.get("why"):
        say_why_not(turn, NoWhen(about["why"]))
    if about.get("test"):
        turn.say("utter_interview_test")
    near = bool(about.get(NEAR)) or say_near(turn, kept.on_day)
    clock = about.get(CLOCK) if when.day is None else None
    return following(turn, kept, [], near=near, clock=clock)


def following(
    turn: Turn, one: Interview, seen: Sequence[str], *, near: bool = False, clock: str | None = None
) -> Question | Done:
    """Return the next thing that is missing; with all there, say what is known."""
    about = {**known(one, seen, near=near), CLOCK: clock}
    for name, is_missing in _MISSING.items():
        if name in seen or not is_missing(one):
            continue
        question = _ASKS[name](turn, one, about)
        if question is not None:
            return question
    say_summary(turn, one)
    return DONE


def build(turn: Turn, name: str, about: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    here = at_hand(turn, about)
    return _ASKS[name.removeprefix(ROOM)](turn, here.interview, about) if here else None


def take(turn: Turn, name: str, about: Mapping[str, Any], value: str) -> Following:
    """Keep an answer of this room; return what is still missing."""
    here = at_hand(turn, about)
    if here is None:
        turn.say("utter_interview_gone")
        return DONE
    if means_something_else(turn):
        return None
    if name not in {"details_when", "details_time"} and (again := _corrected(turn, here, value)):
        return _ASKS[name.removeprefix(ROOM)](turn, again, about)
    return _TAKES[name.removeprefix(ROOM)](turn, here, about, value)


def _corrected(turn: Turn, here: AtHand, value: str) -> Interview | None:
    """Put the day right where an answer does that in the place of what was asked."""
    if not turn.was_typed or not is_correction_of_day(value):
        return None
    when = read_when(value, turn.step.at, known=here.interview.on_day)
    if not isinstance(when, When):
        if when in {NoWhen.NOTHING, NoWhen.UNKNOWN}:
            return None
        # A day that cannot be is no place and no name either: the question comes back.
        say_why_not(turn, when)
        return here.interview
    before = when_of(here.interview)
    merged = When(when.day or before.day, when.clock or before.clock)
    with turn.parts.writing() as uow:
        kept = interviews.move(uow, turn.step, here.interview, merged)
    turn.say("utter_interview_moved", job=job_of(turn, here.application),
             when=say_when(kept, today_of(turn)))  # fmt: skip
    return kept


def _take_when(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    if _leaves_out(turn, value):
        return _next(turn, here.interview, about, "when", "time")
    when = read_when(value, turn.step.at)
    if not isinstance(when, When):
        return _not_read(turn, here.interview, about, when)
    clock = when.clock or when_from({CLOCK: about.get(CLOCK)}).clock
    if when.day is None:
        return ask_when(turn, here.interview, {**about, **when_to(When(None, clock))})
    return _kept_when(turn, here, about, When(when.day, clock))


def _take_time(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    if _leaves_out(turn, value):
        return _next(turn, here.interview, about, "time")
    when = read_when(value, turn.step.at, known=here.interview.on_day)
    if not isinstance(when, When):
        return _not_read(turn, here.interview, about, when)
    return _kept_when(turn, here, about, when)


def _kept_when(turn: Turn, here: AtHand, about: Mapping[str, Any], when: When) -> Following:
    with turn.parts.writing() as uow:
        kept = interviews.put_right(
            uow, turn.step, here.interview, on_day=when.day, starts_at=when.moment()
        )
    turn.say("utter_interview_when", when=say_when(kept, today_of(turn)))
    near = bool(about.get(NEAR)) or say_near(turn, kept.on_day)
    return following(turn, kept, about.get(SEEN, []), near=near)


def _take_clash(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    answer = answer_of(turn, value, "words", "both_fine", SKIP)
    if answer is None and (yes := parse_yes_no(value)) is not None:
        answer = "words" if yes else "both_fine"
    if answer is None:
        return None
    if answer == "words":
        words = turn.content.interviews.changes["clash"]
        say_words(turn, words, here.interview, here.application)
    return _next(turn, here.interview, about, "clash")


def _take_where(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    if _leaves_out(turn, value):
        return _next(turn, here.interview, about, "where")
    kind = answer_of(turn, value, "video", "phone")
    found = None if kind else read_where(value)
    changes: dict[str, Any] = {"kind": kind} if kind else {}
    if found is not None:
        told = {"place": found.place, "link": found.link, "kind": found.kind and str(found.kind)}
        changes = {name: one for name, one in told.items() if one is not None}
    if not changes:
        return None
    return _next(turn, _put_right(turn, here, **changes), about, "where")


def _take_kind(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    answer = answer_of(turn, value, "panel", "manager", "assessment", "not_sure")
    if answer == "not_sure" or (answer is None and _leaves_out(turn, value)):
        return _next(turn, here.interview, about, "kind")
    kind = answer or read_kind(value)
    if kind is None:
        return None
    return _next(turn, _put_right(turn, here, kind=str(kind)), about, "kind")


def _take_who(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    name = None if _leaves_out(turn, value) else read_name(value)
    one = _put_right(turn, here, who=name) if name else here.interview
    return _next(turn, one, about, "who")


def _take_bring(turn: Turn, here: AtHand, about: Mapping[str, Any], value: str) -> Following:
    left = _leaves_out(turn, value) or answer_of(turn, value, "says_nothing") is not None
    one = here.interview if left else _put_right(turn, here, bring=" ".join(value.split())[:300])
    return _next(turn, one, about, "bring")


def _next(turn: Turn, one: Interview, about: Mapping[str, Any], *left: str) -> Question | Done:
    return following(
        turn, one, [*about.get(SEEN, []), *left], near=bool(about.get(NEAR)), clock=about.get(CLOCK)
    )


def _put_right(turn: Turn, here: AtHand, **changes: Any) -> Interview:
    with turn.parts.writing() as uow:
        return interviews.put_right(uow, turn.step, here.interview, **changes)


def _leaves_out(turn: Turn, value: str) -> bool:
    return answer_of(turn, value, "unknown", SKIP) is not None or says_unknown(value)


def _not_read(turn: Turn, one: Interview, about: Mapping[str, Any], why: NoWhen) -> Question | None:
    """Say why it cannot be, and ask again; what says nothing of a day is explained."""
    if why is NoWhen.NOTHING:
        return None
    say_why_not(turn, why)
    return ask_when(turn, one, about) if one.on_day is None else ask_time(turn, one, about)


def _has_no_place(one: Interview) -> bool:
    return not (one.place or one.link) and one.kind not in FROM_AFAR


_MISSING: dict[str, Callable[[Interview], bool]] = {
    "when": lambda one: one.on_day is None,
    "time": lambda one: one.on_day is not None and one.starts_at is None,
    "clash": lambda one: one.starts_at is not None,
    "where": _has_no_place,
    "kind": lambda one: one.kind == InterviewKind.NOT_SURE,
    "who": lambda one: one.who is None,
    "bring": lambda one: one.bring is None,
}
"""What is asked, in this order, where it is missing."""
_ASKS: dict[str, Callable[[Turn, Interview, Mapping[str, Any]], Question | None]] = {
    "when": ask_when,
    "time": ask_time,
    "clash": ask_clash,
    "where": ask_where,
    "kind": ask_kind,
    "who": ask_who,
    "bring": ask_bring,
}
_TAKES: dict[str, Callable[[Turn, AtHand, Mapping[str, Any], str], Following]] = {
    "when": _take_when,
    "time": _take_time,
    "clash": _take_clash,
    "where": _take_where,
    "kind": _take_kind,
    "who": _take_who,
    "bring": _take_bring,
}
