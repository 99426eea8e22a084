"""Vacancies from a file: chosen, looked over, and only then kept."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.responses import Response

from bot.console.forms import SentFile
from bot.console.presenters import vacancy_upload
from bot.console.visit import Visit
from bot.errors import FeedError
from bot.feeds.spreadsheet import SpreadsheetFeed
from bot.services import vacancy_desk
from bot.services.ports.feeds import FeedRow

MOST_KEPT = 1_000_000
"""So many characters the rows may have that wait in the page for a yes."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def show(visit: Visit) -> Response:
    """Ask for a file."""
    return visit.page("vacancy_upload.jinja", problem="")


def preview(visit: Visit) -> Response:
    """Show what the file would add and what is wrong with which row; nothing is kept yet."""
    sent = visit.files.get("file")
    if sent is None or not sent.name:
        return _problem(visit, "Choose a file")
    try:
        rows = _rows_of(sent)
    except FeedError as error:
        return _problem(visit, str(error))
    found = vacancy_desk.preview(
        visit.console.reading, rows, visit.console.labels.role_named, now=visit.now
    )
    kept = _packed([row for row, _ in found.new])
    if len(kept) > MOST_KEPT:
        return _problem(visit, "The file holds too much for one time. Divide it.")
    page = vacancy_upload.present(found, visit.now, visit.console.labels)
    return visit.page("vacancy_preview.jinja", page=page, rows=kept)


def keep(visit: Visit) -> Response:
    """Keep the rows that were looked over."""
    rows = _unpacked(visit.form.get("rows", ""))
    if not rows:
        return _problem(visit, "Choose the file again. Nothing was added")
    done = vacancy_desk.take_over(
        visit.console.units,
        rows,
        visit.console.labels.role_named,
        by=visit.user.id,
        now=visit.now,
    )
    if done.faults:
        return _problem(visit, "A row cannot be kept any more. Choose the file again")
    return visit.go("/vacancies", "vacancies_added" if done.added else "nothing_changed")


def _problem(visit: Visit, problem: str) -> Response:
    return visit.page("vacancy_upload.jinja", status=422, problem=problem)


def _rows_of(sent: SentFile) -> list[FeedRow]:
    """Read a sent file; its own name is not used for anything but its ending."""
    ending = Path(sent.name).suffix.casefold()
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"vacancies{ending if ending in {'.csv', '.xlsx'} else ''}"
        file.write_bytes(sent.content)
        return SpreadsheetFeed(file).rows()


def _packed(rows: Sequence[FeedRow]) -> str:
    return json.dumps(
        [[row.number, {name: _plain(value) for name, value in row.values.items()}] for row in rows],
        ensure_ascii=False,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _unpacked(text: str) -> list[FeedRow]:
    """Return the rows as they were shown; nothing where that is not what came back."""
    try:
        found = json.loads(text)
        return [
            FeedRow(int(number), {str(name): _read(value) for name, value in values.items()}, {})
            for number, values in found
        ]
    except (ValueError, TypeError, AttributeError):
        return []


def _read(value: Any) -> Any:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value if value is None or isinstance(value, bool | int | float) else str(value)
