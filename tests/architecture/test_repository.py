"""What must hold for the repository as a whole: no addresses, no machine's paths, locks in step."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
THIS_FILE = Path(__file__).relative_to(ROOT)
# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry." + "npmjs",
    "deb." + "debian.org",
)
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:work|root|home/\w+)/")


def repository_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return (ROOT / path).read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_file_names_a_package_registry(registry: str) -> None:
    assert [str(path) for path in repository_files() if registry in text_of(path)] == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        f"{path}: {match[0]}"
        for path in repository_files()
        if path != THIS_FILE
        for match in [MACHINE_PATHS.search(text_of(path))]
        if match
    ]
    assert found == []


def test_the_locks_are_in_step_with_what_they_are_compiled_from() -> None:
    command = [sys.executable, "scripts/lock.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_application_and_the_development_tools_share_their_versions() -> None:
    assert versions("app").items() <= versions("dev").items()


@pytest.mark.parametrize("lock", ["app", "dev", "rasa", "uv", "node", "build"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [one.splitlines()[0] for one in packages if "--hash=sha256:" not in one] == []


def test_the_page_assets_lock_holds_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert not any("resolved" in one for one in packages.values())


def test_the_page_assets_lock_is_in_step_with_package_json() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"][""]["dependencies"] == wanted


def test_the_set_up_scripts_use_the_standard_library_alone() -> None:
    scripts = list((ROOT / "scripts/prepare").glob("*.py"))
    names = {
        name.split(".")[0]
        for path in scripts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom)
                     else [one.name for one in node.names])
    }  # fmt: skip
    assert names <= {path.stem for path in scripts} | set(sys.stdlib_module_names)


def versions(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+(?:\[[a-z,]+\])?)==(\S+)", text, re.MULTILINE))


def test_the_project_asks_for_the_python_that_the_set_up_looks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = (ROOT / ".python-version").read_text(encoding="ascii").strip()
    assert project["requires-python"] == f"=={wanted}.*"
    assert f'PYTHON = "{wanted}"' in text_of(Path("scripts/prepare/environments.py"))
