"""One row per conversation, written over the version that was read or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.errors import ConflictError
from bot.store.tracker_rows import TrackerRow, TrackerRows, open_engine


@pytest.fixture
def rows(database_url: str) -> Iterator[TrackerRows]:
    engine = open_engine(database_url)
    rows = TrackerRows(engine)
    rows.create_table()
    yield rows
    engine.dispose()


def test_a_conversation_that_was_never_saved_is_not_there(rows: TrackerRows) -> None:
    assert rows.load("somebody") is None


def test_each_save_is_a_version_of_the_same_row(rows: TrackerRows) -> None:
    assert rows.save(TrackerRow("amina", "acme", 0, "{}")) == 1
    assert rows.save(TrackerRow("amina", "acme", 1, '{"name": "Zoë 🌱"}')) == 2

    assert rows.load("amina") == TrackerRow("amina", "acme", 2, '{"name": "Zoë 🌱"}')
    assert rows.ids() == ["amina"]


@pytest.mark.parametrize("version", [0, 1, 3])
def test_whoever_read_another_version_is_told_and_changes_nothing(
    rows: TrackerRows, version: int
) -> None:
    rows.save(TrackerRow("amina", "acme", 0, "first"))
    rows.save(TrackerRow("amina", "acme", 1, "second"))

    with pytest.raises(ConflictError):
        rows.save(TrackerRow("amina", "acme", version, "late"))
    found = rows.load("amina")
    assert found is not None
    assert (found.version, found.state) == (2, "second")


def test_the_table_can_be_asked_for_twice(rows: TrackerRows) -> None:
    rows.save(TrackerRow("amina", "acme", 0, "{}"))
    rows.create_table()

    assert rows.ids() == ["amina"]
