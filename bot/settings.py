"""Settings: what an operator may choose, read from the environment and from `.env`.

Every setting is documented in docs/operating.md; a test compares the two. A wrong value ends in
a `SettingsError` of one line that names the setting and where it was written.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "MOORING_"
ENV_FILE = Path(".env")


class Settings(BaseSettings):
    """All settings; names are the environment variables without their `MOORING_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    bot_id: str = Field(
        default="default",
        pattern=r"^[a-z0-9-]{1,40}$",
        description="Which of a deployment's bots this process serves.",
    )
    telegram_token: SecretStr | None = Field(
        default=None, description="The bot's token from BotFather. None: the practice phone."
    )
    telegram_api_url: str | None = Field(
        default=None, description="Address of the Bot API, when it is not Telegram's own."
    )
    telegram_rate: float = Field(
        default=30, gt=0, description="Messages a second that the bot may send."
    )
    telegram_chat_rate: float = Field(
        default=1, gt=0, description="Messages a second in one chat, after a burst of 5."
    )
    webhook_url: str | None = Field(
        default=None, description="Public https address for a webhook. None: long polling."
    )
    webhook_port: int = Field(
        default=8002, ge=1, le=65535, description="Local port that receives the webhook."
    )
    webhook_host: str = Field(
        default="127.0.0.1", description="Local address on which the webhook is received."
    )
    database_url: str | None = Field(
        default=None, description="SQLAlchemy address. None: SQLite in the data directory."
    )
    rasa_urls: str = Field(
        default="http://127.0.0.1:5005",
        description="Addresses of the Rasa servers, separated by commas.",
    )
    actions_url: str = Field(
        default="http://127.0.0.1:5055", description="Address of the action server."
    )
    console_host: str = Field(
        default="127.0.0.1", description="Address on which the console listens."
    )
    console_port: int = Field(default=8000, ge=1, le=65535, description="The console's port.")
    console_url: str | None = Field(
        default=None, description="The console's public https address, behind a proxy."
    )
    sandbox_port: int = Field(
        default=8001, ge=1, le=65535, description="The practice phone's port."
    )
    data_dir: Path = Field(
        default=Path("var"), description="Where the database, keys and logs live."
    )
    content_dir: Path = Field(
        default=Path("data/content"), description="Where facts and wording live."
    )
    secret_key: SecretStr | None = Field(
        default=None,
        description="Signs sign-in cookies. None: made and kept in the data directory.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much the logs say."
    )

    @field_validator("rasa_urls")
    @classmethod
    def _rasa_urls_are_addresses(cls, value: str) -> str:
        for one in value.split(","):
            _check_address(one.strip())
        return value

    @field_validator("actions_url", "telegram_api_url", "console_url")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is not None:
            _check_address(value)
        return value

    @field_validator(
        "telegram_token",
        "telegram_api_url",
        "secret_key",
        "database_url",
        "webhook_url",
        "console_url",
        mode="before",
    )
    @classmethod
    def _empty_means_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and ":" not in value.get_secret_value():
            message = "must look like 123456:ABC…, as BotFather gives it"
            raise ValueError(message)
        return value

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_an_address(cls, value: str | None) -> str | None:
        if value is not None:
            _check_address(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("sqlite:", "postgresql")):
            message = "must begin with sqlite: or postgresql:"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _remote_api_needs_token(self) -> Settings:
        if self.telegram_api_url and self.telegram_token is None:
            message = "MOORING_TELEGRAM_API_URL is set, so MOORING_TELEGRAM_TOKEN is needed too"
            raise ValueError(message)
        return self

    @property
    def uses_sandbox(self) -> bool:
        """Whether the bot talks to the practice phone instead of Telegram."""
        return self.telegram_token is None

    @property
    def database(self) -> str:
        """The database's SQLAlchemy address, with the drivers that we use."""
        url = self.database_url
        if url is None:
            return f"sqlite:///{(self.data_dir / 'mooring.db').absolute()}"
        if url.startswith("postgresql:"):
            return "postgresql+psycopg:" + url.removeprefix("postgresql:")
        return url

    @property
    def rasa_addresses(self) -> list[str]:
        """The Rasa servers' addresses, without trailing slashes."""
        return [one.strip().rstrip("/") for one in self.rasa_urls.split(",")]

    @property
    def clock_file(self) -> Path:
        """The file by which the practice phone moves the product's clock."""
        return self.data_dir / "sandbox-clock"

    def signing_key(self) -> str:
        """Return the key that signs cookies; make one and keep it (mode 0600) when none is set."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        path = self.data_dir / "secret-key"
        try:
            return path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            pass
        self.data_dir.mkdir(parents=True, exist_ok=True)
        key = secrets.token_urlsafe(48)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process made it a moment ago
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key)
        return key


def load(env_file: Path = ENV_FILE, **overrides: Any) -> Settings:
    """Read the settings; the environment wins over `env_file`, overrides over both.

    Raises `SettingsError` with one line that names the setting and where it stands.
    """
    try:
        return Settings(_env_file=env_file if env_file.exists() else None, **overrides)
    except ValidationError as error:
        raise SettingsError(_in_words(error, env_file)) from None
    except (UnicodeDecodeError, OSError):
        message = f"{env_file} cannot be read as UTF-8 text; check the file."
        raise SettingsError(message) from None


def _check_address(value: str) -> None:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = "must be an address that begins with http:// or https://"
        raise ValueError(message)
    _ = parts.port  # raises ValueError when the port is no number


def _in_words(error: ValidationError, env_file: Path) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    reason = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return f"{reason}."
    name = PREFIX + str(first["loc"][0]).upper().removeprefix(PREFIX)
    return f"{name}{_where(name, env_file)}: {reason[0].lower()}{reason[1:]}."


def _where(name: str, env_file: Path) -> str:
    if name in os.environ or not env_file.exists():
        return " (in the environment)" if name in os.environ else ""
    for number, line in enumerate(env_file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.split("=", 1)[0].removeprefix("export ").strip().upper() == name:
            return f" ({env_file}, line {number})"
    return ""
