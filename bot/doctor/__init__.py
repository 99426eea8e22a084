"""Looks over an installation and says in words what is wrong and what to do.

Each check is a small function that takes what it needs and returns a `Check`, or several; none
changes anything, and none raises. `installation` looks at files, `service` at what is running.
"""

from __future__ import annotations

from pathlib import Path

from bot import settings as settings_module
from bot.doctor import installation, service
from bot.doctor.check import Check
from bot.errors import SettingsError

__all__ = ["Check", "examine"]


def examine(root: Path) -> list[Check]:
    """Run every check on the installation at `root`, in the order in which one mends things."""
    checks = [
        installation.python_version(),
        *installation.environments(root),
        installation.page_assets(root),
        installation.model(root),
        installation.safety_model(root),
    ]
    try:
        settings = settings_module.load(root / ".env")
    except SettingsError as error:
        wrong = Check.wrong("settings", str(error), "Mend that setting and run this again.")
        return [*checks, wrong]
    settings = settings.model_copy(
        update={
            "data_dir": root / settings.data_dir,
            "content_dir": root / settings.content_dir,
        }
    )
    return [
        *checks,
        Check.fine("settings", "all can be read"),
        installation.data_directory(settings.data_dir),
        installation.disk_space(settings.data_dir),
        service.database(settings),
        *service.parts(settings, root),
        service.telegram(settings),
        service.clock(settings),
    ]
