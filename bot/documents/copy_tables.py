"""What is kept about applying, in the words of `data/content/data_rights.yml`: rows made readable.

Each table becomes a section of titled entries; what hangs on an application stands in its entry.
Ids and column names never show. A column that has no words yet is named by its own, made readable,
so that nothing is left out of what residents are sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from bot.clock import in_london
from bot.content.content import Content
from bot.content.data_rights import TableWords
from bot.content.say_kept import say_day, say_time, spaced
from bot.documents.copy_names import CODES, named
from bot.journey.applying import ApplicationStage
from bot.journey.referrals import BARRIER

Row = Mapping[str, Any]
Pairs = list[tuple[str, str]]
Entry = tuple[str, Pairs]
Tables = Mapping[str, list[Row]]

OF_AN_APPLICATION = ("application_steps", "criteria", "application_sections")
HANGING = {
    "practices": {"practice_answers": "practice_id"},
    "test_sessions": {"test_items": "session_id"},
    "jobs": {"check_ins": "job_id"},
}
"""Tables whose rows are lines in the entry of a row of another, and how they point to it."""
SHORT = ("readiness", "barriers", "documents_held", "care_standards")
"""Tables whose rows are one line each."""
TO_WORK = (
    "interviews",
    "practices",
    "test_sessions",
    "offers",
    "checks",
    "reference_requests",
    "documents_held",
    "jobs",
    "care_standards",
)
"""What comes after applying, if it comes: without a row they have no heading on the page."""
IN_ORDER = (
    "applications",
    "stories",
    "story_corrections",
    "work_history",
    "referees",
    "readiness",
    "barriers",
    "referrals",
    "vacancies",
    *TO_WORK,
    "reminders",
)
HANGING_NAMES = tuple(name for tables in HANGING.values() for name in tables)
SAID = frozenset((*IN_ORDER, *OF_AN_APPLICATION, *HANGING_NAMES))
"""The tables that are said here."""

NOT_SAID = frozenset({
    # Ids, what is in the entry's title, and what only runs the machine.
    "id", "resident_id", "vacancy_id", "story_id", "message_id", "link_key", "title", "employer",
    "limit_unit", "theme", "service", "what", "nth", "look_at", "since", "about", "practice_id",
    "session_id", "job_id", "fingerprint", "params",
})  # fmt: skip
SAID_AS_TITLE = {
    "referees": "words",
    "reminders": "kind",
    "interviews": "application_id",
    "practices": "style",
    "test_sessions": "kind",
    "offers": "application_id",
    "checks": "check",
    "reference_requests": "referee_id",
}


class TablesInWords:
    """Says the rows of the tables of applying."""

    def __init__(self, content: Content, tables: Tables) -> None:
        self._content = content
        self._words = content.rights.copy_
        self._tables = tables

    def sections(self) -> list[tuple[str, list[Entry]]]:
        """Return heading and entries of each table; those of `TO_WORK` only where there are any."""
        found = ((name, self._entries(name)) for name in IN_ORDER)
        return [
            (self._of(name).heading, entries)
            for name, entries in found
            if entries or name not in TO_WORK
        ]

    def _entries(self, name: str) -> list[Entry]:
        rows = self._tables.get(name, [])
        if name in SHORT:
            pairs = [self._line(name, row) for row in rows]
            return [("", pairs)] if pairs else []
        return [(self._title(name, row), self._pairs(name, row)) for row in rows]

    def _title(self, name: str, row: Row) -> str:
        table = self._of(name)
        if name in SAID_AS_TITLE:
            return self._value(name, SAID_AS_TITLE[name], row[SAID_AS_TITLE[name]])
        if row.get("theme"):
            theme = self._content.criteria.themes.get(row["theme"])
            return _first_large(theme.name) if theme else spaced(row["theme"])
        title = row.get("title") or row.get("what") or row.get("service") or table.no_title or ""
        if row.get("employer"):
            return self._words.titled_at.format(title=title, employer=row["employer"])
        return str(title)

    def _pairs(self, name: str, row: Row) -> Pairs:
        found = [*self._fields(name, row), *self._lines_of(name, row["id"])]
        return [*found, *self._hanging_on(row["id"])] if name == "applications" else found

    def _fields(self, name: str, row: Row) -> Pairs:
        left_out = NOT_SAID | {SAID_AS_TITLE.get(name)}
        fields = self._of(name).fields
        ordered = sorted(
            (column for column in row if column not in left_out and row[column] is not None),
            key=lambda column: list(fields).index(column) if column in fields else len(fields),
        )
        pairs = [
            (str(fields.get(one, spaced(one))), self._value(name, one, row[one], row))
            for one in ordered
        ]
        return [(what, value) for what, value in pairs if value]

    def _line(self, name: str, row: Row) -> tuple[str, str]:
        said = self._value(name, "state", row["state"])
        if name == "readiness":
            said = str(
                self._content.readiness.said.get(row["state"], self._content.rights.left_out)
            )
        return self._thing(name, row), f"{said}, {self._moment(row['at'])}"

    def _thing(self, name: str, row: Row) -> str:
        if name == "readiness":
            thing = self._content.readiness.things.get(row["item"])
            return str(thing.label) if thing else spaced(row["item"])
        if name == "barriers":
            barrier = self._content.barriers.barriers.get(row["barrier"])
            what = str(barrier.label) if barrier else spaced(row["barrier"])
            return self._words.was_main.format(barrier=what) if row["is_main"] else what
        if name == "care_standards":
            return f"{self._of(name).no_title} {row['standard']}"
        return named(self._content, "item", row["item"])

    def _lines_of(self, name: str, row_id: int) -> Iterator[tuple[str, str]]:
        for below, pointer in HANGING.get(name, {}).items():
            rows = [row for row in self._tables.get(below, []) if row[pointer] == row_id]
            if rows:
                said = (
                    "; ".join(f"{what}: {value}" for what, value in self._fields(below, row))
                    for row in rows
                )
                yield str(self._of(below).heading), "\n".join(f"• {line}" for line in said)

    def _hanging_on(self, application_id: int) -> Iterator[tuple[str, str]]:
        say: dict[str, Callable[[Row], str]] = {
            "application_steps": self._step,
            "criteria": self._criterion,
            "application_sections": self._section,
        }
        for name in OF_AN_APPLICATION:
            rows = [
                row for row in self._tables.get(name, []) if row["application_id"] == application_id
            ]
            if rows:
                yield str(self._of(name).heading), "\n".join(say[name](row) for row in rows)

    def _step(self, row: Row) -> str:
        said = self._words.step.format(
            stage=self._stage(row["stage"]), date=self._day(row["happened_on"])
        )
        if (who := self._words.authors.get(row["who"])) is not None:
            said = self._words.step_by.format(step=said, who=who)
        return f"{said}\n{row['words']}" if row.get("words") else said

    def _criterion(self, row: Row) -> str:
        kind = self._value("criteria", "kind", row["kind"])
        state = row.get("answer") or self._value("criteria", "state", row["state"])
        return f"• {row['text']} ({kind}): {state}"

    def _section(self, row: Row) -> str:
        state = self._value("application_sections", "state", row["state"])
        return f"{spaced(row['section'])}: {state}, {self._moment(row['at'])}"

    def _value(self, name: str, column: str, value: Any, row: Row | None = None) -> str:
        known: Mapping[Any, str] | None = self._of(name).values.get(column)
        if isinstance(value, bool):
            return str(self._content.rights.yes_no["yes" if value else "no"])
        if known is None:
            return self._dated(column, value) or self._named(column, value, row or {})
        if isinstance(value, Mapping):
            heard = [said for part, said in known.items() if value.get(part) is True]
            return self._content.rights.joined_by.join(heard)
        return str(known.get(value, spaced(str(value))))

    def _dated(self, column: str, value: Any) -> str | None:
        if column.endswith("_month"):
            day = date.fromisoformat(value)
            return f"{self._content.words.months[day.month - 1]} {day.year}"
        if column.endswith(("_on", "_day")):
            return self._day(value)
        return self._moment(value) if column == "at" or column.endswith("_at") else None

    def _named(self, column: str, value: Any, row: Row) -> str:
        say: dict[str, Callable[[Any], str]] = {
            "stage": self._stage,
            "role_id": self._role,
            "limit_count": lambda count: self._limit(count, row),
            "reason": self._reason,
            "application_id": lambda one: self._pointed_at("applications", one),
            "referee_id": lambda one: self._pointed_at("referees", one),
        }
        if column in say:
            return say[column](value)
        if column in CODES:
            return named(self._content, column, value)
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _role(self, value: str) -> str:
        role = self._content.roles.get(value)
        return str(role.title) if role else spaced(value)

    def _limit(self, count: int, row: Row) -> str:
        return self._words.limit.format(count=count, unit=row.get("limit_unit") or "").strip()

    def _pointed_at(self, name: str, row_id: int) -> str:
        rows = (row for row in self._tables.get(name, []) if row["id"] == row_id)
        return next((self._title(name, row) for row in rows), "")

    def _reason(self, value: str) -> str:
        _, _, name = value.rpartition(":")
        if value.startswith(BARRIER) and name in self._content.barriers.barriers:
            return str(self._content.barriers.barriers[name].label)
        way = self._content.ways_in.ways.get(name)
        return str(way.label) if way else spaced(name)

    def _stage(self, value: str) -> str:
        return str(self._content.tracking.stages[ApplicationStage(value)])

    def _day(self, value: str) -> str:
        return say_day(self._content, date.fromisoformat(value))

    def _moment(self, value: str) -> str:
        moment = datetime.fromisoformat(value)
        return f"{say_day(self._content, in_london(moment).date())}, {say_time(moment)}"

    def _of(self, name: str) -> TableWords:
        return self._words.tables[name]


def without(tables: Tables, names: Iterable[str]) -> dict[str, list[Row]]:
    """Return the tables that have other names."""
    return {name: rows for name, rows in tables.items() if name not in names}


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]
