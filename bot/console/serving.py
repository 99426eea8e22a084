"""The console on a real database: the store, the content and the clocks that settings name."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette

from bot import bootstrap
from bot.console.app import create_app
from bot.console.labels import Labels
from bot.content.content import Content
from bot.settings import Settings
from bot.store import migrate


def application(settings: Settings) -> Starlette:
    """Return the console for these settings.

    Raises `ContentError` and `AssetsMissingError`; the database may come up later.
    """
    content = Content.load(settings.content_dir)
    return create_app(
        settings,
        units=bootstrap.unit_of_work(settings),
        reading=bootstrap.unit_of_work(settings, reading=True),
        clock=bootstrap.clock(settings),
        labels=Labels.of(content),
        trouble=_trouble(settings),
    )


def _trouble(settings: Settings) -> Callable[[], str | None]:
    newest = migrate.newest_revision()

    def trouble() -> str | None:
        try:
            revision = migrate.current_revision(bootstrap.engine(settings.database))
        except Exception:  # noqa: BLE001 - whatever it is, the answer is "not ready"; why is in doctor
            return "the database cannot be reached; run `mooring doctor`"
        if revision != newest:
            return "the database has an older or newer shape; run `make setup`"
        return None

    return trouble
