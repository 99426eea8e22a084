"""Reading requests of the control API and refusing them in words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.telegram.sandbox.errors import ControlError
from bot.telegram.sandbox.params import is_unicode

Handler = Callable[[Request], Awaitable[Response]]
_MAX_BODY = 16 * 1024 * 1024


def refusing(handler: Handler) -> Handler:
    """Turn a ControlError into its JSON answer."""

    @wraps(handler)
    async def guarded(request: Request) -> Response:
        try:
            return await handler(request)
        except ControlError as error:
            return JSONResponse({"error": str(error)}, error.status)

    return guarded


async def read_body(request: Request) -> dict[str, Any]:
    """Return the JSON object of a request; raise ControlError when it is something else.

    Insisting on the JSON content type keeps plain web forms of other pages out.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    body = await request.body()
    if not body:
        return {}
    if kind != "application/json" or len(body) > _MAX_BODY:
        raise ControlError(400, "Send a JSON object with content type application/json.")
    try:
        values = await request.json()
    except ValueError as error:
        raise ControlError(400, "The body is not JSON.") from error
    if not isinstance(values, dict):
        raise ControlError(400, "The body must be a JSON object.")
    if not is_unicode(values):
        raise ControlError(400, "Texts must be whole Unicode characters.")
    return values


def whole_number(value: Any, name: str) -> int:
    """Return a whole number from JSON or a query; raise ControlError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ControlError(400, f"{name} must be a whole number.")
    try:
        return int(value)
    except ValueError as error:
        raise ControlError(400, f"{name} must be a whole number.") from error


def seconds(value: Any, name: str) -> float:
    """Return a number of seconds, never below 0; raise ControlError for anything else."""
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError) as error:
        raise ControlError(400, f"{name} must be a number of seconds.") from error
