"""Brings a database to the newest shape, or back, with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate the database up to `revision`; does nothing when it is there already."""
    _run(engine, "upgrade", revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Migrate the database down to `revision`, for example "-1" or "base"."""
    _run(engine, "downgrade", revision)


def current_revision(engine: Engine) -> str | None:
    """Return the database's revision, or None when it was never migrated."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """Return the revision to which `upgrade` leads."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def is_behind(engine: Engine) -> bool:
    """Whether the database is older than this program; one that is newer is not.

    Raises what the driver raises when the database does not answer.
    """
    there = current_revision(engine)
    known = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
    return there is None or there in known[1:]


def _run(engine: Engine, what: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        {"upgrade": command.upgrade, "downgrade": command.downgrade}[what](config, revision)
        connection.commit()
