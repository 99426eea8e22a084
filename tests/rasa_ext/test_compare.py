"""Rasa's default pipeline and another learn the same few examples and are measured beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.cli import nlu_compare, nlu_data
from bot.training import TrainingError

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(900)]  # two trainings
ASSISTANT = Path(__file__).parent / "assistant"
SENTENCES = [{"text": "good morning", "intent": "greet"}, {"text": "hello", "intent": "greet"}]


@pytest.fixture(scope="module")
def little() -> nlu_data.Taught:
    (file,) = (ASSISTANT / "data").glob("nlu.yml")
    entries = yaml.safe_load(file.read_text())["nlu"]
    examples = {
        entry["intent"]: [line.removeprefix("- ") for line in entry["examples"].splitlines()]
        for entry in entries
        if "intent" in entry
    }
    return nlu_data.Taught(examples, {}, [])


def test_the_pipeline_to_compare_with_is_the_one_that_rasa_chooses_itself(
    rasa_python: Path,
) -> None:
    (chosen,) = rasa_python.parents[1].glob(
        "lib/python*/site-packages/rasa/engine/recipes/config_files/default_config.yml"
    )
    theirs = yaml.safe_load(chosen.read_text())["pipeline"]
    ours = yaml.safe_load(nlu_compare.RASA_DEFAULT.read_text())["pipeline"]

    assert ours == [component for component in theirs if component["name"] != "ResponseSelector"]


def test_both_are_trained_in_a_folder_of_their_own_and_set_side_by_side(
    rasa_python: Path, little: nlu_data.Taught, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nlu_compare, "SECONDS_BETWEEN_SIGNS_OF_LIFE", 2)
    quick = tmp_path / "quick.yml"
    quick.write_text(nlu_compare.RASA_DEFAULT.read_text().replace("epochs: 100", "epochs: 5"))
    work = tmp_path / "work"
    work.mkdir()
    said: list[str] = []
    examples = nlu_data.rasa_nlu(nlu_data.sample(little, 3, seed=1), little.tables)
    pipelines = {"default": quick, "little": ASSISTANT / "config.yml"}

    found = list(nlu_compare.compare(pipelines, examples, SENTENCES, work, said.append))

    default, other = found
    assert (default.name, other.name) == ("default", "little")
    assert default.figures["sentences"] == other.figures["sentences"] == 2
    assert 0 < other.training_seconds < default.training_seconds + 60
    assert {path.name for path in tmp_path.iterdir()} == {"quick.yml", "work"}
    assert said[0] == "Training default …"
    assert any(line.endswith(" s") or "round" in line for line in said)
    head, *rows = nlu_compare.table(found)
    assert head.split() == ["default", "little"]
    assert rows[-1].split()[:2] == ["training,", "s"]


def test_a_pipeline_that_rasa_refuses_is_named(rasa_python: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.yml"
    odd.write_text("recipe: default.v1\nassistant_id: odd\npipeline:\n  - name: NoSuchThing\n")
    work = tmp_path / "work"
    work.mkdir()

    with pytest.raises(TrainingError, match=r"Rasa did not train odd\.yml"):
        list(nlu_compare.compare({"odd": odd}, "nlu: []", SENTENCES, work, lambda line: None))
