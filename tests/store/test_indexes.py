"""What is asked in every turn is found by an index, however much was said before."""

from __future__ import annotations

import pytest

from bot.store import chats, inbox, outbox
from bot.store.engine import Engine


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (outbox._OLDEST, "ix_outbox_unsent"),
        (inbox._ANY, "ix_inbox_waiting"),
        (chats._FREE, "ix_inbox_waiting"),
    ],
)
def test_the_queues_are_read_by_the_index_of_what_waits(
    engine: Engine, statement: object, index: str
) -> None:
    if engine.dialect.name != "sqlite":
        return  # an empty table of PostgreSQL is read without any index
    sql = str(statement.compile(engine))  # type: ignore[attr-defined]
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {sql}", tuple(1 for _ in range(sql.count("?")))
        )
        assert any(index in row[-1] for row in plan), index
