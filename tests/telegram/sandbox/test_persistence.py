"""What is still there after the sandbox was stopped and started."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time as real_time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from bot.telegram.sandbox.__main__ import main
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.server import SandboxServer
from bot.telegram.sandbox.testing import SAMIRA, Hand


def open_again(folder: Path) -> tuple[SandboxServer, SandboxConfig]:
    config = SandboxConfig(data_dir=folder, rate=0, chat_rate=0)
    return SandboxServer(config), config


def test_the_next_day_shows_yesterdays_chat(tmp_path: Path) -> None:
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        hand.control("POST", "people", {"first_name": "Ioana", "language_code": "ro"})
        hand.start("lincoln-green")
        hand.send("document")
        number = hand.ask()
        hand.result("editMessageText", chat_id=SAMIRA, message_id=number, text="Changed")
        hand.result("deleteMessage", chat_id=SAMIRA, message_id=1)
        hand.result("setMyCommands", commands=[{"command": "help", "description": "Help"}])
        before = hand.messages()
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        assert hand.messages() == before
        assert [p["first_name"] for p in hand.control("GET", "people")["people"]][-1] == "Ioana"
        assert hand.control("GET", f"people/{SAMIRA}/commands")["commands"]
        assert hand.http.get(before[0]["file"]["url"]).status_code == 200
        newest = hand.write("Good morning")["messages"][0]
        assert newest["message_id"] == number + 1
        assert newest["seq"] > before[-1]["seq"]


def test_unconfirmed_updates_wait_and_confirmed_ones_do_not_come_back(tmp_path: Path) -> None:
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        first = hand.write("first")["update_ids"][0]
        second = hand.write("second")["update_ids"][0]
        hand.result("getUpdates", offset=second)
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        waiting = hand.result("getUpdates")
        assert [update["update_id"] for update in waiting] == [second]
        assert second == first + 1
        assert hand.write("third")["update_ids"][0] > second


def test_an_update_goes_on_ageing_while_the_sandbox_is_stopped(tmp_path: Path) -> None:
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        hand.write("Hello")
        hand.press(hand.ask())
    database = sqlite3.connect(tmp_path / "sandbox.sqlite")
    with database:
        database.execute(
            "UPDATE records SET body = json_set(body, '$.born', json_extract(body, '$.born') - 200)"
            " WHERE kind = 'update'"
        )
    database.close()
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        assert ["message" in update for update in hand.result("getUpdates")] == [True]


def test_the_program_runs_keeps_and_stops_at_a_signal(tmp_path: Path) -> None:
    with SandboxServer() as probe:
        port = probe.port
    command = [sys.executable, "-m", "bot.telegram.sandbox", "--port", str(port)]
    command += ["--data-dir", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"Practice phone: http://127.0.0.1:{port}/\n"
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            deadline = real_time.monotonic() + 20
            while real_time.monotonic() < deadline:
                try:
                    answer = http.get("/sandbox/people")
                    break
                except httpx.ConnectError:
                    real_time.sleep(0.05)
            assert len(answer.json()["people"]) == 4
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)
    server, _ = open_again(tmp_path)
    with server, Hand(server) as hand:
        assert len(hand.control("GET", "people")["people"]) == 4


def test_a_taken_port_is_named_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with SandboxServer() as server:
        assert main(["--port", str(server.port)]) == 2
    said = capsys.readouterr().err
    assert f"--port {server.port} cannot be used" in said
    assert said.count("\n") == 1


def damage(file: Path) -> None:
    file.write_text("this is no database, whatever its name may say")


def age(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("harm", [damage, age])
def test_a_saved_chat_that_cannot_be_read_is_named_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], None]
) -> None:
    file = tmp_path / "sandbox.sqlite"
    harm(file)
    before = file.read_bytes()
    assert main(["--data-dir", str(tmp_path)]) == 2
    assert "move it away" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_data_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "var"
    file.write_text("")
    assert main(["--data-dir", str(file)]) == 2
    assert "choose another folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--token", "nonsense"], ["--port", "70000"], ["--rate", "-1"], ["--chat-rate", "x"]],
)
def test_a_wrong_setting_ends_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(arguments)
    except SystemExit as end:
        code = end.code
    assert code == 2
    assert arguments[0] in capsys.readouterr().err
