"""One sandbox: its people, chats, queues, limits and faults, joined in one object."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bot.clock import Clock, ShiftedClock
from bot.telegram.sandbox.chats import Chats, StoredMessage
from bot.telegram.sandbox.config import STARTING_PEOPLE, SandboxConfig
from bot.telegram.sandbox.events import EventLog
from bot.telegram.sandbox.faults import Faults
from bot.telegram.sandbox.files import Files
from bot.telegram.sandbox.flood import FloodLimits
from bot.telegram.sandbox.people import People, Person
from bot.telegram.sandbox.presses import Presses
from bot.telegram.sandbox.profile import BotProfile
from bot.telegram.sandbox.updates import LongPoll, UpdatesQueue
from bot.telegram.sandbox.views import message_view
from bot.telegram.sandbox.webhook_state import WebhookState


class MovableClock(Clock, Protocol):
    """A product clock that the sandbox can move forward."""

    def shift(self) -> timedelta:
        """Return how far the clock is moved forward."""
        ...

    def advance(self, by: timedelta) -> timedelta:
        """Move the clock forward and return the whole shift."""
        ...


class MemoryClock:
    """The machine's clock with a shift that lives in memory (no data directory)."""

    def __init__(self) -> None:
        self._shift = timedelta()

    def now(self) -> datetime:
        """Return the shifted moment, aware, in UTC."""
        return datetime.now(UTC) + self._shift

    def shift(self) -> timedelta:
        """Return how far the clock is moved forward."""
        return self._shift

    def advance(self, by: timedelta) -> timedelta:
        """Move the clock forward (never back) and return the whole shift."""
        self._shift += max(by, timedelta())
        return self._shift


class ChangeLog(Protocol):
    """Hears which record changed, so that it can be saved."""

    def changed(self, kind: str, key: int) -> None:
        """Note that the record `kind`/`key` is new, different or gone."""
        ...


class Forgetful:
    """A change log for a sandbox that keeps nothing."""

    def changed(self, kind: str, key: int) -> None:
        """Note nothing."""


class Sandbox:
    """Everything one sandbox knows; all of it lives in one event loop."""

    def __init__(self, config: SandboxConfig) -> None:
        self.config = config
        folder = config.data_dir
        self.clock: MovableClock = (
            ShiftedClock(folder / "sandbox-clock") if folder else MemoryClock()
        )
        self.changes: ChangeLog = Forgetful()
        self.people = People()
        self.events = EventLog()
        self.faults = Faults()
        self.profile = BotProfile()
        self.webhook = WebhookState()
        self.chats = Chats(on_change=lambda key: self.changes.changed("message", key))
        self.files = Files(
            folder=folder / "sandbox-files" if folder else None, max_total=config.max_stored_bytes
        )
        self.updates = UpdatesQueue(
            update_lifetime=config.update_lifetime,
            press_lifetime=config.press_lifetime,
            monotonic=config.monotonic,
            on_change=lambda key: self.changes.changed("update", key),
        )
        self.long_poll = LongPoll(self.updates)
        self.presses = Presses(lifetime=config.press_lifetime, monotonic=config.monotonic)
        self.flood = FloodLimits(
            rate=config.rate,
            chat_rate=config.chat_rate,
            chat_burst=config.chat_burst,
            monotonic=config.monotonic,
        )

    def invite_first_people(self) -> None:
        """Make the invented people that a new sandbox begins with."""
        for name, language in STARTING_PEOPLE:
            person = self.people.create(name, language_code=language)
            self.person_changed(person)

    def bot_user(self) -> dict[str, Any]:
        """Return the bot as a Bot API `User`."""
        return {
            "id": self.config.bot_id,
            "is_bot": True,
            "first_name": self.profile.name or self.config.bot_name,
            "username": self.config.bot_username,
        }

    def unix_now(self) -> int:
        """Return the product's time as Telegram dates messages: whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    def person_changed(self, person: Person) -> None:
        """Save a person and tell the page."""
        self.changes.changed("person", person.id)
        self.events.publish("person", person.id, person.view())

    def bot_changed(self) -> None:
        """Save what belongs to the bot itself (profile, webhook, counters) and tell the page."""
        self.changes.changed("bot", 0)
        self.events.publish("bot", None, {})

    def store(self, message: StoredMessage) -> None:
        """Keep a new or changed message under a new number and tell the page."""
        message.seq = self.events.next_seq()
        self.chats.note(message)
        self.events.publish(
            "message", message.chat_id, message_view(message, self.files), seq=message.seq
        )

    def new_message(
        self, person: Person, content: dict[str, Any], *, from_bot: bool
    ) -> StoredMessage:
        """Write a new message of this Bot API content into the person's chat and return it."""
        body: dict[str, Any] = {
            "message_id": self.chats.new_id(),
            "from": self.bot_user() if from_bot else person.user(),
            "chat": person.chat(),
            "date": self.unix_now(),
        }
        message = StoredMessage(body | content, from_bot=from_bot, seq=0)
        self.store(message)
        return message
