"""The first tables: residents, conversations, transcript, progress, staff and the message queues.

`trackers` may be there already: Rasa makes it when somebody talks in a terminal first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, Json, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=True),
        sa.Column("detail", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_bot_id_id"), "audit", ["bot_id", "id"], unique=False)
    op.create_index(op.f("ix_audit_resident_id_id"), "audit", ["resident_id", "id"], unique=False)
    op.create_table(
        "residents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("called", sa.String(length=80), nullable=True),
        sa.Column("outcode", sa.String(length=4), nullable=True),
        sa.Column("sixteen_or_over", sa.Boolean(), nullable=True),
        sa.Column("language", sa.String(length=8), server_default="en", nullable=False),
        sa.Column("stage", sa.String(length=20), server_default="new", nullable=False),
        sa.Column("campaign", sa.String(length=64), nullable=True),
        sa.Column("neighbourhood", sa.String(length=80), nullable=True),
        sa.Column("programme", sa.String(length=64), nullable=True),
        sa.Column("muted_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residents")),
    )
    op.create_index(
        op.f("ix_residents_bot_id_last_seen_at"),
        "residents",
        ["bot_id", "last_seen_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_residents_bot_id_stage"), "residents", ["bot_id", "stage"], unique=False
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("who_hash", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index(
        op.f("ix_sign_in_attempts_who_hash_at"),
        "sign_in_attempts",
        ["who_hash", "at"],
        unique=False,
    )
    op.create_table(
        "trackers",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_trackers")),
        if_not_exists=True,
    )
    op.create_index(
        op.f("ix_trackers_bot_id"), "trackers", ["bot_id"], unique=False, if_not_exists=True
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_signed_in_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "role IN ('adviser', 'champion', 'lead', 'manager', 'admin')",
            name=op.f("ck_users_role"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("bot_id", "email", name=op.f("uq_users_bot_id_email")),
    )
    op.create_table(
        "chats",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("telegram_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("owner", sa.String(length=10), server_default="bot", nullable=False),
        sa.Column("reachable", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("lease_owner", sa.String(length=36), nullable=True),
        sa.Column("lease_until", UtcDateTime(), nullable=True),
        sa.Column("fence", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("not_before", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "owner IN ('bot', 'waiting', 'person', 'closed')", name=op.f("ck_chats_owner")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_chats_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint(
            "bot_id", "telegram_chat_id", name=op.f("uq_chats_bot_id_telegram_chat_id")
        ),
    )
    op.create_index(op.f("ix_chats_resident_id"), "chats", ["resident_id"], unique=False)
    op.create_table(
        "consents",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_consents_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(
        op.f("ix_consents_resident_id_purpose_id"),
        "consents",
        ["resident_id", "purpose", "id"],
        unique=False,
    )
    op.create_table(
        "help_requests",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answered_by", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_help_requests_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_requests")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_help_requests_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_help_requests_bot_id_answered_at_at"),
        "help_requests",
        ["bot_id", "answered_at", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_help_requests_resident_id_answered_at"),
        "help_requests",
        ["resident_id", "answered_at"],
        unique=False,
    )
    op.create_table(
        "notes",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_notes_author_id_users")),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_notes_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_resident_id_id"), "notes", ["resident_id", "id"], unique=False)
    op.create_table(
        "preferences",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", Json, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_preferences_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preferences")),
        sa.UniqueConstraint("resident_id", "name", name=op.f("uq_preferences_resident_id_name")),
    )
    op.create_table(
        "progress",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_progress_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_progress_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_progress_resident_id_id"), "progress", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "role_interests",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("role_id", sa.String(length=60), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_role_interests_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_interests")),
        sa.UniqueConstraint(
            "resident_id", "role_id", name=op.f("uq_role_interests_resident_id_role_id")
        ),
    )
    op.create_index(
        op.f("ix_role_interests_bot_id_role_id"),
        "role_interests",
        ["bot_id", "role_id"],
        unique=False,
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_sessions_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"], unique=False)
    op.create_table(
        "sign_in_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_sign_in_links_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in_links")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.String(length=36), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("apologised", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'done', 'quarantined')", name=op.f("ck_inbox_state")
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_inbox_chat_id_chats"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_inbox_bot_id_update_id")),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["bot_id", "chat_id", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "messages",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.String(length=36), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("author", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("buttons", Json, nullable=True),
        sa.Column("telegram_message_id", sa.BigInteger(), nullable=True),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.Column("turn_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("helped_by", sa.String(length=36), nullable=True),
        sa.Column("edited_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "author IN ('resident', 'bot', 'adviser', 'champion', 'system')",
            name=op.f("ck_messages_author"),
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_messages_chat_id_chats"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_messages_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    op.create_index(op.f("ix_messages_chat_id_id"), "messages", ["chat_id", "id"], unique=False)
    op.create_index(
        op.f("ix_messages_resident_id_id"), "messages", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "quarantine",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.Column("chat_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_quarantine_chat_id_chats"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_quarantine_bot_id_update_id")),
    )
    op.create_table(
        "turns",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.String(length=36), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("intent", sa.String(length=60), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("runner_up", sa.String(length=60), nullable=True),
        sa.Column("runner_up_confidence", sa.Float(), nullable=True),
        sa.Column("fallback", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("entities", Json, nullable=True),
        sa.Column("actions", Json, nullable=True),
        sa.Column("policy", sa.String(length=60), nullable=True),
        sa.Column("model", sa.String(length=80), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_turns_chat_id_chats"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_turns_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
    )
    op.create_index(op.f("ix_turns_bot_id_at"), "turns", ["bot_id", "at"], unique=False)
    op.create_index(op.f("ix_turns_resident_id_id"), "turns", ["resident_id", "id"], unique=False)
    op.create_table(
        "buttons",
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.String(length=36), nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("pressed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_buttons_chat_id_chats"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_buttons_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_buttons")),
    )
    op.create_index(
        op.f("ix_buttons_chat_id_message_id"), "buttons", ["chat_id", "message_id"], unique=False
    )
    op.create_table(
        "outbox",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.String(length=36), nullable=False),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("payload", Json, nullable=False),
        sa.Column("state", sa.String(length=12), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_before", UtcDateTime(), nullable=True),
        sa.Column("claimed_until", UtcDateTime(), nullable=True),
        sa.Column("telegram_message_id", sa.BigInteger(), nullable=True),
        sa.Column("problem", sa.String(length=200), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'unreachable', 'parked', 'uncertain')",
            name=op.f("ck_outbox_state"),
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name=op.f("fk_outbox_chat_id_chats"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_outbox_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_message_id"), "outbox", ["message_id"], unique=False)
    op.create_index(
        "ix_outbox_unsent",
        "outbox",
        ["bot_id", "chat_id", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_outbox_unsent",
        table_name="outbox",
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.drop_index(op.f("ix_outbox_message_id"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(op.f("ix_buttons_chat_id_message_id"), table_name="buttons")
    op.drop_table("buttons")
    op.drop_index(op.f("ix_turns_resident_id_id"), table_name="turns")
    op.drop_index(op.f("ix_turns_bot_id_at"), table_name="turns")
    op.drop_table("turns")
    op.drop_table("quarantine")
    op.drop_index(op.f("ix_messages_resident_id_id"), table_name="messages")
    op.drop_index(op.f("ix_messages_chat_id_id"), table_name="messages")
    op.drop_table("messages")
    op.drop_index(
        "ix_inbox_waiting",
        table_name="inbox",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_table("inbox")
    op.drop_table("sign_in_links")
    op.drop_index(op.f("ix_sessions_user_id"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_role_interests_bot_id_role_id"), table_name="role_interests")
    op.drop_table("role_interests")
    op.drop_index(op.f("ix_progress_resident_id_id"), table_name="progress")
    op.drop_table("progress")
    op.drop_table("preferences")
    op.drop_index(op.f("ix_notes_resident_id_id"), table_name="notes")
    op.drop_table("notes")
    op.drop_index(op.f("ix_help_requests_resident_id_answered_at"), table_name="help_requests")
    op.drop_index(op.f("ix_help_requests_bot_id_answered_at_at"), table_name="help_requests")
    op.drop_table("help_requests")
    op.drop_index(op.f("ix_consents_resident_id_purpose_id"), table_name="consents")
    op.drop_table("consents")
    op.drop_index(op.f("ix_chats_resident_id"), table_name="chats")
    op.drop_table("chats")
    op.drop_table("users")
    op.drop_index(op.f("ix_trackers_bot_id"), table_name="trackers")
    op.drop_table("trackers")
    op.drop_index(op.f("ix_sign_in_attempts_who_hash_at"), table_name="sign_in_attempts")
    op.drop_table("sign_in_attempts")
    op.drop_index(op.f("ix_residents_bot_id_stage"), table_name="residents")
    op.drop_index(op.f("ix_residents_bot_id_last_seen_at"), table_name="residents")
    op.drop_table("residents")
    op.drop_index(op.f("ix_audit_resident_id_id"), table_name="audit")
    op.drop_index(op.f("ix_audit_bot_id_id"), table_name="audit")
    op.drop_table("audit")
