"""The command that says what the bot understands of a file of sentences."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[2]


def parse(
    python: Path, model: Path, lines: str, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "bot.rasa_ext.parse", "--model", model],
        input=lines,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_line_comes_out_for_each_that_goes_in(
    rasa_python: Path, model: Path, rasa_environment: dict[str, str]
) -> None:
    lines = "good morning\n\nflibber wub snorgle\nhélp — 日本\n"
    ran = parse(rasa_python, model, lines, rasa_environment)

    assert ran.returncode == 0, ran.stderr
    greeting, empty, nonsense, foreign = map(json.loads, ran.stdout.splitlines())
    assert greeting["text"] == "good morning"
    assert (greeting["intent"], greeting["fallback"], greeting["entities"]) == ("greet", False, [])
    assert 0.3 < greeting["confidence"] <= 1
    assert empty == {
        "text": "",
        "intent": None,
        "confidence": 0.0,
        "fallback": True,
        "entities": [],
    }
    assert nonsense["fallback"] is True
    assert nonsense["intent"] != "nlu_fallback"
    assert foreign["text"] == "hélp — 日本"


def test_a_missing_model_is_said_in_one_line(
    rasa_python: Path, tmp_path: Path, rasa_environment: dict[str, str]
) -> None:
    ran = parse(rasa_python, tmp_path, "hello\n", rasa_environment)

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.splitlines()[-1].startswith("There is no trained model at")
