"""The parts of Mooring: how each is started, which port it needs, how one sees that it is ready."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import NotFoundError, SettingsError
from bot.settings import Settings
from bot.training import RASA_ENVIRONMENT, newest_model

PART_NAMES = ("bot", "console", "rasa", "actions", "sandbox")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Port:
    """A local port that a part listens on, and the setting that names it."""

    host: str
    number: int
    setting: str


@dataclass(frozen=True)
class Part:
    """One process: its command, and how one sees that it is ready.

    `ready_url` must answer 200; `ready_file` must exist. With neither, a running part is ready.
    """

    name: str
    command: tuple[str, ...]
    port: Port | None = None
    ready_url: str | None = None
    ready_file: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)
    longest_log_line: int = 4000


def parts_for(settings: Settings, root: Path, only: Sequence[str] = ()) -> list[Part]:
    """Return the parts to start here, in the order in which they are shown.

    `only` limits them to these names. A Rasa or action server with an address elsewhere, and the
    practice phone beside a real token, are not started; asked for by name, they are an error.

    Raises `SettingsError` for an impossible wish, `NotFoundError` without a trained model.
    """
    unknown = sorted(set(only) - set(PART_NAMES))
    if unknown:
        raise SettingsError(
            f"--only {unknown[0]}: there is no such part; choose from {', '.join(PART_NAMES)}."
        )
    made: dict[str, Callable[[], list[Part]]] = {
        "rasa": lambda: _rasa(settings, root),
        "actions": lambda: _actions(settings, root),
        "sandbox": lambda: _sandbox(settings, root),
        "bot": lambda: [_bot(settings, root)],
        "console": lambda: [_console(settings, root)],
    }
    parts: list[Part] = []
    for name, make in made.items():
        if only and name not in only:
            continue
        new = make()
        if only and not new:
            raise SettingsError(f"--only {name}: {_WHY_NOT_HERE[name]}")
        parts += new
    return parts


_WHY_NOT_HERE = {
    "rasa": "every address in MOORING_RASA_URLS is on another machine.",
    "actions": "MOORING_ACTIONS_URL is on another machine.",
    "sandbox": "MOORING_TELEGRAM_TOKEN is set, so the bot talks to Telegram; unset it to practise.",
}


def _rasa(settings: Settings, root: Path) -> list[Part]:
    here = [url for url in settings.rasa_addresses if urlsplit(url).hostname in LOOPBACK]
    if not here:
        return []
    model = newest_model(root)
    if model is None:
        raise NotFoundError("There is no trained model in models/; run `make setup` first.")
    parts = []
    for number, url in enumerate(here, start=1):
        port = Port("127.0.0.1", urlsplit(url).port or 5005, "MOORING_RASA_URLS")
        command = (
            *(str(root / ".venv-rasa" / "bin" / "rasa"), "run"),
            *("--port", str(port.number), "-i", port.host),
            *("--model", str(model)),
            *("--endpoints", str(root / "endpoints.yml")),
            *("--credentials", str(root / "credentials.yml")),
        )
        part = Part(
            name="rasa" if len(here) == 1 else f"rasa-{number}",
            command=command,
            port=port,
            ready_url=f"http://{port.host}:{port.number}/",
            environment=_for_rasa(settings, root),
            # Rasa prints an action server's whole answer when it fails, tracker included.
            longest_log_line=300,
        )
        parts.append(part)
    return parts


def _for_rasa(settings: Settings, root: Path) -> dict[str, str]:
    """Rasa's environment has an older pydantic and reads no `.env`: it is told what it needs."""
    told = {
        **RASA_ENVIRONMENT,
        "PYTHONPATH": str(root),
        "LOG_LEVEL": "WARNING",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "MOORING_ACTIONS_URL": settings.actions_url,
        "MOORING_BOT_ID": settings.bot_id,
    }
    if settings.database_url:
        told["MOORING_DATABASE_URL"] = settings.database_url
    return told


def _actions(settings: Settings, root: Path) -> list[Part]:
    address = urlsplit(settings.actions_url)
    if address.hostname not in LOOPBACK:
        return []
    port = Port("127.0.0.1", address.port or 5055, "MOORING_ACTIONS_URL")
    command = (*_python(root), "actions", "--port", str(port.number))
    url = f"http://{port.host}:{port.number}/health"
    return [Part("actions", command, port=port, ready_url=url)]


def _sandbox(settings: Settings, root: Path) -> list[Part]:
    if not settings.uses_sandbox:
        return []
    port = Port("127.0.0.1", settings.sandbox_port, "MOORING_SANDBOX_PORT")
    command = (
        *_python(root),
        "bot.telegram.sandbox",
        *("--port", str(port.number), "--data-dir", str(settings.data_dir)),
        *("--rate", str(settings.telegram_rate), "--chat-rate", str(settings.telegram_chat_rate)),
    )
    url = f"http://{port.host}:{port.number}/"
    return [Part("sandbox", command, port=port, ready_url=url)]


def _bot(settings: Settings, root: Path) -> Part:
    port = None
    if settings.webhook_url:
        port = Port(settings.webhook_host, settings.webhook_port, "MOORING_WEBHOOK_PORT")
    ready_file = settings.data_dir / "run" / "bot.ready"
    return Part("bot", (*_python(root), "bot.telegram"), port=port, ready_file=ready_file)


def _console(settings: Settings, root: Path) -> Part:
    port = Port(settings.console_host, settings.console_port, "MOORING_CONSOLE_PORT")
    host = "127.0.0.1" if port.host in {"", "0.0.0.0", "::"} else port.host  # noqa: S104
    url = f"http://{host}:{port.number}/readyz"
    return Part("console", (*_python(root), "bot.console"), port=port, ready_url=url)


def _python(root: Path) -> tuple[str, str]:
    return str(root / ".venv" / "bin" / "python"), "-m"


def child_environment(part: Part, settings: Settings) -> dict[str, str]:
    """Return the environment of a part: this one's, with the paths made absolute."""
    return {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "MOORING_DATA_DIR": str(settings.data_dir.absolute()),
        "MOORING_CONTENT_DIR": str(settings.content_dir.absolute()),
        **part.environment,
    }
