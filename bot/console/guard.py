"""What stands before every view: who is there, may they, is the form ours; and errors as pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.console.cookies import Cookies
from bot.console.forms import FormRefusedError, read_form
from bot.console.visit import Console, Visit
from bot.errors import NotFoundError
from bot.services import sessions
from bot.services.transcripts import WithheldError

View = Callable[[Visit], Response]


@dataclass(frozen=True)
class Page:
    """One address and method: its view, and the roles that may ask for it (None: anyone).

    `machine`: asked by machines, so nobody's session is looked up (the database may be away).
    `files`: its form may hold files.
    """

    path: str
    view: View
    who: frozenset[str] | None
    method: str = "GET"
    machine: bool = False
    files: bool = False


def guarded(
    console: Console, pages: Mapping[str, Page]
) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of one address, with a page for each of its methods."""

    async def endpoint(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        visit = Visit(console, request, Cookies(request, console.settings, console.key))
        if method == "POST":
            try:
                visit.form, visit.files = await read_form(request, files=pages[method].files)
            except FormRefusedError:
                return await run_in_threadpool(_finish, visit, _refused_form)
            except ClientDisconnect:
                return Response(status_code=400)
        return await run_in_threadpool(_finish, visit, lambda one: _serve(pages[method], one))

    return endpoint


def error_page(visit: Visit, status: int) -> Response:
    """Return the page for an error that belongs to no view, such as an unknown address."""

    def view(one: Visit) -> Response:
        _find_session(one)
        return one.page("error.jinja", status=status, kind=str(status))

    return _finish(visit, view)


def _finish(visit: Visit, view: View) -> Response:
    try:
        response = view(visit)
    except NotFoundError:
        response = visit.page("error.jinja", status=404, kind="404")
    except WithheldError:
        response = visit.page("error.jinja", status=403, kind="withheld")
    except Exception as error:  # noqa: BLE001 - whoever asked gets a page; the log gets the kind
        _log_failure(error)
        response = visit.page("error.jinja", status=500, kind="500")
    visit.cookies.write(response)
    return response


def _serve(page: Page, visit: Visit) -> Response:
    if not page.machine:
        _find_session(visit)
    if page.who is not None and visit.session is None:
        return _ask_to_sign_in(page, visit)
    if page.who is not None and visit.user.role not in page.who:
        _note_refusal(visit, "no_permission")
        return visit.page("error.jinja", status=403, kind="403")
    if page.method == "POST" and not _is_ours(visit):
        _note_refusal(visit, "stale_form")
        return _refused_form(visit)
    return page.view(visit)


def _find_session(visit: Visit) -> None:
    token = visit.cookies.session_token
    if not token:
        return
    now = visit.console.wall.now()
    visit.session = sessions.session_of(visit.console.reading, token, now)
    if visit.session is None:
        visit.cookies.drop_session()
        return
    visit.token = token
    sessions.keep_alive(visit.console.units, token, visit.session, now)


def _ask_to_sign_in(page: Page, visit: Visit) -> Response:
    if page.method != "GET":
        return visit.page("error.jinja", status=403, kind="session")
    url = visit.request.url
    wanted = url.path + (f"?{url.query}" if url.query else "")
    after = "" if wanted == "/" else f"?next={quote(wanted, safe='')}"
    was_signed_in = bool(visit.cookies.session_token)
    return visit.go(f"/sign-in{after}", "session_over" if was_signed_in else None)


def _is_ours(visit: Visit) -> bool:
    """Check where a form comes from and the token in it."""
    headers = visit.request.headers
    known = {headers.get("host"), urlsplit(visit.console.settings.console_url or "").netloc} - {""}
    origin = headers.get("origin") or headers.get("referer")
    if origin is not None and urlsplit(origin).netloc not in known:
        return False
    return visit.cookies.form_is_ours(visit.session, visit.form.get("csrf", ""))


def _refused_form(visit: Visit) -> Response:
    return visit.page("error.jinja", status=403, kind="stale")


def _note_refusal(visit: Visit, why: str) -> None:
    if visit.session is None:
        return
    resident_id = visit.request.path_params.get("resident_id")
    with visit.console.units() as unit:
        known = unit.residents.get(resident_id) if resident_id else None
        unit.audit.add(
            what="refused",
            at=visit.now,
            user_id=visit.session.user.id,
            resident_id=known.id if known else None,
            detail={"why": why},
        )
        unit.commit()


def _log_failure(error: Exception) -> None:
    # The kind and the place only: a database error's own words hold what somebody wrote.
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    structlog.get_logger().error("page_failed", kind=type(error).__name__, place=place)
