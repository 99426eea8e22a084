"""The operator's handbook names every setting and every command, and none that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from bot.cli import app
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


def commands(group: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield every command's full name with its help text."""
    for name, command in getattr(group, "commands", {}).items():
        full = f"{before} {name}"
        if getattr(command, "commands", None):
            yield from commands(command, full)
        else:
            yield full, command.help or ""


ALL_COMMANDS = dict(commands(typer.main.get_command(app), "mooring"))


def test_the_handbook_has_a_row_for_every_setting_and_for_nothing_else() -> None:
    rows = set(re.findall(rf"^\| `({PREFIX}\w+)` \|", HANDBOOK, re.MULTILINE))
    assert rows == {PREFIX + name.upper() for name in Settings.model_fields}


def test_the_handbook_says_the_defaults_that_the_settings_have() -> None:
    rows = dict(re.findall(rf"^\| `{PREFIX}(\w+)` \| ([^|]+) \|", HANDBOOK, re.MULTILINE))
    for name, field in Settings.model_fields.items():
        if field.default is not None:
            assert rows[name.upper()] == f"`{field.default}`", name


def test_the_handbook_has_a_heading_for_every_command_and_for_nothing_else() -> None:
    headings = set(re.findall(r"^### `(mooring [a-z -]+)`", HANDBOOK, re.MULTILINE))
    assert headings == set(ALL_COMMANDS)


def test_every_command_explains_itself() -> None:
    assert [name for name, text in ALL_COMMANDS.items() if len(text.split()) < 4] == []


def test_the_handbook_links_to_pages_that_are_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page}: {link}"


def test_the_files_that_the_architecture_names_are_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|actions|data|tests)/[\w/.]+|config\.yml|domain\.yml)`", text)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_layout_in_the_readme_names_every_room() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    layout = readme.partition("## Layout")[2].partition("## ")[0]
    rooms = {f"bot/{one.parent.name}/" for one in (ROOT / "bot").glob("*/__init__.py")}
    assert rooms == set(re.findall(r"^(bot/\w+/)", layout, re.MULTILINE))
