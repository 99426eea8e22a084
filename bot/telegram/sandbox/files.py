"""Files that were sent in either direction: kept bounded, in memory or in the data directory."""

from __future__ import annotations

import hashlib
import struct
from collections import OrderedDict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.telegram.sandbox.errors import bad_request

MAX_DOWNLOAD = 20 * 1024 * 1024
_PNG_HEADER, _GIF_HEADER = 24, 10
_JPEG_MARK = 0xFF
# Start-of-frame markers carry the size; C4, C8 and CC share their range but do not.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "sticker": "stickers",
}


@dataclass(frozen=True)
class StoredFile:
    """One file: the ids and the path that Telegram would give it."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    size: int

    def view(self) -> dict[str, Any]:
        """Return the fields to save."""
        return asdict(self)


class Files:
    """Keeps files up to a total size and forgets the oldest beyond it."""

    def __init__(self, *, folder: Path | None, max_total: int) -> None:
        self._folder = folder
        self._max_total = max_total
        self._total = 0
        self._index: OrderedDict[str, StoredFile] = OrderedDict()
        self._contents: dict[str, bytes] = {}
        self.next_number = 0

    def __iter__(self) -> Any:
        return iter(self._index.values())

    def add(self, kind: str, content: bytes, *, name: str, mime_type: str) -> StoredFile:
        """Keep a file and return it; raise ApiError when it alone is above the total."""
        if len(content) > self._max_total:
            raise bad_request("file is too big")
        number = self.next_number
        self.next_number += 1
        digest = hashlib.sha256(number.to_bytes(8, "big") + content).hexdigest()
        ending = Path(name).suffix[:8] or ".bin"
        stored = StoredFile(
            file_id=f"practice-{kind}-{digest[:40]}",
            unique_id=f"p{digest[:15]}",
            path=f"{_FOLDERS.get(kind, 'files')}/file_{number}{ending}",
            name=name,
            mime_type=mime_type,
            size=len(content),
        )
        self.keep(stored)
        if self._folder is None:
            self._contents[stored.unique_id] = content
        else:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / stored.unique_id).write_bytes(content)
        self._make_room()
        return stored

    def keep(self, stored: StoredFile) -> None:
        """Take in the record of a file whose content is there already (saved state)."""
        self._index[stored.unique_id] = stored
        self._total += stored.size

    def by_id(self, file_id: str) -> StoredFile | None:
        """Return the file with this file_id, or None."""
        return next((f for f in self._index.values() if f.file_id == file_id), None)

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file with this file_path, or None."""
        return next((f for f in self._index.values() if f.path == path), None)

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        """Return the file with this file_unique_id, or None."""
        return self._index.get(unique_id)

    def content(self, stored: StoredFile) -> bytes | None:
        """Return a file's bytes, or None when they are gone."""
        if self._folder is None:
            return self._contents.get(stored.unique_id)
        try:
            return (self._folder / stored.unique_id).read_bytes()
        except OSError:
            return None

    def _make_room(self) -> None:
        while self._total > self._max_total and len(self._index) > 1:
            unique_id, oldest = self._index.popitem(last=False)
            self._total -= oldest.size
            self._contents.pop(unique_id, None)
            if self._folder is not None:
                (self._folder / unique_id).unlink(missing_ok=True)


def image_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG, GIF or JPEG, or None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= _PNG_HEADER:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= _GIF_HEADER:
        width, height = struct.unpack("<HH", content[6:10])
        return int(width), int(height)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == _JPEG_MARK:
        marker = content[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
