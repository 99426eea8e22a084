import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.content import Content
from bot.content.check import check, check_text, failures, sentences
from bot.content.problems import Severity
from bot.content.ruler import Ruler

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "data" / "content"
TODAY = date(2026, 11, 21)

HARD = (
    "Entitlement documentation necessitates comprehensive verification by the organisation. "
    "Subsequently representatives communicate appropriate notification about occupational "
    "suitability determinations and anticipated arrangements."
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_our_own_content_passes(tmp_path: Path) -> None:
    assert [str(problem) for problem in failures(check(CONTENT, TODAY, tmp_path))] == []


def test_numbers_from_memory_are_due_at_once(tmp_path: Path) -> None:
    due = {
        problem.place
        for problem in check(CONTENT, TODAY, tmp_path)
        if problem.severity is Severity.DUE
    }

    assert {"shout", "domestic_abuse", "modern_slavery", "child"} <= due


def test_a_review_date_that_has_passed_is_due_and_fails_nothing(tmp_path: Path) -> None:
    problems = check(CONTENT, date(2027, 12, 1), tmp_path)

    due = {problem.file for problem in problems if problem.severity is Severity.DUE}
    assert {"roles/porter.yml", "pay.yml", "signposts.yml", "safety.yml"} <= due
    assert failures(problems) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Are you ready? Do you have time?", "asks 2 questions"),
        ("Are you ready? Write yes.", "does not come last"),
        ("We utilise forms.", "utilise"),
        ("An HCA helps.", "HCA"),
        ("x" * 301, "301 characters"),
        ("x" * 601, "601 characters"),
        ("one two three four five six seven eight nine ten " * 2 + "more.", "21 words"),
        ("You will be invited to talk.", "you will be invited"),
        ("I promise that it is easy.", "I promise"),
        ("What color is it?", "spells American"),
        ("They organized it.", "spells American"),
        ("Ask about your ESR number.", '"ESR"; write it out'),
        ("It is a multidisciplinary team.", "glossary.yml does not explain"),
        ("One.\nTwo.\nThree.\nFour.", "4 paragraphs"),
        ("One. Two. Three. Four. Five.", "5 sentences"),
        (HARD, "reads like age"),
    ],
)
def test_a_message_that_is_hard_to_read_is_reported(
    content: Content, text: str, complaint: str
) -> None:
    assert any(complaint in message for _, message in check_text(text, Ruler.of(content)))


@pytest.mark.parametrize(
    "text",
    [
        "Start at 9.30am. See www.jobs.nhs.uk for more.\nIs that OK?",
        "A computer program helps.",
        "Chat to us.",
        "The NHS and your GP may ask for a DBS check.",
        "Your reference, your shortlist and a right to work check.",
        "For you:\n• One.\n• Two.\n• Three.\n• Four.\nThat is it.",
        "Postcode LS9 or SE17.",
    ],
)
def test_a_plain_message_is_left_alone(content: Content, text: str) -> None:
    assert list(check_text(text, Ruler.of(content))) == []


def test_stops_inside_times_and_addresses_end_no_sentence() -> None:
    assert sentences("From 9.30am. On jobs.nhs.uk!\n• One\n• Two") == [
        "From 9.30am.",
        "On jobs.nhs.uk!",
        "One",
        "Two",
    ]


def test_a_role_card_with_a_forbidden_word_fails(copy: Path, tmp_path: Path) -> None:
    card = copy / "roles" / "porter.yml"
    card.write_text(card.read_text().replace("way_in: You learn", "way_in: You definitely learn"))

    found = failures(check(copy, TODAY, tmp_path))

    assert any(
        problem.file == "roles/porter.yml" and "definitely" in problem.message for problem in found
    )


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("gateway.yml", "I am a bit slow", "I am kindly a bit slow"),
        ("meanings.yml", "Talk to a person", "Reach out to a person"),
        ("labels.yml", "Talk to a person", "Reach out to a person"),
        ("reminders.yml", "Shall we go on?", "Shall we kindly go on?"),
        ("glossary.yml", "It is a talk in which", "It is an awesome talk in which"),
        ("skills_check.yml", "This is not a test.", "This is definitely not a test."),
        ("tracking.yml", "They said no", "Unfortunately no"),
    ],
)
def test_no_file_is_left_out(
    copy: Path, tmp_path: Path, file: str, before: str, after: str
) -> None:
    changed = copy / file
    text = changed.read_text(encoding="utf-8")
    assert before in text
    changed.write_text(text.replace(before, after, 1), encoding="utf-8")

    assert file in {problem.file for problem in failures(check(copy, TODAY, tmp_path))}


def test_a_safety_message_that_loses_its_number_fails(copy: Path, tmp_path: Path) -> None:
    file = copy / "safety_messages.yml"
    file.write_text(file.read_text().replace("0808 2000 247", "0808 2000 248"))

    found = failures(check(copy, TODAY, tmp_path))

    assert any("0808 2000 247" in problem.message for problem in found)


def test_a_rule_whose_reply_does_not_exist_fails(copy: Path, tmp_path: Path) -> None:
    file = copy / "safety.yml"
    file.write_text(file.read_text().replace("reply: danger_child", "reply: danger_nobody"))

    found = failures(check(copy, TODAY, tmp_path))

    assert any(problem.place == "child_at_risk" for problem in found)


def test_content_that_cannot_be_loaded_is_one_problem(copy: Path, tmp_path: Path) -> None:
    (copy / "pay.yml").unlink()

    found = check(copy, TODAY, tmp_path)

    assert len(found) == 1
    assert "pay.yml" in found[0].message


def test_responses_are_checked_too(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(
        'responses:\n  utter_x:\n  - text: "Are you OK? Are you sure?"\n    buttons:\n'
        '    - title: ""\n      payload: /affirm\n',
        encoding="utf-8",
    )
    (tmp_path / "broken.yml").write_text("responses: [", encoding="utf-8")

    found = failures(check(CONTENT, TODAY, tmp_path))

    assert {problem.file for problem in found} == {"responses/bad.yml", "responses/broken.yml"}
    assert len(found) == 3
