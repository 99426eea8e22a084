"""Every table, in the order in which a message meets them.

Every row belongs to one bot (`bot_id`), so that one deployment can serve many landlords' or
boroughs' bots and none sees another's. Large tables have rising integer keys; what people name
(residents, chats, users) has UUID strings that tell nothing.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

import bot.store.application_tables
import bot.store.interview_tables
import bot.store.work_tables  # noqa: F401 - the three belong to the same metadata
from bot.store import columns
from bot.store.columns import bot_column, chat_column, resident_column
from bot.store.tracker_rows import trackers_table
from bot.store.types import BigId, Json, UtcDateTime

metadata = columns.metadata

residents = Table(
    "residents",
    metadata,
    Column("id", String(36), primary_key=True),
    bot_column(),
    Column("called", String(80)),
    Column("outcode", String(4)),
    Column("sixteen_or_over", Boolean),
    Column("language", String(8), nullable=False, server_default="en"),
    Column("stage", String(20), nullable=False, server_default="new"),
    Column("campaign", String(64)),
    Column("neighbourhood", String(80)),
    Column("programme", String(64)),
    Column("muted_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime),
    Index(None, "bot_id", "last_seen_at"),
    Index(None, "bot_id", "stage"),
)

chats = Table(
    "chats",
    metadata,
    Column("id", String(36), primary_key=True),
    bot_column(),
    resident_column(),
    # None: a conversation in a terminal (`rasa shell`), which no Telegram chat stands behind.
    Column("telegram_chat_id", BigInteger),
    Column("owner", String(10), nullable=False, server_default="bot"),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),
    # The slot whose question is open in the dialogue, so that an answer to it is read as one.
    Column("asking", String(60)),
    Column("lease_owner", String(36)),
    Column("lease_until", UtcDateTime),
    Column("fence", BigInteger, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime),
    CheckConstraint("owner IN ('bot', 'waiting', 'person', 'closed')", name="owner"),
    UniqueConstraint("bot_id", "telegram_chat_id"),
    Index(None, "resident_id"),
)

consents = Table(
    "consents",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("purpose", String(40), nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("wording", String(40), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "resident_id", "purpose", "id"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    Column("update_id", BigInteger, nullable=False),
    chat_column(),
    # The update as Telegram sent it; emptied once the turn is done, when the transcript holds it.
    Column("payload", Text),
    Column("state", String(12), nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("apologised", Boolean, nullable=False, server_default=text("false")),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    CheckConstraint("state IN ('waiting', 'done', 'quarantined')", name="state"),
    UniqueConstraint("bot_id", "update_id"),
    Index(
        "ix_inbox_waiting",
        "bot_id",
        "chat_id",
        "id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    Column("update_id", BigInteger),
    Column("chat_id", String(36), ForeignKey("chats.id", ondelete="CASCADE")),
    Column("reason", String(200), nullable=False),
    Column("payload", Text),
    Column("at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime),
    UniqueConstraint("bot_id", "update_id"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    chat_column(),
    resident_column(),
    Column("at", UtcDateTime, nullable=False),
    Column("author", String(10), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("text", Text, nullable=False),
    # What the resident could press: [{"label": …, "payload": …}].
    Column("buttons", Json),
    Column("telegram_message_id", BigInteger),
    Column("update_id", BigInteger),
    Column("turn_id", BigInteger),
    Column("user_id", String(36)),
    Column("helped_by", String(36)),
    Column("edited_at", UtcDateTime),
    CheckConstraint(
        "author IN ('resident', 'bot', 'adviser', 'champion', 'system')", name="author"
    ),
    Index(None, "chat_id", "id"),
    Index(None, "resident_id", "id"),
)

turns = Table(
    "turns",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    chat_column(),
    resident_column(),
    Column("update_id", BigInteger, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("intent", String(60)),
    Column("confidence", Float),
    Column("runner_up", String(60)),
    Column("runner_up_confidence", Float),
    Column("fallback", Boolean, nullable=False, server_default=text("false")),
    Column("entities", Json),
    Column("actions", Json),
    Column("policy", String(60)),
    Column("model", String(80)),
    Column("at", UtcDateTime, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Index(None, "resident_id", "id"),
    Index(None, "bot_id", "at"),
)

buttons = Table(
    "buttons",
    metadata,
    # Short, opaque, ours: a press tells Telegram nothing and cannot be forged from another chat.
    Column("key", String(24), primary_key=True),
    bot_column(),
    chat_column(),
    Column("message_id", BigId, ForeignKey("messages.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("label", String(80), nullable=False),
    Column("payload", Text, nullable=False),
    Column("pressed_at", UtcDateTime),
    Index(None, "chat_id", "message_id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    chat_column(),
    Column("message_id", BigId, ForeignKey("messages.id", ondelete="CASCADE")),
    # {"text", "buttons": [{"text", "data"}]}: ready to be sent. "document" or "picture" names a
    # file that is made when it is sent; after what is "last", the chat is forgotten.
    Column("payload", Json, nullable=False),
    Column("state", String(12), nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime),
    # From then on it is not sent any more, but taken back: a reminder that is too late.
    Column("not_after", UtcDateTime),
    Column("claimed_until", UtcDateTime),
    Column("telegram_message_id", BigInteger),
    Column("problem", String(200)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    CheckConstraint(
        "state IN ('waiting', 'sending', 'sent', 'unreachable', 'parked', 'uncertain')",
        name="state",
    ),
    Index(
        "ix_outbox_unsent",
        "bot_id",
        "chat_id",
        "id",
        sqlite_where=text("state IN ('waiting', 'sending')"),
        postgresql_where=text("state IN ('waiting', 'sending')"),
    ),
    Index(None, "message_id"),
)

progress = Table(
    "progress",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(40), nullable=False),
    Column("what", String(60), nullable=False),
    Column("data", Json, nullable=False),
    Column("action", String(60), nullable=False),
    Column("idempotency_key", String(200), nullable=False),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
)

role_interests = Table(
    "role_interests",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("role_id", String(60), nullable=False),
    Column("source", String(40), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    UniqueConstraint("resident_id", "role_id"),
    Index(None, "bot_id", "role_id"),
)

preferences = Table(
    "preferences",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("name", String(60), nullable=False),
    Column("value", Json, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("resident_id", "name"),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("kind", String(20), nullable=False),
    Column("about", String(200), nullable=False),
    # Which of its series comes next, from 0.
    Column("nth", Integer, nullable=False, server_default="0"),
    # When it comes, and when it is looked at: later, where it had to wait.
    Column("due_at", UtcDateTime, nullable=False),
    Column("look_at", UtcDateTime, nullable=False),
    # From when its time is counted.
    Column("since", UtcDateTime, nullable=False),
    Column("state", String(10), nullable=False, server_default="waiting"),
    # What the resident wants to be reminded of, as they wrote it.
    Column("words", Text),
    Column("said_at", UtcDateTime),
    # Not a foreign key: the transcript may be shortened, and the reminder was said all the same.
    Column("message_id", BigId),
    CheckConstraint("state IN ('waiting', 'said', 'dropped')", name="state"),
    UniqueConstraint("resident_id", "kind", "about"),
    Index(
        "ix_reminders_waiting",
        "bot_id",
        "look_at",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(None, "message_id"),
)

help_requests = Table(
    "help_requests",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("reason", String(40), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("idempotency_key", String(200), nullable=False),
    Column("answered_at", UtcDateTime),
    Column("answered_by", String(36)),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "answered_at"),
    Index(None, "bot_id", "answered_at", "at"),
)

notes = Table(
    "notes",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("author_id", String(36), ForeignKey("users.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "resident_id", "id"),
)

users = Table(
    "users",
    metadata,
    Column("id", String(36), primary_key=True),
    bot_column(),
    Column("email", String(254), nullable=False),
    Column("name", String(80), nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", String(200)),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_signed_in_at", UtcDateTime),
    CheckConstraint("role IN ('adviser', 'champion', 'lead', 'manager', 'admin')", name="role"),
    UniqueConstraint("bot_id", "email"),
)

sign_in_links = Table(
    "sign_in_links",
    metadata,
    # Only a hash: whoever reads the database cannot sign in with it.
    Column("token_hash", String(64), primary_key=True),
    bot_column(),
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE")),
    Column("purpose", String(20), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    bot_column(),
    Column("user_id", String(36), ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Index(None, "user_id"),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    # A hash of the address that was tried, so that guesses are slowed without keeping addresses.
    Column("who_hash", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "who_hash", "at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    Column("at", UtcDateTime, nullable=False),
    # Not foreign keys: the trail outlives the people in it.
    Column("user_id", String(36)),
    Column("what", String(60), nullable=False),
    Column("resident_id", String(36)),
    Column("detail", Json, nullable=False),
    Index(None, "bot_id", "id"),
    Index(None, "resident_id", "id"),
)

# What Rasa remembers between two turns; its definition is shared with Rasa's own environment.
trackers = trackers_table(metadata)
