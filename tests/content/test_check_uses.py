from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.check_uses import check_uses

ACTION = """
def answer(turn, kind):
    turn.say("utter_roles_card", card="x")
    turn.say(f"utter_people_{kind}", team="y")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "actions").mkdir()
    (tmp_path / "bot").mkdir()
    (tmp_path / "data" / "rules").mkdir(parents=True)
    (tmp_path / "actions" / "roles.py").write_text(ACTION, encoding="utf-8")
    (tmp_path / "domain.yml").write_text("slots: {joining_name: {type: text}}", encoding="utf-8")
    (tmp_path / "data" / "rules" / "roles.yml").write_text(
        "rules:\n- rule: x\n  steps: [{action: utter_roles_rule}]\n", encoding="utf-8"
    )
    return tmp_path


def responses(**texts: str) -> dict[str, tuple[str, list[dict[str, str]]]]:
    known = {
        "utter_roles_card": "{card}",
        "utter_roles_rule": "Yes.",
        "utter_people_asked": "{team}",
        **texts,
    }
    return {name: ("responses/roles.yml", [{"text": text}]) for name, text in known.items()}


def test_what_is_said_and_filled_in_passes(root: Path) -> None:
    asked = responses(utter_ask_joining_name="Is it {joining_name}?")

    assert list(check_uses(root, asked)) == []


def test_a_response_that_is_said_but_missing_is_wrong(root: Path) -> None:
    known = responses()
    del known["utter_roles_card"], known["utter_people_asked"]

    assert [str(problem) for problem in check_uses(root, known)] == [
        "actions/roles.py: utter_roles_card: is said, but no file in responses has it",
        "actions/roles.py: utter_people_: is how names of responses begin, but none does",
    ]


def test_a_place_that_nothing_fills_is_wrong(root: Path) -> None:
    found = list(check_uses(root, responses(utter_roles_card="{crad}")))

    assert [(one.severity, one.message) for one in found] == [
        ("wrong", "has {crad}, which nothing fills in")
    ]


def test_what_is_said_nowhere_can_go(root: Path) -> None:
    found = list(check_uses(root, responses(utter_roles_old="Old.")))

    assert [(one.severity, one.place) for one in found] == [("advice", "utter_roles_old")]


def test_without_the_code_nothing_is_checked(tmp_path: Path) -> None:
    assert list(check_uses(tmp_path, responses(utter_roles_card="{crad}"))) == []
