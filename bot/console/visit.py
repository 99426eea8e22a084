"""What a view is given: the console's parts, and one request with whom it is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.clock import Clock, in_london
from bot.console.cookies import Cookies
from bot.console.forms import SentFile, clean
from bot.console.labels import Labels
from bot.errors import NotFoundError
from bot.services.caseload import LARGEST_ID
from bot.services.console_ports import ConsoleUnits
from bot.services.console_records import SessionRow, User
from bot.settings import Settings


@dataclass(frozen=True)
class Console:
    """The parts that all views share."""

    settings: Settings
    units: ConsoleUnits
    reading: ConsoleUnits
    clock: Clock  # the product's: what residents' moments are compared with
    wall: Clock  # the machine's: how long sessions and links last
    key: str
    labels: Labels
    trouble: Callable[[], str | None]
    pages: Environment


@dataclass
class Visit:
    """One request. `form` holds a POST's fields; `session` is None for nobody."""

    console: Console
    request: Request
    cookies: Cookies
    session: SessionRow | None = None
    token: str | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, SentFile] = field(default_factory=dict)

    @property
    def user(self) -> User:
        """Whoever is signed in; only asked where the address needs somebody."""
        if self.session is None:
            message = "this address was let through without anybody signed in"
            raise RuntimeError(message)
        return self.session.user

    @property
    def now(self) -> datetime:
        """The product's present moment."""
        return self.console.clock.now()

    @property
    def today(self) -> date:
        """The product's present day in London."""
        return in_london(self.now).date()

    def query(self, name: str, longest: int = 100) -> str:
        """Return one value of the address, without what no database takes."""
        return clean(self.request.query_params.get(name, ""))[:longest].strip()

    def number(self, name: str) -> int | None:
        """Return an id in the address; None when it is missing or no id."""
        value = self.query(name)
        if not re.fullmatch(r"[0-9]{1,19}", value, re.ASCII):
            return None
        return min(int(value), LARGEST_ID)

    def resident_id(self) -> str:
        """Return the resident's id of the path; raises `NotFoundError` when it cannot be one."""
        value = str(self.request.path_params["resident_id"])
        if not re.fullmatch(r"[A-Za-z0-9-]{1,36}", value, re.ASCII):
            raise NotFoundError("there is no such resident; go back to the list")
        return value

    def path_number(self, name: str) -> int:
        """Return an id of the path; raises `NotFoundError` when it cannot be one."""
        value = str(self.request.path_params[name])
        if not re.fullmatch(r"[0-9]{1,19}", value, re.ASCII) or not 0 < int(value) < LARGEST_ID:
            raise NotFoundError("there is no such page; go back and use the links on it")
        return int(value)

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """Render a template."""
        notice = self.cookies.take_notice() if status == 200 else None  # noqa: PLR2004
        html = self.console.pages.get_template(template).render(
            visit=self,
            user=self.session.user if self.session else None,
            csrf=self.cookies.form_token(self.session),
            notice=notice,
            **values,
        )
        return HTMLResponse(html, status)

    def go(self, path: str, notice: str | None = None) -> Response:
        """Send the browser to another page, which then says `notice` (a key of NOTICES)."""
        if notice is not None:
            self.cookies.leave_notice(notice)
        return RedirectResponse(path, 303)
