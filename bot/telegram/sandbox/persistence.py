"""Keeps people, chats and unconfirmed updates over a restart, in `<data-dir>/sandbox.sqlite`.

Changes are collected and written together twice a second, so that a busy sandbox stays quick; what
a sudden end of the process can lose is the last half second of play.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from bot.errors import SettingsError
from bot.telegram.sandbox.chats import StoredMessage
from bot.telegram.sandbox.files import StoredFile
from bot.telegram.sandbox.people import Person
from bot.telegram.sandbox.profile import BotProfile
from bot.telegram.sandbox.sandbox import Sandbox
from bot.telegram.sandbox.webhook_state import Webhook

FILE_NAME = "sandbox.sqlite"
_PAUSE = 0.5
_TABLE = (
    "CREATE TABLE IF NOT EXISTS records "
    "(kind TEXT NOT NULL, key INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key))"
)

# Raise this when the shape of a record changes; saved chats of another shape are not read.
_VERSION = 1

Key = tuple[str, int]


def check_saved_state(folder: Path) -> None:
    """Raise SettingsError unless the sandbox can keep its state in `folder`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
    except OSError as error:
        raise SettingsError("--data-dir cannot be written; choose another folder.") from error
    except sqlite3.Error as error:
        raise SettingsError(
            f"--data-dir holds a {FILE_NAME} that cannot be read and written; move it away."
        ) from error
    if version not in (0, _VERSION):
        raise SettingsError(
            f"--data-dir holds a {FILE_NAME} of another version; move it away to begin afresh."
        )


class SavedState:
    """The sandbox's file of records, and the changes that are not written yet."""

    def __init__(self, sandbox: Sandbox, path: Path) -> None:
        self._sandbox = sandbox
        self._dirty: set[Key] = set()
        # The last write, at the end, may meet one that a worker thread has not finished.
        self._writing = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute(_TABLE)
        self._database.execute(f"PRAGMA user_version = {_VERSION}")

    def changed(self, kind: str, key: int) -> None:
        """Note that a record is new, different or gone."""
        self._dirty.add((kind, key))

    def load(self) -> bool:
        """Put the saved records into the sandbox; tell whether there were any."""
        rows = self._database.execute("SELECT kind, key, body FROM records ORDER BY kind, key")
        saved: dict[str, list[Any]] = {}
        for kind, _, body in rows:
            saved.setdefault(kind, []).append(json.loads(body))
        sandbox = self._sandbox
        for values in saved.get("person", []):
            sandbox.people.keep(Person(**values))
        for values in sorted(saved.get("message", []), key=lambda item: int(item["seq"])):
            sandbox.chats.note(StoredMessage(**values))
        for values in saved.get("update", []):
            age = max(0.0, time.time() - values.pop("born"))
            sandbox.updates.keep(**values, age=age)
        for values in saved.get("bot", []):
            self._load_bot(values)
        for chat in {message.chat_id for message in sandbox.chats}:
            sandbox.chats.of(chat).messages = dict(sorted(sandbox.chats.of(chat).messages.items()))
        self._dirty.clear()
        return bool(saved)

    def _load_bot(self, values: dict[str, Any]) -> None:
        sandbox = self._sandbox
        sandbox.profile = BotProfile(**values["profile"])
        sandbox.webhook.set(Webhook(**values["webhook"]))
        sandbox.updates.allowed = values["allowed_updates"]
        sandbox.updates.next_id = max(sandbox.updates.next_id, values["next_update_id"])
        sandbox.chats.next_message_id = values["next_message_id"]
        sandbox.events.seq = max(sandbox.events.seq, values["seq"])
        sandbox.files.next_number = values["next_file"]
        for file in values["files"]:
            sandbox.files.keep(StoredFile(**file))

    async def run(self) -> None:
        """Write changes until cancelled, and once more then."""
        try:
            while True:
                await asyncio.sleep(_PAUSE)
                rows, gone = self._collect()
                if rows or gone:
                    await asyncio.to_thread(self._write, rows, gone)
        finally:
            self.close()

    def close(self) -> None:
        """Write what is left and let go of the file."""
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed already
            self._write(*self._collect())
            self._database.close()

    def _collect(self) -> tuple[list[tuple[str, int, str]], list[Key]]:
        if not self._dirty:
            return [], []
        dirty, self._dirty = self._dirty | {("bot", 0)}, set()
        rows: list[tuple[str, int, str]] = []
        gone: list[Key] = []
        for kind, key in sorted(dirty):
            body = self._record(kind, key)
            if body is None:
                gone.append((kind, key))
            else:
                rows.append((kind, key, json.dumps(body)))
        return rows, gone

    def _record(self, kind: str, key: int) -> dict[str, Any] | None:
        sandbox = self._sandbox
        if kind == "person":
            person = sandbox.people.get(key)
            return person.view() if person else None
        if kind == "message":
            message = sandbox.chats.by_id(key)
            return dict(vars(message)) if message else None
        if kind == "update":
            update = sandbox.updates.get(key)
            if update is None:
                return None
            born = time.time() - sandbox.updates.age(update)
            return {
                "update_id": update.id,
                "kind": update.kind,
                "body": update.body,
                "chat_id": update.chat_id,
                "born": born,
            }
        return self._bot_record()

    def _bot_record(self) -> dict[str, Any]:
        sandbox = self._sandbox
        return {
            "profile": sandbox.profile.view(),
            "webhook": sandbox.webhook.view(),
            "allowed_updates": sandbox.updates.allowed,
            "next_update_id": sandbox.updates.next_id,
            "next_message_id": sandbox.chats.next_message_id,
            "seq": sandbox.events.seq,
            "next_file": sandbox.files.next_number,
            "files": [file.view() for file in sandbox.files],
        }

    def _write(self, rows: list[tuple[str, int, str]], gone: list[Key]) -> None:
        with self._writing:
            self._database.execute("BEGIN")
            self._database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", rows)
            self._database.executemany("DELETE FROM records WHERE kind = ? AND key = ?", gone)
            self._database.execute("COMMIT")
