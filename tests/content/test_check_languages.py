"""A translation that lost a number, a button or a place must not reach anybody."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content.check import check, failures
from bot.content.content import Content
from bot.content.problems import Severity

DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2026, 11, 22)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "content", tmp_path / "content")
    shutil.copytree(DATA / "responses", tmp_path / "responses")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def wrong(data: Path) -> list[str]:
    return [str(problem) for problem in failures(check(data / "content", TODAY))]


def test_our_own_translations_pass(data: Path) -> None:
    assert wrong(data) == []


def test_a_helpline_with_another_number_is_wrong(data: Path) -> None:
    change(data / "content" / "languages" / "es.yml", "116 123", "116 124")

    assert wrong(data) == ["languages/es.yml: safety.crisis[0]: names other numbers"]


def test_a_safety_reply_that_is_missing_is_wrong(data: Path) -> None:
    change(data / "content" / "languages" / "pl.yml", "  danger_child:", "  danger_nobody:")

    found = wrong(data)

    assert any("safety.danger_child: needs 2 messages" in one for one in found)
    assert any("safety.danger_nobody: there is no such reply" in one for one in found)


def test_a_button_that_does_something_else_is_wrong(data: Path) -> None:
    file = data / "responses" / "languages" / "fr.yml"
    change(file, "payload: /deny", "payload: /affirm")

    assert any("has other buttons than the English" in one for one in wrong(data))


def test_a_place_that_is_not_filled_is_wrong(data: Path) -> None:
    change(data / "responses" / "languages" / "it.yml", "{team}", "{squadra}")

    assert any("has the places" in one for one in wrong(data))


def test_a_translation_of_nothing_is_wrong(data: Path) -> None:
    file = data / "responses" / "languages" / "tr.yml"
    change(file, "utter_joining_hello__tr", "utter_joining_nothing__tr")

    assert any("has no English of as many variations" in one for one in wrong(data))


def test_what_nobody_at_home_in_the_language_has_read_is_due(data: Path) -> None:
    due = [one for one in check(data / "content", TODAY) if one.severity is Severity.DUE]

    assert any("nobody at home in Somali has read it" in str(one) for one in due)


def test_the_review_of_a_translation_falls_due(data: Path) -> None:
    due = check(data / "content", date(2028, 1, 1))

    assert any("languages/so.yml: review_by" in str(one) for one in due)


OF_SAFETY_AND_CONSENT = ("yes", "no", "person", "skip", "pause", "go_on", "safe_now",
                         "need_help_now", "smaller_step")  # fmt: skip


def test_buttons_of_safety_and_consent_are_in_every_language_and_others_in_plain_english() -> None:
    content = Content.load(DATA / "content")
    assert len(content.languages) == 10
    for code, translation in content.languages.items():
        for label in OF_SAFETY_AND_CONSENT:
            assert translation.labels.get(label), f"{code}: {label}"
        for label in content.progress.labels - translation.labels.keys():
            assert content.label(label, language=code) == content.labels[label]
