"""The tables of interviews, and of practice for them and for tests of numbers and words.

What somebody answered in a practice or a test is theirs: it is shown to them and erased with them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.columns import bot_column, key_column, metadata, resident_column
from bot.store.types import BigId, Json, UtcDateTime

interviews = Table(
    "interviews",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column(
        "application_id", BigId, ForeignKey("applications.id", ondelete="CASCADE"), nullable=False
    ),
    Column("kind", String(12), nullable=False, server_default="not_sure"),
    # London's day; the moment only where the time is known too.
    Column("on_day", Date),
    Column("starts_at", UtcDateTime),
    Column("place", Text),
    Column("link", Text),
    Column("who", Text),
    Column("bring", Text),
    Column("state", String(10), nullable=False, server_default="planned"),
    Column("felt", String(10)),
    Column("outcome", String(10), nullable=False, server_default="open"),
    # What the employer said afterwards, as the resident passed it on.
    Column("feedback", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    key_column(),
    CheckConstraint(
        "kind IN ('panel', 'manager', 'phone', 'video', 'assessment', 'not_sure')", name="kind"
    ),
    CheckConstraint("state IN ('planned', 'held', 'cancelled')", name="state"),
    CheckConstraint("felt IN ('good', 'ok', 'hard')", name="felt"),
    CheckConstraint("outcome IN ('open', 'waiting', 'offer', 'no')", name="outcome"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "on_day"),
    Index(None, "application_id"),
    Index(None, "bot_id", "state", "on_day"),
)

practices = Table(
    "practices",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("application_id", BigId, ForeignKey("applications.id", ondelete="SET NULL")),
    Column("role_id", String(60)),
    Column("style", String(12), nullable=False),
    # Whether words come after each answer or at the end.
    Column("feedback", String(6), nullable=False),
    Column("state", String(8), nullable=False, server_default="open"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    key_column(),
    CheckConstraint("style IN ('panel', 'coffee_cup')", name="style"),
    CheckConstraint("feedback IN ('each', 'end')", name="feedback"),
    CheckConstraint("state IN ('open', 'ended')", name="state"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
    Index(None, "application_id"),
)

practice_answers = Table(
    "practice_answers",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("practice_id", BigId, ForeignKey("practices.id", ondelete="CASCADE"), nullable=False),
    Column("question_id", String(60), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("text", Text, nullable=False),
    # What the answer held (`bot.journey.answers`); it judges no person.
    Column("assessment", Json, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    key_column(),
    CheckConstraint("attempt >= 1", name="attempt"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
    Index(None, "practice_id", "id"),
)

test_sessions = Table(
    "test_sessions",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("kind", String(10), nullable=False),
    Column("role_id", String(60)),
    Column("level", Integer, nullable=False),
    Column("state", String(8), nullable=False, server_default="open"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    key_column(),
    CheckConstraint("kind IN ('numeracy', 'literacy')", name="kind"),
    CheckConstraint("state IN ('open', 'ended')", name="state"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
)

test_items = Table(
    "test_items",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("session_id", BigId, ForeignKey("test_sessions.id", ondelete="CASCADE"), nullable=False),
    Column("skill", String(40), nullable=False),
    # Which item it is; nobody is asked the same one twice.
    Column("fingerprint", String(80), nullable=False),
    # The item is built again from its skill and these.
    Column("params", Json, nullable=False),
    Column("answer", Text),
    Column("is_right", Boolean),
    Column("at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime),
    key_column(),
    UniqueConstraint("bot_id", "idempotency_key"),
    UniqueConstraint("resident_id", "fingerprint"),
    Index(None, "resident_id", "id"),
    Index(None, "session_id", "id"),
)
