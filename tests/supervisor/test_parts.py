"""Which parts are started here, with which words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from bot.errors import NotFoundError, SettingsError
from bot.settings import Settings
from bot.supervisor import parts_for
from bot.supervisor.parts import child_environment


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder with two models."""
    models = tmp_path / "models"
    models.mkdir()
    (models / "old.tar.gz").touch()
    (models / "new.tar.gz").touch()
    os.utime(models / "old.tar.gz", (1, 1))
    return tmp_path


def settings(**values: Any) -> Settings:
    return Settings(_env_file=None, **values)


def names(root: Path, *only: str, **values: Any) -> list[str]:
    return [part.name for part in parts_for(settings(**values), root, only)]


def test_without_a_token_the_practice_phone_is_started_too(root: Path) -> None:
    assert names(root) == ["rasa", "actions", "sandbox", "bot", "console"]


def test_with_a_token_it_is_not(root: Path) -> None:
    assert "sandbox" not in names(root, telegram_token="1:x")


def test_a_rasa_and_an_action_server_elsewhere_are_not_started_here(root: Path) -> None:
    elsewhere: dict[str, Any] = {
        "rasa_urls": "http://rasa.test:5005",
        "actions_url": "http://actions.test:5055",
    }
    assert names(root, **elsewhere) == ["sandbox", "bot", "console"]


def test_each_rasa_address_of_this_machine_gets_a_server(root: Path) -> None:
    urls = "http://127.0.0.1:5005,http://rasa.test:5005,http://localhost:5006"
    servers = [part for part in parts_for(settings(rasa_urls=urls), root) if "rasa" in part.name]
    assert [(one.name, one.port.number) for one in servers if one.port] == [
        ("rasa-1", 5005),
        ("rasa-2", 5006),
    ]


def test_rasa_runs_the_newest_model_on_the_loopback_address_and_tells_nobody(root: Path) -> None:
    rasa = parts_for(settings(), root, ["rasa"])[0]
    command = " ".join(rasa.command)
    assert f"--model {root / 'models' / 'new.tar.gz'}" in command
    assert "-i 127.0.0.1" in command
    assert rasa.environment["RASA_TELEMETRY_ENABLED"] == "false"


def test_rasa_is_told_the_database_and_the_action_server_that_a_file_may_name(root: Path) -> None:
    wished = settings(database_url="postgresql://db.test/m", actions_url="http://127.0.0.1:6055")
    rasa = parts_for(wished, root, ["rasa"])[0]
    environment = child_environment(rasa, wished)
    assert environment["MOORING_DATABASE_URL"] == "postgresql://db.test/m"
    assert environment["MOORING_ACTIONS_URL"] == "http://127.0.0.1:6055"
    assert Path(environment["MOORING_DATA_DIR"]).is_absolute()


def test_only_the_parts_that_were_asked_for_are_started(root: Path) -> None:
    assert names(root, "console", "bot") == ["bot", "console"]


@pytest.mark.parametrize(
    ("only", "values", "words"),
    [
        ("consle", {}, "no such part"),
        ("sandbox", {"telegram_token": "1:x"}, "MOORING_TELEGRAM_TOKEN"),
        ("rasa", {"rasa_urls": "http://rasa.test:5005"}, "MOORING_RASA_URLS"),
        ("actions", {"actions_url": "http://actions.test:5055"}, "MOORING_ACTIONS_URL"),
    ],
)
def test_a_part_that_cannot_be_started_here_is_refused_with_the_reason(
    root: Path, only: str, values: dict[str, Any], words: str
) -> None:
    with pytest.raises(SettingsError, match=words):
        parts_for(settings(**values), root, [only])


def test_without_a_model_the_operator_reads_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="make setup"):
        parts_for(settings(), tmp_path)


def test_only_a_webhook_gives_the_bot_a_port(root: Path) -> None:
    assert parts_for(settings(), root, ["bot"])[0].port is None
    hook = settings(telegram_token="1:x", webhook_url="https://bot.test/hook", webhook_port=8190)
    port = parts_for(hook, root, ["bot"])[0].port
    assert port is not None
    assert port.number == 8190
