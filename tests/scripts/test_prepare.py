"""Set-up on a machine that lacks something, with stand-ins for the tools that it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = """#!{python}
# Stands in for uv: makes folders, and remembers what it was asked.
import pathlib, subprocess, sys
root = pathlib.Path({root!r})
with (root / "asked").open("a") as asked:
    asked.write(" ".join(sys.argv[1:]) + "\\n")
words = [word for word in sys.argv[1:] if word != "--no-config"]
if words == ["--version"]:
    print("uv {version}")
elif words[:2] == ["python", "find"]:
    if (root / "no-python").exists():
        sys.exit(2)
    print(sys.executable)
elif words[:2] == ["python", "install"]:
    print("error: nothing was reached")
    sys.exit(1)
elif words[0] == "venv":
    folder = pathlib.Path(words[-1])
    (folder / "bin").mkdir(parents=True)
    (folder / "lib/python3.11/site-packages").mkdir(parents=True)
    python = folder / "bin/python"
    line = "PYTHONPATH=" + str(root) + " exec " + sys.executable + ' "$@"'
    python.write_text("#!/bin/sh\\n" + line + "\\n")
    python.chmod(0o755)
elif words[:2] == ["pip", "sync"] and (root / "slow").exists():
    child = subprocess.Popen(["sleep", "60"])
    (root / "started").write_text(str(child.pid))
    child.wait()
elif words[:2] == ["pip", "sync"] and (root / "no-network").exists():
    print("error: the index was not reached")
    sys.exit(1)
"""
NPM = """#!/bin/sh
if [ "$1" = --version ]; then echo 10.0.0; exit; fi
echo "npm $*" >> {root}/asked
mkdir -p node_modules
"""
MOORING = """
import sys
def main():
    with open("asked", "a") as asked:
        asked.write("mooring " + " ".join(sys.argv[1:]) + "\\n")
    return 1 if "--check" in sys.argv else 0
"""


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


class Checkout:
    """A copy of the project's set-up in a folder of its own, with stand-ins on its PATH."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "scripts", root / "scripts")
        shutil.copytree(ROOT / "requirements", root / "requirements")
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, root / name)
        self.with_uv("99.0.0")
        write_program(root / "path" / "npm", NPM.format(root=root))
        (root / "bot" / "cli").mkdir(parents=True)
        (root / "bot" / "__init__.py").touch()
        (root / "bot" / "cli" / "__init__.py").write_text(MOORING)

    def with_uv(self, version: str) -> None:
        text = UV.format(python=sys.executable, root=str(self.root), version=version)
        write_program(self.root / "path" / "uv", text)

    def python_without_pip(self) -> str:
        python = self.root / "path" / "python-without-pip"
        text = f'#!/bin/sh\n[ "$2" = pip ] && exit 1\nexec {sys.executable} "$@"\n'
        write_program(python, text)
        return str(python)

    def prepare(
        self, *words: str, python: str = sys.executable
    ) -> subprocess.CompletedProcess[str]:
        process = self.start(*words, python=python)
        out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def start(self, *words: str, python: str = sys.executable) -> subprocess.Popen[str]:
        environment = {
            "PATH": f"{self.root / 'path'}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "HOME": str(self.root),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.Popen(
            [python, "scripts/prepare", *words],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def asked(self) -> list[str]:
        """Return what the tools were asked to do since the last look."""
        file = self.root / "asked"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    return Checkout(tmp_path)


def synced(asked: list[str]) -> list[str]:
    return [Path(line.split()[-1]).name for line in asked if "pip sync" in line]


def test_the_first_run_makes_everything_by_hash(checkout: Checkout) -> None:
    done = checkout.prepare()
    asked = checkout.asked()
    assert done.returncode == 0, done.stdout + done.stderr
    assert synced(asked) == ["app.txt", "rasa.txt"]
    assert all("--require-hashes" in line for line in asked if "pip sync" in line)
    assert [line for line in asked if line.startswith("npm ci --ignore-scripts")]
    assert (checkout.root / ".venv/lib/python3.11/site-packages/mooring.pth").exists()
    assert os.access(checkout.root / ".venv/bin/mooring", os.X_OK)
    assert [line for line in asked if line.startswith("mooring")] == [
        "mooring train --check",
        "mooring train",
        "mooring safety train --check",
        "mooring safety train",
        "mooring db upgrade",
    ]


def test_the_second_run_installs_nothing(checkout: Checkout) -> None:
    checkout.prepare()
    checkout.asked()
    checkout.prepare()
    assert [line for line in checkout.asked() if "sync" in line or "npm" in line] == []


def test_a_changed_lock_is_installed(checkout: Checkout) -> None:
    checkout.prepare()
    checkout.asked()
    with (checkout.root / "requirements" / "rasa.txt").open("a") as lock:
        lock.write("# changed\n")
    checkout.prepare()
    assert synced(checkout.asked()) == ["rasa.txt"]


def test_the_tools_for_tests_stay_when_the_application_is_run(checkout: Checkout) -> None:
    checkout.prepare("--dev")
    assert synced(checkout.asked()) == ["dev.txt", "rasa.txt"]
    checkout.prepare()
    assert synced(checkout.asked()) == []
    with (checkout.root / "requirements" / "dev.txt").open("a") as lock:
        lock.write("# changed\n")
    checkout.prepare()
    assert synced(checkout.asked()) == ["dev.txt"]


def test_a_checkout_that_was_moved_is_made_anew(checkout: Checkout, tmp_path: Path) -> None:
    checkout.prepare()
    checkout.asked()
    stamp = checkout.root / ".venv" / "mooring-lock"
    stamp.write_text(stamp.read_text().replace(str(checkout.root), "/somewhere/else"))
    checkout.prepare()
    assert synced(checkout.asked()) == ["app.txt"]


def test_without_a_network_the_last_lines_and_what_to_do_are_shown(checkout: Checkout) -> None:
    (checkout.root / "no-network").touch()
    done = checkout.prepare()
    assert done.returncode == 2
    assert "error: the index was not reached" in done.stderr
    assert "check the network" in done.stderr
    assert "Traceback" not in done.stderr
    (checkout.root / "no-network").unlink()
    assert "app.txt" in synced(checkout.asked())
    checkout.prepare()
    assert synced(checkout.asked()) == ["app.txt", "rasa.txt"]


def test_without_the_right_python_the_operator_reads_what_to_install(checkout: Checkout) -> None:
    (checkout.root / "no-python").touch()
    done = checkout.prepare()
    assert done.returncode == 2
    assert "Mooring needs Python 3.11" in done.stderr
    assert "apt-get install python3.11" in done.stderr


def test_without_a_new_uv_and_without_pip_the_operator_reads_what_to_install(
    checkout: Checkout,
) -> None:
    checkout.with_uv("0.1.0")
    done = checkout.prepare("--only-tools", python=checkout.python_without_pip())
    assert done.returncode == 2
    assert "apt-get install python3-pip" in done.stderr


def test_stopping_set_up_stops_what_it_started(checkout: Checkout) -> None:
    (checkout.root / "slow").touch()
    process = checkout.start()
    started = checkout.root / "started"
    deadline = time.monotonic() + 20
    while not (started.exists() and started.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    slow = psutil.Process(int(started.read_text()))
    process.terminate()
    _, said = process.communicate(timeout=10)
    assert process.returncode == 2
    assert "goes on where it ended" in said
    psutil.wait_procs([slow], timeout=5)
    assert not slow.is_running() or slow.status() == psutil.STATUS_ZOMBIE


def test_a_uv_that_is_there_and_new_enough_is_used(checkout: Checkout) -> None:
    done = checkout.prepare("--only-tools")
    assert done.stdout.strip() == str(checkout.root / "path" / "uv")
