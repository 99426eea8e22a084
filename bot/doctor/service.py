"""Checks of what runs and of what the parts talk to: database, ports, Telegram, the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from bot.doctor.check import Check
from bot.errors import MooringError
from bot.settings import Settings
from bot.supervisor.parts import Part, parts_for
from bot.supervisor.supervise import why_not_free

TIMEOUT_SECONDS = 5.0
WRONG_CLOCK_SECONDS = 60.0
OLDEST_SANE_YEAR = 2026
TELEGRAM = "https://api.telegram.org"


def database(settings: Settings) -> Check:
    """Check that the database answers and has this version's shape."""
    from bot.store.engine import make_engine
    from bot.store.migrate import current_revision, newest_revision

    try:
        there = current_revision(make_engine(settings.database))
    except Exception as error:  # noqa: BLE001 - whatever the driver raises means the same
        message = f"it does not answer ({type(error).__name__})"
        return Check.wrong("database", message, "Check MOORING_DATABASE_URL and that it is up.")
    if there != newest_revision():
        message = f"it is at {there or 'no revision'}, this version needs {newest_revision()}"
        return Check.wrong("database", message, "Run `mooring db upgrade`.")
    return Check.fine("database", "reachable and up to date")


def parts(settings: Settings, root: Path) -> list[Check]:
    """Check each part's port: free while it is down, and ours when something answers on it."""
    try:
        wanted = parts_for(settings, root)
    except MooringError as error:
        return [Check.wrong("parts", str(error), "Run `make setup`.")]
    checks = [_part(part) for part in wanted if part.port is not None]
    names = {part.name for part in wanted}
    if not any(name.startswith("rasa") for name in names):
        checks += [answers("rasa", url + "/") for url in settings.rasa_addresses]
    if "actions" not in names:
        checks.append(answers("actions", settings.actions_url.rstrip("/") + "/health"))
    return checks


def _part(part: Part) -> Check:
    assert part.port is not None  # noqa: S101 - the caller chose these
    reason = why_not_free(part.port)
    if reason is None:
        return Check.fine(part.name, f"not running; port {part.port.number} is free")
    if part.ready_url is None or answers(part.name, part.ready_url).ok:
        return Check.fine(part.name, f"running on port {part.port.number}")
    message = f"{part.port.setting}: {reason.split(';')[0]}, and it does not answer as {part.name}"
    return Check.wrong(part.name, message, "Stop that program, or choose another port.")


def answers(name: str, url: str) -> Check:
    """Check that a part answers at its address."""
    try:
        response = httpx.get(url, timeout=TIMEOUT_SECONDS)
    except httpx.HTTPError as error:
        message = f"no answer from {url} ({type(error).__name__})"
        return Check.wrong(name, message, "Start it there, or correct its address.")
    if response.is_success:
        return Check.fine(name, f"answers at {url}")
    message = f"{url} answers with {response.status_code}"
    return Check.wrong(name, message, f"Look into the log of {name}.")


def telegram(settings: Settings) -> Check:
    """Check that Telegram accepts the token; without one the practice phone is used."""
    if settings.telegram_token is None:
        return Check.fine("Telegram", "no token: the practice phone is used")
    base = (settings.telegram_api_url or TELEGRAM).rstrip("/")
    address = f"{base}/bot{settings.telegram_token.get_secret_value()}/getMe"
    try:
        answer = httpx.get(address, timeout=TIMEOUT_SECONDS).json()
    except (httpx.HTTPError, ValueError) as error:
        # The error's own words would hold the address, and the address holds the token.
        message = f"no answer from the Bot API ({type(error).__name__})"
        return Check.wrong("Telegram", message, "Check the network and MOORING_TELEGRAM_API_URL.")
    if isinstance(answer, dict) and answer.get("ok"):
        return Check.fine("Telegram", f"the token is @{answer['result'].get('username', '?')}'s")
    remedy = "Copy the token from BotFather into MOORING_TELEGRAM_TOKEN again."
    return Check.wrong("Telegram", "the token is refused", remedy)


def clock(settings: Settings, now: datetime | None = None) -> Check:
    """Check the machine's clock: against Telegram's when there is a token, else for sanity."""
    now = now or datetime.now(UTC)
    remedy = "Set the clock, best by switching time synchronisation on."
    if now.year < OLDEST_SANE_YEAR:
        return Check.wrong("clock", f"it says {now:%d %B %Y}", remedy)
    if settings.telegram_token is None:
        return Check.fine("clock", f"{now:%d %B %Y %H:%M} UTC")
    try:
        told = httpx.head(settings.telegram_api_url or TELEGRAM, timeout=TIMEOUT_SECONDS)
        off = (now - parsedate_to_datetime(told.headers["date"])).total_seconds()
    except (httpx.HTTPError, KeyError, ValueError):
        return Check.fine("clock", f"{now:%d %B %Y %H:%M} UTC, not compared: no answer")
    if abs(off) > WRONG_CLOCK_SECONDS:
        return Check.wrong("clock", f"{off:+.0f} s away from Telegram's", remedy)
    return Check.fine("clock", f"within {abs(off):.0f} s of Telegram's")
