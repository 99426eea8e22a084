"""The tracker store beside Rasa's older SQLAlchemy, on the database named in the environment."""

from __future__ import annotations

import os
import unittest

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import ConflictError
from bot.rasa_ext.tracker_store import BoundedTrackerStore, database_url
from bot.store.tracker_rows import open_engine

DOMAIN = Domain.from_dict(
    {"version": "3.1", "slots": {"name": {"type": "text", "mappings": [{"type": "custom"}]}}}
)


class TrackerStore(unittest.IsolatedAsyncioTestCase):
    """What Rasa and the gateway may rely on."""

    def setUp(self) -> None:
        self.store = BoundedTrackerStore(DOMAIN)

    async def test_the_database_is_the_one_that_the_settings_name(self) -> None:
        assert database_url() == os.environ["MOORING_DATABASE_URL"]

    async def test_a_conversation_comes_back_as_it_was_saved(self) -> None:
        tracker = await self.store.get_or_create_tracker("here-and-back")
        tracker.update(SlotSet("name", "Zoë 🌱"))
        tracker.bot_id = "acme"
        await self.store.save(tracker)

        loaded = await self.store.retrieve("here-and-back")
        assert (loaded.get_slot("name"), loaded.version, loaded.bot_id) == ("Zoë 🌱", 1, "acme")
        assert "here-and-back" in await self.store.keys()

    async def test_an_unknown_conversation_is_none_and_leaves_no_row(self) -> None:
        assert await self.store.retrieve("nobody") is None
        await self.store.get_or_create_tracker("nobody")
        assert await self.store.retrieve("nobody") is None

    async def test_of_two_writers_the_second_is_told(self) -> None:
        await self.store.save(await self.store.get_or_create_tracker("twice"))
        mine, theirs = await self.store.retrieve("twice"), await self.store.retrieve("twice")
        theirs.update(SlotSet("name", "theirs"))
        await self.store.save(theirs)
        mine.update(SlotSet("name", "mine"))

        with self.assertRaises(ConflictError):  # noqa: PT027 - there is no pytest beside Rasa
            await self.store.save(mine)
        assert (await self.store.retrieve("twice")).get_slot("name") == "theirs"

    async def test_of_two_writers_of_a_new_conversation_the_second_is_told(self) -> None:
        first = await self.store.get_or_create_tracker("new")
        second = await self.store.get_or_create_tracker("new")
        await self.store.save(first)

        with self.assertRaises(ConflictError):  # noqa: PT027
            await self.store.save(second)

    async def test_one_tracker_can_be_saved_again_and_again(self) -> None:
        tracker = await self.store.get_or_create_tracker("again")
        for number in range(3):
            tracker.update(UserUttered(f"hello {number}"))
            tracker.update(ActionExecuted("action_listen"))
            await self.store.save(tracker)

        assert (await self.store.retrieve("again")).version == 3

    async def test_an_error_of_the_database_hides_what_was_to_be_saved(self) -> None:
        tracker = await self.store.get_or_create_tracker("unlucky")
        tracker.update(SlotSet("name", "Quillfeather"))
        engine = open_engine(database_url(), driver="psycopg2")
        with engine.connect() as connection:
            connection.execute(text("DROP TABLE trackers"))
        engine.dispose()

        with self.assertRaises(SQLAlchemyError) as raised:  # noqa: PT027
            await self.store.save(tracker)
        assert "Quillfeather" not in str(raised.exception)


if __name__ == "__main__":
    unittest.main()
