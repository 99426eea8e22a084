"""The report reads well as a page, draws what was confused and keeps the handbook's table true."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bot.cli.nlu_compare import Contender
from bot.cli.nlu_data import Taught
from bot.cli.nlu_page import rewrite, write, write_comparison
from bot.cli.nlu_picture import confusions_svg

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = Taught(
    {"greet": [], "pay": [], "hours": [], "goodbye": []},
    {"greet": "talk", "goodbye": "talk", "pay": "work_life", "hours": "work_life"},
    [],
)


@pytest.fixture
def figures() -> dict[str, Any]:
    shares = {"accuracy": 0.25, "acted_on": 0.5, "acted_on_right": 0.5}
    return {
        "sentences": 8,
        "accuracy": 0.25,
        "in_scope": {"sentences": 8, **shares},
        "out_of_scope": {"sentences": 0, "refused": None},
        "calibration": {
            "error": 0.25,
            "bands": [{"from": 0.5, "sentences": 8, "confidence": 0.5, "right": 0.25}],
        },
        "milliseconds": {"p50": 3.0, "p95": 5.0},
        "intents": {"pay": {"sentences": 8, "precision": 1.0, "recall": 0.25}},
        "languages": {"fr": {"sentences": 8, **shares}},
        "confusions": [
            {"wanted": "pay", "got": "hours", "times": 4, "acted_on": 1},
            {"wanted": "pay", "got": "greet", "times": 1, "acted_on": 0},
            {"wanted": "pay", "got": "nlu_fallback", "times": 1, "acted_on": 0},
        ],
    }


def texts(picture: str) -> list[str]:
    return [found.text or "" for found in ET.fromstring(picture).iter(f"{SVG}text")]  # noqa: S314 - our own picture


def test_the_picture_draws_confusions_alone_in_the_order_of_the_stages(
    figures: dict[str, Any],
) -> None:
    picture = confusions_svg("little.yml", figures, KNOWN)

    said = texts(picture)
    assert [word for word in said if word in {"greet", "hours", "nlu_fallback", "goodbye"}] == [
        "greet",
        "hours",
        "nlu_fallback",
    ]
    assert {"talk", "work life", "not understood"} <= set(said)
    titles = [found.text for found in ET.fromstring(picture).iter(f"{SVG}title")]  # noqa: S314 - our own picture
    assert "pay, taken for hours: 4×, acted on 1×" in titles


def test_nothing_confused_is_still_a_picture(figures: dict[str, Any]) -> None:
    assert texts(confusions_svg("little.yml", {**figures, "confusions": []}, KNOWN))


def test_the_report_and_the_page_beside_it_tell_the_same_figures(
    figures: dict[str, Any], tmp_path: Path
) -> None:
    beside = tmp_path / "known.md"
    beside.write_text(
        "Before.\n<!-- figures -->\nold\n<!-- /figures -->\nBetween.\n"
        "<!-- languages -->\n<!-- /languages -->\nAfter.\n"
    )

    page = write(tmp_path / "known", {"tests/little.yml": figures}, KNOWN, "m.tar.gz").read_text()

    row = "| in scope: right of those acted on | 50.0% |"
    assert row in page
    assert "| `pay` | 8 | 100.0% | 25.0% | hours 4×, greet 1× |" in page
    assert "](little.svg)" in page
    assert (tmp_path / "known" / "little.svg").is_file()
    told = beside.read_text()
    assert row in told
    assert "| French | 8 | 25.0% | 50.0% | 50.0% |" in told
    assert "old" not in told
    assert [word in told for word in ("Before.", "Between.", "After.")] == [True] * 3


def test_a_comparison_is_a_table_of_its_own(figures: dict[str, Any], tmp_path: Path) -> None:
    both = [Contender("theirs", 301.2, figures), Contender("ours", 29.8, figures)]

    page = write_comparison(tmp_path / "known", both, "Four examples").read_text()

    assert "|  | theirs | ours |" in page
    assert "| training, s | 301 | 30 |" in page


def test_a_page_without_the_place_for_a_table_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing here.\n")

    rewrite(page, "figures", ["| new |"])
    rewrite(tmp_path / "none.md", "figures", ["| new |"])

    assert page.read_text() == "Nothing here.\n"
    assert not (tmp_path / "none.md").exists()
