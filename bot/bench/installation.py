"""What an operator feels: how long it takes to start and to train, and how much memory it needs."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

from bot.bench.product import Product
from bot.bench.table import Findings, Row
from bot.training import RASA_ENVIRONMENT, TrainingError

START_SECONDS = 20.0
TRAINING_SECONDS = 60.0
MEMORY_BYTES = 1.6e9
KEPT_LINES = 5


def started(product: Product, database: str) -> Findings:
    """Return how long it took until "Mooring is ready", against 20 s."""
    took = product.seconds_to_ready
    row = Row(
        f"start until ready, {database}",
        f"{START_SECONDS:.0f} s",
        f"{took:.1f} s",
        took <= START_SECONDS,
    )
    return Findings([row])


def memory(product: Product, database: str) -> Findings:
    """Return the memory of all parts now, against 1.6 GB."""
    parts = product.memory()
    total = sum(parts.values())
    by_size = sorted(parts.items(), key=lambda part: -part[1])
    detail = ", ".join(f"{name} {used / 1e6:.0f} MB" for name, used in by_size)
    row = Row(
        f"memory of everything, {database}",
        f"{MEMORY_BYTES / 1e9:.1f} GB",
        f"{total / 1e9:.2f} GB",
        total <= MEMORY_BYTES,
    )
    return Findings([row], [f"memory, {database}: {detail}"])


async def training(root: Path, folder: Path) -> Findings:
    """Train with stock `rasa train` from nothing, into `folder`; return the time, against 60 s.

    Raises `TrainingError`.
    """
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(str(root / ".venv-rasa" / "bin" / "rasa"), "train", "--force"),
        *("--out", str(folder), "--fixed-model-name", "bench"),
        cwd=root,
        env={**os.environ, **RASA_ENVIRONMENT, "RASA_CACHE_DIRECTORY": str(folder / "cache")},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        output, _ = await process.communicate()
    finally:
        if process.returncode is None:  # we are being stopped
            process.kill()
            await process.wait()
    took = time.perf_counter() - began
    if process.returncode:
        last = b" ".join(output.split(b"\n")[-KEPT_LINES:]).decode("utf-8", "replace")
        message = f"The model could not be trained: {last}"
        raise TrainingError(message)
    row = Row("training", f"{TRAINING_SECONDS:.0f} s", f"{took:.1f} s", took <= TRAINING_SECONDS)
    return Findings([row])
