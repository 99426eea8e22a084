"""An operator measures the model's understanding and sees what changed since the last time."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app, nlu, nlu_compare, nlu_kept, nlu_model
from bot.cli.nlu_compare import Contender
from bot.cli.nlu_data import Sentence
from bot.cli.nlu_report import language, lines
from bot.errors import NotFoundError


def figures(accuracy: float, languages: Sequence[str] = ()) -> dict[str, Any]:
    share = {"accuracy": accuracy, "acted_on": 1.0, "acted_on_right": accuracy}
    wrong = {"wanted": "pay", "got": "hours", "times": 1, "acted_on": 1}
    return {
        "sentences": 2,
        "accuracy": accuracy,
        "in_scope": {"sentences": 2, **share},
        "out_of_scope": {"sentences": 0, "refused": None},
        "calibration": {
            "error": 0.1,
            "bands": [{"from": 0.9, "sentences": 2, "confidence": 0.95, "right": accuracy}],
        },
        "milliseconds": {"p50": 8.0, "p95": 12.0},
        "intents": {
            "pay": {"sentences": 2, "precision": 1.0, "recall": accuracy},
            "hours": {"sentences": 2, "precision": 1.0, "recall": 1.0},
        },
        "languages": {code: {"sentences": 1, **share} for code in languages},
        "confusions": [wrong] if accuracy < 1 else [],
    }


class Model:
    """Stands in for the trained model: remembers what it was asked, answers what it was given."""

    def __init__(self, *accuracies: float) -> None:
        self.asked: list[dict[str, list[Sentence]]] = []
        self._accuracies = list(accuracies)

    def __call__(
        self, model: Path, files: Mapping[str, Sequence[Sentence]]
    ) -> dict[str, dict[str, Any]]:
        self.asked.append({name: list(found) for name, found in files.items()})
        return {name: figures(self._accuracies.pop(0)) for name in files}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up assistant that is taught two intents and has a model."""
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    (tmp_path / "data" / "nlu" / "work.yml").write_text(
        "nlu:\n"
        "- intent: pay\n  examples: |\n    - what is the pay\n    - wages\n    - salary\n"
        "- intent: hours\n  examples: |\n    - which hours\n    - shifts\n"
    )
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "little.tar.gz").touch()
    for module in (nlu, nlu_kept, nlu_model):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setenv("MOORING_DATA_DIR", str(tmp_path / "var"))
    return tmp_path


@pytest.fixture
def sentences(project: Path) -> Path:
    file = project / "sentences.yml"
    file.write_text("- {text: what is it paid, intent: pay}\n- {text: 42, intent: pay}\n")
    return file


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Model]:
    def trained(*accuracies: float) -> Model:
        model = Model(*accuracies)
        monkeypatch.setattr(nlu_model, "measure", model)
        return model

    return trained


def evaluate(*files: Path, options: Sequence[str] = ()) -> Result:
    given = [word for file in files for word in ("--input", str(file))]
    return CliRunner().invoke(app, ["nlu", "evaluate", *given, *options])


def right(output: str) -> list[list[str]]:
    return [line.split()[1:] for line in output.splitlines() if line.startswith("right ")]


def test_the_second_run_is_shown_beside_the_first(
    sentences: Path, trained: Callable[..., Model]
) -> None:
    model = trained(0.5, 1.0)

    first, second = evaluate(sentences), evaluate(sentences)

    assert first.exit_code == second.exit_code == 0
    assert model.asked[0][str(sentences)][1] == {"text": "42", "intent": "pay"}
    assert right(first.output) == [["50.0%", "-", "-"]]
    assert right(second.output) == [["100.0%", "50.0%", "+50.0%"]]
    assert "Before: little.tar.gz, the same sentences." in second.output
    assert "found more than before: pay (+50.0%)" in second.output


def test_a_file_is_never_compared_with_another_file(
    project: Path, sentences: Path, trained: Callable[..., Model]
) -> None:
    (project / "elsewhere").mkdir()
    namesake = project / "elsewhere" / sentences.name
    namesake.write_bytes(sentences.read_bytes())
    trained(0.5, 1.0, 0.0)

    assert right(evaluate(sentences).output) == [["50.0%", "-", "-"]]
    assert right(evaluate(namesake).output) == [["100.0%", "-", "-"]]
    assert right(evaluate(sentences).output) == [["0.0%", "50.0%", "-50.0%"]]
    assert len(list((project / "var" / "nlu-evaluation").iterdir())) == 2


def test_it_is_said_when_the_sentences_themselves_have_changed(
    sentences: Path, trained: Callable[..., Model]
) -> None:
    trained(0.5, 1.0)
    evaluate(sentences)
    sentences.write_text("- {text: and the money, intent: pay}\n")

    assert "the file has changed since" in evaluate(sentences).output


def test_without_a_file_all_that_there_are_are_read_by_one_model_under_their_own_headings(
    project: Path,
    sentences: Path,
    trained: Callable[..., Model],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    others = project / "others.yml"
    others.write_text("- {text: combien, intent: pay, language: fr}\n")
    monkeypatch.setattr(nlu, "MEASURED_WITH", (sentences, others))
    model = trained(0.5, 1.0)

    ran = evaluate()

    (asked,) = model.asked
    assert asked[str(others)] == [{"text": "combien", "intent": "pay", "language": "fr"}]
    headings = [line for line in ran.output.splitlines() if line.startswith("==")]
    assert headings == ["== sentences.yml, little.tar.gz ==", "== others.yml, little.tar.gz =="]
    assert right(ran.output) == [["50.0%", "-", "-"], ["100.0%", "-", "-"]]


def test_what_is_weak_and_confused_is_named_and_what_is_well_only_counted() -> None:
    page = list(lines(figures(0.5), None))
    all_of_it = list(lines(figures(0.5), None, every_intent=True))

    assert ["pay", "2", "100.0%", "50.0%", "hours", "1×"] in [line.split() for line in page]
    assert "1 of 2 intents are found and right nine times in ten or more." in page
    assert page[-1].split() == ["pay", "hours", "1", "1"]
    assert ["hours", "2", "100.0%", "100.0%"] in [line.split() for line in all_of_it]


def test_each_language_has_its_own_figures() -> None:
    page = [line.split() for line in lines(figures(0.5, ["so", "fr"]), None)]

    assert ["Somali", "1", "50.0%", "100.0%", "50.0%"] in page
    assert [row[0] for row in page if row and row[0] in {"Somali", "French"}] == [
        "Somali",
        "French",
    ]
    assert language("xx") == "xx"


@pytest.mark.parametrize(
    "content", ["", "- hello\n", "- {text: hello}\n", "{a: [", "\x00", "{text: a, intent: pay}"]
)
def test_a_file_that_holds_no_sentences_is_refused(sentences: Path, content: str) -> None:
    sentences.write_text(content)

    assert isinstance(evaluate(sentences).exception, NotFoundError)


def test_a_meaning_that_is_never_taught_is_named_with_the_one_that_is_near(
    sentences: Path,
) -> None:
    sentences.write_text("- {text: the secret words, intent: pay}\n- {text: b, intent: hour}\n")

    message = str(evaluate(sentences).exception)

    assert "entry 2" in message
    assert "'hour'" in message
    assert "Is hours meant?" in message
    assert "secret" not in message


def test_without_a_model_it_says_what_to_do(project: Path, sentences: Path) -> None:
    (project / "models" / "little.tar.gz").unlink()

    assert "make setup" in str(evaluate(sentences).exception)


def test_a_report_is_written_and_its_page_named(
    project: Path, sentences: Path, trained: Callable[..., Model]
) -> None:
    trained(0.5)

    ran = evaluate(sentences, options=["--report", str(project / "report")])

    assert ran.exit_code == 0, ran.output
    assert {file.name for file in (project / "report").iterdir()} == {
        "report.md",
        "sentences.svg",
    }
    assert "Report:" in ran.output


def test_two_pipelines_learn_the_same_sample_and_nothing_of_it_stays(
    project: Path, sentences: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[str] = []
    folders: list[Path] = []

    def made_up(
        pipelines: Mapping[str, Path],
        examples: str,
        sentences: Sequence[Sentence],
        folder: Path,
        say: Callable[[str], None],
    ) -> Iterator[Contender]:
        learnt.append(examples)
        folders.append(folder)
        for name, seconds in zip(pipelines, (300.0, 30.0), strict=True):
            say(f"Training {name} …")
            yield Contender(name, seconds, figures(0.5))

    monkeypatch.setattr(nlu_compare, "compare", made_up)
    before = signal.getsignal(signal.SIGTERM)
    command = ["nlu", "compare", "--input", str(sentences), "--examples", "2"]

    first, second = (CliRunner().invoke(app, command) for _ in range(2))

    assert first.exit_code == second.exit_code == 0, first.output
    assert first.output.startswith("4 English examples of 2 intents (up to 2 of each, seed 1); 2")
    assert "training, s" in first.output.splitlines()[-3]
    assert first.output.splitlines()[-3].split()[-2:] == ["300", "30"]
    assert learnt[0] == learnt[1]
    assert not any(folder.exists() for folder in folders)
    assert signal.getsignal(signal.SIGTERM) == before
