"""Names the machine that the figures belong to."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import psutil


def describe() -> str:
    """Return processor, cores, memory, operating system and Python in one line."""
    gib = psutil.virtual_memory().total / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {gib:.0f} GiB; {_system()}; "
        f"Python {platform.python_version()}"
    )


def load() -> str:
    """Return how busy the machine is already, because that is in every figure."""
    one, five, _ = os.getloadavg()
    return f"load before: {one:.1f} (last minute), {five:.1f} (last five)"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, kernel {platform.release()}"
