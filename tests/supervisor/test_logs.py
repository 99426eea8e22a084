"""What the parts say is kept, bounded, and never repeated on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.supervisor import logs
from bot.supervisor.logs import PartLog, is_error


def a_log(tmp_path: Path, said: list[str], longest_line: int = 4000) -> PartLog:
    return PartLog("rasa", tmp_path / "rasa.log", say=said.append, longest_line=longest_line)


def test_an_error_is_pointed_out_without_its_words(tmp_path: Path) -> None:
    said: list[str] = []
    log = a_log(tmp_path, said)
    log.take("ERROR rasa.core: Alex Example wrote 100% of this")
    log.close()
    assert said == [f"rasa reports an error; see {tmp_path / 'rasa.log'}"]
    assert "100% of this" in log.file.read_text()


def test_many_errors_at_once_are_one_line(tmp_path: Path) -> None:
    said: list[str] = []
    log = a_log(tmp_path, said)
    for _ in range(50):
        log.take("ERROR again")
    log.close()
    assert len(said) == 1


def test_a_line_that_is_too_long_is_cut(tmp_path: Path) -> None:
    log = a_log(tmp_path, [], longest_line=20)
    log.take("x" * 20 + "what a resident wrote")
    log.close()
    assert log.file.read_text() == "x" * 20 + "… (cut, 41 characters)\n"


def test_the_files_do_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 1000)
    log = a_log(tmp_path, [])
    for number in range(500):
        log.take(f"line {number}")
    log.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) <= 3000
    assert "line 499" in log.file.read_text()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"level": "error", "event": "send failed"}', True),
        ('{"level": "info", "event": "an ERROR was answered"}', False),
        ("2026-03-12 09:30:00 ERROR    rasa.core.processor  - x", True),
        ("Traceback (most recent call last):", True),
        ("INFO: errors: none", False),
        ("{not json", False),
    ],
)
def test_errors_are_told_from_other_lines(line: str, expected: bool) -> None:
    assert is_error(line) is expected
