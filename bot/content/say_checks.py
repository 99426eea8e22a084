"""Says the checks: the list with whose turn each is, what was changed, and for what it waits.

The words come from `data/content/checks.yml`. The sign before a line never stands alone.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.content.checks import CheckCard, ChecksFile
from bot.journey.checks import Check, Happened, OneCheck, State, Whose

NO_HINTS: Mapping[Check, str] = {}


def short_day(day: date, today: date) -> str:
    """Write a day as "3 March", with the year where it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {month_name[day.month]}{year}"


def say_list(
    file: ChecksFile,
    known: Iterable[OneCheck],
    today: date,
    *,
    early: bool = False,
    hints: Mapping[Check, str] = NO_HINTS,
) -> str:
    """Return the list, a line for each check; `early`: there is no offer yet.

    `hints` say more exactly what is left to do: "You still need one proof of address".
    """
    head = file.words.intro_early if early else file.words.intro
    lines = [_line(file, one, today, early=early, hint=hints.get(one.check)) for one in known]
    return "\n".join([head, *lines])


def say_changed(file: ChecksFile, changed: Sequence[tuple[OneCheck, Happened]], today: date) -> str:
    """Return what was understood of each check, a sentence or two for each."""
    return "\n".join(_noted(file, one, happened, today) for one, happened in changed)


def say_todo(file: ChecksFile, one: OneCheck, hint: str | None = None) -> str:
    """Return what is left to do for a check that is the resident's turn."""
    block = file.blocks.get(one.blocked_by or "")
    return str(hint or (block.todo if block else None) or file.checks[one.check].todo)


def say_wait(file: ChecksFile, one: OneCheck, today: date) -> str:
    """Return for what a check waits, as its line of the list says it, without the sign."""
    return f"{file.checks[one.check].label}: {_state(file, one, today, early=False, hint=None)}."


def say_names(file: ChecksFile, checks: Iterable[Check]) -> str:
    """Return the names of some checks in a row."""
    return ", ".join(str(file.checks[check].name) for check in checks)


def _line(file: ChecksFile, one: OneCheck, today: date, *, early: bool, hint: str | None) -> str:
    symbols = file.symbols
    if one.state is State.DONE:
        symbol = symbols.done
    elif one.state is State.NOT_NEEDED:
        symbol = symbols.not_needed
    elif one.is_mine:
        symbol = symbols.mine
    else:
        symbol = symbols.waiting if one.state is State.OPEN else symbols.not_started
    said = _state(file, one, today, early=early, hint=hint)
    return file.words.line.format(symbol=symbol, label=file.checks[one.check].label, said=said)


def _state(file: ChecksFile, one: OneCheck, today: date, *, early: bool, hint: str | None) -> str:
    words, card = file.words, file.checks[one.check]
    if one.state is State.DONE:
        day = one.done_on
        return words.done.format(day=short_day(day, today)) if day else str(words.done_some_day)
    if one.state is State.NOT_NEEDED:
        return str(card.not_needed)
    if one.is_mine:
        return words.mine.format(todo=say_todo(file, one, hint))
    if one.state is State.NOT_STARTED:
        return str(words.after_offer if early else card.begins)
    return _waiting(file, one, today)


def _waiting(file: ChecksFile, one: OneCheck, today: date) -> str:
    words = file.words
    who = file.who[one.whose or Whose.EMPLOYER]
    if one.asked_on is None or one.chase_on is None:
        said = words.waiting_plain.format(who=who)
    else:
        form = words.waiting if one.chase_on > today else words.due
        since, chase = short_day(one.asked_on, today), short_day(one.chase_on, today)
        said = form.format(who=who, day=since, chase=chase)
    block = file.blocks.get(one.blocked_by or "")
    return words.also.format(line=said, also=block.todo) if block else said


def _noted(file: ChecksFile, one: OneCheck, happened: Happened, today: date) -> str:
    card: CheckCard = file.checks[one.check]
    day = one.done_on or one.asked_on
    return file.noted[happened].format(
        name=card.name,
        day=short_day(day, today) if day else "",
        chase=short_day(one.chase_on, today) if one.chase_on else "",
        who=file.who[one.whose or Whose.EMPLOYER],
        todo=say_todo(file, one),
    )
