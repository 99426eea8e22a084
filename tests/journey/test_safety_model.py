from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.journey.safety import Rule, SafetyRules, classify, explain
from bot.journey.safety_label import SafetyLabel
from bot.journey.safety_model import SafetyModel, UnusableModelError, dump, label_of

THRESHOLDS = {SafetyLabel.CRISIS: 0.5, SafetyLabel.DANGER: 0.5, SafetyLabel.DISTRESS: 0.5}
REPLIES = ["crisis", "danger_child", "danger_person", "distress", "none"]


def made(tmp_path: Path, **weights: list[float]) -> SafetyModel:
    """Return a classifier that knows a few words, as it is read from its file."""
    file = tmp_path / "safety.json"
    text = dump(
        replies=REPLIES,
        bias=[0, 0, 0, 0, 2],
        weights=weights,
        thresholds=THRESHOLDS,
        groups={"man": ["husband", "uncle"]},
        fillers=["the"],
    )
    file.write_text(text, encoding="utf-8")
    return SafetyModel.load(file)


@pytest.fixture
def rules() -> SafetyRules:
    def rule(label: SafetyLabel, phrase: str) -> Rule:
        return Rule.compile(
            rule_id=f"{label}_rule", label=label, reply=REPLY[label], phrases=[phrase]
        )

    return SafetyRules.build(
        [
            rule(SafetyLabel.CRISIS, "want to die"),
            rule(SafetyLabel.DANGER, "hits me"),
            rule(SafetyLabel.DISTRESS, "so sad"),
        ],
        spellings={},
        harmless=["goodnight moon"],
    )


REPLY = {
    SafetyLabel.CRISIS: "crisis",
    SafetyLabel.DANGER: "danger_person",
    SafetyLabel.DISTRESS: "distress",
}
CRISIS = [60.0, 0, 0, 0, 0]
CHILD = [0, 60.0, 0, 0, 0]


def test_what_no_rule_knows_is_heard_by_the_classifier(tmp_path: Path, rules: SafetyRules) -> None:
    model = made(tmp_path, goodnight=CRISIS)
    finding = classify("goodnight for ever", rules, model)
    assert finding.label is SafetyLabel.CRISIS
    assert finding.rule_id == "learnt_crisis"
    assert finding.reply == "crisis"


def test_a_danger_is_answered_with_the_help_that_fits(tmp_path: Path, rules: SafetyRules) -> None:
    model = made(tmp_path, nursery=CHILD)
    assert classify("the nursery", rules, model).reply == "danger_child"


def test_somebody_whom_a_plain_rule_hears_is_never_outvoted(
    tmp_path: Path, rules: SafetyRules
) -> None:
    model = made(tmp_path, want=[-60.0, -60, -60, -60, 60])
    assert classify("i want to die", rules, model).label is SafetyLabel.CRISIS


def test_a_classifier_that_is_sure_of_a_crisis_overrules_a_danger(
    tmp_path: Path, rules: SafetyRules
) -> None:
    model = made(tmp_path, goodnight=CRISIS)
    assert classify("he hits me", rules, model).label is SafetyLabel.DANGER
    assert classify("he hits me goodnight", rules, model).label is SafetyLabel.CRISIS


def test_distress_does_not_hide_a_crisis(tmp_path: Path, rules: SafetyRules) -> None:
    model = made(tmp_path, goodnight=CRISIS)
    assert classify("i am so sad goodnight", rules, model).label is SafetyLabel.CRISIS


def test_a_harmless_saying_is_not_shown_to_the_classifier(
    tmp_path: Path, rules: SafetyRules
) -> None:
    model = made(tmp_path, goodnight=CRISIS)
    assert classify("she reads goodnight moon", rules, model).label is SafetyLabel.NONE


def test_one_grave_sentence_among_many_about_work_is_heard(
    tmp_path: Path, rules: SafetyRules
) -> None:
    model = made(tmp_path, goodnight=CRISIS)
    text = (
        "i worked in a kitchen and then in a shop " * 40 + "goodnight for ever " + "ok then " * 60
    )
    assert classify(text, rules, model).label is SafetyLabel.CRISIS


def test_a_word_stands_for_all_that_mean_the_same(tmp_path: Path, rules: SafetyRules) -> None:
    model = made(tmp_path, **{"@MAN": [0, 0, 60.0, 0, 0]})
    assert classify("the uncle", rules, model).label is SafetyLabel.DANGER
    assert classify("the bus", rules, model).label is SafetyLabel.NONE


def test_the_words_that_weighed_most_are_named(tmp_path: Path, rules: SafetyRules) -> None:
    model = made(tmp_path, goodnight=CRISIS, ever=[5.0, 0, 0, 0, 0])
    assert explain("goodnight for ever", rules, model) == ("goodnight", "ever")
    assert explain("i want to die", rules, model) == ("rule crisis_rule",)
    assert explain("hello", rules, model) == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 99}', '{"version": 1}', "\x00"])
def test_a_broken_file_is_refused_and_not_half_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "safety.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableModelError):
        SafetyModel.load(file)


def test_a_reply_belongs_to_its_label() -> None:
    assert label_of("danger_child") is SafetyLabel.DANGER
    assert label_of("none") is SafetyLabel.NONE


class Second:
    """Takes every sentence with a cat in it for a crisis."""

    share = 1.0

    def read(self, texts: Sequence[str]) -> list[list[float]]:
        return [[9.0 if "cat" in text else -9.0, -9, -9, -9, 0.0] for text in texts]


def test_a_second_reader_hears_what_no_word_says(tmp_path: Path, rules: SafetyRules) -> None:
    model = replace(made(tmp_path), second=Second())
    finding = classify("i know who gets the cat", rules, model)

    assert finding.label is SafetyLabel.CRISIS
    assert explain("i know who gets the cat", rules, model) == ("cat",)
    assert classify("i know the way", rules, model).label is SafetyLabel.NONE


def test_a_second_reader_that_cannot_be_had_leaves_the_words(tmp_path: Path) -> None:
    made(tmp_path)
    model = SafetyModel.load(tmp_path / "safety.json", lambda _: None)

    assert model.second is None
    assert model.thresholds == THRESHOLDS


def test_rules_that_yield_are_outvoted_where_no_harm_is_seen(tmp_path: Path) -> None:
    def rule(label: SafetyLabel, *, yields: bool) -> Rule:
        return Rule.compile(
            rule_id=f"{label}_{yields}",
            label=label,
            reply=REPLY[label],
            phrases=["years ago"],
            yields=yields,
        )

    def found(*rules: Rule, weight: float = 60.0) -> SafetyLabel:
        model = made(tmp_path, years=[0, 0, 0, 0, weight])
        return classify(
            "that was years ago", SafetyRules.build(rules, spellings={}, harmless=[]), model
        ).label

    danger, crisis = SafetyLabel.DANGER, SafetyLabel.CRISIS

    for label in (danger, crisis):
        assert found(rule(label, yields=True)) is SafetyLabel.NONE
        assert found(rule(label, yields=False)) is label
        assert found(rule(label, yields=True), weight=-60.0) is label
    assert found(rule(crisis, yields=True), rule(danger, yields=False)) is crisis


def test_whoever_is_in_danger_or_in_crisis_is_helped_though_it_is_hard_to_say_which(
    tmp_path: Path, rules: SafetyRules
) -> None:
    model = made(tmp_path, both=[9.0, 0, 9.0, 0, 0])
    assert model.opinion(" both ").of(SafetyLabel.CRISIS) < THRESHOLDS[SafetyLabel.CRISIS]
    assert classify("both", rules, model).label in {SafetyLabel.CRISIS, SafetyLabel.DANGER}
