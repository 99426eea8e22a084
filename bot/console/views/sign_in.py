"""Signing in and out, and the one-time links."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.responses import Response

from bot.console import times
from bot.console.visit import Visit
from bot.services import accounts, sessions

WRONG = "Your email address and password do not match. Check them and try again"


def show(visit: Visit) -> Response:
    """Show the form; whoever is signed in goes on to where they wanted."""
    wanted = safe_path(visit.query("next", 500))
    if visit.session is not None:
        return visit.go(wanted)
    return visit.page("sign_in.jinja", email="", next=wanted, problem=None)


def sign_in(visit: Visit) -> Response:
    """Check email and password and begin a session."""
    wanted = safe_path(visit.form.get("next", ""))
    email = visit.form.get("email", "")[: accounts.LONGEST_EMAIL]
    client = visit.request.client
    now = visit.console.wall.now()
    try:
        signed_in = sessions.sign_in(
            visit.console.units,
            email=email,
            password=visit.form.get("password", ""),
            address=client.host if client else "",
            key=visit.console.key,
            now=now,
        )
    except sessions.SignInRefusedError:
        return visit.page("sign_in.jinja", status=422, email=email, next=wanted, problem=WRONG)
    except sessions.TooManyTriesError as error:
        problem = f"There were too many tries. Wait {times.in_words(error.wait)}, then try again"
        return visit.page("sign_in.jinja", status=429, email=email, next=wanted, problem=problem)
    _forget_the_old_session(visit)
    visit.cookies.keep_session(signed_in, now)
    return visit.go(wanted)


def sign_out(visit: Visit) -> Response:
    """End the session."""
    if visit.token is not None:
        sessions.sign_out(visit.console.units, visit.token, visit.user, visit.console.wall.now())
    visit.cookies.drop_session()
    return visit.go("/sign-in", "signed_out")


def show_link(visit: Visit) -> Response:
    """Show what a one-time link is for; looking does not use it up (mail scanners look)."""
    try:
        link = accounts.open_link(visit.console.reading, _token(visit), visit.console.wall.now())
    except accounts.LinkSpentError:
        return visit.page("error.jinja", status=410, kind="link")
    return visit.page("link.jinja", link=link, name=link.name, email=link.email, problems={})


def use_link(visit: Visit) -> Response:
    """Make the account, or set the password, and begin a session."""
    name, email = visit.form.get("name", ""), visit.form.get("email", "")
    now = visit.console.wall.now()
    try:
        signed_in = accounts.use_link(
            visit.console.units,
            _token(visit),
            name=name,
            email=email,
            password=visit.form.get("password", ""),
            now=now,
        )
    except accounts.LinkSpentError:
        return visit.page("error.jinja", status=410, kind="link")
    except accounts.AccountProblemsError as error:
        link = accounts.open_link(visit.console.reading, _token(visit), now)
        return visit.page(
            "link.jinja",
            status=422,
            link=link,
            name=link.name or name[: accounts.LONGEST_NAME],
            email=link.email or email[: accounts.LONGEST_EMAIL],
            problems=error.problems,
        )
    _forget_the_old_session(visit)
    visit.cookies.keep_session(signed_in, now)
    return visit.go("/", "welcome")


def safe_path(wanted: str) -> str:
    """Return a path on this console; anything else, such as another site, becomes the home page."""
    parts = urlsplit(wanted.replace("\\", "/"))
    inside = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    printable = wanted.isprintable() and " " not in wanted
    if not inside or not printable or parts.path.startswith(("//", "/sign-")):
        return "/"
    return wanted


def _token(visit: Visit) -> str:
    return str(visit.request.path_params["token"])


def _forget_the_old_session(visit: Visit) -> None:
    # The session is new at every sign-in; one that this browser still had ends.
    if visit.session is not None and visit.token is not None:
        sessions.sign_out(
            visit.console.units, visit.token, visit.session.user, visit.console.wall.now()
        )
