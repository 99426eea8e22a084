"""An operator asks the safety layer about sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.cli.common import ROOT

RUN = CliRunner()


def test_every_line_gets_its_label_and_empty_lines_too(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("i want to die\n\nmy boss took my passport\nhello", encoding="utf-8")
    done = RUN.invoke(app, ["safety", "classify", "--input", str(file)])
    lines = [json.loads(line) for line in done.output.splitlines()]
    assert lines == [
        {"text": "i want to die", "label": "crisis"},
        {"text": "", "label": "none"},
        {"text": "my boss took my passport", "label": "danger"},
        {"text": "hello", "label": "none"},
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad\n", b"<b>x</b>\r\n\xf0\x9f\x98\x80\n"])
def test_whatever_stands_in_the_file_there_is_a_line_for_each(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes(content)
    done = RUN.invoke(app, ["safety", "classify", "--input", str(file)])
    assert done.exit_code == 0
    assert len(done.output.splitlines()) == content.count(b"\n")


def test_what_a_label_rests_on_is_said_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("i want to die\n", encoding="utf-8")
    done = RUN.invoke(app, ["safety", "classify", "--input", str(file), "--explain"])
    assert json.loads(done.output)["because"] == ["rule plain_crisis"]


def test_the_figures_name_every_label_and_what_was_missed(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_text("crisis: [i want to die]\nnone: [i want to die]\n", encoding="utf-8")
    done = RUN.invoke(app, ["safety", "evaluate", str(file), "--missed"])
    assert "crisis       1 sentences, found by rules 100%" in done.output
    assert "      crisis    i want to die" in done.output


def test_a_file_that_is_no_list_of_labels_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_text("fine: [hello]\n", encoding="utf-8")
    done = RUN.invoke(app, ["safety", "evaluate", str(file)])
    assert done.exit_code != 0


def test_whether_it_is_current_is_said_by_the_exit_code() -> None:
    done = RUN.invoke(app, ["safety", "train", "--check"])
    made = (ROOT / "models" / "safety.json").exists()
    assert done.exit_code == 1 or made
