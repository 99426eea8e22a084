"""What all commands share: where the project is, and its settings wherever one stands."""

from __future__ import annotations

import os
from pathlib import Path

from bot import settings as settings_module
from bot.errors import MooringError
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def load_settings() -> Settings:
    """Read the settings; relative paths in them count from the project's root, not from here.

    Raises `SettingsError`.
    """
    settings = settings_module.load(ROOT / ".env")
    return settings.model_copy(
        update={
            "data_dir": ROOT / settings.data_dir,
            "content_dir": ROOT / settings.content_dir,
        }
    )


def data_dir() -> Path:
    """Return the data directory, even when another setting is wrong."""
    try:
        return load_settings().data_dir
    except MooringError:
        return ROOT / os.environ.get("MOORING_DATA_DIR", "var")
