"""`python -m bot.rasa_ext.evaluate --model PATH --out FILE < sentences.json`: how well it does.

In: a JSON object of named lists of {`text`, `intent`[, `language`]}. Out: under the same names, the
measurements of `bot.rasa_ext.measures.measured` as JSON. The model is loaded once. Each sentence is
read by itself, as if no question were open.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.exceptions import ModelNotFound
from rasa.shared.core.events import UserUttered
from rasa.utils.log_utils import configure_structlog

from bot.rasa_ext.answer import understanding
from bot.rasa_ext.current import Turn, taking
from bot.rasa_ext.measures import Guess, measured
from bot.rasa_ext.quiet_logs import keep_words_out_of_logs

CANNOT_START = 2
NOT_UNDERSTOOD = "nlu_fallback"
# The first sentence of a new process pays for what is loaded late.
WARM_UP = "good morning"


async def guess(agent: Agent, files: dict[str, list[dict[str, str]]]) -> dict[str, list[Guess]]:
    """Return what the agent's model makes of each sentence, in order, under the same names."""
    await agent.parse_message(WARM_UP)
    return {
        name: [await _guess(agent, sentence) for sentence in sentences]
        for name, sentences in files.items()
    }


async def _guess(agent: Agent, sentence: dict[str, str]) -> Guess:
    text, wanted, language = sentence["text"], sentence["intent"], sentence.get("language")
    if not text.strip():
        return Guess(wanted, NOT_UNDERSTOOD, 0.0, refused=True, seconds=0.0, language=language)
    started = time.perf_counter()
    parsed: dict[str, Any] = await agent.parse_message(text)
    seconds = time.perf_counter() - started
    found = understanding(UserUttered(text, parsed["intent"], parsed["entities"], parsed))
    return Guess(
        wanted=wanted,
        got=found["intent"],
        confidence=found["confidence"],
        refused=found["fallback"],
        seconds=seconds,
        language=language,
    )


def main() -> int:
    """Read sentences from standard input, write measurements to `--out`; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--model", required=True, type=Path, help="a model file")
    options.add_argument("--out", required=True, type=Path, help="where the measurements go")
    chosen = options.parse_args()
    # Rasa logs what it parses, and to standard output at that.
    configure_structlog(logging.CRITICAL)
    keep_words_out_of_logs()
    files = json.load(sys.stdin)
    try:
        agent = Agent.load(chosen.model)
    except ModelNotFound:
        sys.stderr.write(f"There is no trained model at {chosen.model}. Train one: make setup\n")
        return CANNOT_START
    with taking(Turn("evaluate")):
        guesses = asyncio.run(guess(agent, files))
    figures = {name: measured(found) for name, found in guesses.items()}
    chosen.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
