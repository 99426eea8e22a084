"""Compile the hashed requirements from pyproject.toml, or check that they are in step with it.

`python scripts/lock.py` needs the network; `--check` does not: it compares a hash of everything
that a compilation reads (requirements/inputs.sha256) with what it was at the last one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
RECORD = REQUIREMENTS / "inputs.sha256"
COMMON = ["--generate-hashes", "--no-header", "--quiet"]
# dev first: app then takes its pins, so that one environment can serve both.
GROUPS = {
    "dev": [],
    "app": ["--constraint", "requirements/dev.txt"],
    "rasa": ["--override", "requirements/overrides.in"],
}
# These are read by the machine's own pip, whatever its Python, or build others' packages.
TOOLS = {"uv": "3.9", "node": "3.9", "build": "3.11"}


def main() -> int:
    """Compile or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare, without the network")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    options = parser.parse_args()
    if options.check:
        return check()
    compile_all(upgrade=options.upgrade)
    RECORD.write_text(inputs() + "\n", encoding="ascii")
    return 0


def check() -> int:
    """Say whether the locks are in step with what they are compiled from."""
    if RECORD.exists() and RECORD.read_text(encoding="ascii").strip() == inputs():
        print("The locks are in step with pyproject.toml.")
        return 0
    print("pyproject.toml's dependencies changed after the last `make lock`. Run `make lock`.")
    return 1


def inputs() -> str:
    """Return the SHA-256 of all that a compilation reads."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    sources = {path.name: path.read_text(encoding="utf-8") for path in REQUIREMENTS.glob("*.in")}
    read = {
        "groups": project["dependency-groups"],
        "python": project["project"]["requires-python"],
        "uv": project["tool"]["uv"],
        "files": sources,
    }
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()


def compile_all(*, upgrade: bool) -> None:
    """Compile every requirements file; versions stay as they are unless `upgrade`."""
    find = [sys.executable, "scripts/prepare", "--only-tools"]
    found = subprocess.run(find, cwd=ROOT, check=True, capture_output=True, text=True)
    uv = found.stdout.split()[-1]
    more = ["--upgrade"] if upgrade else []
    for group, options in GROUPS.items():
        print(f"  requirements/{group}.txt", flush=True)
        _compile(uv, ["pyproject.toml", "--group", group, *options, *more], group, python="3.11")
    for tool, python in TOOLS.items():
        print(f"  requirements/{tool}.txt", flush=True)
        _compile(uv, ["--no-config", f"requirements/{tool}.in", *more], tool, python=python)


def _compile(uv: str, arguments: list[str], name: str, *, python: str) -> None:
    command = [uv, "pip", "compile", *arguments, *COMMON, "--python-version", python]
    command += ["-o", f"requirements/{name}.txt"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
