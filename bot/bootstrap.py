"""Joins the parts: which database, which clock, which content. Nothing happens at import."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import structlog

from bot.answer_reader import SpacyReader
from bot.clock import Clock, ShiftedClock, SystemClock
from bot.content.files import read_model
from bot.content.spelling import SpellingFile
from bot.journey.safety_model import SafetyModel, UnusableModelError
from bot.safety_classifier import vectors as safety_vectors
from bot.settings import Settings
from bot.store.engine import Engine, forget_deleted, make_engine
from bot.store.unit_of_work import SqlUnitOfWork


def clock(settings: Settings) -> Clock:
    """Return the product's clock: movable with the practice phone, else the machine's."""
    return ShiftedClock(settings.clock_file) if settings.uses_sandbox else SystemClock()


@cache
def engine(url: str) -> Engine:
    """Return this process's engine for a database address (one for each address)."""
    return make_engine(url)


def unit_of_work(
    settings: Settings, *, reading: bool = False, durable: bool = True
) -> Callable[[], SqlUnitOfWork]:
    """Return a factory of transactions on the settings' database, for the settings' bot.

    `reading` and `durable` are those of `SqlUnitOfWork`.
    """
    shared = engine(settings.database)
    return lambda: SqlUnitOfWork(shared, settings.bot_id, reading=reading, durable=durable)


def forgetting(settings: Settings) -> Callable[[], bool]:
    """Return what leaves nothing of deleted rows in the database's files; False: try again."""
    return lambda: forget_deleted(engine(settings.database))


def safety_model(root: Path | None = None, *, vectors: bool = True) -> SafetyModel | None:
    """Return the safety classifier, or None (and a warning in the log) when it was not made.

    `vectors`: with its second reader, which takes a second to load and 140 MB; where that cannot be
    loaded the log says so and the classifier goes by words alone. The safety rules work without
    either; `mooring doctor` says what is missing.
    """
    file = (root or Path(__file__).resolve().parents[1]) / "models" / "safety.json"
    try:
        return SafetyModel.load(file, safety_vectors.reader if vectors else None)
    except (OSError, UnusableModelError) as error:
        structlog.get_logger(__name__).warning("safety_model_missing", error=type(error).__name__)
        return None


@cache
def answer_reader(root: Path | None = None) -> SpacyReader:
    """Return this process's reader of practice answers; it loads spaCy when it is first asked.

    Raises `ContentError` when its word lists cannot be read. Safe in threads.
    """
    content = (root or Path(__file__).resolve().parents[1]) / "data" / "content"
    spelling = read_model(content / "spelling.yml", SpellingFile).made()
    return SpacyReader(content, spelling)
