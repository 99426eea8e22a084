"""The action server as a process: healthy, on the loopback address, and silent about people."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot import bootstrap, settings
from bot.store.migrate import upgrade

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60


def serve(folder: Path, port: int, **environment: str) -> subprocess.Popen[bytes]:
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "actions", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "MOORING_DATA_DIR": str(folder), **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[str]:
    process = serve(tmp_path, port)
    address = f"http://127.0.0.1:{port}"
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(f"{address}/health")
            break
        except httpx.HTTPError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(timeout=20)


def body(sender: str, text: str) -> dict[str, object]:
    return {
        "next_action": "action_progress_show",
        "sender_id": sender,
        "version": "3.6.21",
        "domain": {},
        "tracker": {
            "sender_id": sender,
            "slots": {},
            "latest_message": {"text": text, "intent": {"name": "progress_ask"}},
            "events": [],
            "active_loop": {},
        },
    }


def test_it_is_healthy(server: str) -> None:
    assert httpx.get(f"{server}/health").status_code == 200


def test_an_action_that_fails_answers_500_and_says_nothing_of_the_resident(
    server: str, tmp_path: Path
) -> None:
    # The database was never migrated, so every use case fails.
    answer = httpx.post(f"{server}/webhook", json=body("chat-1", "my name is Zebedee"))

    assert answer.status_code == 500
    assert "Zebedee" not in answer.text
    assert "chat-1" not in answer.text
    log = (tmp_path / "log").read_text()
    assert "An action failed: OperationalError" in log
    assert "Zebedee" not in log


def test_a_resident_is_answered(server: str, tmp_path: Path) -> None:
    known = settings.load(env_file=tmp_path / "none", data_dir=tmp_path)
    upgrade(bootstrap.engine(known.database))
    answer = httpx.post(f"{server}/webhook", json=body("chat-1", "/progress"))

    assert answer.status_code == 200
    assert answer.json()["responses"][0]["response"] == "utter_joining_hello"


def test_a_wrong_setting_is_one_line_and_exit_code_2(tmp_path: Path, port: int) -> None:
    process = serve(tmp_path, port, MOORING_CONSOLE_PORT="many")

    assert process.wait(timeout=SECONDS_TO_START) == 2
    lines = (tmp_path / "log").read_text().splitlines()
    assert len(lines) == 1
    assert "MOORING_CONSOLE_PORT" in lines[0]
