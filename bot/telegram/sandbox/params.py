"""Reads the parameters of a Bot API call: query, form, multipart or JSON, as Telegram accepts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from bot.telegram.sandbox.errors import ApiError, bad_request

_MAX_FIELD_BYTES = 1024 * 1024
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True)
class Upload:
    """A file inside a call."""

    name: str
    mime_type: str
    content: bytes


@dataclass
class Params:
    """The named values of one call; values are texts, or JSON values when the body was JSON."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return a value as text."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int, lowest: int, highest: int) -> int:
        """Return a whole number, clamped; what is no number counts as absent, as on Telegram."""
        try:
            value = int(self.text(name) or default)
        except ValueError:
            value = default
        return max(lowest, min(highest, value))

    def boolean(self, name: str) -> bool:
        """Return True for the words that Telegram takes as yes."""
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str, refusal: str) -> Any:
        """Return a JSON value, or None when absent; raise ApiError 400 with `refusal`."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(refusal) from error

    def message_id(self) -> int:
        """Return `message_id`; raise ApiError 400 when it is missing or no number."""
        text = self.text("message_id")
        if not text:
            raise bad_request("message identifier is not specified")
        try:
            return int(text)
        except ValueError as error:
            raise bad_request("invalid message_id specified") from error

    def upload(self, name: str) -> Upload | None:
        """Return the file sent as `name`, directly or by `attach://`, or None."""
        reference = self.values.get(name)
        if isinstance(reference, str) and reference.startswith("attach://"):
            return self.uploads.get(reference.removeprefix("attach://"))
        return self.uploads.get(name)


def is_unicode(value: Any) -> bool:
    """Tell whether all texts inside a JSON value can be written as UTF-8 (no lone surrogates)."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


async def read_params(request: Request, *, max_bytes: int) -> Params:
    """Read all parameters of a call; raise ApiError 400 or 413 when they cannot be read."""
    params = Params(values=dict(request.query_params))
    if request.method != "POST":
        return params
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > max_bytes:
        raise ApiError(413, "Request Entity Too Large")
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        params.values |= await _read_json(request, max_bytes)
    elif kind in _FORMS:
        await _read_form(request, params, max_bytes)
    return params


async def _read_json(request: Request, max_bytes: int) -> dict[str, Any]:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise ApiError(413, "Request Entity Too Large")
    if not body.strip():
        return {}
    try:
        values = json.loads(body)
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("object expected")
    if not is_unicode(values):
        raise bad_request("strings must be encoded in UTF-8")
    return {name: value for name, value in values.items() if value is not None}


async def _read_form(request: Request, params: Params, max_bytes: int) -> None:
    try:
        async with request.form(
            max_files=10, max_fields=100, max_part_size=_MAX_FIELD_BYTES
        ) as form:
            await _take_fields(form, params, max_bytes)
    except MultiPartException as error:
        raise bad_request("can't parse multipart form data") from error


async def _take_fields(form: FormData, params: Params, max_bytes: int) -> None:
    total = 0
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            total += len(content)
            if total > max_bytes:
                raise ApiError(413, "Request Entity Too Large")
            kind = value.content_type or "application/octet-stream"
            params.uploads[name] = Upload(value.filename or "file", kind, content)
        else:
            params.values[name] = value
