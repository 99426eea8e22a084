"""The code and people who labelled answers by docs/interview-rubric.md see the same."""

from pathlib import Path

import pytest
import yaml

from bot.answer_reader.agreement import COMPARED, MarksError, agreement, marks, read_marks
from bot.journey.answers import Asked, Reader, assess

HERE = Path(__file__).parent
PAIRS = yaml.safe_load((HERE / "answer_pairs.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(one.name for one in HERE.glob("answers*.yml")))
def test_code_and_people_agree_on_each_element(reader: Reader, name: str) -> None:
    found = agreement(HERE / name, reader)

    assert {one: found.share(one) for one in COMPARED if found.share(one) < 0.85} == {}


def test_code_and_a_stranger_agree_where_no_rule_was_made_with_the_answers(reader: Reader) -> None:
    found = agreement(HERE / "blind_answers.yml", reader)

    # Lower than elsewhere: these are people's own labels, and what is measured is not tuned.
    assert {one: found.share(one) for one in COMPARED if found.share(one) < 0.75} == {}


def test_the_bank_is_large() -> None:
    bank = yaml.safe_load((HERE / "answers.yml").read_text(encoding="utf-8"))

    assert len(bank["answers"]) >= 120
    assert len(PAIRS) >= 20


@pytest.mark.parametrize("pair", PAIRS, ids=range(len(PAIRS)))
def test_poor_english_costs_nothing(reader: Reader, pair: dict[str, str]) -> None:
    good, poor = (
        read_marks(assess(Asked(pair["q"]), pair[one], reader)) for one in ("good", "poor")
    )

    assert poor == good


def test_marks_that_say_nothing_are_refused() -> None:
    with pytest.raises(MarksError, match="S-AR I 2 names"):
        marks("good")


def test_marks_are_read() -> None:
    assert marks("S-A- we 1 names") == {
        "situation": True,
        "task": False,
        "action": True,
        "result": False,
        "owner": "we",
        "concrete": 1,
        "names_others": True,
        "off_topic": False,
    }
