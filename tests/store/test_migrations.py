"""The database can be brought to the newest shape and back."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.store.engine import make_engine
from bot.store.migrate import (
    current_revision,
    downgrade,
    is_behind,
    newest_revision,
    upgrade,
)
from bot.store.tables import metadata


def test_an_empty_database_is_brought_to_the_newest_shape_and_back(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine)
    assert current_revision(engine) == newest_revision()
    downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    upgrade(engine)
    assert current_revision(engine) == newest_revision()
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_that_the_code_describes(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_database_in_which_rasa_made_its_table_first_is_migrated_all_the_same(
    database_url: str,
) -> None:
    engine = make_engine(database_url)
    metadata.tables["trackers"].create(engine)
    upgrade(engine)
    assert current_revision(engine) == newest_revision()
    engine.dispose()


def test_a_database_is_behind_until_it_has_the_newest_shape_and_never_when_it_is_newer(
    database_url: str,
) -> None:
    engine = make_engine(database_url)
    assert is_behind(engine)
    upgrade(engine)
    assert not is_behind(engine)
    downgrade(engine, "-1")
    assert is_behind(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not is_behind(engine)
    engine.dispose()
