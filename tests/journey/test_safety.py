# ruff: noqa: E501 (a table row stays on one line)
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Content
from bot.journey.safety import Rule, SafetyLabel, SafetyRules, classify

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("safety_sentences.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("sentence", SENTENCES["crisis"])
def test_somebody_who_may_harm_themselves_is_heard(content: Content, sentence: str) -> None:
    finding = classify(sentence, content.safety_rules)

    assert finding.label is SafetyLabel.CRISIS
    assert finding.reply == "crisis"


@pytest.mark.parametrize("sentence", SENTENCES["danger"])
def test_somebody_in_danger_is_heard(content: Content, sentence: str) -> None:
    assert classify(sentence, content.safety_rules).label is SafetyLabel.DANGER


@pytest.mark.parametrize("sentence", SENTENCES["distress"])
def test_somebody_who_struggles_is_heard(content: Content, sentence: str) -> None:
    assert classify(sentence, content.safety_rules).label is SafetyLabel.DISTRESS


@pytest.mark.parametrize("sentence", SENTENCES["scam"])
def test_a_job_scam_is_noticed(content: Content, sentence: str) -> None:
    assert classify(sentence, content.safety_rules).label is SafetyLabel.SCAM


@pytest.mark.parametrize("sentence", SENTENCES["none"])
def test_everyday_talk_about_jobs_is_left_alone(content: Content, sentence: str) -> None:
    assert classify(sentence, content.safety_rules).label is SafetyLabel.NONE


@pytest.mark.parametrize(
    ("sentence", "reply"),
    [
        ("he hits me", "danger_person"),
        ("my boss took my passport", "danger_trafficking"),
        ("my neighbour hits her kids", "danger_child"),
        ("i have chest pain", "danger_medical"),
        ("im going to stab him", "danger_others"),
    ],
)
def test_each_danger_has_its_own_help_line(content: Content, sentence: str, reply: str) -> None:
    assert classify(sentence, content.safety_rules).reply == reply


@pytest.mark.parametrize(
    "sentence",
    ["I WANT TO DIEEEE", "i   want\nto die!!!", "i want to d\u200bie", "I don’t want to be here any more", "wanna kil meself", "thinking about sucide"],
)  # fmt: skip
def test_capitals_slips_and_hidden_signs_do_not_hide_a_crisis(
    content: Content, sentence: str
) -> None:
    assert classify(sentence, content.safety_rules).label is SafetyLabel.CRISIS


def test_an_idiom_beside_a_crisis_does_not_hide_it(content: Content) -> None:
    finding = classify("this form is killing me and i want to die", content.safety_rules)

    assert finding.label is SafetyLabel.CRISIS


def test_the_more_serious_finding_decides(content: Content) -> None:
    text = "i am so stressed, they want £60 for my dbs, and i want to end my life"

    assert classify(text, content.safety_rules).label is SafetyLabel.CRISIS


def test_a_crisis_at_the_end_of_a_very_long_message_is_found(content: Content) -> None:
    text = "i went to the interview and " * 140 + "i want to die"

    assert len(text) <= 4096
    assert classify(text, content.safety_rules).label is SafetyLabel.CRISIS


@pytest.mark.parametrize(
    "text", ["", " ", "😀😀😀", "مرحبا كيف حالك", "שלום", "!!!", "\u202e\u202d"]
)
def test_empty_emoji_and_other_scripts_are_no_finding(content: Content, text: str) -> None:
    assert classify(text, content.safety_rules).label is SafetyLabel.NONE


def test_a_finding_names_its_rule_and_never_the_text(content: Content) -> None:
    finding = classify("my boss took my passport", content.safety_rules)

    assert finding.rule_id == "trafficking"
    assert "boss" not in repr(finding)


@given(text=st.text(max_size=4096))
def test_whatever_is_written_the_layer_answers(content: Content, text: str) -> None:
    assert classify(text, content.safety_rules).label in SafetyLabel


@pytest.mark.parametrize("phrase", ["", "{nobody} hits", "a|{they} b", "wo(rd"])
def test_a_phrase_that_is_written_wrong_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|group|word"):
        Rule.compile(
            rule_id="r",
            label=SafetyLabel.CRISIS,
            reply="crisis",
            phrases=[phrase],
            words={"they": ["he"]},
        )


def test_rules_may_be_written_in_another_language() -> None:
    rule = Rule.compile(
        rule_id="es_die", label=SafetyLabel.CRISIS, reply="crisis", phrases=["quiero morir"]
    )
    rules = SafetyRules.build([rule], spellings={}, harmless=["morir de risa"])

    assert classify("Ya no puedo, quiero morir", rules).label is SafetyLabel.CRISIS
    assert classify("quiero morir de risa", rules).label is SafetyLabel.NONE
