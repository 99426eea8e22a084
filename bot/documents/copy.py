"""The copy of all that is kept about a resident: a page to read, and a file for computers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.clock import in_london
from bot.content.content import Content
from bot.content.say_kept import say_answers, say_day, say_language, say_time, spaced
from bot.documents.copy_tables import SAID, TablesInWords, without

HIDDEN = frozenset({"id", "resident_id", "chat_id", "message_id", "turn_id", "update_id", "data"})
TECHNICAL = frozenset({"trackers", "inbox", "outbox", "quarantine", "buttons", "turns"})
"""Tables that repeat the conversation in a machine's terms: named on the page, held in the file."""
FIRST_PARTS = 4
"""So many sections about somebody stand before what they apply for, and the rest after it."""

Row = Mapping[str, Any]
Pairs = list[tuple[str, str]]


def copy_data(data: Row) -> bytes:
    """Return the copy as JSON, with letters of every script as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def copy_page(content: Content, data: Row, made: datetime) -> bytes:
    """Return the copy as one HTML page that needs nothing else, in large type, to print as well."""
    template = Environment(
        loader=PackageLoader("bot.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("copy.html.jinja")
    words = content.rights.copy_
    page = _Page(content)
    also = data["also_kept"]
    parts = page.parts(data)
    return template.render(
        words=words,
        made=words.made.format(date=page.day(made), time=say_time(made)),
        parts=parts[:FIRST_PARTS],
        applying=TablesInWords(content, also).sections(),
        more_parts=parts[FIRST_PARTS:],
        note_days=[page.moment(one["at"]) for one in data["notes"] if not one.get("text")],
        technical=[spaced(name) for name in also if name in TECHNICAL],
        also=page.also(without(also, SAID)),
        conversation=[page.line(one) for one in data["conversation"]],
    ).encode()


class _Page:
    """What stands on the page, in words."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._words = content.rights.copy_

    def parts(self, data: Row) -> list[tuple[str, Pairs]]:
        """Return the sections of short lines: heading, and pairs of what and when or how."""
        sections = self._words.sections
        notes = [(self.moment(one["at"]), one["text"]) for one in data["notes"] if one.get("text")]
        answers = say_answers(self._content, data["answers"])
        return [
            (sections.about, self._about(data["resident"])),
            (sections.consents, [self._consent(one) for one in data["consents"]]),
            (sections.answers, answers),
            (sections.roles, [self._role(one) for one in data["role_interests"]]),
            (sections.progress, [self._step(one) for one in data["progress"]]),
            (sections.requests, [self._request(one) for one in data["requests_for_a_person"]]),
            (sections.reads, [self._read(one) for one in data["record_opened"]]),
            (sections.notes, notes),
        ]

    def also(self, tables: Mapping[str, Iterable[Row]]) -> list[tuple[str, list[Pairs]]]:
        """Return what else is kept, for people to read: each row as its names and values."""
        return [
            (spaced(name), [self._pairs(row) for row in rows])
            for name, rows in tables.items()
            if name not in TECHNICAL
        ]

    def line(self, one: Row) -> tuple[str, str, str, str]:
        """Return when, who, what kind where it was no plain text, and the words."""
        kind = self._words.kinds.get(one["kind"], "")
        return self.moment(one["at"]), self._author(one["from"]), kind, one["text"]

    def _about(self, resident: Row) -> Pairs:
        shown = {**resident, "language": say_language(self._content, resident["language"])}
        stage = self._content.words.stages.get(resident["stage"])
        return self._pairs({**shown, "stage": stage or resident["stage"]})

    def _consent(self, one: Row) -> tuple[str, str]:
        purpose = self._content.rights.purposes.get(one["purpose"])
        if purpose is None:
            return spaced(
                one["purpose"]
            ), f"{self._value(one['granted'])}, {self.moment(one['at'])}"
        said = (purpose.given if one["granted"] else purpose.refused).format(
            name=purpose.name, date=self.moment(one["at"])
        )
        return "", said

    def _role(self, one: Row) -> tuple[str, str]:
        role = self._content.roles.get(one["role_id"])
        title = role.title if role else spaced(one["role_id"])
        ended = one["withdrawn_at"]
        dropped = f"; {self._words.steps['dropped']}, {self.moment(ended)}" if ended else ""
        return title, self.moment(one["at"]) + dropped

    def _step(self, one: Row) -> tuple[str, str]:
        what, _, of = one["what"].partition(":")
        role = self._content.roles.get(of)
        said = self._words.steps.get(what, spaced(what)) + (f": {role.title}" if role else "")
        return self.moment(one["at"]), said

    def _request(self, one: Row) -> tuple[str, str]:
        reason = self._words.requests.get(one["reason"], spaced(one["reason"].replace(":", " ")))
        answered = one["answered_at"]
        fate = (
            self._words.request_done.format(date=self.moment(answered))
            if answered
            else self._words.request_open
        )
        return self.moment(one["at"]), f"{reason} ({fate})"

    def _read(self, one: Row) -> tuple[str, str]:
        return self.moment(one["at"]), self._words.reads.get(one["what"], spaced(one["what"]))

    def _author(self, who: str) -> str:
        return str(self._words.authors.get(who, spaced(who)))

    def _pairs(self, row: Row) -> Pairs:
        return [
            (str(self._words.fields.get(name, spaced(name))), self._value(value))
            for name, value in row.items()
            if name not in HIDDEN and value is not None
        ]

    def _value(self, value: Any) -> str:
        if isinstance(value, bool):
            return str(self._content.rights.yes_no["yes" if value else "no"])
        if isinstance(value, str):
            try:
                return self.moment(value)
            except ValueError:
                return value
        return json.dumps(value, ensure_ascii=False)

    def moment(self, written: str) -> str:
        """Return "12 March 2026, 9.30am" for an ISO moment; raises ValueError for other texts."""
        moment = datetime.fromisoformat(written)
        if moment.tzinfo is None:
            raise ValueError("it is a text, and no moment")
        return f"{self.day(moment)}, {say_time(moment)}"

    def day(self, moment: datetime) -> str:
        return say_day(self._content, in_london(moment).date())
