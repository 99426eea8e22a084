"""The supporting statement: its limit, why this job, what to look at, and the files to send."""

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
    quoted,
    short,
    work_of,
)
from actions.evidence import read_back
from actions.guided import DONE, Question
from actions.turn import Turn
from bot.journey.statement import Limit, LimitUnit, chunks
from bot.journey.text import plain
from bot.journey.yes_no import parse_yes_no
from bot.services import people, preparing, statements, story_bank
from bot.services.application_records import Criterion
from bot.services.preparing import Preparing
from bot.services.statements import STATEMENT_PAGE, STATEMENT_WORD, Built

LEFT = "left"
MOST_GAPS = 4
_COUNT = re.compile(
    r"(\d[\d,. ]*)\s*(words?|characters?|chars?|letters?|signs?|k\b)?", re.IGNORECASE
)
FEWEST, MOST = 20, 50_000


def first(turn: Turn, work: Preparing) -> Question:
    """Ask for what is missing before the statement is put together, then show it."""
    with turn.parts.writing() as uow:
        asked = statements.asked_for_limit(uow, work)
    if work.application.opening is None:
        return _opening(turn, work)
    return _next_hint(turn, work, []) if asked else _limit(turn, work)


def build(turn: Turn, name: str, known: Mapping[str, Any]) -> Question | None:
    """Put a question of this room anew."""
    work = work_of(turn, known)
    if work is None:
        return None
    if name == "statement_limit":
        return _limit(turn, work)
    if name == "statement_opening":
        return _opening(turn, work)
    if name == "statement_which":
        return _which(work)
    if name == "statement_agree":
        return _agree(turn, work, _built(turn, work), again=True)
    return _next_hint(turn, work, list(known.get(LEFT, [])))


def take(turn: Turn, name: str, known: Mapping[str, Any], value: str) -> Following:
    """Read an answer of this room."""
    work = work_of(turn, known)
    if work is None:
        return DONE
    if name == "statement_limit":
        return _taken_limit(turn, work, value)
    if name == "statement_opening":
        return _taken_opening(turn, work, value)
    if name == "statement_which":
        return _taken_which(turn, work, value)
    if name == "statement_hint":
        return _taken_hint(turn, work, list(known.get(LEFT, [])), value)
    return _taken_agree(turn, work, value)


def read_limit(text: str) -> Limit | None:
    """Read "1,500 words", "4000 characters" or "500"; None where no number can be told."""
    found = _COUNT.search(text)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found[1])
    count = int(digits or 0)
    unit = (found[2] or "words").casefold()
    if not FEWEST <= count <= MOST:
        return None
    return Limit(count, LimitUnit.WORDS if unit.startswith("word") else LimitUnit.CHARACTERS)


def _limit(turn: Turn, work: Preparing) -> Question:
    buttons = choices(turn, "no_limit")
    return Question(
        "statement_limit", "utter_applying_limit", buttons=buttons, free=True, about=about(work)
    )


def _taken_limit(turn: Turn, work: Preparing, value: str) -> Following:
    is_unknown = meant(turn, value, "no_limit", SKIP) or plain(value) in {
        "no", "none", "dont know", "i dont know", "not sure", "idk", "no limit",
    }  # fmt: skip
    limit = None if is_unknown else read_limit(value)
    if limit is None and not is_unknown:
        return None
    with turn.parts.writing() as uow:
        statements.keep_limit(uow, turn.step, work, limit)
    return Onward(work.application.id)


def _opening(turn: Turn, work: Preparing) -> Question:
    """Ask why this job; what was said for the application before is offered first."""
    with turn.parts.writing() as uow:
        before = statements.opening_before(uow, turn.step, work)
    if before:
        values: dict[str, object] = {"words": short(before)}
        response, buttons = "utter_applying_opening_before", choices(turn, "use", "rather_not")
    else:
        values = {"title": work.application.title}
        response, buttons = "utter_applying_opening", choices(turn, "rather_not")
    return Question("statement_opening", response, values, buttons, free=True, about=about(work))


def _taken_opening(turn: Turn, work: Preparing, value: str) -> Following:
    answer = meant(turn, value, "use", "rather_not", SKIP)
    with turn.parts.writing() as uow:
        before = statements.opening_before(uow, turn.step, work)
        if before and (answer == "use" or parse_yes_no(value) is True):
            text = before
        elif answer is not None or parse_yes_no(value) is not None:
            text = ""
        else:
            text = value
        statements.keep_opening(uow, turn.content, turn.step, work, text)
    return Onward(work.application.id)


def _next_hint(turn: Turn, work: Preparing, left: list[str]) -> Question:
    """Show the most important hint that was not left, or else the whole statement."""
    found = _built(turn, work)
    hint = found.to_show(left)
    if hint is None:
        return _agree(turn, work, found)
    words = turn.content.statement
    return Question(
        "statement_hint",
        "utter_applying_hint",
        {"what": words.said(hint), "why": words.why(hint)},
        choices(turn, "fix", "leave_it"),
        about=about(work, **{LEFT: left}),
    )


def _taken_hint(turn: Turn, work: Preparing, left: list[str], value: str) -> Following:
    answer = meant(turn, value, "fix", "leave_it", SKIP)
    answer = answer or {"yes": "fix", "no": "leave_it"}.get(value)
    found = _built(turn, work)
    hint = found.to_show(left)
    if answer is None:
        return None
    if hint is None or answer != "fix":
        return _next_hint(turn, work, [*left, *([statements.key_of(hint)] if hint else [])])
    at = hint.section
    if at is None:
        return _which(work)
    positions = found.statement.sections[at].positions
    criterion = next((one for one in work.criteria if one.position in positions), None)
    if criterion is None:
        turn.say("utter_applying_opening_again")
        return Question(
            "statement_opening",
            "utter_applying_opening",
            {"title": work.application.title},
            choices(turn, "rather_not"),
            free=True,
            about=about(work),
        )
    return read_back(turn, work, criterion) or _next_hint(turn, work, left)


def _agree(turn: Turn, work: Preparing, found: Built, *, again: bool = False) -> Question:
    """Show the whole statement, its length and its gaps, and ask whether it is right.

    Asked `again`, after a word about something else, only the question comes.
    """
    for piece in () if again else chunks(found.statement.text):
        turn.say("utter_applying_line", line=piece)
    length = found.statement.length
    if found.statement.gaps and not again:
        gaps = "\n".join(f"• {quoted(one.criterion)}" for one in found.statement.gaps[:MOST_GAPS])
        turn.say("utter_applying_gaps", lines=gaps, number=len(found.statement.gaps))
    if found.limit is None:
        response = "utter_applying_agree"
    else:
        response = f"utter_applying_agree_{found.limit.unit}"
    count = found.limit.count if found.limit else 0
    return Question(
        "statement_agree",
        response,
        {"words": length.words, "characters": length.characters, "limit": count},
        choices(turn, "use", *_changes(work), "look"),
        free=True,
        about=about(work),
    )


def _gaps(work: Preparing) -> list[Criterion]:
    return [one for one in work.criteria if one.state in {"gap", "skipped"}]


def _changes(work: Preparing) -> list[str]:
    """Return what can be changed in a statement: its stories, and the points with nothing yet."""
    told = any(one.state == "story" for one in work.criteria)
    gaps = ["fill_gaps"] if _gaps(work) else []
    return [*(["change_story"] if told else []), *gaps] or ["change_story"]


def _taken_agree(turn: Turn, work: Preparing, value: str) -> Following:
    answer = meant(turn, value, "use", "change_story", "fill_gaps", "look", SKIP)
    if answer is None:
        yes = parse_yes_no(value)
        answer = None if yes is None else ("use" if yes else _changes(work)[0])
    if answer is None:
        return None
    if answer == "change_story":
        return _which(work)
    if answer == "fill_gaps":
        with turn.parts.writing() as uow:
            preparing.reopen(uow, turn.step, _gaps(work))
        return Onward(work.application.id)
    if answer == SKIP:
        turn.say("utter_applying_later")
        return DONE
    if answer == "look":
        with turn.parts.writing() as uow:
            asked = people.ask(uow, turn.content, turn.step, story_bank.HELP_WITH_ENGLISH)
        turn.say("utter_applying_look", team=asked.campaign.team)
    return _agreed(turn, work)


def _agreed(turn: Turn, work: Preparing) -> Onward:
    """Keep the statement and hand it over: as text above, as a Word file, and as a page."""
    found = _built(turn, work)
    with turn.parts.writing() as uow:
        statements.agree(uow, turn.step, work, found.statement.text)
    turn.say("utter_applying_statement_word", json_message={"document": STATEMENT_WORD})
    turn.say("utter_applying_statement_page", json_message={"document": STATEMENT_PAGE})
    turn.say("utter_applying_ai_line", line=turn.content.papers.ai_line)
    return Onward(work.application.id)


def _which(work: Preparing) -> Question:
    told = [one for one in work.criteria if one.state == "story"]
    buttons = named_choices([(one.text, str(one.id)) for one in told])
    return Question(
        "statement_which", "utter_applying_which_story", buttons=buttons, about=about(work)
    )


def _taken_which(turn: Turn, work: Preparing, value: str) -> Following:
    if value in {SKIP, "no"}:
        return _next_hint(turn, work, [])
    criterion = work.criterion(int(value)) if value.isdecimal() else None
    if criterion is None:
        said = plain(value)
        criterion = next((one for one in work.criteria if plain(one.text) == said), None)
    return read_back(turn, work, criterion) if criterion else None


def _built(turn: Turn, work: Preparing) -> Built:
    with turn.parts.writing() as uow:
        now = preparing.opened(uow, turn.content, turn.step, work.application.id) or work
        return statements.built(uow, turn.content, turn.step, now)
