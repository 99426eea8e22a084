"""Who has an account, and the one-time links by which the first one and passwords are made.

Moments here are the machine's own, never the practice phone's: moving the product's clock
forward by a month must not spoil a link that was made a minute ago.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.errors import MooringError, NotFoundError
from bot.services import passwords
from bot.services.console_ports import ConsoleUnitOfWork, ConsoleUnits
from bot.services.console_records import User
from bot.services.sessions import SignedIn, hash_of, start_session, tidy_email
from bot.settings import Settings

ROLES = ("adviser", "champion", "lead", "manager", "admin")

LINK_LIFE = timedelta(hours=24)
FIRST = "first"
PASSWORD = "password"  # noqa: S105 - the purpose of a link

LONGEST_NAME = 80
LONGEST_EMAIL = 254


class AccountProblemsError(MooringError):
    """What was filled in cannot be used; `problems` has a sentence for each field at fault."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


class LinkSpentError(MooringError):
    """A one-time link was used before, is too old, or never existed."""


@dataclass(frozen=True, slots=True)
class AddedUser:
    """A new user, and the one-time link by which they choose their password (or None)."""

    user: User
    link: str | None


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link that can still be used: for the first account, or for `user`'s password."""

    purpose: str
    email: str = ""
    name: str = ""


def first_sign_in_link(
    settings: Settings, units: ConsoleUnits, *, now: datetime | None = None
) -> str | None:
    """Return a new one-time link for the first account; None when somebody has an account.

    Older unused links of the kind stop working. The link lasts 24 hours.
    """
    now = now or datetime.now(UTC)
    with units() as unit:
        if unit.accounts.any_user():
            return None
        unit.accounts.void_links(FIRST)
        link = _new_link(unit, settings, purpose=FIRST, user_id=None, now=now)
        unit.audit.add(what="account.first_link", at=now, user_id=None)
        unit.commit()
        return link


def add_user(
    settings: Settings,
    *,
    email: str,
    name: str,
    role: str,
    password: str | None = None,
    units: ConsoleUnits,
    now: datetime | None = None,
) -> AddedUser:
    """Add a user, with a password or, without one, with a one-time link to choose it.

    Raises `AccountProblemsError` when a value cannot be used or the address is taken.
    """
    now = now or datetime.now(UTC)
    email, name = tidy_email(email), tidy_name(name)
    problems = _problems(email, name, password)
    if role not in ROLES:
        problems["role"] = f"The role must be one of {', '.join(ROLES)}"
    if problems:
        raise AccountProblemsError(problems)
    with units() as unit:
        user = unit.accounts.add_user(
            email=email,
            name=name,
            role=role,
            password_hash=None if password is None else passwords.hash_of(password),
            at=now,
        )
        if user is None:
            raise AccountProblemsError({"email": "Somebody has an account with that email address"})
        link = None
        if password is None:
            link = _new_link(unit, settings, purpose=PASSWORD, user_id=user.id, now=now)
        unit.audit.add(what="account.added", at=now, user_id=None, detail={"account": user.id})
        unit.commit()
    return AddedUser(user, link)


def new_password_link(
    settings: Settings,
    *,
    email: str,
    units: ConsoleUnits,
    now: datetime | None = None,
) -> str:
    """Return a new one-time link by which somebody chooses a password, in place of older ones.

    For a forgotten password or a link that was too old. Raises `NotFoundError`.
    """
    now = now or datetime.now(UTC)
    with units() as unit:
        found = unit.accounts.by_email(tidy_email(email))
        if found is None or not found[0].active:
            raise NotFoundError("nobody has an account with that email address; check its spelling")
        user = found[0]
        unit.accounts.void_links(PASSWORD, user.id)
        link = _new_link(unit, settings, purpose=PASSWORD, user_id=user.id, now=now)
        unit.audit.add(
            what="account.password_link", at=now, user_id=None, detail={"account": user.id}
        )
        unit.commit()
    return link


def open_link(units: ConsoleUnits, token: str, now: datetime) -> OpenLink:
    """Return what a link is for, without using it up; raises `LinkSpentError`."""
    with units() as unit:
        link = unit.accounts.link(hash_of(token))
        if link is None or link.used_at is not None or link.expires_at <= now:
            raise LinkSpentError("the link was used or is too old; ask for a new one")
        if link.purpose == FIRST and unit.accounts.any_user():
            raise LinkSpentError("there is an account already; sign in instead")
        user = next((one for one in unit.accounts.users() if one.id == link.user_id), None)
        return OpenLink(link.purpose, user.email if user else "", user.name if user else "")


def use_link(
    units: ConsoleUnits, token: str, *, name: str, email: str, password: str, now: datetime
) -> SignedIn:
    """Use a link up: make the first account, or set the password; and sign in.

    Raises `AccountProblemsError` (the link stays usable) and `LinkSpentError`.
    """
    found = open_link(units, token, now)
    if found.purpose == PASSWORD:
        name, email = found.name, found.email
    email, name = tidy_email(email), tidy_name(name)
    problems = _problems(email, name, password)
    if problems:
        raise AccountProblemsError(problems)
    password_hash = passwords.hash_of(password)
    with units() as unit:
        if not unit.accounts.use_link(hash_of(token), now):
            raise LinkSpentError("the link was used a moment ago; sign in instead")
        user = _account_of_link(
            unit, found, email=email, name=name, password_hash=password_hash, now=now
        )
        signed_in = start_session(unit, user, now)
        unit.audit.add(what="account.link_used", at=now, user_id=user.id)
        unit.commit()
    return signed_in


def tidy_name(name: str) -> str:
    """Return a name with single spaces."""
    return " ".join(name.split())


def _problems(email: str, name: str, password: str | None) -> dict[str, str]:
    problems = {}
    if not name:
        problems["name"] = "Enter your name"
    elif len(name) > LONGEST_NAME:
        problems["name"] = f"Your name must have {LONGEST_NAME} characters or fewer"
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", email) or len(email) > LONGEST_EMAIL:
        problems["email"] = "Enter an email address, like name@example.org"
    if password is not None:
        problem = passwords.problem_with(password, email=email)
        if problem:
            problems["password"] = problem
    return problems


def _account_of_link(
    unit: ConsoleUnitOfWork,
    link: OpenLink,
    *,
    email: str,
    name: str,
    password_hash: str,
    now: datetime,
) -> User:
    if link.purpose == FIRST:
        added = unit.accounts.add_user(
            email=email, name=name, role="admin", password_hash=password_hash, at=now
        )
        if added is None:
            raise LinkSpentError("there is an account already; sign in instead")
        return added
    found = unit.accounts.by_email(email)
    if found is None or not found[0].active:
        raise LinkSpentError("the account is closed; ask an admin")
    unit.accounts.set_password_hash(found[0].id, password_hash)
    # Whoever used the old password somewhere is signed out there.
    unit.accounts.end_sessions_of(found[0].id)
    return found[0]


def _new_link(
    unit: ConsoleUnitOfWork, settings: Settings, *, purpose: str, user_id: str | None, now: datetime
) -> str:
    token = secrets.token_urlsafe(32)
    unit.accounts.add_link(
        hash_of(token), purpose=purpose, user_id=user_id, expires_at=now + LINK_LIFE
    )
    return f"{console_address(settings)}/sign-in/link/{token}"


def console_address(settings: Settings) -> str:
    """Return where the console is reached, without a slash at the end."""
    if settings.console_url:
        return settings.console_url.rstrip("/")
    everywhere = settings.console_host in {"0.0.0.0", "::", ""}  # noqa: S104 - not bound here
    host = "127.0.0.1" if everywhere else settings.console_host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.console_port}"
