"""Keeps what residents write out of the logs.

Rasa and the action SDK put messages, slot values and whole trackers into log lines, warnings
and tracebacks, in more places than can be listed. So the rule is turned round: while a turn is
being taken, a line that is not our own keeps its place in the source, its level and the kind of
error, and loses its words.
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path
from typing import Any

from bot.rasa_ext.current import current_turn

OURS = "bot."
_REMOVED = "%s:%s%s (words left out: they may be a resident's)"


def keep_words_out_of_logs() -> None:
    """Install the rule for this process; calling it twice changes nothing."""
    if getattr(logging.getLogRecordFactory(), "leaves_words_out", False):
        return
    _install_for_records()
    _install_for_warnings()


def _install_for_records() -> None:
    make = logging.getLogRecordFactory()

    def make_without_words(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if current_turn() is not None and not record.name.startswith(OURS):
            kind = record.exc_info[0] if record.exc_info else None
            error = f" {kind.__name__}" if kind else ""
            record.msg = _REMOVED
            record.args = (record.name, record.lineno, error)
            record.exc_info = record.exc_text = record.stack_info = None
        return record

    make_without_words.leaves_words_out = True
    logging.setLogRecordFactory(make_without_words)


def _install_for_warnings() -> None:
    show = warnings.showwarning

    def show_without_words(
        message: Any, category: Any, filename: str, lineno: int, *rest: Any, **more: Any
    ) -> None:
        if current_turn() is None:
            show(message, category, filename, lineno, *rest, **more)
            return
        place = f"{Path(filename).name}:{lineno}"
        sys.stderr.write(f"{category.__name__} at {place} (words left out)\n")

    warnings.showwarning = show_without_words
