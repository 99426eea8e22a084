"""sendPhoto, sendDocument, sendVoice, and getFile."""

from __future__ import annotations

from typing import Any

from bot.telegram.sandbox.api.outgoing import read_caption, send
from bot.telegram.sandbox.api.registry import method
from bot.telegram.sandbox.errors import bad_request
from bot.telegram.sandbox.files import MAX_DOWNLOAD, StoredFile, image_size
from bot.telegram.sandbox.params import Params, Upload
from bot.telegram.sandbox.sandbox import Sandbox

MAX_PHOTO = 10 * 1024 * 1024


def describe_photo(file: StoredFile, width: int, height: int) -> dict[str, Any]:
    """Return the `photo` content: here one size, the largest."""
    size = {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "width": width,
        "height": height,
        "file_size": file.size,
    }
    return {"photo": [size]}


def describe_document(file: StoredFile) -> dict[str, Any]:
    """Return the `document` content."""
    return {"document": _base(file) | {"file_name": file.name}}


def describe_voice(file: StoredFile, seconds: int) -> dict[str, Any]:
    """Return the `voice` content, `seconds` long."""
    return {"voice": _base(file) | {"duration": seconds}}


def _base(file: StoredFile) -> dict[str, Any]:
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "mime_type": file.mime_type,
        "file_size": file.size,
    }


def _known_file(sandbox: Sandbox, params: Params, kind: str) -> StoredFile:
    reference = params.text(kind)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = sandbox.files.by_id(reference)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    return file


def _checked_upload(upload: Upload) -> Upload:
    if not upload.content:
        raise bad_request("file must be non-empty")
    return upload


@method("sendPhoto")
async def send_photo(sandbox: Sandbox, params: Params) -> Any:
    """Answer sendPhoto: a file up to 10 MB that is an image, or a known file_id."""
    caption = read_caption(params)
    upload = params.upload("photo")
    if upload is None:
        file = _known_file(sandbox, params, "photo")
        content = sandbox.files.content(file) or b""
        size = image_size(content)
    else:
        content = _checked_upload(upload).content
        size = image_size(content)
        if len(content) > MAX_PHOTO:
            raise bad_request("file is too big")
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        file = sandbox.files.add("photo", content, name=upload.name, mime_type=upload.mime_type)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return send(sandbox, params, describe_photo(file, *size) | caption)


@method("sendDocument")
async def send_document(sandbox: Sandbox, params: Params) -> Any:
    """Answer sendDocument."""
    caption = read_caption(params)
    upload = params.upload("document")
    file = (
        _known_file(sandbox, params, "document")
        if upload is None
        else _add(sandbox, "document", upload)
    )
    return send(sandbox, params, describe_document(file) | caption)


@method("sendVoice")
async def send_voice(sandbox: Sandbox, params: Params) -> Any:
    """Answer sendVoice."""
    caption = read_caption(params)
    upload = params.upload("voice")
    file = (
        _known_file(sandbox, params, "voice") if upload is None else _add(sandbox, "voice", upload)
    )
    seconds = params.integer("duration", 0, 0, 24 * 3600)
    return send(sandbox, params, describe_voice(file, seconds) | caption)


def _add(sandbox: Sandbox, kind: str, upload: Upload) -> StoredFile:
    content = _checked_upload(upload).content
    return sandbox.files.add(kind, content, name=upload.name, mime_type=upload.mime_type)


@method("getFile")
async def get_file(sandbox: Sandbox, params: Params) -> Any:
    """Answer getFile: the path under /file/bot<token>/, for files up to 20 MB."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = sandbox.files.by_id(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
