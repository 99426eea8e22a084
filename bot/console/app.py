"""Joins the console's parts to an ASGI application; nothing happens at import."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock, SystemClock
from bot.console import assets
from bot.console.cookies import Cookies
from bot.console.guard import Page, error_page, guarded
from bot.console.headers import SafeHeaders
from bot.console.labels import Labels
from bot.console.routes import PAGES
from bot.console.templating import environment
from bot.console.visit import Console, Visit
from bot.services.console_ports import ConsoleUnits
from bot.settings import Settings

OWN_WORDS = frozenset({404, 405})


def create_app(
    settings: Settings,
    *,
    units: ConsoleUnits,
    reading: ConsoleUnits,
    clock: Clock,
    labels: Labels,
    trouble: Callable[[], str | None],
    wall: Clock | None = None,
) -> Starlette:
    """Return the console.

    `units`, `reading`: transactions that write, and that promise not to; `clock`: the product's;
    `wall`: the machine's; `labels`: what content calls things; `trouble`: what is wrong with the
    database, in a sentence, or None.
    """
    version = assets.version()
    console = Console(
        settings=settings,
        units=units,
        reading=reading,
        clock=clock,
        wall=wall or SystemClock(),
        key=settings.signing_key(),
        labels=labels,
        trouble=trouble,
        pages=environment(version),
    )
    secure = (settings.console_url or "").startswith("https:")
    return Starlette(
        routes=[*_routes(console), *assets.routes(version)],
        middleware=[Middleware(SafeHeaders, secure=secure)],
        exception_handlers={HTTPException: _errors_of(console)},
    )


def _routes(console: Console) -> list[BaseRoute]:
    by_path: dict[str, dict[str, Page]] = {}
    for page in PAGES:
        by_path.setdefault(page.path, {})[page.method] = page
    return [
        Route(path, guarded(console, pages), methods=list(pages)) for path, pages in by_path.items()
    ]


def _errors_of(console: Console) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        visit = Visit(console, request, Cookies(request, console.settings, console.key))
        known = status if status in OWN_WORDS else 404
        response = await run_in_threadpool(error_page, visit, known)
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        return response

    return answer
