"""Imports point inward; what `make check` says with import-linter is said here file by file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the full names that a file imports, at its top or inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively: say the whole name"
            module = node.module or ""
            yield from (f"{module}.{name.name}" for name in node.names)


def within(path: Path, *folders: str) -> bool:
    return any(path.is_relative_to(ROOT / folder) for folder in folders)


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("sqlalchemy", ("bot/store",)),
        ("alembic", ("bot/store",)),
        ("psycopg", ("bot/store",)),
        ("rasa", ("bot/rasa_ext",)),
        ("telegram", ("bot/telegram",)),
        ("rasa_sdk", ("actions",)),
        ("starlette", ("bot/console", "bot/telegram")),
        ("typer", ("bot/cli",)),
        ("textstat", ("bot/content/reading_age.py",)),
    ],
)
def test_a_library_is_imported_only_in_the_room_that_it_belongs_to(
    library: str, homes: tuple[str, ...]
) -> None:
    strangers = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if not within(path, *homes)
        and any(name.split(".")[0] == library for name in imported(path))
    ]
    assert strangers == []


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [
        ("bot/journey", ("bot.journey", "bot.errors")),
        # It runs with the old libraries: of ours only what runs with both.
        (
            "bot/rasa_ext",
            ("bot.rasa_ext", "bot.errors", "bot.store", "bot.journey.dates.hours_spans",
             "bot.journey.dates.spans", "bot.journey.dates.times", "bot.journey.role_words"),
        ),
        ("bot/content", ("bot.content", "bot.journey", "bot.errors", "bot.clock")),
        ("actions", ("actions", "bot.services", "bot.bootstrap", "bot.settings", "bot.errors",
                     "bot.clock", "bot.content", "bot.journey", "bot.logs")),
    ],
)  # fmt: skip
def test_a_room_takes_from_ours_only_what_it_may(folder: str, allowed: tuple[str, ...]) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in SOURCES
        if within(path, folder)
        for name in imported(path)
        if name.split(".")[0] in {"bot", "actions"}
        and not any(name == one or name.startswith(f"{one}.") for one in allowed)
    ]
    assert wrong == []


def test_nothing_but_its_own_launcher_imports_the_command_line() -> None:
    users = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if not within(path, "bot/cli")
        and any(name.startswith("bot.cli") for name in imported(path))
    ]
    assert users == []
