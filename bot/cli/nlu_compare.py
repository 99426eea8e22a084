"""Trains Rasa's default pipeline and ours on the same few examples, and measures both."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.cli.nlu_data import Sentence
from bot.cli.nlu_model import environment, measure, rasa_python
from bot.cli.nlu_report import FIGURES, at, number
from bot.training import TrainingError

RASA_DEFAULT = Path(__file__).parent / "templates" / "rasa_default.yml"
SECONDS_BETWEEN_SIGNS_OF_LIFE = 20
_LOOK_AGAIN = 0.5
_TAIL = 4000
_EPOCH = re.compile(r"Epochs:.*?(\d+)/(\d+)")


@dataclass(frozen=True)
class Contender:
    """One pipeline, trained: seconds of `rasa train nlu` from its start to its end."""

    name: str
    training_seconds: float
    figures: Mapping[str, Any]


def _figure(path: tuple[str, ...]) -> Callable[[Contender], float | None]:
    return lambda one: at(one.figures, path)


ROWS: tuple[tuple[str, Callable[[Contender], float | None], str], ...] = (
    *((name, _figure(path), unit) for name, path, unit in FIGURES),
    ("training, s", lambda one: round(one.training_seconds), ""),
)
"""What is set side by side: its name, how it is read from a contender, its unit."""


def compare(
    pipelines: Mapping[str, Path],
    examples: str,
    sentences: Sequence[Sentence],
    folder: Path,
    say: Callable[[str], None],
) -> Iterator[Contender]:
    """Train each named pipeline in `folder` on `examples` (a file for Rasa), and measure it.

    Everything is left in `folder`, which the caller takes away. Raises `TrainingError` and
    `ParseError`.
    """
    (folder / "nlu.yml").write_text(examples, encoding="utf-8")
    for place, (name, config) in enumerate(pipelines.items()):
        say(f"Training {name} …")
        started = time.monotonic()
        model = _train(folder, f"pipeline-{place}", config, say)
        seconds = time.monotonic() - started
        say(f"  trained in {seconds:.0f} s; reading {len(sentences)} sentences …")
        yield Contender(name, seconds, measure(model, {name: sentences})[name])


def _train(folder: Path, name: str, config: Path, say: Callable[[str], None]) -> Path:
    """Run stock `rasa train nlu`; return the model. The work stays inside `folder`."""
    (folder / f"{name}.yml").write_text(config.read_text(encoding="utf-8"), encoding="utf-8")
    command = [str(rasa_python()), "-m", "rasa", "train", "nlu", "--nlu", "nlu.yml"]
    command += ["--config", f"{name}.yml", "--out", "models", "--fixed-model-name", name]
    log = folder / f"{name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - Rasa itself with our own arguments
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, log, say)
        finally:
            process.kill()
            process.wait()
    model = folder / "models" / f"{name}.tar.gz"
    if process.returncode or not model.exists():
        last = _tail(log).strip().splitlines()[-1:]
        raise TrainingError(f"Rasa did not train {config.name}: {' '.join(last)}")
    return model


def _wait(process: subprocess.Popen[bytes], log: Path, say: Callable[[str], None]) -> None:
    started = last_sign = time.monotonic()
    while process.poll() is None:
        time.sleep(_LOOK_AGAIN)
        now = time.monotonic()
        if now - last_sign >= SECONDS_BETWEEN_SIGNS_OF_LIFE:
            last_sign = now
            epochs = _EPOCH.findall(_tail(log))
            done = f", round {epochs[-1][0]} of {epochs[-1][1]}" if epochs else ""
            say(f"  {now - started:.0f} s{done}")


def _tail(log: Path) -> str:
    return log.read_bytes()[-_TAIL:].decode("utf-8", "replace").replace("\r", "\n")


def table(contenders: Sequence[Contender]) -> Iterator[str]:
    """Yield the figures side by side, one column for each contender."""
    width = max(len(one.name) for one in contenders) + 3
    yield f"{'':38}" + "".join(f"{one.name:>{width}}" for one in contenders)
    for name, read, unit in ROWS:
        cells = [number(read(one), unit) for one in contenders]
        yield f"{name:38}" + "".join(f"{cell:>{width}}" for cell in cells)
