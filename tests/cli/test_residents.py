"""What an operator does with one resident's data: list, read, copy, erase."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import bootstrap, settings
from bot.cli.main import app
from bot.services.records import Choice, Understanding
from bot.store.migrate import upgrade

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def samira(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A resident who said hello and was answered; her id."""
    monkeypatch.setenv("MOORING_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("MOORING_DATABASE_URL", raising=False)
    chosen = settings.load(Path("no-such-file"))
    upgrade(bootstrap.engine(chosen.database))
    with bootstrap.unit_of_work(chosen)() as uow:
        chat = uow.chats.open(now=NOW, chat_id=None, telegram_chat_id=7)
        uow.residents.update(chat.resident_id, called="Samira", stage="choosing", outcode="LS9")
        turn = uow.transcript.add_turn(
            chat=chat,
            update_id=1,
            outcome="answered",
            understanding=Understanding(intent="greet", confidence=0.9),
            at=NOW,
            milliseconds=30,
        )
        uow.transcript.add(chat=chat, at=NOW, author="resident", text="<b>salaam</b>", turn_id=turn)
        uow.transcript.add(
            chat=chat, at=NOW, author="bot", text="Hello", buttons=[Choice("Yes", "/affirm")]
        )
        uow.transcript.add(chat=chat, at=NOW, author="system", kind="blocked", text="")
        uow.progress.log(
            chat.resident_id, what="joined", who="resident", action="a", key="k", at=NOW
        )
        uow.commit()
    return chat.resident_id


def run(*words: str) -> str:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.exception
    return result.stdout


def test_residents_are_listed_with_their_stage(samira: str) -> None:
    (line,) = run("resident", "list", "--format", "jsonl").splitlines()
    assert json.loads(line)["id"] == samira
    assert json.loads(line)["stage"] == "choosing"
    assert "Samira" in run("resident", "list")


def test_a_conversation_is_printed_line_by_line_with_what_was_understood(samira: str) -> None:
    lines = [json.loads(line) for line in run("transcript", samira).splitlines()]
    assert [(line["from"], line["text"], line["intent"]) for line in lines] == [
        ("resident", "<b>salaam</b>", "greet"),
        ("bot", "Hello", None),
    ]
    assert lines[0]["confidence"] == 0.9
    assert lines[0]["helped_by"] is None


def test_a_copy_for_the_resident_is_data_and_a_page_to_read(samira: str, tmp_path: Path) -> None:
    run("resident", "export", samira, "--to", str(tmp_path / "copy"))
    data = json.loads((tmp_path / "copy" / f"resident-{samira}.json").read_text("utf-8"))
    assert data["resident"]["called"] == "Samira"
    assert [line["text"] for line in data["conversation"]] == ["<b>salaam</b>", "Hello"]
    page = (tmp_path / "copy" / f"resident-{samira}.html").read_text("utf-8")
    assert "&lt;b&gt;salaam&lt;/b&gt;" in page


def test_an_erased_resident_is_in_no_file(samira: str, tmp_path: Path) -> None:
    run("resident", "erase", samira, "--yes")
    assert run("resident", "list", "--format", "jsonl") == ""
    for file in tmp_path.glob("mooring.db*"):
        stored = file.read_bytes()
        assert b"salaam" not in stored
        assert b"Samira" not in stored
        assert samira.encode() not in stored


def test_somebody_unknown_is_said_in_one_line(samira: str) -> None:
    result = CliRunner().invoke(app, ["transcript", "nobody"])
    assert "There is no resident with this id" in str(result.exception)


def test_an_erasure_that_is_not_confirmed_erases_nothing(samira: str) -> None:
    assert CliRunner().invoke(app, ["resident", "erase", samira], input="n\n").exit_code == 1
    assert samira in run("resident", "list")
