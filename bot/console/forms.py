"""Reading what a form sent: fields, and files where an address takes them; refused when too large.

A form is read whole into memory, so there is a limit to what it may hold.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

# Room for a note far too long, so that the page can say by how much, and for a spreadsheet.
LARGEST_FORM = 2_000_000
MOST_FIELDS = 50
FORM_TYPE = "application/x-www-form-urlencoded"
FILES_TYPE = "multipart/form-data"


class FormRefusedError(Exception):
    """A form that is too large or not one of ours."""


class SentFile(NamedTuple):
    """A file of a form: what the sender calls it, and its bytes."""

    name: str
    content: bytes


async def read_form(
    request: Request, *, files: bool = False
) -> tuple[dict[str, str], dict[str, SentFile]]:
    """Return a form's fields and, where `files` is true, its files, by name.

    Raises `FormRefusedError`, and `ClientDisconnect` when the sender went away.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == FILES_TYPE and files:
        return await _with_files(request)
    if kind != FORM_TYPE:
        raise FormRefusedError
    body = b"".join([piece async for piece in _limited(request)])
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError as error:
        raise FormRefusedError from error
    return {clean(name): clean(value) for name, value in pairs}, {}


async def _with_files(request: Request) -> tuple[dict[str, str], dict[str, SentFile]]:
    parser = MultiPartParser(
        request.headers, _limited(request), max_files=1, max_fields=MOST_FIELDS
    )
    parser.spool_max_size = LARGEST_FORM
    try:
        sent = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise FormRefusedError from error
    fields: dict[str, str] = {}
    found: dict[str, SentFile] = {}
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            found[clean(name)] = SentFile(clean(value.filename or ""), await value.read())
            await value.close()
        else:
            fields[clean(name)] = clean(value)
    return fields, found


async def _limited(request: Request) -> AsyncGenerator[bytes, None]:
    length = 0
    async for piece in request.stream():
        length += len(piece)
        if length > LARGEST_FORM:
            raise FormRefusedError
        yield piece


def clean(text: str) -> str:
    """Drop characters that cannot be stored: PostgreSQL takes no null, UTF-8 no half pairs."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
