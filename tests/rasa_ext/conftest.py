"""A little assistant, trained and served by the real Rasa, and its real action server."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[2]
ASSISTANT = Path(__file__).parent / "assistant"
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
SECONDS_TO_START = 90


def environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        **more,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(answers: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            if answers():
                return
        except (OSError, httpx.HTTPError):
            pass
        time.sleep(0.1)
    raise AssertionError(f"did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def rasa_environment() -> dict[str, str]:
    return environment()


@pytest.fixture(scope="session")
def rasa_python() -> Path:
    if not RASA_PYTHON.exists():
        if os.environ.get("CI"):
            pytest.fail("the Rasa environment is missing; make setup installs it")
        pytest.skip("the Rasa environment is not installed")
    return RASA_PYTHON


@pytest.fixture(scope="session")
def model(rasa_python: Path, pytestconfig: pytest.Config) -> Path:
    """The little assistant's model, trained anew only when what it is made of has changed."""
    made_of = [*sorted(ASSISTANT.rglob("*.yml")), ROOT / "bot/rasa_ext/active_question.py"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()[:16]
    folder = pytestconfig.cache.mkdir("little-assistant")
    trained = folder / f"{digest}.tar.gz"
    if not trained.exists():
        draft = folder / f"draft-{os.getpid()}"
        shutil.copytree(ASSISTANT, draft)
        command = [rasa_python, "-m", "rasa", "train", "--out", ".", "--fixed-model-name", digest]
        ran = subprocess.run(
            command, cwd=draft, env=environment(), capture_output=True, check=False
        )
        assert ran.returncode == 0, ran.stderr.decode()[-3000:]
        (draft / f"{digest}.tar.gz").rename(trained)
        shutil.rmtree(draft)
    return trained


class ActionServer:
    """The action server as a process that a test can take away and bring back."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "actions.log"
        self._environment = environment(DATABASE=str(database), PYTHONPATH=str(ASSISTANT))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "-p", str(self.port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ASSISTANT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(lambda: httpx.get(f"{self.url}/health").is_success, self._process, self._log)

    def stop(self) -> None:
        if self._process is not None:
            # It has children of its own, which would go on answering.
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@dataclass
class Rasa:
    """The running server, as the gateway sees it, with its database and its log beside it."""

    url: str
    database: Path
    log: Path
    actions: ActionServer
    model: str

    def say(
        self, text: str, conversation: str, message_id: str | None = None, **metadata: Any
    ) -> httpx.Response:
        message_id = message_id or f"acme:{time.time_ns()}"
        body = {
            "conversation": conversation,
            "message_id": message_id,
            "text": text,
            "metadata": metadata,
        }
        return httpx.post(f"{self.url}/webhooks/mooring/turn", json=body, timeout=20)

    def texts(self, text: str, conversation: str, message_id: str | None = None) -> list[str]:
        answer = self.say(text, conversation, message_id)
        assert answer.status_code == 200, answer.text
        return [reply["text"] for reply in answer.json()["replies"]]

    def row(self, conversation: str) -> dict[str, Any] | None:
        with sqlite3.connect(self.database) as connection:
            connection.row_factory = sqlite3.Row
            wanted = "SELECT * FROM trackers WHERE conversation_id = ?"
            found = connection.execute(wanted, (conversation,)).fetchone()
        return {**found, "state": json.loads(found["state"])} if found else None

    def change(self, statement: str) -> None:
        with sqlite3.connect(self.database) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def rasa(
    model: Path, rasa_python: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Rasa]:
    folder = tmp_path_factory.mktemp("rasa")
    database = folder / "mooring.db"
    actions = ActionServer(folder, database)
    port, log = free_port(), folder / "rasa.log"
    command = [rasa_python, "-m", "rasa", "run", "--debug", "-m", model, "-i", "127.0.0.1"]
    command += ["-p", str(port), "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    known = environment(MOORING_DATA_DIR=str(folder), MOORING_ACTIONS_URL=actions.url)
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=known, stdout=out, stderr=out)
    try:
        actions.start()
        wait_for(lambda: httpx.get(f"{url}/webhooks/mooring/").is_success, server, log)
        yield Rasa(url, database, log, actions, model.name)
    finally:
        actions.stop()
        server.terminate()
        server.wait(20)


@pytest.fixture
def resident(request: pytest.FixtureRequest) -> str:
    """A conversation of this test alone."""
    return hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:36]
