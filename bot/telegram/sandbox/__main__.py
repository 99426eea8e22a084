"""`python -m bot.telegram.sandbox`: runs the sandbox in the foreground until it is stopped."""

from __future__ import annotations

import argparse
import socket
import sys
from pathlib import Path

from bot.errors import SettingsError
from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.persistence import check_saved_state
from bot.telegram.sandbox.server import build_server

_WRONG_SETTING = 2
_HIGHEST_PORT = 65535


def main(arguments: list[str] | None = None) -> int:
    """Run the sandbox; return 0 when stopped, 1 when it could not start, 2 for a wrong setting."""
    wishes = _parser().parse_args(arguments)
    defaults = SandboxConfig()
    token = wishes.token or defaults.token
    if not token.split(":", 1)[0].isdigit() or ":" not in token or "/" in token:
        sys.stderr.write("--token must look like 123456:letters-and-digits.\n")
        return _WRONG_SETTING
    config = SandboxConfig(
        token=token, data_dir=wishes.data_dir, rate=wishes.rate, chat_rate=wishes.chat_rate
    )
    try:
        if config.data_dir is not None:
            check_saved_state(config.data_dir)
        _check_address(wishes.host, wishes.port)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return _WRONG_SETTING
    server = build_server(config, host=wishes.host, port=wishes.port)
    sys.stdout.write(f"Practice phone: http://{wishes.host}:{wishes.port}/\n")
    sys.stdout.flush()
    server.run()
    return 0 if server.started else 1


def _check_address(host: str, port: int) -> None:
    """Raise SettingsError unless this program can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"--host {host} --port {port} cannot be used: {error.strerror}; choose another."
            ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot.telegram.sandbox",
        description="A local Bot API server with a phone-like chat page, for practice and tests.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=8001, help="port to listen on")
    parser.add_argument(
        "--data-dir", type=Path, default=None, help="where chats are kept; none: in memory only"
    )
    parser.add_argument("--token", default=None, help="the bot's token; none: the practice token")
    parser.add_argument(
        "--rate", type=_rate, default=30.0, help="messages a second for the bot; 0: no limit"
    )
    parser.add_argument(
        "--chat-rate", type=_rate, default=1.0, help="messages a second in a chat; 0: no limit"
    )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= _HIGHEST_PORT:
        raise argparse.ArgumentTypeError("a port is between 1 and 65535")
    return port


def _rate(text: str) -> float:
    rate = float(text)
    if rate < 0:
        raise argparse.ArgumentTypeError("a rate cannot be below 0")
    return rate


if __name__ == "__main__":
    sys.exit(main())
