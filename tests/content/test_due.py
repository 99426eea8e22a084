from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from bot.cli.main import app
from bot.content.due import reviews

CONTENT = Path(__file__).resolve().parents[2] / "data" / "content"


def test_what_is_to_be_looked_at_comes_earliest_first_with_its_owner() -> None:
    found = reviews(CONTENT, date(2027, 1, 1))

    assert [one.review_by for one in found] == sorted(one.review_by for one in found)
    assert "2026-11-28  signposts.yml: shout  (safeguarding lead)" in map(str, found)


def test_every_kind_of_fact_is_listed() -> None:
    files = {one.file for one in reviews(CONTENT, date(2099, 1, 1))}

    assert {
        "barriers.yml",
        "glossary.yml",
        "languages/so.yml",
        "pay.yml",
        "readiness.yml",
        "roles/porter.yml",
        "safety.yml",
        "safety_messages.yml",
        "scams.yml",
        "signposts.yml",
        "skills_check.yml",
        "ways_in.yml",
    } <= files


def test_nobody_is_unnamed() -> None:
    assert [one for one in reviews(CONTENT, date(2099, 1, 1)) if one.owner == "nobody named"] == []


def test_the_day_itself_is_not_before_it(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    first = min(reviews(copy, date(2099, 1, 1))).review_by

    assert reviews(copy, first) == []


def test_an_operator_lists_them_on_the_command_line() -> None:
    answer = CliRunner().invoke(app, ["content", "due", "--before", "2027-06-01"])

    assert answer.exit_code == 0
    assert "signposts.yml: shout  (safeguarding lead)" in answer.output
    assert answer.output.rstrip().endswith("to look at before 2027-06-01.")


def test_a_day_that_is_none_is_refused() -> None:
    assert CliRunner().invoke(app, ["content", "due", "--before", "soon"]).exit_code == 2
