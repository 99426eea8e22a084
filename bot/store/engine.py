"""Makes the database engine: SQLite in WAL mode or PostgreSQL, with the same promises.

A committed transaction survives the death of any process, and a power cut as well unless it asked
not to wait for the disk (`durable=False`; both databases write their logs in order, so the next
durable commit covers it). On SQLite every writing transaction takes the write lock at once (BEGIN
IMMEDIATE): one that reads first and writes later could otherwise fail half-way with "database is
locked", whatever the waiting time.
"""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, create_engine, event, make_url

__all__ = ["Engine", "forget_deleted", "make_engine", "writing_lock"]

BUSY_SECONDS = 15

_LOCKS: WeakKeyDictionary[Engine, AbstractContextManager[object]] = WeakKeyDictionary()


def make_engine(url: str, *, pool_size: int = 8) -> Engine:
    """Return an engine for an SQLAlchemy address; connects only when it is first used.

    `pool_size`: connections kept open by this process, on PostgreSQL and for a file of SQLite.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(
            parsed, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True
        )
        _prepare_postgresql(engine)
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed,
        pool_size=pool_size,
        max_overflow=pool_size,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        # The driver's own implicit BEGIN would start a deferred transaction.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        # What is deleted is overwritten: an erased resident leaves no words in the file.
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("PRAGMA cache_size=-16000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        options = connection.get_execution_options()
        if options.get("reading", False):
            connection.exec_driver_sql("BEGIN")
            return
        wanted = "FULL" if options.get("durable", True) else "NORMAL"
        if connection.info.get("synchronous") != wanted:
            connection.exec_driver_sql(f"PRAGMA synchronous={wanted}")
            connection.info["synchronous"] = wanted
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        options = connection.get_execution_options()
        if not options.get("durable", True) and not options.get("reading", False):
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")


def writing_lock(engine: Engine) -> AbstractContextManager[object]:
    """Return what a writer holds during its transaction, in this process.

    SQLite takes one writer at a time. Those who wait inside SQLite sleep, ever longer; those who
    wait here go on at once, in turn. Other processes still meet SQLite's own lock.
    """
    if engine.dialect.name != "sqlite":
        return nullcontext()
    return _LOCKS.setdefault(engine, threading.RLock())


def forget_deleted(engine: Engine) -> bool:
    """Leave nothing of deleted rows in SQLite's files: its log keeps old pages until emptied.

    Return False when somebody was reading, so that the log could not be emptied: try again.
    PostgreSQL overwrites dead rows by itself (autovacuum); backups are the operator's.
    """
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        if raw is None:
            return True
        raw.execute("VACUUM")
        busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
