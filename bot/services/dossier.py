"""Everything that is held about one resident: their conversation, a copy for them, and erasure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.errors import NotFoundError
from bot.services.ports import UnitOfWork
from bot.services.records import Message, Resident, Turn

PEOPLE = frozenset({"resident", "bot", "adviser", "champion"})


def the_resident(uow: UnitOfWork, resident_id: str) -> Resident:
    """Return the resident; raises `NotFoundError`."""
    resident = uow.residents.get(resident_id)
    if resident is None:
        message = "There is no resident with this id; `mooring resident list` shows them."
        raise NotFoundError(message)
    return resident


def transcript_lines(uow: UnitOfWork, resident_id: str) -> Iterator[dict[str, Any]]:
    """Yield the conversation in order, one mapping a line that a person or the bot wrote.

    Keys: `at` (ISO 8601, UTC), `from` (resident, bot, adviser, champion), `text`, `kind`,
    `intent`, `confidence` (of the resident's lines; None where the dialogue was not asked),
    `helped_by`, `delivery` (of what was sent to the resident). Raises `NotFoundError`.
    """
    the_resident(uow, resident_id)
    turns = uow.transcript.turns(resident_id)
    for line in uow.transcript.messages(resident_id):
        if line.author in PEOPLE:
            yield _line(line, turns)


def copy_of_data(uow: UnitOfWork, resident_id: str, *, notes: bool = True) -> dict[str, Any]:
    """Return all that is held about a resident, as JSON values; raises `NotFoundError`.

    `notes`: with the words of advisers' notes. A copy that nobody has looked at has their days
    alone: a note may hold what is somebody else's.
    """
    the_resident(uow, resident_id)
    rows = uow.dossier.rows(resident_id)
    own_words = rows.pop("notes", [])
    (resident,) = rows.pop("residents")
    rows.pop("messages", None)  # as `conversation`
    return {
        "resident": resident,
        "consents": rows.pop("consents", []),
        "role_interests": rows.pop("role_interests", []),
        "answers": {one["name"]: one["value"] for one in rows.pop("preferences", [])},
        "progress": rows.pop("progress", []),
        "requests_for_a_person": rows.pop("help_requests", []),
        "notes": own_words if notes else [{"at": one["at"]} for one in own_words],
        "record_opened": rows.pop("audit", []),
        "conversation": list(transcript_lines(uow, resident_id)),
        "also_kept": {name: found for name, found in rows.items() if found},
    }


def _line(line: Message, turns: dict[int, Turn]) -> dict[str, Any]:
    turn = turns.get(line.turn_id or 0) if line.author == "resident" else None
    seen = turn.understanding if turn is not None else None
    return {
        "at": line.at.isoformat(),
        "from": line.author,
        "text": line.text,
        "kind": line.kind,
        "intent": seen.intent if seen is not None else None,
        "confidence": seen.confidence if seen is not None else None,
        "helped_by": line.helped_by,
        "delivery": line.delivery,
    }
