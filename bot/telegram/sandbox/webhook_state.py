"""Where the bot wants its updates, and how the last deliveries went."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.signals import Signal

_LONGEST_SECRET = 256
_TOKEN = re.compile(r"[A-Za-z0-9_-]*")


@dataclass
class Webhook:
    """One webhook: `url` '' means none. Dates are Unix seconds of the product's clock."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


class WebhookState:
    """The present webhook and the bell that tells the sender that it changed."""

    def __init__(self) -> None:
        self.current = Webhook()
        self.changed = Signal()

    def set(self, webhook: Webhook) -> None:
        """Put another webhook in place of the present one; its errors start afresh."""
        self.current = webhook
        self.changed.fire()

    def view(self) -> dict[str, Any]:
        """Return the fields to save."""
        return asdict(self.current)


def check_target(url: str) -> None:
    """Raise ApiError 400 unless `url` is https, or http to this machine (practice only)."""
    parts = urlsplit(url)
    if not parts.netloc or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def check_secret(secret: str) -> None:
    """Raise ApiError 400 unless the secret has at most 256 of A-Z, a-z, 0-9, _ and -."""
    if len(secret) > _LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _TOKEN.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
