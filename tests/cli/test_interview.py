"""Answers in a file are read as residents' answers are; a file at fault is named with its line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.interview import FIELDS, AnswersFileError
from bot.cli.main import app
from bot.errors import MooringError

QUESTION = "Tell me about a time you stayed calm."


def run(*arguments: str) -> list[dict[str, object]]:
    found = CliRunner().invoke(app, ["interview", *arguments])
    if found.exception:
        raise found.exception
    return [json.loads(line) for line in found.stdout.splitlines()]


def lines(folder: Path, *answers: str) -> Path:
    file = folder / "answers.jsonl"
    made = (json.dumps({"question": QUESTION, "answer": answer}) for answer in answers)
    file.write_text("\n".join(made) + "\n", encoding="utf-8")
    return file


def test_each_line_is_answered_in_order(tmp_path: Path) -> None:
    file = lines(
        tmp_path, "when my mum fell i call 999 and hold her hand. she is ok now", "dunno", ""
    )

    story, nothing, empty = run("assess", "--input", str(file))

    assert tuple(story) == FIELDS
    assert (story["action"], story["owner"], story["off_topic"]) == (True, "I", False)
    assert (nothing["off_topic"], nothing["owner"], nothing["words"]) == (True, "none", 1)
    assert (empty["off_topic"], empty["words"]) == (True, 0)


def test_the_words_behind_it_are_shown_on_request(tmp_path: Path) -> None:
    file = lines(tmp_path, "When my mum fell I called 999 and held her hand.")

    (found,) = run("assess", "--explain", "--input", str(file))

    assert found["steps"] == ["I called 999", "held her hand"]


@pytest.mark.parametrize(
    "answer",
    [
        "😀",
        "\ud800 half a character",
        "مرحبا",
        "a\x00b",
        "x" * 5000,
        "i help her. " * 300,
        "((((",
        "’’’",
    ],
)
def test_odd_answers_are_read_too(tmp_path: Path, answer: str) -> None:
    (found,) = run("assess", "--explain", "--input", str(lines(tmp_path, answer)))

    assert isinstance(found["words"], int)


@pytest.mark.parametrize(
    "line", ["not json", "[1]", '{"question": "Why?"}', '{"question": "Why?", "answer": 3}', "null"]
)
def test_a_line_at_fault_is_named(tmp_path: Path, line: str) -> None:
    file = lines(tmp_path, "I stayed calm.")
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")

    with pytest.raises(AnswersFileError, match="line 2"):
        run("assess", "--input", str(file))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MooringError, match="is not there"):
        run("assess", "--input", str(tmp_path / "none.jsonl"))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(AnswersFileError, match="UTF-8"):
        run("assess", "--input", str(file))


def test_agreement_is_printed_for_each_element() -> None:
    found = CliRunner().invoke(app, ["interview", "agreement"])

    assert found.exit_code == 0
    assert "answers.yml" in found.stdout
    assert "names_others" in found.stdout
