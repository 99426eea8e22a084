"""The practice phone's page and its files, under a strict content security policy."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.telegram.sandbox.sandbox import Sandbox

_HERE = Path(__file__).parent
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


class Page:
    """Serves `/` and `/static/`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._templates = Jinja2Templates(directory=_HERE / "templates")

    def routes(self) -> list[BaseRoute]:
        """Return the page's routes."""
        return [
            Route("/", self.show, methods=["GET"]),
            Mount("/static", StaticFiles(directory=_HERE / "static"), name="static"),
        ]

    async def show(self, request: Request) -> Response:
        """Show the phone; `?start=CODE&as=NAME` opens that person's chat and starts it.

        A link on a foreign site only fills in the Start button: pressing it is up to the person.
        """
        site = request.headers.get("sec-fetch-site", "none")
        context = {
            "bot_name": self._sandbox.bot_user()["first_name"],
            "bot_username": self._sandbox.config.bot_username,
            "may_start": site in ("none", "same-origin", "same-site"),
        }
        headers = {
            "Content-Security-Policy": _POLICY,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
        return self._templates.TemplateResponse(request, "phone.html", context, headers=headers)
