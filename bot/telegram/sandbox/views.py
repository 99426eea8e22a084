"""Messages as the control API and the page show them."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.chats import StoredMessage
from bot.telegram.sandbox.files import Files, StoredFile

KINDS = ("text", "photo", "voice", "document", "sticker", "location", "contact", "dice")


def kind_of(body: dict[str, Any]) -> str:
    """Return which kind of content a Bot API message has."""
    return next((kind for kind in KINDS if kind in body), "other")


def message_view(message: StoredMessage, files: Files) -> dict[str, Any]:
    """Return one message as JSON for the page.

    Fields: `seq`, `message_id`, `from` ("bot" or "person"), `kind`, `date` and `edit_date` (Unix
    seconds or None), `text` (or caption, or ''), `entities`, `buttons` (rows of `text` with `data`
    or `url`), `file` (`url`, `name`, `mime_type`, `size` or None), `details` (the content of
    stickers, locations, contacts and the like), `reply_to` (message_id or None), `deleted`.
    """
    body = message.body
    kind = kind_of(body)
    shown: dict[str, Any] = {
        "seq": message.seq,
        "message_id": message.id,
        "from": "bot" if message.from_bot else "person",
        "kind": kind,
        "date": body["date"],
        "edit_date": message.edited_at,
        "deleted": message.deleted,
    }
    if message.deleted:
        return shown
    file = _file_of(body, kind, files)
    shown |= {
        "text": body.get("text", body.get("caption", "")),
        "entities": body.get("entities", body.get("caption_entities", [])),
        "buttons": [[_button_view(b) for b in row] for row in button_rows(body)],
        "file": file and file_view(file),
        "details": body[kind] if kind not in ("text", "photo", "other") else None,
        "reply_to": body.get("reply_to_message", {}).get("message_id"),
    }
    return shown


def button_rows(body: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the inline keyboard of a message, row by row; empty when it has none."""
    rows: list[list[dict[str, Any]]] = body.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def file_view(file: StoredFile) -> dict[str, Any]:
    """Return a file as the page needs it."""
    return {
        "url": f"/sandbox/files/{file.unique_id}",
        "name": file.name,
        "mime_type": file.mime_type,
        "size": file.size,
    }


def _button_view(button: dict[str, Any]) -> dict[str, Any]:
    shown = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "url" in button:
        shown["url"] = button["url"]
    return shown


def _file_of(body: dict[str, Any], kind: str, files: Files) -> StoredFile | None:
    if kind == "photo":
        return files.by_unique_id(body["photo"][-1]["file_unique_id"])
    if kind in ("voice", "document", "sticker"):
        return files.by_unique_id(body[kind]["file_unique_id"])
    return None
