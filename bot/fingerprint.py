"""Whether something that was made from files is still made from what is there now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of_files(root: Path, ingredients: Iterable[str]) -> str:
    """Return the SHA-256 of the names and contents of files and folders below `root`.

    What is not there counts as nothing; compiled Python is left out.
    """
    digest = hashlib.sha256()
    for ingredient in ingredients:
        path = root / ingredient
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(root)}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
