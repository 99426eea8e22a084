"""Vacancies from a spreadsheet: a CSV file, or an Excel workbook's first sheet.

The first row that is not empty names the columns; their order and their spelling are free. Dates
may be British ("4/12/2026", "4 Dec 2026"), or dates of Excel, also where their cells show numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException

from bot.errors import FeedError
from bot.journey.text import plain
from bot.services.ports.feeds import FeedRow

MOST_BYTES = 10_000_000
MOST_ROWS = 5_000

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "job title", "job", "post", "vacancy", "position", "job name"),
    "employer": ("employer", "trust", "organisation", "organization", "company", "who", "provider"),
    "place": ("place", "location", "town", "site", "where", "area", "postcode", "address"),
    "role_id": ("role", "role id", "kind of job", "job family", "role card"),
    "link": ("link", "url", "web address", "website", "advert", "advert link", "web link", "apply"),
    "reference": ("reference", "ref", "job ref", "job reference", "vacancy reference", "advert no"),
    "hours": ("hours", "working hours", "working pattern", "pattern", "contract hours", "shifts"),
    "pay": ("pay", "salary", "wage", "band", "rate"),
    "closes_on": (
        "closes", "closes on", "closing date", "closing", "close date", "deadline", "apply by",
        "end date", "date closes",
    ),
    "specification": (
        "specification", "person specification", "criteria", "advert text", "description",
    ),
    "limit": ("limit", "statement limit", "form limit", "length"),
    "guaranteed_interview": ("guaranteed interview", "interview guaranteed", "guaranteed"),
}  # fmt: skip
_FIELDS = {name: field for field, names in _HEADINGS.items() for name in names}
_FIRST_SERIAL, _LAST_SERIAL = 40_000, 80_000
"""The numbers by which Excel counts the days from 2009 to 2119."""


class SpreadsheetFeed:
    """Implements `bot.services.ports.feeds.VacancyFeed` for one file."""

    source = "file"

    def __init__(self, file: Path) -> None:
        self._file = file

    def rows(self) -> list[FeedRow]:
        """Return every row below the headings that is not empty. Raises `FeedError`."""
        filled = [(number, row) for number, row in self._lines() if any(map(_is_filled, row))]
        if not filled:
            raise FeedError("The file is empty. Give it a row of headings and a row for each job.")
        _, headings = filled[0]
        fields = _fields([str(one or "") for one in headings])
        if len(filled) - 1 > MOST_ROWS:
            raise FeedError(f"The file has more than {MOST_ROWS} rows. Divide it.")
        columns = {field: str(headings[at]).strip() for at, field in fields.items()}
        return [FeedRow(number, _values(row, fields), columns) for number, row in filled[1:]]

    def _lines(self) -> Iterable[tuple[int, Sequence[Any]]]:
        try:
            size = self._file.stat().st_size
        except OSError as error:
            message = f"{self._file.name} cannot be read. Check the name and where it is."
            raise FeedError(message) from error
        if size > MOST_BYTES:
            raise FeedError("The file is larger than 10 MB. Divide it, or take pictures out of it.")
        if self._file.suffix.casefold() == ".xlsx":
            return _workbook(self._file)
        if self._file.suffix.casefold() == ".csv":
            return _csv(self._file)
        raise FeedError("Only .csv and .xlsx can be read. Save the file as one of them.")


def _fields(headings: Sequence[str]) -> dict[int, str]:
    """Return which field each column is; raises `FeedError` where that cannot be told."""
    fields: dict[int, str] = {}
    for at, heading in enumerate(headings):
        field = _FIELDS.get(plain(heading))
        if field is None:
            continue
        if field in fields.values():
            message = f'Two columns mean the same as "{heading.strip()}". Take one of them out.'
            raise FeedError(message)
        fields[at] = field
    if "title" not in fields.values():
        raise FeedError('No column is headed "Title". Name the column of the job titles so.')
    return fields


def _values(row: Sequence[Any], fields: Mapping[int, str]) -> dict[str, Any]:
    found = {field: row[at] for at, field in fields.items() if at < len(row)}
    if "closes_on" in found:
        found["closes_on"] = _day(found["closes_on"])
    return found


def _day(value: Any) -> Any:
    """Return an Excel date as a day, also one whose cell shows its number; else what it was."""
    if isinstance(value, date | datetime):
        return value
    text = str(value or "").strip()
    number = float(text) if text.replace(".", "", 1).isdecimal() else 0.0
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return value
    return from_excel(int(number))


def _is_filled(value: Any) -> bool:
    return value is not None and str(value).strip() != ""


def _csv(file: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")  # how Excel saves CSV on British computers
    sample = text[:4096].partition("\n")[0]
    divided_by = max(",;\t", key=sample.count)
    try:
        yield from enumerate(csv.reader(StringIO(text, newline=""), delimiter=divided_by), start=1)
    except csv.Error as error:
        raise FeedError("The file is no CSV that can be read. Save it as CSV again.") from error


def _workbook(file: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError) as error:
        message = "The file is no Excel workbook that can be read. Save it as .xlsx again."
        raise FeedError(message) from error
    try:
        sheet = book.worksheets[0]
        yield from enumerate(sheet.iter_rows(values_only=True), start=1)
    finally:
        book.close()
