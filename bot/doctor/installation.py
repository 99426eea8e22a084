"""Checks of what `make setup` makes, and of the machine under it. Nothing here uses the network."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot import training
from bot.doctor.check import Check
from bot.safety_classifier import training as safety_training
from bot.safety_classifier import vectors as safety_vectors

STAMP = "mooring-lock"
LEAST_FREE_BYTES = 1_000_000_000
SET_UP = "Run `make setup`."
ASSETS = ("nhsuk-frontend/package.json",)


def python_version(version: Sequence[int] = tuple(sys.version_info[:3])) -> Check:
    """Check that this is a Python 3.11, the one version that both environments are locked for."""
    said = ".".join(str(part) for part in version[:3])
    if tuple(version[:2]) == (3, 11):
        return Check.fine("Python", said)
    remedy = "Delete .venv and .venv-rasa, install Python 3.11, then run `make setup`."
    return Check.wrong("Python", f"{said}, but 3.11 is needed", remedy)


def environments(root: Path) -> list[Check]:
    """Check that both environments hold what the locks say."""
    return [
        _environment(root, "application environment", ".venv", ("app", "dev")),
        _environment(root, "Rasa environment", ".venv-rasa", ("rasa",)),
    ]


def _environment(root: Path, name: str, folder: str, locks: Sequence[str]) -> Check:
    try:
        stamp = (root / folder / STAMP).read_text(encoding="ascii").strip()
    except OSError:
        return Check.wrong(name, f"{folder} is missing or unfinished", SET_UP)
    for lock in locks:
        digest = _sha256(root / "requirements" / f"{lock}.txt")
        if stamp == f"{lock} {digest} {root}":
            return Check.fine(name, f"{folder} is in step with requirements/{lock}.txt")
    return Check.wrong(name, f"{folder} is older than its lock, or was moved here", SET_UP)


def page_assets(root: Path) -> Check:
    """Check that the console's style sheets and scripts are there, at the locked versions."""
    modules = root / "node_modules"
    missing = [asset for asset in ASSETS if not (modules / asset).exists()]
    if missing:
        return Check.wrong("page assets", f"node_modules lacks {missing[0].split('/')[0]}", SET_UP)
    wanted = _sha256(root / "package.json", root / "package-lock.json")
    stamp = modules / f".{STAMP}"
    if not stamp.exists() or stamp.read_text(encoding="ascii").strip() != wanted:
        return Check.wrong("page assets", "node_modules is older than package-lock.json", SET_UP)
    return Check.fine("page assets", "in step with package-lock.json")


def model(root: Path) -> Check:
    """Check that there is a trained model, made from the examples as they are now."""
    newest = training.newest_model(root)
    if newest is None:
        return Check.wrong("model", "there is none in models/", SET_UP)
    if not training.is_current(root):
        message = f"{newest.name} was trained before examples, rules or components changed"
        return Check.wrong("model", message, "Run `mooring train`, then restart Mooring.")
    return Check.fine("model", newest.name)


def safety_model(root: Path) -> Check:
    """Check that the safety classifier was made, from the sentences as they are now."""
    name = "safety classifier"
    if not safety_training.model_file(root).exists():
        message = "there is none in models/: the safety rules work alone and miss more"
        return Check.wrong(name, message, SET_UP)
    if not safety_training.is_current(root):
        message = "it was made before its sentences or the safety rules changed"
        return Check.wrong(name, message, "Run `mooring safety train`, then restart Mooring.")
    if not safety_vectors.is_ready():
        message = f"{safety_vectors.PACKAGE} cannot be loaded: it goes by words alone, misses more"
        return Check.wrong(name, message, SET_UP)
    return Check.fine(name, "in step with its sentences")


def data_directory(folder: Path) -> Check:
    """Check that the data directory can be written to."""
    name = "data directory"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "Give this user the right to write there, or set MOORING_DATA_DIR elsewhere."
        return Check.wrong(name, f"{folder} cannot be written to ({error.strerror})", remedy)
    return Check.fine(name, str(folder))


def disk_space(folder: Path, least: int = LEAST_FREE_BYTES) -> Check:
    """Check that the disk under the data directory has room."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free"
    if free < least:
        remedy = "Make room: a full disk stops the bot. Old models and logs are the first to go."
        return Check.wrong("disk", f"only {said}", remedy)
    return Check.fine("disk", said)


def _sha256(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
