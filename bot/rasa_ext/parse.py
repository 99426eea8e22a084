"""`python -m bot.rasa_ext.parse --model PATH < lines > jsonl`: what the bot understands.

One JSON line per line of input, also for empty ones: `text`, `intent`, `confidence`, `fallback`
(true when the bot would not act on it) and `entities` [{`entity`, `value`, `start`, `end`}].
Each line is read by itself, as if no question were open.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
from pathlib import Path
from typing import Any, TextIO

from rasa.core.agent import Agent
from rasa.exceptions import ModelNotFound
from rasa.shared.core.events import UserUttered
from rasa.utils.log_utils import configure_structlog

from bot.rasa_ext.answer import understanding
from bot.rasa_ext.current import Turn, taking
from bot.rasa_ext.quiet_logs import keep_words_out_of_logs

KEYS = ("intent", "confidence", "fallback", "entities")
CANNOT_START = 2
EMPTY: dict[str, Any] = {"intent": None, "confidence": 0.0, "fallback": True, "entities": []}


async def parse_lines(agent: Agent, lines: TextIO, out: TextIO) -> None:
    """Write what the agent's model understands of each line to `out`, in order."""
    for line in lines:
        text = line.rstrip("\r\n")
        found = await _understand(agent, text) if text.strip() else EMPTY
        out.write(json.dumps({"text": text, **found}, ensure_ascii=False) + "\n")


async def _understand(agent: Agent, text: str) -> dict[str, Any]:
    parsed = await agent.parse_message(text)
    message = UserUttered(text, parsed["intent"], parsed["entities"], parsed)
    understood = understanding(message)
    return {key: understood[key] for key in KEYS}


def main() -> int:
    """Read standard input, write standard output; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument(
        "--model", required=True, type=Path, help="a model file or a folder of them"
    )
    model = options.parse_args().model
    # Rasa logs what it parses, and to standard output at that.
    configure_structlog(logging.CRITICAL)
    keep_words_out_of_logs()
    try:
        agent = Agent.load(model)
    except ModelNotFound:
        sys.stderr.write(f"There is no trained model at {model}. Train one with: make setup\n")
        return CANNOT_START
    with taking(Turn("parse")):
        asyncio.run(parse_lines(agent, sys.stdin, sys.stdout))
    return 0


if __name__ == "__main__":
    sys.exit(main())
