"""The table that is printed."""

from __future__ import annotations

from bot.bench.table import Findings, Row, render


def test_columns_stand_in_line_and_each_row_says_whether_it_is_within_its_budget() -> None:
    rows = [
        Row("training", "60 s", "41.5 s", met=True),
        Row("one resident, p50 / p95", "60 ms / 150 ms", "80 ms / 90 ms", met=False),
        Row("x", "y", "z", met=None),
    ]
    lines = render(rows).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert [line.strip("| ").split()[-1] for line in lines[2:]] == ["yes", "no", "measured"]
    assert lines[1].replace("-", "") == "|||||"


def test_a_table_without_rows_is_its_headings() -> None:
    assert len(render([]).splitlines()) == 2


def test_what_measurements_found_is_put_together_in_order() -> None:
    all_of_it = Findings()
    all_of_it.add(Findings([Row("a", "", "", met=True)], ["one"], []))
    all_of_it.add(Findings([Row("b", "", "", met=False)], ["two"], ["lost"]))
    assert [row.what for row in all_of_it.rows] == ["a", "b"]
    assert all_of_it.details == ["one", "two"]
    assert all_of_it.faults == ["lost"]
