"""Whole conversations through the trained model, Rasa, the action server and a real database."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import bootstrap, settings, training
from bot.services.incoming import Incoming, Kind, asked_of, metadata_of
from bot.services.records import OfferedButton, Resident
from bot.store.migrate import upgrade
from bot.store.unit_of_work import SqlUnitOfWork

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 180
SECONDS_TO_ANSWER = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Assistant:
    """Rasa and the action server with a database of their own; both can be stopped and started."""

    def __init__(self, model: Path, folder: Path) -> None:
        self._model = model
        self._folder = folder
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._actions_port, self._rasa_port = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self._rasa_port}"
        known = settings.load(env_file=folder / "none", data_dir=folder)
        self.unit_of_work: Callable[[], SqlUnitOfWork] = bootstrap.unit_of_work(known)
        upgrade(bootstrap.engine(known.database))

    @property
    def log(self) -> str:
        """Everything that both processes wrote into their logs."""
        return "".join(path.read_text() for path in sorted(self._folder.glob("*.log")))

    def start(self) -> None:
        """Start both and wait until they answer."""
        self.start_actions()
        self._run(
            "rasa",
            [str(ROOT / ".venv-rasa/bin/rasa"), "run", "-m", str(self._model), "-i", "127.0.0.1"],
            port=self._rasa_port,
            health="/webhooks/mooring/",
        )

    def start_actions(self) -> None:
        """Start the action server alone."""
        command = [str(ROOT / ".venv/bin/python"), "-m", "actions"]
        self._run("actions", command, port=self._actions_port, health="/health")

    def stop(self, *names: str) -> None:
        """Kill the named processes, or both, without a warning."""
        for name in names or tuple(self._processes):
            process = self._processes.pop(name)
            process.send_signal(signal.SIGKILL)
            process.wait()

    def ask(self, conversation: str, message_id: str, text: str, **metadata: Any) -> httpx.Response:
        """Ask as the gateway does."""
        body = {
            "conversation": conversation,
            "message_id": message_id,
            "text": text,
            "metadata": metadata,
        }
        turn = f"{self.address}/webhooks/mooring/turn"
        return httpx.post(turn, json=body, timeout=SECONDS_TO_ANSWER)

    def _run(self, name: str, command: list[str], *, port: int, health: str) -> None:
        environment = {
            **os.environ,
            **training.RASA_ENVIRONMENT,
            "MOORING_DATA_DIR": str(self._folder),
            "MOORING_DATABASE_URL": "",
            "MOORING_TELEGRAM_TOKEN": "",
            "MOORING_ACTIONS_URL": f"http://127.0.0.1:{self._actions_port}",
        }
        with (self._folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [*command, "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and self._processes[name].poll() is None:
            try:
                if httpx.get(f"http://127.0.0.1:{port}{health}", timeout=5).is_success:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
        pytest.fail(f"{name} did not start:\n{self.log[-2000:]}")


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model; trained anew when what it is made of has changed."""
    if not (ROOT / ".venv-rasa/bin/rasa").exists():
        pytest.skip("the Rasa environment is not installed; make setup installs it")
    newest = training.newest_model(ROOT)
    return newest if newest and training.is_current(ROOT) else training.train(ROOT)


@pytest.fixture(scope="session")
def assistant(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Both processes, with an empty database."""
    running = Assistant(model, tmp_path_factory.mktemp("assistant"))
    running.start()
    yield running
    running.stop()


@dataclass
class Chat:
    """One resident's chat; what they do goes through the gateway's own reading of it."""

    assistant: Assistant
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    said: list[dict[str, Any]] = field(default_factory=list)
    last: dict[str, Any] = field(default_factory=dict)
    _turns: int = 0

    def writes(self, text: str, *, away: float | None = None) -> list[dict[str, Any]]:
        """Write a text or a command; a text that is a button's label is taken as that button."""
        kind = Kind.COMMAND if text.startswith("/") else Kind.TEXT
        return self._does(Incoming(kind, text), away)

    def presses(self, label: str) -> list[dict[str, Any]]:
        """Press a button below the last message."""
        button = next(one for one in self.offered if one.label == label)
        return self._does(Incoming(Kind.PRESS, label, key=button.key), None, button)

    def sends(self, what: str) -> list[dict[str, Any]]:
        """Send a photo, a voice message, a sticker or the like."""
        return self._does(Incoming(Kind(what)), None)

    def repeats(self) -> list[dict[str, Any]]:
        """Let the same message come a second time."""
        return self._ask(self._last_text, {})

    @property
    def offered(self) -> list[OfferedButton]:
        """The buttons below the last message."""
        buttons = self.said[-1]["buttons"] if self.said else []
        return [
            OfferedButton(str(at), self.id, 1, at, one["title"], one["payload"], None)
            for at, one in enumerate(buttons)
        ]

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.offered]

    @property
    def words(self) -> str:
        """All that the bot said last, its buttons left out."""
        return "\n".join(reply["text"] for reply in self.said)

    @property
    def resident(self) -> Resident:
        with self.assistant.unit_of_work() as uow:
            chat = uow.chats.get(self.id)
            resident = uow.residents.get(chat.resident_id) if chat else None
        assert resident is not None
        return resident

    def steps(self) -> list[str]:
        """What was logged, in order."""
        resident = self.resident
        with self.assistant.unit_of_work() as uow:
            return [event.what for event in uow.progress.of(resident.id)]

    def requests(self) -> list[str]:
        """Why people were asked to look, in order."""
        resident = self.resident
        with self.assistant.unit_of_work() as uow:
            return [one.reason for one in uow.progress.help_requests(resident.id)]

    def interests(self) -> list[str]:
        """The roles on the list."""
        resident = self.resident
        with self.assistant.unit_of_work() as uow:
            return [one.role_id for one in uow.progress.interests(resident.id)]

    def preferences(self) -> dict[str, Any]:
        """What was said about the work that would suit."""
        resident = self.resident
        with self.assistant.unit_of_work() as uow:
            return uow.progress.preferences(resident.id)

    def _does(
        self, incoming: Incoming, away: float | None, pressed: OfferedButton | None = None
    ) -> list[dict[str, Any]]:
        asked = asked_of(incoming, self._known(), offered=self.offered, pressed=pressed)
        assert asked.text is not None
        self._turns += 1
        self._last_text = asked.text
        return self._ask(asked.text, metadata_of(incoming, away))

    def _known(self) -> Resident:
        with self.assistant.unit_of_work() as uow:
            chat = uow.chats.open(now=NOW, chat_id=self.id, telegram_chat_id=None)
            resident = uow.residents.get(chat.resident_id)
            uow.commit()
        assert resident is not None
        return resident

    def _ask(self, text: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        message_id = f"default:{self.id[:8]}{self._turns}"
        response = self.assistant.ask(self.id, message_id, text, **metadata)
        assert response.status_code == 200, response.text
        self.last = response.json()
        self.said = self.last["replies"]
        return self.said


NOW = datetime.now(UTC)


@pytest.fixture
def chat(assistant: Assistant) -> Chat:
    """Somebody who has never written before."""
    return Chat(assistant)
