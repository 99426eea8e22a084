"""Reminders: each stands once for what it is about, and is found by when it is looked at next."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    update,
)

from bot.services.records import Reminder
from bot.store.outbox import UNSENT
from bot.store.rows import records
from bot.store.tables import messages, outbox, reminders, residents
from bot.store.upsert import put

# Written out, not as a parameter: only so does a database see that its index of what waits holds
# every row that can be meant.
WAITING = reminders.c.state == literal_column("'waiting'")
_DUE = (
    select(reminders.c.resident_id)
    .where(reminders.c.bot_id == bindparam("bot"), WAITING, reminders.c.look_at <= bindparam("now"))
    .group_by(reminders.c.resident_id)
    .order_by(func.min(reminders.c.look_at))
    .limit(bindparam("most"))
)
KEY = ["resident_id", "kind", "about"]


class SqlReminders:
    """Reminders of one bot's residents."""

    def __init__(self, connection: Connection, bot_id: str) -> None:
        self._connection = connection
        self._bot_id = bot_id

    def schedule(
        self,
        resident_id: str,
        *,
        kind: str,
        about: str,
        due_at: datetime,
        since: datetime,
        words: str | None = None,
    ) -> int:
        """Set a reminder, or set the one about this anew, and return its id."""
        put(
            self._connection,
            reminders,
            KEY,
            bot_id=self._bot_id,
            resident_id=resident_id,
            kind=kind,
            about=about,
            nth=0,
            due_at=due_at,
            look_at=due_at,
            since=since,
            state="waiting",
            words=words,
        )
        query = select(reminders.c.id).where(
            reminders.c.resident_id == resident_id,
            reminders.c.kind == kind,
            reminders.c.about == about,
        )
        return int(self._connection.execute(query).scalar_one())

    def cancel(self, resident_id: str, *, kind: str | None = None, about: str | None = None) -> int:
        """Take off what waits of a kind, about something, or all of it; return how many."""
        query = update(reminders).where(
            reminders.c.resident_id == resident_id, reminders.c.bot_id == self._bot_id, WAITING
        )
        if kind is not None:
            query = query.where(reminders.c.kind == kind)
        if about is not None:
            query = query.where(reminders.c.about == about)
        return self._connection.execute(query.values(state="dropped")).rowcount

    def of(self, resident_id: str, *, kind: str | None = None) -> list[Reminder]:
        """Return a resident's reminders, the next one first; what was said and dropped too."""
        query = select(reminders).where(
            reminders.c.resident_id == resident_id, reminders.c.bot_id == self._bot_id
        )
        if kind is not None:
            query = query.where(reminders.c.kind == kind)
        next_first = query.order_by(reminders.c.due_at, reminders.c.id)
        return records(self._connection, Reminder, next_first)

    def residents_due(self, now: datetime, most: int) -> list[str]:
        """Return up to `most` residents with a reminder to look at, those longest due first."""
        rows = self._connection.execute(_DUE, {"bot": self._bot_id, "now": now, "most": most})
        return list(rows.scalars())

    def take_due(self, resident_id: str, now: datetime) -> list[Reminder]:
        """Return what is due of one resident, for this transaction alone.

        Nothing is due while another transaction has the resident.
        """
        mine = self._connection.execute(
            select(residents.c.id)
            .where(residents.c.id == resident_id, residents.c.bot_id == self._bot_id)
            .with_for_update(skip_locked=True)
        ).first()
        if mine is None:
            return []
        query = select(reminders).where(
            reminders.c.resident_id == resident_id, WAITING, reminders.c.look_at <= now
        )
        next_first = query.order_by(reminders.c.due_at, reminders.c.id)
        return records(self._connection, Reminder, next_first)

    def wait(self, reminder_id: int, *, until: datetime, since: datetime | None = None) -> None:
        """Look at it again at `until`; with `since`, its time is counted from there."""
        counted = {} if since is None else {"since": since, "due_at": until}
        self._set(reminder_id, look_at=until, **counted)

    def drop(self, reminder_id: int) -> None:
        """Close it unsaid."""
        self._set(reminder_id, state="dropped")

    def said(
        self,
        reminder_id: int,
        *,
        at: datetime,
        message_id: int | None,
        again_at: datetime | None = None,
        since: datetime | None = None,
    ) -> None:
        """Close it as said by a message; with `again_at` the next of its series waits.

        None for `message_id`: it gave way to a more important one.
        """
        values: dict[str, object] = {} if message_id is None else {"message_id": message_id}
        if message_id is not None:
            values["said_at"] = at
        if again_at is None:
            self._set(reminder_id, state="said", **values)
            return
        counted = {} if since is None else {"since": since}
        following = reminders.c.nth + 1
        self._set(
            reminder_id, nth=following, due_at=again_at, look_at=again_at, **counted, **values
        )

    def last_said_at(self, resident_id: str) -> datetime | None:
        """Return when the resident was last reminded of anything."""
        query = select(func.max(reminders.c.said_at)).where(
            reminders.c.resident_id == resident_id, reminders.c.bot_id == self._bot_id
        )
        return self._connection.execute(query).scalar_one_or_none()

    def any_late(self, wall: datetime) -> bool:
        """Whether something waits in the outbox that it is too late to send."""
        query = select(outbox.c.id).where(*self._late(wall)).limit(1)
        return self._connection.execute(query).first() is not None

    def take_back_late(self, wall: datetime, now: datetime) -> int:
        """Take back what could not be sent in its time: the words were never said.

        Its reminders wait again and are judged anew. Return how many messages were taken back.
        """
        late = list(
            self._connection.execute(
                select(outbox.c.message_id)
                .where(*self._late(wall))
                .with_for_update(skip_locked=True)
            ).scalars()
        )
        if not late:
            return 0
        said = reminders.c.message_id.in_(late)
        put_back = {"look_at": now, "said_at": None, "message_id": None}
        self._connection.execute(
            update(reminders)
            .where(said, WAITING)
            .values(nth=reminders.c.nth - 1, due_at=now, **put_back)
        )
        self._connection.execute(
            update(reminders)
            .where(said, reminders.c.state == "said")
            .values(state="waiting", **put_back)
        )
        self._connection.execute(delete(messages).where(messages.c.id.in_(late)))
        return len(late)

    def _late(self, wall: datetime) -> tuple[ColumnElement[bool], ...]:
        waits = outbox.c.state == "waiting"
        return outbox.c.bot_id == self._bot_id, UNSENT, waits, outbox.c.not_after <= wall

    def _set(self, reminder_id: int, **values: object) -> None:
        self._connection.execute(
            update(reminders)
            .where(reminders.c.id == reminder_id, reminders.c.bot_id == self._bot_id)
            .values(**values)
        )
