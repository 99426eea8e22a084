"""The people who can hold the practice phone; each is one Telegram user with a private chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bot.telegram.sandbox.errors import ControlError

FIRST_PERSON_ID = 7_100_000_001
_LONGEST_NAME = 64


@dataclass
class Person:
    """One invented Telegram user; the id of the private chat with the bot is the user's id.

    `started` says whether the person ever wrote to the bot: until then the bot must not write.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> dict[str, Any]:
        """Return the Bot API `User` object."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        user.update(self._names())
        user["language_code"] = self.language_code
        return user

    def chat(self) -> dict[str, Any]:
        """Return the Bot API `Chat` object of the private chat."""
        chat: dict[str, Any] = {"id": self.id, "type": "private", "first_name": self.first_name}
        chat.update(self._names())
        return chat

    def view(self) -> dict[str, Any]:
        """Return the person as the control API shows them: every field by its own name."""
        return asdict(self)

    def _names(self) -> dict[str, str]:
        names = {"last_name": self.last_name, "username": self.username}
        return {field: value for field, value in names.items() if value}


class People:
    """All people of a sandbox, in the order they were made."""

    def __init__(self) -> None:
        self._people: dict[int, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def get(self, person_id: int) -> Person | None:
        """Return the person with this Telegram id, or None."""
        return self._people.get(person_id)

    def by_username(self, username: str) -> Person | None:
        """Return the person with this @username (any case, without the @), or None."""
        wanted = username.lower()
        return next((p for p in self if p.username and p.username.lower() == wanted), None)

    def keep(self, person: Person) -> None:
        """Take in a person as they are (saved state)."""
        self._people[person.id] = person

    def create(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "en",
        person_id: int | None = None,
    ) -> Person:
        """Make a new person; raise ControlError when the name is empty or the id is taken."""
        name = first_name.strip()
        if not name or len(name) > _LONGEST_NAME:
            raise ControlError(400, "first_name must have 1 to 64 characters.")
        chosen = person_id or max(self._people, default=FIRST_PERSON_ID - 1) + 1
        if chosen in self._people:
            raise ControlError(409, "A person with this id exists; leave id out to get a free one.")
        if chosen <= 0:
            raise ControlError(400, "id must be a positive number.")
        person = Person(chosen, name, last_name.strip(), username.strip(), language_code or "en")
        self.keep(person)
        return person
