"""Keeps other web pages and other machines from driving the practice phone.

The control API and the page answer this machine only, under a loopback name (so that no foreign
host name can be pointed at it), and nobody but the page itself may send from a browser.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_OWN_SITES = frozenset({"", "same-origin", "none"})


class LoopbackGuard:
    """ASGI middleware: 403 for what comes from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        refusal = _refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await JSONResponse({"error": refusal}, 403)(scope, receive, send)


def _refusal(scope: Scope) -> str | None:
    headers = Headers(scope=scope)
    path = scope["path"]
    host = headers.get("host", "")
    bot_api = path.startswith(("/bot", "/file/bot"))
    if not bot_api and not _is_loopback(scope):
        return "Open the practice phone on the machine it runs on."
    if not bot_api and _name(f"//{host}") not in _NAMES:
        return "Open the practice phone under localhost or 127.0.0.1."
    origin = headers.get("origin")
    if origin and origin.partition("://")[2] != host:
        return "Another page may not use the practice phone."
    opened = path == "/" and scope["method"] in ("GET", "HEAD")
    if not opened and headers.get("sec-fetch-site", "") not in _OWN_SITES:
        return "Another page may not use the practice phone."
    return None


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(scope: Scope) -> bool:
    client = scope.get("client")
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False
