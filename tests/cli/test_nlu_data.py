"""What is taught is read stage by stage, and a sample of it is the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.cli.nlu_data import Taught, rasa_nlu, sample, taught
from bot.errors import NotFoundError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two stages; the domain puts the later file's intent first."""
    folder = tmp_path / "data" / "nlu"
    (folder / "languages").mkdir(parents=True)
    (folder / "languages" / "fr.yml").write_text(
        "nlu:\n- intent: greet\n  examples: |\n    - bonjour\n"
    )
    (folder / "a_work.yml").write_text(
        "nlu:\n"
        "- intent: pay\n  examples: |\n    - what is [band 2](band) pay\n    - wages\n"
        "- synonym: porter\n  examples: |\n    - porters\n"
    )
    (folder / "talk.yml").write_text("nlu:\n- intent: greet\n  examples: |\n    - hello\n")
    (tmp_path / "domain.yml").write_text("intents: [greet, {pay: {use_entities: []}}, menu]\n")
    return tmp_path


def test_intents_come_in_the_order_of_the_domain_and_english_ones_alone(project: Path) -> None:
    known = taught(project)

    assert list(known.examples) == ["greet", "pay"]
    assert known.stages == {"pay": "a_work", "greet": "talk"}
    assert known.examples["greet"] == ["hello"]
    assert [table["synonym"] for table in known.tables] == ["porter"]


def test_a_sample_is_the_same_for_the_same_seed_and_takes_all_where_there_are_few() -> None:
    known = Taught({"pay": [str(n) for n in range(100)], "greet": ["hello"]}, {}, [])

    assert sample(known, 5, seed=1) == sample(known, 5, seed=1) != sample(known, 5, seed=2)
    assert len(sample(known, 5, seed=1)["pay"]) == 5
    assert sample(known, 5, seed=1)["greet"] == ["hello"]


def test_what_rasa_learns_from_a_sample_keeps_entities_and_tables(project: Path) -> None:
    known = taught(project)

    entries = yaml.safe_load(rasa_nlu(known.examples, known.tables))["nlu"]

    assert "- what is [band 2](band) pay\n" in entries[1]["examples"]
    assert entries[-1]["synonym"] == "porter"


def test_a_project_without_examples_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        taught(tmp_path)
