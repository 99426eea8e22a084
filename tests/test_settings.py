"""An operator who sets something wrong is told what and where, in one line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what this machine has set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MOORING_{name.upper()}", raising=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOORING_CONSOLE_PORT", "eight"),
        ("MOORING_CONSOLE_PORT", "70000"),
        ("MOORING_TELEGRAM_TOKEN", "no-colon"),
        ("MOORING_DATABASE_URL", "mysql://x"),
        ("MOORING_RASA_URLS", "localhost:5005"),
        ("MOORING_RASA_URLS", "http://a:b"),
        ("MOORING_ACTIONS_URL", "ftp://x"),
        ("MOORING_TELEGRAM_RATE", "0"),
        ("MOORING_BOT_ID", "Not A Slug"),
        ("MOORING_LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refusal:
        load(tmp_path / ".env")
    said = str(refusal.value)
    assert said.startswith(name)
    assert "in the environment" in said
    assert "\n" not in said
    assert "no-colon" not in said


def test_a_wrong_line_in_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# mine\nMOORING_SANDBOX_PORT=x\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"MOORING_SANDBOX_PORT \(.*\.env, line 2\)"):
        load(file)


def test_another_bot_api_needs_a_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOORING_TELEGRAM_API_URL", "http://127.0.0.1:9")
    with pytest.raises(SettingsError, match="MOORING_TELEGRAM_TOKEN"):
        load(tmp_path / ".env")


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("TELEGRAM_TOKEN", "TELEGRAM_API_URL", "DATABASE_URL", "WEBHOOK_URL"):
        monkeypatch.setenv(f"MOORING_{name}", "")
    assert load(tmp_path / ".env").uses_sandbox


def test_postgresql_is_reached_by_our_driver(tmp_path: Path) -> None:
    chosen = load(tmp_path / ".env", database_url="postgresql://u@h/d")
    assert chosen.database == "postgresql+psycopg://u@h/d"


def test_a_signing_key_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    chosen = load(tmp_path / ".env", data_dir=tmp_path / "var")
    key = chosen.signing_key()
    assert len(key) > 40
    assert chosen.signing_key() == key
    assert stat.S_IMODE((tmp_path / "var" / "secret-key").stat().st_mode) == 0o600


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    chosen = load(tmp_path / ".env", telegram_token="123:very-secret", secret_key="also-secret")
    assert "secret'" not in repr(chosen).replace("secret_key'", "")
    assert "very-secret" not in repr(chosen)
    assert "also-secret" not in repr(chosen)
