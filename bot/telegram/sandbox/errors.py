"""The Bot API's refusals, with Telegram's own texts."""

from __future__ import annotations

from typing import Any

from bot.errors import MooringError


class ApiError(MooringError):
    """A Bot API call is refused; the caller reads `error_code` and `description` in the answer."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """Return the JSON body in which Telegram says no."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class ControlError(MooringError):
    """A request to the sandbox's own control API is refused; the message says what to send."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def bad_request(what: str) -> ApiError:
    """Return the 400 whose description is `Bad Request: <what>`."""
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    """Return the 403 whose description is `Forbidden: <what>`."""
    return ApiError(403, f"Forbidden: {what}")


def conflict(what: str) -> ApiError:
    """Return the 409 whose description is `Conflict: <what>`."""
    return ApiError(409, f"Conflict: {what}")


def not_found() -> ApiError:
    """Return the 404 of an unknown method."""
    return ApiError(404, "Not Found")


def unauthorized() -> ApiError:
    """Return the 401 of an unknown token."""
    return ApiError(401, "Unauthorized")


def too_many_requests(seconds: int) -> ApiError:
    """Return the 429 that asks the bot to wait for whole `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
