"""An operator types a command, right or wrong, and never meets a traceback."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app, main
from bot.cli.common import ROOT, load_settings
from bot.errors import NotFoundError


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOORING_DATA_DIR", str(tmp_path / "var"))
    return tmp_path / "var"


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["mooring", *words])
    try:
        return main()
    except SystemExit as end:
        return int(end.code or 0)


def test_a_wrong_setting_is_one_line_and_exit_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOORING_SANDBOX_PORT", "none")
    assert typed(monkeypatch, "db", "upgrade") == 2
    said = capsys.readouterr().err
    assert said.startswith("mooring: MOORING_SANDBOX_PORT (in the environment): ")
    assert said.count("\n") == 1


def test_a_part_that_does_not_exist_is_one_line_and_exit_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, "up", "--only", "consle") == 2
    assert "there is no such part" in capsys.readouterr().err


def test_an_unknown_command_is_said_and_exit_code_two(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, "fly") == 2


def test_our_own_fault_is_one_line_with_the_place_kept_and_no_words_of_anybody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_data: Path
) -> None:
    words = " ".join(["Alex", "Example", "wrote", "this"])

    def fail(*_: Any, **__: Any) -> None:
        raise ValueError(words)

    monkeypatch.setattr("bot.store.migrate.upgrade", fail)
    assert typed(monkeypatch, "db", "upgrade") == 70
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ValueError" in said
    kept = next((own_data / "logs").glob("mooring-*.log")).read_text()
    assert "builtins.ValueError" in kept
    assert "test_main.py" in kept
    assert words not in said + kept


def test_the_database_is_made_and_brought_back(
    monkeypatch: pytest.MonkeyPatch, own_data: Path
) -> None:
    assert typed(monkeypatch, "db", "upgrade") == 0
    assert (own_data / "mooring.db").exists()
    assert typed(monkeypatch, "db", "upgrade") == 0
    assert typed(monkeypatch, "db", "downgrade", "base", "--yes") == 0


def test_starting_brings_the_machines_own_database_up_to_date(
    monkeypatch: pytest.MonkeyPatch, own_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def stop_at_once(_: Any) -> int:
        return 0

    monkeypatch.setattr("bot.supervisor.Supervisor.run", stop_at_once)
    assert typed(monkeypatch, "up", "--only", "console") == 0
    assert "database: brought up to date" in capsys.readouterr().out
    assert typed(monkeypatch, "up", "--only", "console") == 0
    assert "database" not in capsys.readouterr().out
    assert (own_data / "mooring.db").exists()


def test_starting_on_a_shared_database_that_is_older_is_one_line_and_exit_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOORING_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    monkeypatch.setattr("bot.store.migrate.is_behind", lambda _: True)
    assert typed(monkeypatch, "up", "--only", "bot") == 2
    said = capsys.readouterr().err
    assert "Run `mooring db upgrade`" in said
    assert said.count("\n") == 1


def test_going_back_asks_first(own_data: Path) -> None:
    answer = CliRunner().invoke(app, ["db", "downgrade", "base"], input="n\n")
    assert answer.exit_code == 1
    assert not own_data.exists()


def test_relative_paths_count_from_the_projects_folder_wherever_one_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOORING_DATA_DIR", "var-of-a-test")
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.data_dir == ROOT / "var-of-a-test"
    assert settings.content_dir == ROOT / "data" / "content"


def test_a_file_of_sentences_that_is_not_there_is_said() -> None:
    answer = CliRunner().invoke(app, ["nlu", "parse", "--input", "nowhere.txt"])
    assert isinstance(answer.exception, NotFoundError)


def test_the_doctor_answers_with_what_to_do() -> None:
    answer = CliRunner().invoke(app, ["doctor"])
    assert "WRONG database" in answer.output
    assert "What to do: Run `mooring db upgrade`." in answer.output
    assert answer.exit_code == 1


def test_content_that_is_wrong_ends_in_exit_code_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOORING_CONTENT_DIR", str(tmp_path))
    answer = CliRunner().invoke(app, ["content", "check"])
    assert answer.exit_code == 1
    assert "to correct" in answer.output
