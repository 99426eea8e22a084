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
from bot.journey.applying import ApplicationStage
from bot.journey.referrals import BARRIER

Row = Mapping[str, Any]
Pairs = list[tuple[str, str]]
Entry = tuple[str, Pairs]
Tables = Mapping[str, list[Row]]

OF_AN_APPLICATION = ("application_steps", "criteria", "application_sections")
SHORT = ("readiness", "barriers")
"""Tables whose rows are one line each."""
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
    "reminders",
)
SAID = frozenset((*IN_ORDER, *OF_AN_APPLICATION))
"""The tables that are said here."""

NOT_SAID = frozenset({
    # Ids, what is in the entry's title, and what only runs the machine.
    "id", "resident_id", "application_id", "vacancy_id", "story_id", "message_id", "link_key",
    "title", "employer", "limit_unit", "theme", "service", "what", "nth", "look_at", "since",
    "about",
})  # fmt: skip
SAID_AS_TITLE = {"referees": "words", "reminders": "kind"}


class TablesInWords:
    """Says the rows of the tables of applying."""

    def __init__(self, content: Content, tables: Tables) -> None:
        self._content = content
        self._words = content.rights.copy_
        self._tables = tables

    def sections(self) -> list[tuple[str, list[Entry]]]:
        """Return heading and entries of each table, also of those that are empty."""
        return [(self._of(name).heading, self._entries(name)) for name in IN_ORDER]

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
        found = [(what, value) for what, value in pairs if value]
        return [*found, *self._hanging_on(row["id"])] if name == "applications" else found

    def _line(self, name: str, row: Row) -> tuple[str, str]:
        if name == "readiness":
            thing = self._content.readiness.things.get(row["item"])
            said = str(
                self._content.readiness.said.get(row["state"], self._content.rights.left_out)
            )
            what = thing.label if thing else spaced(row["item"])
        else:
            barrier = self._content.barriers.barriers.get(row["barrier"])
            what = barrier.label if barrier else spaced(row["barrier"])
            if row["is_main"]:
                what = self._words.was_main.format(barrier=what)
            said = self._value(name, "state", row["state"])
        return str(what), f"{said}, {self._moment(row['at'])}"

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
        if isinstance(value, bool):
            return str(self._content.rights.yes_no["yes" if value else "no"])
        if (known := self._of(name).values.get(column)) is not None:
            return str(known.get(value, spaced(str(value))))
        if column.endswith("_month"):
            day = date.fromisoformat(value)
            return f"{self._content.words.months[day.month - 1]} {day.year}"
        if column.endswith("_on"):
            return self._day(value)
        if column == "at" or column.endswith("_at"):
            return self._moment(value)
        return self._named(column, value, row or {})

    def _named(self, column: str, value: Any, row: Row) -> str:
        if column == "stage":
            return self._stage(value)
        if column == "role_id":
            role = self._content.roles.get(value)
            return role.title if role else spaced(value)
        if column == "limit_count":
            return self._words.limit.format(count=value, unit=row.get("limit_unit") or "").strip()
        if column == "reason":
            return self._reason(value)
        return str(value)

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
