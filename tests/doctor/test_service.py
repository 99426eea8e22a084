"""The doctor looks at what runs: database, ports, Telegram, the clock."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import engine
from bot.doctor import examine, service
from bot.settings import Settings
from bot.store.migrate import upgrade

TOKEN = "123456:a-secret-token"


class BotApi(http.server.BaseHTTPRequestHandler):
    """Answers getMe for one token, and everything with a date."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:  # the library names it so
        known = f"/bot{TOKEN}/" in self.path
        self._answer(
            {"ok": True, "result": {"username": "mooring_bot"}}
            if known
            else {"ok": False, "error_code": 401}
        )

    def do_HEAD(self) -> None:
        self._answer({})

    def _answer(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(json.dumps(body).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def bot_api() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), BotApi)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def settings(**values: Any) -> Settings:
    return Settings(_env_file=None, **values)


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def test_a_new_database_asks_for_the_migration_and_is_then_fine(tmp_path: Path) -> None:
    mine = settings(data_dir=tmp_path)
    assert service.database(mine).remedy == "Run `mooring db upgrade`."
    upgrade(engine(mine.database))
    assert service.database(mine).ok


def test_a_database_that_is_away_is_said_without_its_password() -> None:
    url = f"postgresql://mooring:hunter2@127.0.0.1:{closed_port()}/mooring"
    check = service.database(settings(database_url=url))
    assert not check.ok
    assert "hunter2" not in check.message + check.remedy


def test_an_accepted_token_is_named_by_the_bot_it_belongs_to(bot_api: str) -> None:
    check = service.telegram(settings(telegram_token=TOKEN, telegram_api_url=bot_api))
    assert check.ok
    assert "@mooring_bot" in check.message


def test_a_refused_token_sends_the_operator_to_botfather(bot_api: str) -> None:
    check = service.telegram(settings(telegram_token="1:wrong", telegram_api_url=bot_api))
    assert not check.ok
    assert "BotFather" in check.remedy


def test_a_bot_api_that_is_away_is_said_without_the_token() -> None:
    away = f"http://127.0.0.1:{closed_port()}"
    check = service.telegram(settings(telegram_token=TOKEN, telegram_api_url=away))
    assert not check.ok
    assert "secret" not in check.message + check.remedy


def test_a_clock_that_is_wrong_by_an_hour_is_noticed(bot_api: str) -> None:
    mine = settings(telegram_token=TOKEN, telegram_api_url=bot_api)
    assert service.clock(mine).ok
    assert not service.clock(mine, now=datetime(2031, 3, 12, tzinfo=UTC)).ok
    assert not service.clock(settings(), now=datetime(1970, 1, 1, tzinfo=UTC)).ok


def test_another_program_on_our_port_is_told_from_ours(tmp_path: Path, bot_api: str) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "one.tar.gz").touch()
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        number = stranger.getsockname()[1]
        ours = int(bot_api.rsplit(":", 1)[1])
        mine = settings(
            console_port=number,
            sandbox_port=ours,
            rasa_urls=f"http://127.0.0.1:{closed_port()}",
            actions_url=f"http://127.0.0.1:{closed_port()}",
        )
        found = {check.name: check for check in service.parts(mine, tmp_path)}
    assert found["sandbox"].message == f"running on port {ours}"
    assert "is free" in found["rasa"].message
    assert not found["console"].ok
    assert f"MOORING_CONSOLE_PORT: port {number}" in found["console"].message


def test_a_rasa_on_another_machine_is_asked_whether_it_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = service.answers("rasa", f"http://127.0.0.1:{closed_port()}/")
    assert not check.ok
    assert "ConnectError" in check.message


def test_a_wrong_setting_is_one_of_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements").mkdir()
    monkeypatch.setenv("MOORING_CONSOLE_PORT", "ninety")
    last = examine(tmp_path)[-1]
    assert (last.name, last.ok) == ("settings", False)
    assert "MOORING_CONSOLE_PORT" in last.message
