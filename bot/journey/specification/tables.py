"""Reads rows with columns: pasted with tabs, upright strokes or many spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.journey.specification.criteria import Assessed, Need
from bot.journey.specification.lines import is_section
from bot.journey.specification.wording import methods, without_bullet
from bot.journey.text import plain, words

MOST_CELLS = 24
"""Cells that a row of a real table has at most; what has more is no row."""
_WIDE = re.compile(r" {3,}")
_WIDE_UNDER_HEADS = re.compile(r" {2,}")
_RULE = re.compile(r"^[\s|:+=-]+$")
_TICKS = words(
    "✓ ✔ √ ☑ ✅ x X * yes Yes YES y Y E D e d essential Essential desirable Desirable",
)
_LABEL_WORDS = words(
    "criteria criterion factor factors area requirement requirements attribute attributes",
    "section category heading description specification key",
)
_METHOD_WORDS = words(
    "assessed assessment measured method how identified tested evidence evidenced when stage where",
)


class Column(StrEnum):
    """What stands in a column."""

    LABEL = "label"
    ESSENTIAL = "essential"
    DESIRABLE = "desirable"
    METHOD = "method"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and the place in the line where they start."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Found:
    """A criterion's words in a row; `need` is None where the row does not say."""

    text: str
    need: Need | None
    assessed: frozenset[Assessed] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """What a row holds: criteria, and the heading of a section where its first cell is one."""

    found: tuple[Found, ...]
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, in order, with where each starts; `wide` for columns of spaces."""

    columns: tuple[Column, ...]
    starts: tuple[int, ...]
    wide: bool


def cells_of(line: str, header: Header | None = None) -> tuple[Cell, ...]:
    """Split a line into cells; empty where it is no row. Lines of a table's frame are no rows.

    Under columns of spaces a line with one cell is a row too, where it starts far from the edge.
    """
    signs, gaps = max(line.count("\t"), line.count("|")), line.count("    ")
    if max(signs, gaps // 8) > MOST_CELLS or not line.strip() or _RULE.match(line[:400]):
        return ()
    if "\t" in line:
        return _split(line, "\t")
    if line.count("|") > 0:
        return _split(line.strip().strip("|") if line.strip().startswith("|") else line, "|")
    if header is not None and header.wide and line.strip():
        cells = _wide_cells(line, _WIDE_UNDER_HEADS)
        alone = (Cell(line.strip(), len(line) - len(line.lstrip())),)
        return cells or (alone if line.startswith("   ") else ())
    return _wide_cells(line)


def header_of(cells: tuple[Cell, ...], line: str) -> Header | None:
    """Read the heads of columns; None where a row is no head of a table."""
    columns = [_column(cell.text) for cell in cells]
    named = [one for one in columns if one is not None]
    if len(named) < 2 or len(named) != len([cell for cell in cells if cell.text]):  # noqa: PLR2004
        return None
    if not {Column.ESSENTIAL, Column.DESIRABLE, Column.NEED} & set(named):
        return None
    wide = "\t" not in line and "|" not in line
    return Header(tuple(one or Column.LABEL for one in columns), tuple(c.at for c in cells), wide)


def row_of(cells: tuple[Cell, ...], header: Header | None) -> Row:
    """Read one row, by the heads of its columns where there are any."""
    if header is None:
        return _free_row(cells)
    label, assessed, found = "", frozenset[Assessed](), list[Found]()
    ticked: Need | None = None
    for cell, column in _placed(cells, header):
        if not cell.text:
            continue
        if column is Column.LABEL:
            label = f"{label} {cell.text}".strip()
        elif column is Column.METHOD:
            assessed |= methods(cell.text) or frozenset()
        elif column is Column.NEED:
            ticked = _need_of(cell.text)
        elif cell.text in _TICKS:
            ticked = ticked or Need(column.value)
        else:
            found.append(Found(cell.text, Need(column.value)))
    if found:
        return Row(tuple(Found(one.text, one.need, assessed) for one in found), label or None)
    if not label or (ticked is None and is_section(plain(label).split())):
        return Row((), label or None)
    return Row((Found(label, ticked, assessed),))


def under_columns(
    cells: tuple[Cell, ...], header: Header, before: int | None, line: str
) -> tuple[Cell, ...]:
    """Move a row that starts with a bullet under the column in which the row before stopped.

    Word pastes a cell with several bullets as several rows; `before` is where the last one ended.
    """
    if header.wide or before is None or not without_bullet(line)[1]:
        return cells
    if before + len(cells) > len(header.columns):
        return cells
    return (*(Cell("", 0) for _ in range(before)), *cells)


def last_column(cells: tuple[Cell, ...], header: Header) -> int | None:
    """Return the column in which a row stopped before the last one; None where it is whole."""
    return None if header.wide or len(cells) >= len(header.columns) else len(cells) - 1


def need_at(column: int | None, header: Header) -> Need:
    """Return what a line of its own says that goes on in a column."""
    if column is None or header.columns[column] not in {Column.ESSENTIAL, Column.DESIRABLE}:
        return Need.UNKNOWN
    return Need(header.columns[column].value)


def _free_row(cells: tuple[Cell, ...]) -> Row:
    """Read a row without heads of columns: marks and methods tell themselves."""
    need: Need | None = None
    assessed = frozenset[Assessed]()
    section: str | None = None
    texts: list[str] = []
    for cell in cells:
        found = methods(cell.text)
        if cell.text in _TICKS or _need_of(cell.text) is not None:
            need = need or _need_of(cell.text)
        elif found is not None:
            assessed |= found
        elif cell.text and not texts and is_section(plain(cell.text).split()):
            section = cell.text
        elif cell.text:
            texts.append(cell.text)
    return Row(tuple(Found(text, need, assessed) for text in texts), section)


def _need_of(text: str) -> Need | None:
    known = text.strip(" .()[]").casefold()
    if known in {"e", "essential"}:
        return Need.ESSENTIAL
    return Need.DESIRABLE if known in {"d", "desirable"} else None


def _column(text: str) -> Column | None:
    tokens = plain(text).split()
    if not tokens or len(tokens) > 6:  # noqa: PLR2004
        return None
    named = set(tokens) & {"essential", "desirable"}
    if text.strip() in {"E", "D"}:
        return Column(_need_of(text) or Need.ESSENTIAL)
    if len(named) == 2 or plain(text) in {"e d", "ed"}:  # noqa: PLR2004
        return Column.NEED
    if named:
        return Column(named.pop())
    if set(tokens) & _METHOD_WORDS or methods(text) is not None:
        return Column.METHOD
    return Column.LABEL if set(tokens) & _LABEL_WORDS or is_section(tokens) else None


def _placed(cells: tuple[Cell, ...], header: Header) -> list[tuple[Cell, Column]]:
    """Put each cell under its column: by number, or by place where spaces part them."""
    if not header.wide:
        return list(zip(cells, header.columns, strict=False))
    placed = []
    for cell in cells:
        under = [at for at, start in enumerate(header.starts) if start <= cell.at + 2]
        placed.append((cell, header.columns[under[-1] if under else 0]))
    return placed


def _split(line: str, sign: str) -> tuple[Cell, ...]:
    found, at = [], 0
    for part in line.split(sign):
        found.append(Cell(part.strip(), at))
        at += len(part) + 1
    return tuple(found) if sum(bool(cell.text) for cell in found) > 1 or len(found) > 2 else ()  # noqa: PLR2004


def _wide_cells(line: str, gap: re.Pattern[str] = _WIDE) -> tuple[Cell, ...]:
    body = line.strip()
    start = len(line) - len(line.lstrip())
    found, at = [], start
    for space in gap.finditer(body):
        found.append(Cell(body[at - start : space.start()], at))
        at = start + space.end()
    found.append(Cell(body[at - start :], at))
    return tuple(found) if len(found) > 1 else ()
