"""Style, script and images: the design system's, straight from node_modules, and our own few.

Addresses carry a version (a hash of what they hold), so browsers may keep the files for a year.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import MooringError

OWN = Path(__file__).parent / "static"
DESIGN_SYSTEM = Path(__file__).resolve().parents[2] / "node_modules/nhsuk-frontend/dist/nhsuk"
STYLE = "nhsuk-frontend.min.css"
SCRIPT = "nhsuk-frontend.min.js"
YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"


class AssetsMissingError(MooringError):
    """The design system's files are not installed; run `make setup`."""


def version() -> str:
    """Return a short hash of all that is served; raises `AssetsMissingError`."""
    digest = hashlib.sha256()
    for path in (DESIGN_SYSTEM / STYLE, DESIGN_SYSTEM / SCRIPT, *sorted(OWN.iterdir())):
        try:
            digest.update(path.read_bytes())
        except FileNotFoundError:
            message = f"{path.name} is not installed; run `make setup`"
            raise AssetsMissingError(message) from None
    return digest.hexdigest()[:12]


def routes(version: str) -> list[BaseRoute]:
    """Return where the files are served; needs no signing in, there is nothing personal."""
    return [
        Mount(
            f"/static/{version}",
            routes=[
                Route("/design-system.css", GZipMiddleware(_design_system())),
                Mount("/nhsuk", _kept(DESIGN_SYSTEM, YEAR)),
                Mount("/console", _kept(OWN, YEAR)),
            ],
        ),
        # The design system's style names its icons by this address.
        Mount("/assets/images", _kept(DESIGN_SYSTEM / "assets/images", DAY)),
    ]


def _design_system() -> ASGIApp:
    # Without its font: Frutiger is licensed to NHS sites and would be fetched from their server,
    # which our content policy forbids. The style names Arial as the next choice.
    style = (DESIGN_SYSTEM / STYLE).read_text(encoding="utf-8")
    bare = re.sub(r"@font-face\{[^}]*\}|/\*# sourceMappingURL=.*?\*/", "", style)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        response = Response(bare, media_type="text/css", headers={"cache-control": YEAR})
        await response(scope, receive, send)

    return answer


def _kept(folder: Path, cache: str) -> ASGIApp:
    files = GZipMiddleware(StaticFiles(directory=folder))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in {200, 206, 304}:
                headers = [one for one in message["headers"] if one[0] != b"cache-control"]
                message["headers"] = [*headers, (b"cache-control", cache.encode())]
            await send(message)

        await files(scope, receive, send_kept)

    return app
