"""An operator measures the model's understanding and sees what changed since the last time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, Any

import pytest
from typer.testing import CliRunner

from bot.cli import app, nlu
from bot.cli.nlu_report import lines
from bot.errors import NotFoundError


def figures(accuracy: float) -> dict[str, Any]:
    return {
        "sentences": 2,
        "accuracy": accuracy,
        "in_scope": {
            "sentences": 2,
            "accuracy": accuracy,
            "acted_on": 1.0,
            "acted_on_right": accuracy,
        },
        "out_of_scope": {"sentences": 0, "refused": None},
        "calibration": {
            "error": 0.1,
            "bands": [{"from": 0.9, "sentences": 2, "confidence": 0.95, "right": accuracy}],
        },
        "milliseconds": {"p50": 8.0, "p95": 12.0},
        "intents": {"pay": {"sentences": 2, "precision": 1.0, "recall": accuracy}},
        "confusions": [{"wanted": "pay", "got": "hours", "times": 1}] if accuracy < 1 else [],
    }


class Model:
    """Stands in for the trained model: remembers what it was asked, answers what it was given."""

    def __init__(self, *accuracies: float) -> None:
        self.asked: list[Any] = []
        self._accuracies = list(accuracies)

    def __call__(self, program: str, *arguments: str, stdin: IO[bytes]) -> None:
        self.asked.append(json.load(stdin))
        Path(arguments[1]).write_text(json.dumps(figures(self._accuracies.pop(0))))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOORING_DATA_DIR", str(tmp_path / "var"))
    return tmp_path / "var"


def test_the_second_run_is_shown_beside_the_first(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = tmp_path / "sentences.yml"
    sentences.write_text("- {text: what is the pay, intent: pay}\n- {text: 42, intent: pay}\n")
    model = Model(0.5, 1.0)
    monkeypatch.setattr(nlu, "_ask_model", model)
    command = ["nlu", "evaluate", "--input", str(sentences)]

    first = CliRunner().invoke(app, command)
    second = CliRunner().invoke(app, command)

    assert first.exit_code == second.exit_code == 0
    assert model.asked[0][1] == {"text": "42", "intent": "pay"}
    (right,) = [line.split() for line in first.output.splitlines() if line.startswith("right ")]
    assert right == ["right", "50.0%", "-", "-"]
    (right,) = [line.split() for line in second.output.splitlines() if line.startswith("right ")]
    assert right == ["right", "100.0%", "50.0%", "+50.0%"]
    assert [file.name for file in data.iterdir()] == ["nlu-evaluation.json"]


def test_what_is_weak_and_confused_is_named() -> None:
    page = "\n".join(lines(figures(0.5), None))

    assert "weakest intents" in page
    assert page.splitlines()[-1].split() == ["pay", "hours", "1"]


def test_a_file_that_holds_no_sentences_is_refused(data: Path, tmp_path: Path) -> None:
    for number, content in enumerate(["", "- hello\n", "- {text: hello}\n", "{a: [", "\x00"]):
        file = tmp_path / f"{number}.yml"
        file.write_text(content)
        result = CliRunner().invoke(app, ["nlu", "evaluate", "--input", str(file)])
        assert isinstance(result.exception, NotFoundError), content
