"""The doctor looks at what set-up makes, and says what to do."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bot import training
from bot.doctor import installation
from bot.safety_classifier import training as safety_training
from bot.safety_classifier import vectors as safety_vectors


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation in which everything is in order."""
    (tmp_path / "requirements").mkdir()
    for lock in ("app", "dev", "rasa"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text(f"{lock}==1")
    for folder, lock in ((".venv", "dev"), (".venv-rasa", "rasa")):
        (tmp_path / folder).mkdir()
        digest = hashlib.sha256(f"{lock}==1".encode()).hexdigest()
        (tmp_path / folder / "mooring-lock").write_text(f"{lock} {digest} {tmp_path}\n")
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "package-lock.json").write_text("[]")
    for asset in installation.ASSETS:
        (tmp_path / "node_modules" / asset).parent.mkdir(parents=True)
        (tmp_path / "node_modules" / asset).write_text(json.dumps({}))
    digest = hashlib.sha256(b"{}[]").hexdigest()
    (tmp_path / "node_modules" / ".mooring-lock").write_text(digest)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "one.tar.gz").touch()
    (tmp_path / "config.yml").write_text("recipe: default.v1")
    (tmp_path / "models" / "one.fingerprint").write_text(training.fingerprint(tmp_path))
    return tmp_path


def test_a_whole_installation_is_fine(root: Path) -> None:
    checks = [
        *installation.environments(root),
        installation.page_assets(root),
        installation.model(root),
    ]
    assert [check.message for check in checks if not check.ok] == []


@pytest.mark.parametrize(("version", "ok"), [((3, 11, 9), True), ((3, 10, 1), False)])
def test_the_python_must_be_the_one_of_the_locks(version: tuple[int, ...], ok: bool) -> None:
    check = installation.python_version(version)
    assert check.ok is ok
    assert ok or "install Python 3.11" in check.remedy


def test_an_environment_older_than_its_lock_asks_for_set_up(root: Path) -> None:
    (root / "requirements" / "rasa.txt").write_text("rasa==2")
    app, rasa = installation.environments(root)
    assert app.ok
    assert not rasa.ok
    assert rasa.remedy == "Run `make setup`."


def test_an_environment_that_was_copied_from_elsewhere_asks_for_set_up(root: Path) -> None:
    stamp = root / ".venv" / "mooring-lock"
    stamp.write_text(stamp.read_text().replace(str(root), "/somewhere/else"))
    assert not installation.environments(root)[0].ok


def test_missing_environments_and_assets_are_named(tmp_path: Path) -> None:
    messages = [check.message for check in installation.environments(tmp_path)]
    assert messages == [".venv is missing or unfinished", ".venv-rasa is missing or unfinished"]
    assert "nhsuk-frontend" in installation.page_assets(tmp_path).message


def test_page_assets_of_an_older_lock_are_noticed(root: Path) -> None:
    (root / "package-lock.json").write_text("[1]")
    assert "older" in installation.page_assets(root).message


def test_a_model_that_was_trained_before_the_examples_changed_is_noticed(root: Path) -> None:
    (root / "data" / "nlu").mkdir(parents=True)
    (root / "data" / "nlu" / "new.yml").write_text("version: '3.1'")
    check = installation.model(root)
    assert not check.ok
    assert "mooring train" in check.remedy


def test_no_model_at_all_is_noticed(tmp_path: Path) -> None:
    assert "none" in installation.model(tmp_path).message


def test_a_safety_classifier_that_is_missing_or_old_is_noticed(tmp_path: Path) -> None:
    missing = installation.safety_model(tmp_path)
    assert not missing.ok
    assert "rules work alone" in missing.message
    (tmp_path / "models").mkdir()
    safety_training.model_file(tmp_path).write_text("{}", encoding="utf-8")
    stamp = tmp_path / "models" / "safety.fingerprint"
    stamp.write_text("0", encoding="ascii")
    assert "mooring safety train" in installation.safety_model(tmp_path).remedy
    stamp.write_text(safety_training.fingerprint(tmp_path), encoding="ascii")
    assert installation.safety_model(tmp_path).ok


def test_a_safety_classifier_without_sentence_vectors_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    safety_training.model_file(tmp_path).write_text("{}", encoding="utf-8")
    stamp = tmp_path / "models" / "safety.fingerprint"
    stamp.write_text(safety_training.fingerprint(tmp_path), encoding="ascii")
    monkeypatch.setattr(safety_vectors, "PACKAGE", "no-such-package")

    told = installation.safety_model(tmp_path)

    assert not told.ok
    assert "words alone" in told.message


def test_a_data_directory_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    check = installation.data_directory(tmp_path / "file" / "var")
    assert not check.ok
    assert "MOORING_DATA_DIR" in check.remedy


def test_a_full_disk_is_noticed_even_before_the_directory_is_made(tmp_path: Path) -> None:
    assert installation.disk_space(tmp_path / "not" / "yet").ok
    assert not installation.disk_space(tmp_path / "not" / "yet", least=10**18).ok
