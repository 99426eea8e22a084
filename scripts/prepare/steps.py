"""What a step of the set-up looks like to the person who waits for it.

One line when it starts, one when it ends, a sign of life in between; the tools' own output goes
to `.tools/setup.log`, and its last lines are shown only when the step fails.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Iterable, Sequence

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
LOG = TOOLS / "setup.log"
SIGN_OF_LIFE_SECONDS = 15
TAIL_LINES = 15


class StepFailed(Exception):  # noqa: N818 - read as a sentence where it is raised
    """A step of the set-up failed; the message says in words what to do about it."""


def note(text: str) -> None:
    """Print one line about the set-up."""
    print(f"  {text}", flush=True)


def step(
    name: str,
    what: str,
    command: Sequence[str],
    *,
    remedy: str,
    env: dict[str, str] | None = None,
) -> None:
    """Run `command` with its output in the log; raise `StepFailed` with `remedy` when it fails."""
    started = time.monotonic()
    LOG.parent.mkdir(exist_ok=True)
    note(f"{name}: {what}")
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(command)}\n".encode())
        log.flush()
        begin = log.tell()
        try:
            process = subprocess.Popen(
                list(command),
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=str(ROOT),
                env=environment(env),
                start_new_session=True,  # so that all that it starts can be stopped with it
            )
        except OSError as error:
            message = f"{name}: {command[0]} cannot be run ({error.strerror}). {remedy}"
            raise StepFailed(message) from None
        code = _wait(process, name, started)
    if code:
        raise StepFailed(f"{_tail(begin)}\n\n{name} failed. {remedy}\nAll of its output: {LOG}")
    note(f"{name}: done in {time.monotonic() - started:.0f} s")


def run(command: Sequence[str], env: dict[str, str] | None = None) -> int:
    """Run a command that speaks for itself; return its exit code."""
    return subprocess.call(list(command), cwd=str(ROOT), env=environment(env))


def output(command: Sequence[str], env: dict[str, str] | None = None) -> str | None:
    """Return what a command prints, or None when it is not there or fails."""
    try:
        done = subprocess.run(
            list(command),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=str(ROOT),
            env=environment(env),
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment, cleared of what would lead a tool elsewhere."""
    misleading = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
    env = {name: value for name, value in os.environ.items() if name not in misleading}
    env.update(extra or {})
    return env


def fingerprint(files: Iterable[Path]) -> str:
    """Return the SHA-256 of the files' contents, in the order given."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def read_stamp(path: Path) -> str:
    """Return what a stamp says; empty when there is none."""
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def write_stamp(path: Path, text: str) -> None:
    """Write a stamp, as the last act of a step that succeeded."""
    path.write_text(text + "\n", encoding="ascii")


def _wait(process: subprocess.Popen[bytes], name: str, started: float) -> int:
    try:
        code = None
        while code is None:
            code = _wait_a_little(process)
            if code is None:
                note(f"{name}: still going, {time.monotonic() - started:.0f} s so far")
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        raise
    return code


def _wait_a_little(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(timeout=SIGN_OF_LIFE_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def _tail(begin: int) -> str:
    with LOG.open("rb") as log:
        log.seek(begin)
        lines = log.read().decode("utf-8", "replace").splitlines()
    return "\n".join(f"    {line}" for line in lines[-TAIL_LINES:])


if sys.version_info < (3, 8):  # noqa: UP036 - the machine's Python may be old
    sys.exit("Set-up needs Python 3.8 or newer as `python3`; this one is " + sys.version.split()[0])
