"""What the parts say: kept in a file each, bounded, with errors pointed out on the terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from logging import Formatter, LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import monotonic

MAX_BYTES = 5_000_000
KEPT_FILES = 3
SECONDS_BETWEEN_ECHOES = 10.0
_ERROR_LINE = re.compile(r"\b(ERROR|CRITICAL)\b|^Traceback \(most recent call last\)|\[error\s*\]")


class PartLog:
    """Keeps one part's output in a rotated file and points out errors, not too often.

    The terminal gets the fact and the place, never the line: what a library puts into its errors
    is not ours to vouch for. A line longer than `longest_line` characters is cut.
    """

    def __init__(
        self, name: str, file: Path, *, say: Callable[[str], None], longest_line: int
    ) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self.last_line = ""
        self._name = name
        self._say = say
        self._longest = longest_line
        self._last_echo = float("-inf")
        self._handler = RotatingFileHandler(
            file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES - 1, encoding="utf-8"
        )
        self._handler.setFormatter(Formatter("%(message)s"))

    def take(self, line: str) -> None:
        """Keep one line of output."""
        line = line.rstrip("\n")
        if len(line) > self._longest:
            line = f"{line[: self._longest]}… (cut, {len(line)} characters)"
        if line.strip():
            self.last_line = line
        self._handler.emit(LogRecord(self._name, 20, "", 0, line, None, None))
        if is_error(line) and monotonic() - self._last_echo >= SECONDS_BETWEEN_ECHOES:
            self._last_echo = monotonic()
            self._say(f"{self._name} reports an error; see {self.file}")

    def close(self) -> None:
        """Close the file."""
        self._handler.close()


def is_error(line: str) -> bool:
    """Return whether a line of output reports an error: JSON with a level, or words."""
    if line.startswith("{"):
        try:
            level = json.loads(line).get("level")
        except (ValueError, AttributeError):
            level = None
        if level is not None:
            return str(level).lower() in {"error", "critical"}
    return _ERROR_LINE.search(line) is not None
