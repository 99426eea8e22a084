"""The console's cookies: the session, the guard of the sign-in form, and one notice.

Over https their names begin with `__Host-`, which a browser takes only from this very host and
only when they are Secure. On plain http (a loopback address) they have plain names.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.services.console_records import SessionRow
from bot.services.sessions import SignedIn
from bot.settings import Settings

NOTICES = {
    "note_added": "Your note is saved",
    "answered": "Marked as answered",
    "answered_before": "Somebody had marked that as answered already",
    "kept": "Your change is saved",
    "stage_kept": "The new stage is saved",
    "nothing_changed": "It was like that already. Nothing was changed",
    "story_kept": "The new words are saved. What was told before is kept below",
    "vacancy_added": "The vacancy is added",
    "vacancy_there": "That advert was here already. This is it",
    "vacancy_away": "The vacancy is taken away. You can bring it back",
    "vacancy_back": "The vacancy is back",
    "vacancies_added": "The vacancies are added",
    "signed_out": "You have signed out",
    "session_over": "Your last visit was a while ago. Sign in again to go on",
    "welcome": "Your account is ready and you are signed in",
}


class Cookies:
    """Reads one request's cookies and writes them onto its response."""

    def __init__(self, request: Request, settings: Settings, key: str) -> None:
        self._jar = request.cookies
        self._key = key
        self.secure = is_secure(request, settings)
        self._writes: dict[str, tuple[str, int | None]] = {}

    def _name(self, name: str) -> str:
        return f"__Host-mooring-{name}" if self.secure else f"mooring-{name}"

    @property
    def session_token(self) -> str | None:
        """The session's token, as the browser sent it."""
        return self._jar.get(self._name("session"))

    def keep_session(self, signed_in: SignedIn, now: datetime) -> None:
        """Set a new session."""
        lasts = int((signed_in.expires_at - now).total_seconds())
        self._writes[self._name("session")] = (signed_in.token, lasts)
        self._writes[self._name("form")] = ("", 0)

    def drop_session(self) -> None:
        """Remove the session from the browser."""
        self._writes[self._name("session")] = ("", 0)

    def form_token(self, session: SessionRow | None) -> str:
        """Return what every form carries: of the session, or of a cookie before signing in."""
        if session is not None:
            return session.csrf
        value = self._jar.get(self._name("form"))
        if not value:
            value, _ = self._writes.get(self._name("form"), ("", None))
        if not value:
            value = secrets.token_urlsafe(32)
            self._writes[self._name("form")] = (value, None)
        return self._signed(value)

    def form_is_ours(self, session: SessionRow | None, sent: str) -> bool:
        """Say whether a form that came back is one that we gave this browser."""
        if session is not None:
            return hmac.compare_digest(session.csrf.encode(), sent.encode())
        value = self._jar.get(self._name("form"))
        return bool(value) and hmac.compare_digest(self._signed(value).encode(), sent.encode())

    def _signed(self, value: str | None) -> str:
        return hmac.new(self._key.encode(), f"form:{value}".encode(), hashlib.sha256).hexdigest()

    def leave_notice(self, notice: str) -> None:
        """Have the next page say something once."""
        self._writes[self._name("notice")] = (notice, 60)

    def take_notice(self) -> str | None:
        """Return the words that an earlier page left, once."""
        name = self._name("notice")
        if name not in self._jar:
            return None
        self._writes[name] = ("", 0)
        return NOTICES.get(self._jar[name])

    def write(self, response: Response) -> None:
        """Put the changes onto a response."""
        for name, (value, lasts) in self._writes.items():
            response.set_cookie(
                name,
                value,
                max_age=lasts,
                path="/",
                secure=self.secure,
                httponly=True,
                samesite="lax",
            )


def is_secure(request: Request, settings: Settings) -> bool:
    """Say whether the browser reaches us by https, itself or through the proxy we know."""
    if request.url.scheme == "https":
        return True
    public = urlsplit(settings.console_url or "")
    return public.scheme == "https" and request.headers.get("host") == public.netloc
