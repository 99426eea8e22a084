"""uv, a Python 3.11, and the two virtual environments, all without root.

Debian's python3 may lack `venv` and `ensurepip` and refuses installs into itself (PEP 668).
`pip install --target` is allowed there, so pip brings uv, and uv makes the environments.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from steps import (
    ROOT,
    TOOLS,
    StepFailed,
    environment,
    fingerprint,
    note,
    output,
    read_stamp,
    step,
    write_stamp,
)

REQUIREMENTS = ROOT / "requirements"
PYTHON = "3.11"
STAMP = "mooring-lock"
NETWORK = (
    "Most often the package index was not reached: check the network (and HTTPS_PROXY or "
    "SSL_CERT_FILE where your organisation needs them), then run the same command again; "
    "it goes on where it stopped."
)

LAUNCHER = """#!{python}
import sys

from bot.cli import main

sys.exit(main())
"""


def find_uv() -> str:
    """Return the path of a uv that is at least as new as the pinned one; install it if needed."""
    lock = REQUIREMENTS / "uv.txt"
    pinned = _version(lock.read_text(encoding="utf-8"))
    own = TOOLS / "uv" / "bin" / "uv"
    if read_stamp(TOOLS / "uv" / STAMP) == fingerprint([lock]) and own.exists():
        return str(own)
    there = shutil.which("uv")
    if there and _version(output([there, "--version"]) or "") >= pinned:
        return there
    pip_install("uv", lock, TOOLS / "uv")
    return str(own)


def pip_install(name: str, lock: Path, target: Path) -> None:
    """Install a hashed requirements file into a folder with the machine's own pip."""
    if output([sys.executable, "-m", "pip", "--version"]) is None:
        raise StepFailed(
            "Python's pip is missing. Install it (on Debian and Ubuntu: "
            "`apt-get install python3-pip`) or put uv on the PATH, then run the same command again."
        )
    shutil.rmtree(str(target), ignore_errors=True)
    step(
        name,
        "fetching it with pip, a few seconds",
        [sys.executable, "-m", "pip", "install", "--target", str(target), "--require-hashes",
         "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check", "-r", str(lock)],
        remedy=NETWORK,
        env={"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"},
    )  # fmt: skip
    write_stamp(target / STAMP, fingerprint([lock]))


def make_app(*, dev: bool) -> None:
    """Make `.venv`; one that has the development tools keeps them."""
    folder = ROOT / ".venv"
    dev = dev or read_stamp(folder / STAMP).startswith("dev ")
    name = "dev" if dev else "app"
    _make(folder, name, "the application's environment", "about 15 s")
    launcher = folder / "bin" / "mooring"
    script = LAUNCHER.format(python=folder / "bin" / "python")
    if not launcher.exists() or launcher.read_text(encoding="utf-8") != script:
        launcher.write_text(script, encoding="utf-8")
        launcher.chmod(0o755)


def make_rasa() -> None:
    """Make `.venv-rasa`, where Rasa 3.6 and its older libraries live."""
    _make(ROOT / ".venv-rasa", "rasa", "Rasa's environment", "about a minute the first time")


def _make(folder: Path, name: str, what: str, how_long: str) -> None:
    lock = REQUIREMENTS / f"{name}.txt"
    wanted = f"{name} {fingerprint([lock])}"
    python = folder / "bin" / "python"
    # The folder's own path is in its scripts: a checkout that was moved is made anew.
    here = f"{wanted} {ROOT}"
    if read_stamp(folder / STAMP) == here and output([str(python), "-c", ""]) is not None:
        return
    uv = find_uv()
    env = _uv_environment()
    if output([str(python), "-c", "import sys; assert sys.version_info[:2] == (3, 11)"]) is None:
        step(
            f"{folder.name}",
            f"making {what}",
            [uv, "--no-config", "venv", "--clear", "--python", _python(uv, env), str(folder)],
            remedy="Delete the folder and run the same command again.",
            env=env,
        )
    step(
        folder.name,
        f"installing {what}, {how_long}",
        [
            *(uv, "--no-config", "pip", "sync", "--require-hashes", "--python", str(python)),
            *("--build-constraints", str(REQUIREMENTS / "build.txt"), str(lock)),
        ],
        remedy=NETWORK,
        env=env,
    )
    # Makes `bot` and `actions` importable from any folder, for `mooring` and for Rasa.
    site = folder / "lib" / f"python{PYTHON}" / "site-packages"
    (site / "mooring.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    write_stamp(folder / STAMP, here)


def _python(uv: str, env: dict[str, str]) -> str:
    find = [uv, "--no-config", "python", "find", "--no-python-downloads", PYTHON]
    found = output(find, env)
    if found:
        return found
    note(f"Python {PYTHON} is not on this machine; uv fetches one")
    try:
        step(
            f"Python {PYTHON}",
            "fetching it, about 30 MB",
            [uv, "--no-config", "python", "install", "--no-bin", PYTHON],
            remedy="",
            env=env,
        )
    except StepFailed as error:
        raise StepFailed(
            f"{error}\nMooring needs Python {PYTHON}. This machine has "
            f"{sys.version.split()[0]} and a download was not possible. Install Python {PYTHON} "
            "(Debian 12: `apt-get install python3.11`; elsewhere your package manager or pyenv), "
            "so that `python3.11` is on the PATH, then run the same command again."
        ) from None
    found = output(find, env)
    if not found:
        raise StepFailed(f"The Python {PYTHON} that uv fetched is not to be found; delete .tools.")
    return found


def _uv_environment() -> dict[str, str]:
    """Return what uv needs: Pythons kept in .tools, this machine's certificates and pip's index."""
    env = {"UV_PYTHON_INSTALL_DIR": str(TOOLS / "python"), "UV_SYSTEM_CERTS": "1"}
    current = environment()
    if not any(name in current for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL")):
        index = current.get("PIP_INDEX_URL") or output(
            [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
        )
        if index:  # a mirror that pip was told about holds for uv too
            env["UV_DEFAULT_INDEX"] = index
    return env


def _version(text: str) -> tuple[int, ...]:
    match = re.search(r"(\d+)\.(\d+)\.(\d+)", text)
    return tuple(int(part) for part in match.groups()) if match else (0,)
