"""What the safety classifier is made of, and when it is made anew."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import yaml

from bot import bootstrap
from bot.content import Content
from bot.journey.safety import SafetyLabel, classify, explain
from bot.journey.safety_model import Opinion, SafetyModel
from bot.safety_classifier import strangers, training
from bot.safety_classifier.figures import figures, read_labelled
from bot.safety_classifier.sentences import (
    SafetyTrainingError,
    Sentence,
    mixed,
    read_sentences,
    variants,
)
from bot.safety_classifier.strangers import Unseen

ROOT = Path(__file__).resolve().parents[1]
# Shares of crises and dangers that are found at least, and of misleading sentences that are shown
# helplines at most.
NINE = {"crisis": 0.95, "danger": 0.88, "none": 0.12}
LEFT_OUT = {"crisis": 0.85, "danger": 0.87, "none": 0.06}
WORDS_ALONE = {"crisis": 0.85, "danger": 0.8}


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.load(ROOT / "data" / "content")


def test_a_line_stands_for_its_variants() -> None:
    assert variants("(he|she) hits (me|him|us)") == ["he hits me", "she hits him", "he hits us"]
    assert variants("i want to (die)") == ["i want to (die)"]


def test_sentences_are_read_by_part_and_language(tmp_path: Path) -> None:
    text = "# what it is\n[crisis]\nquiero (morir|morirme)\n\n[none]\nhola\n"
    (tmp_path / "es.txt").write_text(text, encoding="utf-8")
    found = [(one.text, one.reply, one.language) for one in read_sentences(tmp_path)]
    assert found == [
        ("quiero morir", "crisis", "es"),
        ("quiero morirme", "crisis", "es"),
        ("hola", "none", "es"),
    ]


@pytest.mark.parametrize("text", ["hello\n", "[somewhere]\nhello\n"])
def test_a_sentence_without_a_known_part_is_refused_with_its_place(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "en.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SafetyTrainingError, match=r"en\.txt:1"):
        read_sentences(tmp_path)


def test_every_reply_of_the_sentences_has_words_for_the_resident(content: Content) -> None:
    replies = {one.reply for one in read_sentences(ROOT / "data" / "safety")} - {"none"}
    assert replies <= content.safety_replies.keys()


def test_no_sentence_that_measures_was_learnt() -> None:
    learnt = {" ".join(one.text.split()) for one in read_sentences(ROOT / "data" / "safety")}
    for file in (ROOT / "tests" / "journey").glob("safety_blind_*.yml"):
        for texts in read_labelled(file).values():
            assert not learnt & set(texts)


def test_a_new_sentence_makes_the_classifier_old(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "safety"
    folder.mkdir(parents=True)
    (folder / "en.txt").write_text("[none]\nhello\n", encoding="utf-8")
    (tmp_path / "models").mkdir()
    training.model_file(tmp_path).write_text("{}", encoding="utf-8")
    stamp = tmp_path / "models" / "safety.fingerprint"
    stamp.write_text(training.fingerprint(tmp_path), encoding="ascii")
    assert training.is_current(tmp_path)
    (folder / "en.txt").write_text("[none]\nhello there\n", encoding="utf-8")
    assert not training.is_current(tmp_path)


def test_a_grave_sentence_is_also_learnt_beside_an_everyday_one() -> None:
    grave = Sentence("i want to die", "crisis", group=1)
    everyday = Sentence("when is the interview", "none", group=2)
    beside = list(mixed([grave], [everyday]))
    assert [one.reply for one in beside] == ["crisis"]
    assert "i want to die" in beside[0].text
    assert "when is the interview" in beside[0].text
    assert beside[0].made


def stranger(text: str, reply: str, source: str = "en-stranger-one") -> Sentence:
    return Sentence(text, reply, group=1, source=source)


def test_a_strangers_sentences_are_left_out_with_what_was_written_after_reading_them() -> None:
    sentences = [
        stranger("i want to die", "crisis"),
        stranger("my boss shouts", "none", "en-stranger-two"),
        stranger("after reading them", "none", "en-after-strangers"),
        stranger("our own", "none", "en-none"),
    ]
    first, second = strangers.folds(sentences)
    assert (first.writer, first.left_out) == ("en-stranger-one", (0, 2))
    assert (second.writer, second.left_out) == ("en-stranger-two", (1, 2))
    assert first.sentences == (sentences[0],)


def test_what_is_thought_of_a_long_sentence_is_the_most_alarming_of_its_windows(
    content: Content,
) -> None:
    fold = strangers.folds([stranger("word " * 30 + "end", "crisis")])[0]
    asked = strangers.asked(fold, content.safety_rules)
    rows = [[0.1, 0.9]] * (len(asked) - 1) + [[0.8, 0.2]]
    (one,) = strangers.unseen(fold, content.safety_rules, ["crisis", "none"], rows)
    assert len(asked) > 1
    assert one.grave == pytest.approx(0.8)


def test_thresholds_keep_to_the_share_of_false_alarms() -> None:
    def unseen(at: int, label: SafetyLabel) -> Unseen:
        opinion = Opinion({"crisis": at / 1000, "none": 1 - at / 1000})
        return Unseen("one", label, SafetyLabel.NONE, False, opinion)

    harmless = [unseen(at, SafetyLabel.NONE) for at in range(1000)]
    limits = strangers.thresholds(harmless)
    table = strangers.shares([*harmless, unseen(999, SafetyLabel.CRISIS)], limits)["one"]
    count, _, shown = table["none"]
    assert count == 1000
    assert 0.9 * strangers.HELPLINES <= shown <= strangers.HELPLINES
    assert table["crisis"] == [1, 1.0, 1.0]


def test_without_a_classifier_the_rules_decide_alone(tmp_path: Path, content: Content) -> None:
    assert bootstrap.safety_model(tmp_path) is None
    finding = classify("i want to die", content.safety_rules, None)
    assert finding.label is SafetyLabel.CRISIS


@pytest.fixture(scope="module")
def model() -> SafetyModel:
    found = bootstrap.safety_model(ROOT)
    if found is None and os.environ.get("CI") != "true":
        pytest.skip("the safety classifier was not made here")
    assert found is not None
    return found


@pytest.mark.rasa
def test_a_strangers_sentences_are_found_as_often_as_is_reported(
    content: Content, model: SafetyModel
) -> None:
    """The floors stand a little below what docs/adr/0008-two-safety-layers.md reports."""
    file = ROOT / "tests" / "journey" / "safety_blind_nine.yml"
    measured = figures(read_labelled(file), content.safety_rules, model)
    rows = {row.label: row for row in measured.rows}
    assert rows["crisis"].by_both >= NINE["crisis"]
    assert rows["danger"].by_both >= NINE["danger"]
    assert rows["none"].helped <= NINE["none"]


@pytest.mark.rasa
@pytest.mark.usefixtures("model")
def test_each_stranger_left_out_is_found_as_often_as_is_reported() -> None:
    writers = training.left_out(ROOT)["together"].values()

    def of_all(label: str, column: int) -> float:
        rows = [labels[label] for labels in writers]
        return sum(row[0] * row[column] for row in rows) / sum(row[0] for row in rows)

    assert len(writers) == 4
    assert of_all("crisis", 1) >= LEFT_OUT["crisis"]
    assert of_all("danger", 1) >= LEFT_OUT["danger"]
    assert of_all("none", 2) <= LEFT_OUT["none"]


@pytest.mark.rasa
def test_without_sentence_vectors_words_still_hear_most(content: Content) -> None:
    model = bootstrap.safety_model(ROOT, vectors=False)
    if model is None:
        pytest.skip("the safety classifier was not made here")
    file = ROOT / "tests" / "journey" / "safety_blind_nine.yml"
    rows = {r.label: r for r in figures(read_labelled(file), content.safety_rules, model).rows}
    assert rows["crisis"].by_both >= WORDS_ALONE["crisis"]
    assert rows["danger"].by_both >= WORDS_ALONE["danger"]


@pytest.mark.rasa
def test_a_sentence_is_read_in_milliseconds(content: Content, model: SafetyModel) -> None:
    text = "can you tell me which papers i need for the porter job"
    times = []
    for _ in range(30):
        started = time.perf_counter()
        classify(text, content.safety_rules, model)
        times.append(time.perf_counter() - started)
    assert sorted(times)[len(times) // 2] < 0.02, "about 3 ms on a quiet machine"


@pytest.mark.rasa
def test_what_was_found_by_vectors_is_explained_by_words(
    content: Content, model: SafetyModel
) -> None:
    words = explain(
        "tell my boys i loved them, not here after tonight", content.safety_rules, model
    )
    assert words
    assert all(word.startswith("rule") or " " not in word for word in words)


@pytest.mark.rasa
def test_the_classifier_hears_more_than_the_rules(content: Content, model: SafetyModel) -> None:
    for file in sorted((ROOT / "tests" / "journey").glob("safety_blind_*.yml")):
        for row in figures(read_labelled(file), content.safety_rules, model).rows:
            if row.label in {"crisis", "danger"}:
                assert row.by_both >= row.by_rules, (file.name, row.label)


@pytest.mark.rasa
def test_danger_is_heard_in_the_ten_languages(content: Content, model: SafetyModel) -> None:
    file = ROOT / "tests" / "journey" / "safety_languages.yml"
    languages = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert len(languages) == 10
    for language, labelled in languages.items():
        for row in figures(labelled, content.safety_rules, model).rows:
            if row.label == "none":
                assert row.helped <= 0.34, language
            else:
                assert row.helped >= 0.75, (language, row.label)


@pytest.mark.rasa
def test_the_longest_message_is_read_in_time(content: Content, model: SafetyModel) -> None:
    text = ("i worked in a hotel kitchen and cleaned rooms for years " * 80)[:4096]
    started = time.perf_counter()
    classify(text, content.safety_rules, model)
    assert time.perf_counter() - started < 0.5
