"""What was found, as a table that can be read on a terminal and pasted into a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One budget and what was measured. `met` None: nothing could be measured."""

    what: str
    budget: str
    measured: str
    met: bool | None


@dataclass(slots=True)
class Findings:
    """What one measurement found: rows, details worth a line, and what was lost or said twice."""

    rows: list[Row] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Findings) -> None:
        """Take in what another measurement found."""
        self.rows += other.rows
        self.details += other.details
        self.faults += other.faults


HEADINGS = ("what", "budget", "measured", "met")
_MET = {True: "yes", False: "no", None: "not measured"}


def render(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table with columns in line."""
    cells = [HEADINGS, *((row.what, row.budget, row.measured, _MET[row.met]) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = [_line(line, widths) for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"
