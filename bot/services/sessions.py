"""Signing in and out, and the sessions between.

Moments here are the machine's own, never the practice phone's: moving the product's clock
forward by a month must not sign anybody out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import MooringError
from bot.services import passwords
from bot.services.console_ports import Accounts, ConsoleUnitOfWork, ConsoleUnits
from bot.services.console_records import SessionRow, User

IDLE_LIFE = timedelta(hours=12)
LONGEST_LIFE = timedelta(days=7)
TOUCH_EVERY = timedelta(minutes=1)

# Five wrong tries for one email address, or twenty from one network address (an office shares
# one), are free within the window; each further try has to wait twice as long as the last.
FREE_TRIES = {"email": 5, "from": 20}
WINDOW = timedelta(minutes=15)
FIRST_WAIT = timedelta(seconds=30)


class SignInRefusedError(MooringError):
    """The email address and the password do not belong together."""


class TooManyTriesError(MooringError):
    """Sign-in has to wait; `wait` says how long."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("too many tries to sign in; wait before the next one")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session: `token` goes into the cookie and is kept nowhere else."""

    token: str
    csrf: str
    user: User
    expires_at: datetime


def sign_in(
    units: ConsoleUnits, *, email: str, password: str, address: str, key: str, now: datetime
) -> SignedIn:
    """Sign in; `address` is the network address of the browser, `key` the signing key.

    Raises `SignInRefusedError` (one error for an unknown address and a wrong password, after the
    same work) and `TooManyTriesError`. Addresses are kept only as keyed hashes.
    """
    email = tidy_email(email)
    tried = {"email": _who(key, "email", email), "from": _who(key, "from", address)}
    with units() as unit:
        _wait_or_note(unit.accounts, tried, now)
        found = unit.accounts.by_email(email)
        unit.commit()
    user, password_hash = found or (None, None)
    # Outside any transaction: the work is meant to be slow.
    right = passwords.matches(password_hash if user and user.active else None, password)
    if not right or user is None or password_hash is None:
        with units() as unit:
            unit.audit.add(what="account.sign_in_failed", at=now, user_id=user.id if user else None)
            unit.commit()
        raise SignInRefusedError("the email address or the password is wrong; try again")
    with units() as unit:
        unit.accounts.forgive(tried["email"])
        if passwords.needs_rehash(password_hash):
            unit.accounts.set_password_hash(user.id, passwords.hash_of(password))
        signed_in = start_session(unit, user, now)
        unit.audit.add(what="account.signed_in", at=now, user_id=user.id)
        unit.commit()
    return signed_in


def session_of(units: ConsoleUnits, token: str, now: datetime) -> SessionRow | None:
    """Return the session that a cookie's token stands for; None when it is over or unknown."""
    with units() as unit:
        row = unit.accounts.session(hash_of(token))
    if row is None or row.expires_at <= now or row.seen_at + IDLE_LIFE <= now:
        return None
    return row


def keep_alive(units: ConsoleUnits, token: str, row: SessionRow, now: datetime) -> None:
    """Note that a session is in use, at most once a minute: reading pages should not write."""
    if now - row.seen_at < TOUCH_EVERY:
        return
    with units() as unit:
        unit.accounts.touch_session(hash_of(token), now)
        unit.commit()


def sign_out(units: ConsoleUnits, token: str, user: User, now: datetime) -> None:
    """End a session."""
    with units() as unit:
        unit.accounts.end_session(hash_of(token))
        unit.audit.add(what="account.signed_out", at=now, user_id=user.id)
        unit.commit()


def start_session(unit: ConsoleUnitOfWork, user: User, now: datetime) -> SignedIn:
    """Begin a session in this transaction; its token is new, whatever the browser had before."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    expires_at = now + LONGEST_LIFE
    unit.accounts.drop_sessions(expired_at=now, idle_since=now - IDLE_LIFE)
    unit.accounts.add_session(
        hash_of(token), user_id=user.id, csrf=csrf, at=now, expires_at=expires_at
    )
    unit.accounts.signed_in(user.id, now)
    return SignedIn(token, csrf, user, expires_at)


def tidy_email(email: str) -> str:
    """Return an address as it is kept: without spaces around it, in lower case."""
    return email.strip().lower()


def hash_of(token: str) -> str:
    """Return what the database keeps of a random token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _wait_or_note(accounts: Accounts, tried: dict[str, str], now: datetime) -> None:
    """Count this try as a failure until it proves right; raise `TooManyTriesError` instead.

    Counted first, so that many tries at once cannot all pass as the first.
    """
    accounts.drop_failures(before=now - WINDOW)
    for kind, who in tried.items():
        accounts.one_at_a_time(who)
        earlier = accounts.failures(who, since=now - WINDOW)
        beyond = len(earlier) - FREE_TRIES[kind]
        if beyond >= 0:
            wait = earlier[-1] + min(FIRST_WAIT * 2**beyond, WINDOW) - now
            if wait > timedelta():
                raise TooManyTriesError(wait)
    for who in tried.values():
        accounts.add_failure(who, now)


def _who(key: str, kind: str, value: str) -> str:
    return hmac.new(key.encode(), f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()
