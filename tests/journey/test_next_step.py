from __future__ import annotations

import pytest

from bot.journey.next_step import Next, Point, Prepared, Small, next_point, next_step

ESSENTIAL = Point(1, "essential", "open")
MET = Point(2, "essential", "story")
DESIRABLE = Point(3, "desirable", "open")


def prepared(*points: Point, **more: object) -> Prepared:
    return Prepared("preparing", points, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (prepared(), Next(Small.LIST)),
        (prepared(ESSENTIAL, MET), Next(Small.POINT, point=1)),
        (prepared(MET), Next(Small.STATEMENT)),
        (prepared(MET, has_statement=True), Next(Small.SEND)),
        (
            prepared(MET, has_statement=True, sections={"details": "done", "history": "todo"}),
            Next(Small.SECTION, section="history"),
        ),
        (
            prepared(MET, has_statement=True, sections={"registration": "not_needed"}),
            Next(Small.SEND),
        ),
    ],
)
def test_the_next_step_follows_from_what_is_kept(known: Prepared, expected: Next) -> None:
    assert next_step(known) == expected


def test_whoever_has_sent_it_has_nothing_left_to_write() -> None:
    assert next_step(Prepared("submitted", (ESSENTIAL,))) == Next(Small.SENT)


def test_somebody_only_interested_starts_with_the_list() -> None:
    assert next_step(Prepared("interested")) == Next(Small.LIST)


def test_desirable_points_come_after_all_essential_ones() -> None:
    points = (DESIRABLE, MET, ESSENTIAL)

    assert next_point(points) == ESSENTIAL
    assert next_point((DESIRABLE, MET)) == DESIRABLE
    assert next_point((MET,)) is None


def test_after_a_point_the_one_below_it_comes_and_then_those_left_above() -> None:
    first, second, third = (Point(at, "essential", "open") for at in (1, 2, 3))

    assert next_point((first, second, third), after=2) == third
    assert next_point((first, second), after=2) == first


def test_what_has_nothing_to_show_is_a_gap_only_where_it_must_be_shown() -> None:
    skipped = Point(4, "unknown", "skipped")
    known = prepared(MET, skipped, DESIRABLE)

    assert known.gaps == [skipped]
    assert (known.met, known.seen) == (1, 2)
