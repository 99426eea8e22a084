"""The standards of the Care Certificate as residents name them."""

from __future__ import annotations

import pytest

from bot.journey.care_standards import ALL, Standards, is_about_standards, read_standards

NAMES = {9: ["dementia"], 15: ["infection control"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("done 5, 6 and infection control", Standards(done=(5, 6, 15))),
        ("standards 1-5 done, started 6", Standards(done=(1, 2, 3, 4, 5), started=(6,))),
        ("1 to 4", Standards(done=(1, 2, 3, 4))),
        ("standard five and the 16th", Standards(done=(5, 16))),
        ("finished 3 standards of my care certificate", Standards(count=3)),
        ("2 more done", Standards(count=2)),
        ("did another two", Standards(count=2)),
        ("another one", Standards(count=1)),
        ("all done", Standards(done=ALL)),
        ("got my care certificate", Standards(done=ALL)),
        ("finished care certificate standards 1 to 3", Standards(done=(1, 2, 3))),
        ("not done 5", Standards(taken_back=(5,))),
        ("started 7 and 8", Standards(started=(7, 8))),
        ("17 and 99", Standards()),
        ("hello", Standards()),
    ],
)
def test_standards_are_told_by_number_and_by_name(text: str, told: Standards) -> None:
    assert read_standards(text, NAMES) == told


def test_it_is_heard_when_somebody_speaks_of_it() -> None:
    assert is_about_standards("ive done 2 more of my care cert")
    assert not is_about_standards("i take good care of him")
