"""Reads a person specification from pasted text, line by line.

>>> read_specification("Essential\\n• Team player\\nDesirable\\n• NVQ 2", themes).criteria
(Criterion(text='Team player', need=<Need.ESSENTIAL>, theme='team', position=1, ...), ...)

Nothing is guessed: what is not marked is `unknown`, what cannot be read is in `unread`, and the
advert around the specification is left out.
"""

from __future__ import annotations

import re

from bot.journey.specification import tables
from bot.journey.specification.criteria import Assessed, Criterion, Need, Specification, Unread
from bot.journey.specification.lines import Kind, Line, is_detail, line_of
from bot.journey.specification.prose import (
    is_only_desirable,
    is_prose,
    is_wanted,
    need_in,
    pieces_of,
    sentences_of,
    without_lead,
)
from bot.journey.specification.wording import (
    cleaned,
    methods,
    need_of_number,
    with_headings_apart,
    worded,
)
from bot.journey.text import plain
from bot.journey.themes import Themes

MOST_READ = 20_000
"""Characters read of one paste; the longest specification seen has under half of that."""
LONGEST_UNREAD = 80
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LONG_LINE = 40
"""A line as long as this may have been broken by the page that it was copied from."""


_HEAD = re.compile(
    r"^\W*(?:[\w&,]+\W+){0,4}(?:essential|desirable|person specification)\b(?:\W+\w+){0,5}\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_LINES = 3


def is_list(text: str) -> bool:
    """Whether a message is an employer's list and no story: lines under "Essential" and the like.

    It tells a list that comes where something else was asked for; how it is read is another matter.
    """
    start = text[:MOST_READ]
    lines = [line for line in start.splitlines() if line.strip()]
    return len(lines) >= _FEWEST_LINES and any(_HEAD.match(line[:200]) for line in lines)


def read_specification(text: str, themes: Themes) -> Specification:
    """Return what is read from a pasted person specification; never raises for any text."""
    known = with_headings_apart(cleaned(text[:MOST_READ]))
    lines = [(raw, line_of(raw)) for raw in known.split("\n")]
    start = _first_line(lines)
    reader = _Reader(themes, explicit=start is not None)
    for raw, line in lines[start or 0 :]:
        reader.take(raw, line)
    criteria, merged = _merged(reader.found)
    why = None if criteria else _why(known, reader)
    return Specification(criteria, tuple(reader.unread), merged, len(text) > MOST_READ, why)


def _first_line(lines: list[tuple[str, Line]]) -> int | None:
    """Return where the specification starts: at its own heading, or at its first inner heading.

    What stands before is the advert, unless the first heading is "Desirable": then the essential
    criteria stand before it.
    """
    inner: int | None = None
    for at, (raw, line) in enumerate(lines):
        cells = tables.cells_of(raw)
        if cells and tables.header_of(cells, raw):
            return at if inner is None else inner
        if line.kind is Kind.SPECIFICATION:
            return at
        if inner is None and line.kind in {Kind.NEED, Kind.SECTION}:
            inner = 0 if line.need is Need.DESIRABLE else at
    return inner


class _Reader:
    """What has been read so far, and the headings that the next line stands under."""

    def __init__(self, themes: Themes, *, explicit: bool) -> None:
        self.found: list[Criterion] = []
        self.unread: list[str] = []
        self.outside_seen = False
        self._themes = themes
        self._explicit = explicit
        self._need = Need.UNKNOWN
        self._section: str | None = None
        self._outside = False
        self._header: tables.Header | None = None
        self._under_need = 0
        self._open = False
        self._bulleted = False
        self._heads_together = False
        self._column: int | None = None
        self._last_in: dict[Need | None, int] = {}

    def take(self, raw: str, line: Line) -> None:
        """Read one line, given what kind of line it is."""
        cells = tables.cells_of(raw.rstrip(), self._header)
        if cells and self._took_row(cells, raw):
            self._open = False
            return
        if line.kind is Kind.TEXT:
            self._take_text(line, raw)
            return
        self._open = False
        if line.kind is Kind.BLANK:
            self._bulleted = line.bulleted
        elif line.kind is Kind.NEED:
            self._under(line)
        elif line.kind is Kind.SPECIFICATION:
            self._outside, self._header = False, None
        elif line.kind is Kind.SECTION:
            self._outside, self._section = False, line.section
        elif line.kind is Kind.OUTSIDE:
            self._outside, self.outside_seen, self._header = True, True, None
        elif line.kind is Kind.DETAIL:
            self._assess_last(line.text)

    def _under(self, line: Line) -> None:
        """Stand under "Essential" or "Desirable"; both, one right after the other, head columns."""
        heads = self._under_need == len(self.found) and self._need is not Need.UNKNOWN
        both = heads and line.need is not self._need and bool(self._heads_together)
        self._need = Need.UNKNOWN if both or line.need is None else line.need
        self._outside, self._header, self._under_need = False, None, len(self.found)
        self._heads_together = True
        self._section = line.section or self._section

    def _took_row(self, cells: tuple[tables.Cell, ...], raw: str) -> bool:
        header = tables.header_of(cells, raw)
        if header is not None:
            self._header, self._outside = header, False
            return True
        if self._outside:
            return "\t" in raw or "|" in raw
        if self._header is not None:
            cells = tables.under_columns(cells, self._header, self._column, raw)
            self._column = tables.last_column(cells, self._header)
            self._need = tables.need_at(self._column, self._header)
        row = tables.row_of(cells, self._header)
        if row.section is not None:
            label = worded(row.section).text
            self._section = label.capitalize() if label.isupper() else label
        for one in row.found:
            if row.section is None and self._broken_cell(one):
                continue
            for piece in pieces_of(one.text, self._themes):
                self._add(piece, one.need, one.assessed)
            self._last_in[one.need] = len(self.found) - 1
        return True

    def _broken_cell(self, one: tables.Found) -> bool:
        """Put a cell that goes on in the next line to the criterion that it goes on from."""
        at = self._last_in.get(one.need)
        wide = self._header is not None and self._header.wide
        if not wide or at is None or not 0 <= at < len(self.found):
            return False
        last = self.found[at].text
        if not (one.text[:1].islower() or last.rsplit(" ", 1)[-1].casefold() in _GO_ON):
            return False
        self._lengthen(one.text, at)
        return True

    def _take_text(self, line: Line, raw: str) -> None:
        if self._outside:
            return
        bulleted = line.bulleted or self._bulleted
        self._bulleted = False
        inline = _inline_heading(line.text)
        if inline is None and self._open and not bulleted and self._goes_on(line.text):
            self._lengthen(line.text)
            return
        if inline is not None:
            self._under(Line(Kind.NEED, need=inline[0]))
            line = Line(Kind.TEXT, inline[1], bulleted=True)
            bulleted = True
        before = len(self.found)
        if not bulleted and is_prose(line.text):
            self._take_prose(line.text)
            return
        for piece in pieces_of(line.text, self._themes):
            self._add_line(piece, need_of_number(raw), bulleted=bulleted)
        self._open = len(self.found) > before

    def _take_prose(self, text: str) -> None:
        for sentence in sentences_of(text, self._themes):
            if self._themes.of(sentence) is None and not is_wanted(sentence):
                self._leave(sentence)
                continue
            need = need_in(sentence)
            for piece in pieces_of(without_lead(sentence), self._themes):
                self._add(piece, need or self._mostly())

    def _mostly(self) -> Need | None:
        return None if self._need is Need.UNKNOWN else self._need

    def _add_line(self, text: str, need: Need | None, *, bulleted: bool) -> None:
        known = bulleted or self._explicit or self._themes.of(text) is not None or is_wanted(text)
        if not known or _LINK.fullmatch(text.strip()):
            self._leave(text)
            return
        cue = need_in(text) if self._need is Need.UNKNOWN else None
        own = Need.DESIRABLE if is_only_desirable(text) else None
        self._add(text, own or need or cue)

    def _add(
        self, text: str, need: Need | None, assessed: frozenset[Assessed] = frozenset()
    ) -> None:
        wording = worded(text)
        words = plain(wording.text).split()
        theme = self._themes.of(wording.text)
        wanted = wording.need or need or self._need
        short = len(words) < 2 and theme is None and wanted is Need.UNKNOWN  # noqa: PLR2004
        if wording.text.casefold() in _NONE:
            return
        if is_detail(wording.text) or not words or short:
            self._leave(wording.text)
            return
        self._heads_together = False
        self.found.append(
            Criterion(
                wording.text,
                wanted,
                theme,
                len(self.found) + 1,
                self._section,
                assessed | wording.assessed,
            )
        )

    def _leave(self, text: str) -> None:
        short = " ".join(text.split())
        if any(sign.isalpha() for sign in short) and not is_detail(short):
            self.unread.append(
                short[:LONGEST_UNREAD] + ("…" if len(short) > LONGEST_UNREAD else "")
            )

    def _goes_on(self, text: str) -> bool:
        """Whether a line is the rest of the one before, broken by the page it was copied from."""
        last = self.found[-1].text if self.found else ""
        return text[:1].islower() and len(last) >= _LONG_LINE and last[-1] not in ".;"

    def _lengthen(self, text: str, at: int = -1) -> None:
        last = self.found[at]
        whole = worded(f"{last.text} {text}")
        self.found[at] = Criterion(
            whole.text, whole.need or last.need, self._themes.of(whole.text), last.position,
            last.section, last.assessed | whole.assessed,
        )  # fmt: skip

    def _assess_last(self, text: str) -> None:
        """Take "A/I" or "Assessed by: interview" for the criterion before it."""
        said = methods(text.split(":", 1)[-1])
        if said and self.found:
            last = self.found[-1]
            self.found[-1] = Criterion(
                last.text, last.need, last.theme, last.position, last.section, last.assessed | said
            )


def _inline_heading(text: str) -> tuple[Need, str] | None:
    """Read "Essential: a driving licence" as a heading with its first criterion."""
    head, colon, rest = text[:LONGEST_UNREAD].partition(":")
    if not colon or not plain(rest):
        return None
    line = line_of(f"{head}:")
    whole = text[len(head) + 1 :].strip()
    return (line.need, whole) if line.kind is Kind.NEED and line.need else None


def _merged(found: list[Criterion]) -> tuple[tuple[Criterion, ...], int]:
    """Put repetitions together; what is essential once is essential."""
    kept: dict[str, Criterion] = {}
    for one in found:
        key = " ".join(sorted(set(plain(one.text).split()) - _SMALL)) or plain(one.text)
        known = kept.get(key)
        if known is None:
            kept[key] = one
            continue
        need = min(known.need, one.need, key=_WEIGHT.index)
        kept[key] = Criterion(
            known.text, need, known.theme, known.position, known.section,
            known.assessed | one.assessed,
        )  # fmt: skip
    criteria = tuple(
        Criterion(one.text, one.need, one.theme, at, one.section, one.assessed)
        for at, one in enumerate(kept.values(), start=1)
    )
    return criteria, len(found) - len(criteria)


_NONE = frozenset(("none", "n/a", "na", "nil", "none specified", "not applicable"))
_GO_ON = frozenset(("and", "or", "of", "the", "a", "to", "in", "with", "for", "at", "on", "&"))
_SMALL = frozenset(("a", "an", "the", "of", "and", "to", "in"))
_WEIGHT = [Need.ESSENTIAL, Need.DESIRABLE, Need.UNKNOWN]


def _why(known: str, reader: _Reader) -> Unread:
    if not any(sign.isalpha() for sign in known):
        return Unread.EMPTY
    if _LINK.search(known) and not any(s.isalpha() for s in _LINK.sub("", known)):
        return Unread.LINK
    return Unread.DUTIES if reader.outside_seen else Unread.NOTHING
