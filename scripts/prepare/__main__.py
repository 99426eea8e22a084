"""Make a fresh checkout ready to run: environments, page assets, trained model, database.

Called by the Makefile with whatever Python 3 the machine has (3.8 or newer), so it uses the
standard library alone. Each step leaves a stamp (the hash of what it was made from); a second
run skips what is done. Exit codes: 0 ready, 2 something is missing and the last lines say what.
"""

from __future__ import annotations

import argparse
import fcntl
import signal
import sys
import time

import assets
import environments
from steps import ROOT, TOOLS, StepFailed, note, output, run, step


def main() -> int:
    """Do the steps that are asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="prepare", description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="with the tools for tests and checks")
    parser.add_argument(
        "--only-tools", action="store_true", help="only make uv ready and print its path"
    )
    options = parser.parse_args()
    TOOLS.mkdir(exist_ok=True)
    signal.signal(signal.SIGTERM, _stop)
    with (TOOLS / "lock").open("w") as lock:
        if not _alone(lock):
            note("another set-up runs in this folder; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            if options.only_tools:
                print(environments.find_uv())
                return 0
            _prepare(dev=options.dev)
        except StepFailed as error:
            print(f"\n{error}", file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            print("\nStopped. `make setup` goes on where it ended.", file=sys.stderr)
            return 2
    return 0


def _prepare(*, dev: bool) -> None:
    started = time.monotonic()
    environments.make_app(dev=dev)
    environments.make_rasa()
    assets.install()
    mooring = str(ROOT / ".venv" / "bin" / "mooring")
    if output([mooring, "train", "--check"]) is None:
        step(
            "model",
            "training it from data/, about a minute",
            [mooring, "train"],
            remedy="Run `.venv/bin/mooring train` to see all of it.",
        )
    if output([mooring, "safety", "train", "--check"]) is None:
        step(
            "safety",
            "making the safety classifier from data/safety, some seconds",
            [mooring, "safety", "train"],
            remedy="Run `.venv/bin/mooring safety train` to see all of it.",
        )
    # The database's own line comes from the command; a wrong setting is said there, in one line.
    status = run([mooring, "db", "upgrade"])
    if status:
        raise StepFailed("The database was not made ready; the line above says why.")
    note(f"ready in {time.monotonic() - started:.0f} s")


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _alone(lock) -> bool:  # type: ignore[no-untyped-def]
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
