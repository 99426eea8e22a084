"""What one can ask of `mooring bench`, and the walk that residents take."""

from __future__ import annotations

from itertools import islice

import pytest
from typer.testing import CliRunner

from bot.bench.run import MEASUREMENTS, ports_from
from bot.bench.walk import WALK, Presses, Writes, steps
from bot.cli import app
from bot.errors import SettingsError


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--only", "one,speed"], "--only speed: choose from start, one, many"),
        (["--database", "oracle"], "--database oracle: choose from sqlite, postgresql"),
    ],
)
def test_a_wish_that_nobody_can_grant_is_refused_with_what_there_is(
    arguments: list[str], words: str
) -> None:
    result = CliRunner().invoke(app, ["bench", *arguments])
    assert isinstance(result.exception, SettingsError)
    assert words in str(result.exception)


def test_another_bot_api_is_never_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOORING_TELEGRAM_TOKEN", "123:abc")
    monkeypatch.setenv("MOORING_TELEGRAM_API_URL", "http://127.0.0.1:9")
    result = CliRunner().invoke(app, ["bench"])
    assert isinstance(result.exception, SettingsError)
    assert "unset it" in str(result.exception)


def test_ports_are_counted_from_the_first_or_any_that_is_free() -> None:
    port = ports_from(8300)
    assert [port(), port(), port()] == [8300, 8301, 8302]
    assert ports_from(None)() > 0


def test_the_help_names_every_measurement() -> None:
    text = " ".join(CliRunner().invoke(app, ["bench", "--help"]).output.split())
    for name in MEASUREMENTS:
        assert name in text


def test_two_hundred_turns_are_typed_pressed_and_commanded() -> None:
    taken = list(islice(steps(), 200))
    assert taken[: len(WALK)] == list(WALK)
    assert len(taken) == 200
    assert sum(isinstance(step, Presses) for step in WALK) > 5
    texts = [step.text for step in WALK if isinstance(step, Writes)]
    assert any(text.startswith("/") for text in texts)
    assert any(not text.startswith("/") for text in texts)
