"""What somebody did, with dates, told freely; and every gap in it, worded briefly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
from actions.turn import Turn
from bot.journey.text import plain
from bot.journey.work_history import Gap, Span, gap_kind
from bot.services import histories, people, preparing
from bot.services.histories import Told
from bot.services.preparing import Preparing

SECTION = "history"
LEFT = "left"
_END = frozenset({"that is all", "thats all", "no", "no more", "done", "nothing else", "finished"})


def first(turn: Turn, work: Preparing) -> Question:
    """Ask for the last job; a history that is known is only looked at for gaps."""
    with turn.parts.writing() as uow:
        known = histories.history(uow, turn.step)
    return _more(work, turn, len(known)) if known else _entry(work)


def build(turn: Turn, name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    work = work_of(turn, known)
    if work is None:
        return None
    if name == "history_when":
        return _when(work, str(known["told"]))
    if name == "history_gap":
        return _next_gap(turn, work, list(known.get(LEFT, [])))
    if name == "history_more":
        with turn.parts.writing() as uow:
            return _more(work, turn, len(histories.history(uow, turn.step)))
    return _entry(work)


def take(turn: Turn, name: str, known: Mapping[str, Any], value: str) -> Following:
    """Read an answer of this room."""
    work = work_of(turn, known)
    if work is None:
        return DONE
    if name == "history_gap":
        return _taken_gap(turn, work, list(known.get(LEFT, [])), value)
    if name == "history_when":
        return _taken_when(turn, work, str(known["told"]), value)
    ends = meant(turn, value, "all", SKIP) is not None or plain(value) in _END
    if ends:
        return _next_gap(turn, work, []) or _finish(turn, work)
    if meant(turn, value, "add_more") is not None or plain(value) == "yes":
        return _entry(work)
    return _taken_entry(turn, work, value)


def _entry(work: Preparing) -> Question:
    return Question("history_entry", "utter_applying_history_entry", free=True, about=about(work))


def _when(work: Preparing, told: str) -> Question:
    return Question(
        "history_when",
        "utter_applying_history_when",
        free=True,
        about=about(work, told=told),
    )


def _more(work: Preparing, turn: Turn, count: int) -> Question:
    return Question(
        "history_more",
        "utter_applying_history_more",
        {"count": count},
        choices(turn, "add_more", "all"),
        free=True,
        about=about(work),
    )


def _taken_entry(turn: Turn, work: Preparing, value: str) -> Following:
    told = histories.read_entry(turn.step, value)
    if isinstance(told.span, Span):
        return _kept(turn, work, told, told.span)
    return _when(work, value[:400])


def _taken_when(turn: Turn, work: Preparing, told: str, value: str) -> Following:
    if value == SKIP:
        return _entry(work)
    entry = histories.read_entry(turn.step, told)
    span = histories.read_entry(turn.step, value).span
    if not isinstance(span, Span):
        span = histories.read_entry(turn.step, f"{told} {value}").span
    return _kept(turn, work, entry, span) if isinstance(span, Span) else None


def _kept(turn: Turn, work: Preparing, told: Told, span: Span) -> Question:
    with turn.parts.writing() as uow:
        histories.add_entry(uow, turn.step, told, span)
        count = len(histories.history(uow, turn.step))
    words = turn.content.history
    start = _said(turn, span.start)
    dates = (
        words.dates_to_now.format(start=start)
        if span.end is None
        else words.dates.format(start=start, end=_said(turn, span.end))
    )
    at = turn.content.label("apply_at_place", place=told.place) if told.place else ""
    turn.say("utter_applying_history_kept", what=f"{told.what}{at}", dates=dates)
    return _more(work, turn, count)


def _next_gap(turn: Turn, work: Preparing, left: list[str]) -> Question | None:
    """Ask what filled the newest gap that was not left; None where there is none."""
    gap = _gap(turn, left)
    if gap is None:
        return None
    kinds = turn.content.history.gap_kinds
    buttons = named_choices([(one.label, name) for name, one in kinds.items()])
    response = "utter_applying_gap_now" if gap.to_now else "utter_applying_gap"
    values = {"start": _said(turn, gap.start), "end": _said(turn, gap.end)}
    known = about(work, **{LEFT: left})
    return Question("history_gap", response, values, buttons, free=True, about=known)


def _gap(turn: Turn, left: list[str]) -> Gap | None:
    with turn.parts.writing() as uow:
        found = histories.open_gaps(uow, turn.step)
    return next((one for one in found if one.start.isoformat() not in left), None)


def _taken_gap(turn: Turn, work: Preparing, left: list[str], value: str) -> Following:
    gap = _gap(turn, left)
    if gap is None:
        return _finish(turn, work)
    words = turn.content.history
    kind = value if value in words.gap_kinds else gap_kind(value, words.words)
    now_left = [*left, gap.start.isoformat()]
    if value == SKIP:
        return _next_gap(turn, work, now_left) or _finish(turn, work)
    if kind is None:
        kind = "other"
    end = None if gap.to_now else _said(turn, gap.end)
    line = words.line(kind, _said(turn, gap.start), end)
    if line is None:
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, "application_gaps")
        turn.say("utter_applying_gap_person", note=words.gap_kinds[kind].note)
        turn.say("utter_applying_gap_told", team=asked.campaign.team)
        return _next_gap(turn, work, now_left) or _finish(turn, work)
    with turn.parts.writing() as uow:
        histories.fill_gap(uow, turn.content, turn.step, gap, kind)
    turn.say("utter_applying_gap_line", line=line, note=words.gap_kinds[kind].note)
    return _next_gap(turn, work, left) or _finish(turn, work)


def _finish(turn: Turn, work: Preparing) -> Onward:
    with turn.parts.writing() as uow:
        preparing.settle_section(uow, turn.step, work, SECTION, "done")
    turn.say("utter_applying_history_done")
    return Onward(work.application.id)


def _said(turn: Turn, month: date) -> str:
    """Say a month as "March 2020"."""
    return f"{turn.content.words.months[month.month - 1]} {month.year}"
