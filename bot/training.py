"""The trained model: when it must be made anew, where the newest is.

A model stands in `models/` with a neighbour file that holds the fingerprint of everything it was
made from, so that it is trained again exactly when one of those changed.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import MooringError
from bot.fingerprint import of_files

KEPT_MODELS = 3
# Everything else in data/ is not Rasa's; it would open each file there to see.
RASA_DATA = ("data/nlu", "data/rules", "data/stories", "data/responses")
INGREDIENTS = (
    "config.yml",
    "domain.yml",
    *RASA_DATA,
    "bot/rasa_ext",
    "requirements/rasa.txt",
)
RASA_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "COMPRESS_ACTION_SERVER_REQUEST": "true",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
}


class TrainingError(MooringError):
    """The model was not trained; Rasa's own words stand above."""


def newest_model(root: Path) -> Path | None:
    """Return the newest model file, or None when there is none."""
    return max(_models(root), key=lambda model: model.stat().st_mtime, default=None)


def is_current(root: Path) -> bool:
    """Return whether the newest model was made from what is there now."""
    model = newest_model(root)
    if model is None:
        return False
    try:
        return _stamp(model).read_text(encoding="ascii").strip() == fingerprint(root)
    except OSError:
        return False


def fingerprint(root: Path) -> str:
    """Return the SHA-256 of the names and contents of all that a model is made from."""
    return of_files(root, INGREDIENTS)


def train(root: Path) -> Path:
    """Train with stock `rasa train`; return the new model. Raises `TrainingError`."""
    made_from = fingerprint(root)
    name = f"mooring-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    rasa = root / ".venv-rasa" / "bin" / "rasa"
    # Rasa's own validation takes a third of the time; `make check` does it, and more strictly.
    data = [folder for folder in RASA_DATA if (root / folder).is_dir()]
    command = [rasa, "train", "--skip-validation", "--fixed-model-name", name, "--data", *data]
    try:
        code = subprocess.run(  # noqa: S603 - our own program with our own arguments
            [str(part) for part in command],
            cwd=root,
            env={**os.environ, **RASA_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            check=False,
        ).returncode
    except OSError:
        raise TrainingError("Rasa's environment is missing; run `make setup` first.") from None
    model = root / "models" / f"{name}.tar.gz"
    if code or not model.exists():
        raise TrainingError("The model was not trained; Rasa says above which file is at fault.")
    _stamp(model).write_text(made_from + "\n", encoding="ascii")
    _forget_old_models(root)
    return model


def _forget_old_models(root: Path) -> None:
    by_age = sorted(_models(root), key=lambda model: model.stat().st_mtime, reverse=True)
    for model in by_age[KEPT_MODELS:]:
        model.unlink(missing_ok=True)
        _stamp(model).unlink(missing_ok=True)


def _models(root: Path) -> list[Path]:
    return list((root / "models").glob("*.tar.gz"))


def _stamp(model: Path) -> Path:
    return model.with_name(model.name.removesuffix(".tar.gz") + ".fingerprint")
