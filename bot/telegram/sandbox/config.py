"""What can be set on a sandbox: its token, where it keeps its state, and Telegram's limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Opens nothing but a practice server on this machine; it has the shape of a real token because
# clients read the bot's id from its first half.
PRACTICE_TOKEN = "7000000000:practice-phone-token-opens-nothing"  # noqa: S105

STARTING_PEOPLE = (("Samira", "ar"), ("Dele", "en"), ("Kim", "vi"), ("Arben", "sq"))
"""First name and language code of the invented people a new sandbox begins with."""


@dataclass(frozen=True)
class SandboxConfig:
    """Settings of one sandbox; the defaults are Telegram's own limits.

    `rate` and `chat_rate` are messages a second (0 switches that limit off); lifetimes and pauses
    are seconds. `data_dir` None keeps everything in memory. `monotonic` is the clock that
    lifetimes and flood limits run on; tests hand in one they can move.
    """

    token: str = PRACTICE_TOKEN
    bot_username: str = "mooring_practice_bot"
    bot_name: str = "Mooring"
    data_dir: Path | None = None
    rate: float = 30.0
    chat_rate: float = 1.0
    chat_burst: int = 5
    update_lifetime: float = 24 * 3600.0
    press_lifetime: float = 150.0
    webhook_pause: float = 1.0
    webhook_timeout: float = 60.0
    max_upload_bytes: int = 50 * 1024 * 1024
    max_stored_bytes: int = 64 * 1024 * 1024
    monotonic: Callable[[], float] = time.monotonic

    @property
    def bot_id(self) -> int:
        """The bot's user id: the token's part before the colon."""
        return int(self.token.split(":", 1)[0])
