"""A model is trained again exactly when what it is made of changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot import training
from bot.training import TrainingError

RASA = """#!/bin/sh
# Stands in for `rasa train --skip-validation --fixed-model-name NAME --data FOLDERS`.
echo "$RASA_TELEMETRY_ENABLED" > telemetry
[ -e broken ] && exit 1
shift 3
name="$1"
shift 2
echo "$*" > data.txt
touch "models/$name.tar.gz"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    program = tmp_path / ".venv-rasa" / "bin" / "rasa"
    program.parent.mkdir(parents=True)
    program.write_text(RASA)
    program.chmod(0o755)
    (tmp_path / "models").mkdir()
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    (tmp_path / "data" / "nlu" / "roles.yml").write_text("one")
    (tmp_path / "config.yml").write_text("recipe: default.v1")
    return tmp_path


def test_a_model_is_current_until_an_example_changes(root: Path) -> None:
    assert not training.is_current(root)
    model = training.train(root)
    assert training.newest_model(root) == model
    assert training.is_current(root)
    (root / "data" / "nlu" / "roles.yml").write_text("two")
    assert not training.is_current(root)


@pytest.mark.parametrize("name", ["domain.yml", "data/rules/new.yml", "bot/rasa_ext/part.py"])
def test_a_new_file_of_any_kind_makes_it_old(root: Path, name: str) -> None:
    training.train(root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("new")
    assert not training.is_current(root)


def test_a_file_under_another_name_makes_it_old(root: Path) -> None:
    training.train(root)
    (root / "data" / "nlu" / "roles.yml").rename(root / "data" / "nlu" / "jobs.yml")
    assert not training.is_current(root)


def test_compiled_python_makes_no_difference(root: Path) -> None:
    training.train(root)
    cache = root / "bot" / "rasa_ext" / "__pycache__"
    cache.mkdir(parents=True)
    (cache / "part.pyc").write_text("x")
    assert training.is_current(root)


def test_the_newest_three_models_are_kept(root: Path) -> None:
    for age in range(5, 0, -1):
        (root / "models" / f"old-{age}.tar.gz").touch()
        (root / "models" / f"old-{age}.fingerprint").touch()
        os.utime(root / "models" / f"old-{age}.tar.gz", (1000 - age, 1000 - age))
    new = training.train(root)
    kept = {path.name for path in (root / "models").glob("*.tar.gz")}
    assert kept == {new.name, "old-1.tar.gz", "old-2.tar.gz"}
    assert len(list((root / "models").glob("*.fingerprint"))) == 3


def test_a_training_that_fails_leaves_the_old_model_and_says_so(root: Path) -> None:
    old = training.train(root)
    (root / "broken").touch()
    with pytest.raises(TrainingError, match="not trained"):
        training.train(root)
    assert training.newest_model(root) == old


def test_without_rasas_environment_the_operator_reads_what_to_run(root: Path) -> None:
    (root / ".venv-rasa" / "bin" / "rasa").unlink()
    with pytest.raises(TrainingError, match="make setup"):
        training.train(root)


def test_training_tells_nobody(root: Path) -> None:
    training.train(root)
    assert (root / "telemetry").read_text().strip() == "false"


def test_only_the_folders_that_are_there_and_are_rasas_are_learnt_from(root: Path) -> None:
    (root / "data" / "content").mkdir()
    (root / "data" / "rules").mkdir()
    training.train(root)
    assert (root / "data.txt").read_text().split() == ["data/nlu", "data/rules"]
