"""The command that says how well the bot understands sentences whose meaning is known."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[2]
ENGLISH = [
    {"text": "good morning", "intent": "greet"},
    {"text": "hello", "intent": "greet"},
    {"text": "hello there", "intent": "stop"},
    {"text": "flibber wub snorgle", "intent": "out_of_scope"},
    {"text": "", "intent": "out_of_scope"},
]
FRENCH = [{"text": "good morning", "intent": "greet", "language": "fr"}]


def test_two_files_of_sentences_are_measured_by_a_model_that_is_loaded_once(
    rasa_python: Path, model: Path, rasa_environment: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "figures.json"
    ran = subprocess.run(
        [rasa_python, "-m", "bot.rasa_ext.evaluate", "--model", model, "--out", out],
        input=json.dumps({"english": ENGLISH, "french": FRENCH}),
        cwd=ROOT,
        env=rasa_environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "flibber" not in ran.stdout + ran.stderr
    figures = json.loads(out.read_text())
    assert figures["french"]["languages"]["fr"]["accuracy"] == 1
    found = figures["english"]
    assert found["sentences"] == 5
    assert found["in_scope"]["sentences"] == 3
    assert found["out_of_scope"] == {"sentences": 2, "refused": 1.0}
    assert {"wanted": "stop", "got": "greet", "times": 1, "acted_on": 1} in found["confusions"]
    assert 0 < found["milliseconds"]["p50"] <= found["milliseconds"]["p95"] < 5000
