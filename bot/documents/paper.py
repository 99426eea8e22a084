"""What stands on a paper for a resident, before it becomes a file: parts, headings, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import in_london
from bot.content.content import Content
from bot.content.say_kept import say_day
from bot.journey.specification.criteria import Need
from bot.journey.statement import Statement

# What no file holds; a Word file with it would not open.
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def writable(text: str) -> str:
    """Return a text without signs that no file holds, such as a letter torn in two by a phone."""
    return text.translate(_UNWRITABLE).encode("utf-8", "ignore").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and what stands under it; without a heading only the text."""

    text: str
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part of a paper, such as the work history; the only part of a paper has no heading."""

    heading: str | None
    blocks: tuple[Block, ...]
    intro: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its title, lines under it, and its parts."""

    title: str
    lines: tuple[str, ...]
    parts: tuple[PaperPart, ...]
    author: str
    made: datetime


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A part of somebody's history for the form.

    Months are first days; `what` and `place` are the resident's words. `months_known` is false
    where only the years are certain.
    """

    what: str
    place: str | None
    start: date | None
    end: date | None
    is_current: bool = False
    months_known: bool = True


@dataclass(frozen=True, slots=True)
class RefereeLine:
    """Somebody who may give a reference: who they are to the resident, and whether they were asked.

    `permission` is an id in `data/content/papers.yml`. No phone number and no address.
    """

    relation: str
    permission: str


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose paper it is and what for; `called` is a first name, or None where it stays out."""

    role: str
    made: datetime
    employer: str | None = None
    called: str | None = None


def statement_paper(content: Content, statement: Statement, whose: Whose) -> Paper:
    """Return the statement alone, as it is handed in: gaps and hints stand in the pack."""
    part = PaperPart(None, _blocks(statement))
    title, lines = content.papers.statement_title, _lines(content, whose)
    return Paper(title, lines, (part,), whose.called or "", whose.made)


def pack_paper(
    content: Content,
    statement: Statement,
    whose: Whose,
    *,
    history: Sequence[HistoryLine] = (),
    between: Iterable[str] = (),
    referees: Sequence[RefereeLine] = (),
) -> Paper:
    """Return all that is copied into a form: statement, history, its gaps, referees.

    `between` are the lines for gaps, as `HistoryFile.line` gives them.
    """
    words = content.papers
    parts = [
        PaperPart(words.statement_heading, _blocks(statement)),
        *_before(content, statement),
        _history(content, history),
        *_between(content, tuple(between)),
        _referees(content, referees),
        _ai(content),
    ]
    lines = (*_lines(content, whose), words.copy_intro)
    return Paper(words.pack_title, lines, tuple(parts), whose.called or "", whose.made)


def _lines(content: Content, whose: Whose) -> tuple[str, ...]:
    words = content.papers
    what = (
        words.for_role_and_employer.format(role=whose.role, employer=whose.employer)
        if whose.employer
        else words.for_role.format(role=whose.role)
    )
    by = (words.by.format(called=whose.called),) if whose.called else ()
    day = say_day(content, in_london(whose.made).date())
    return (what, *by, words.made.format(date=day))


def _blocks(statement: Statement) -> tuple[Block, ...]:
    return tuple(Block(section.text, section.heading) for section in statement.sections)


def _before(content: Content, statement: Statement) -> list[PaperPart]:
    """Return how long it is, and which criteria have no story: no part of what is handed in."""
    words, length = content.papers, statement.length
    blocks = [Block(words.length.format(words=length.words, characters=length.characters))]
    if statement.gaps:
        blocks.append(Block(words.gaps_intro))
    for gap in statement.gaps:
        need = words.desirable if gap.need is Need.DESIRABLE else words.essential
        blocks.append(Block(f"{gap.criterion} ({need})"))
    return [PaperPart(words.before_heading, tuple(blocks))]


def _history(content: Content, history: Sequence[HistoryLine]) -> PaperPart:
    words = content.papers
    if not history:
        return PaperPart(words.history_heading, (Block(words.history_none),))
    blocks = tuple(
        Block(", ".join(part for part in (one.what, one.place) if part), _dates(content, one))
        for one in history
    )
    return PaperPart(words.history_heading, blocks, words.history_intro)


def _dates(content: Content, line: HistoryLine) -> str | None:
    if line.start is None:
        return content.papers.unsure_months
    start = _said(content, line.start, months_known=line.months_known)
    if line.is_current:
        dates = content.history.dates_to_now.format(start=start)
    elif line.end is None:
        return f"{start} ({content.papers.unsure_months})"
    else:
        end = _said(content, line.end, months_known=line.months_known)
        dates = start if start == end else content.history.dates.format(start=start, end=end)
    return dates if line.months_known else f"{dates} ({content.papers.unsure_months})"


def _said(content: Content, month: date, *, months_known: bool) -> str:
    """Return "March 2020", or "2020" where the month was not said."""
    return say_day(content, month).split(" ", 1)[1] if months_known else str(month.year)


def _between(content: Content, lines: tuple[str, ...]) -> list[PaperPart]:
    if not lines:
        return []
    return [PaperPart(content.papers.gaps_heading, tuple(Block(line) for line in lines))]


def _referees(content: Content, referees: Sequence[RefereeLine]) -> PaperPart:
    words = content.papers
    blocks = tuple(
        Block(f"{one.relation} ({words.permission.get(one.permission, one.permission)})")
        for one in referees
    )
    return PaperPart(
        words.referees_heading, blocks or (Block(words.referees_none),), words.referees_intro
    )


def _ai(content: Content) -> PaperPart:
    words = content.papers
    return PaperPart(words.ai_heading, (Block(words.ai_line),), words.ai_intro)
