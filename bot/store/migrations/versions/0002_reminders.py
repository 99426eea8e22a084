"""Reminders, and until when a message that Mooring writes by itself may be sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("nth", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("look_at", UtcDateTime(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("said_at", UtcDateTime(), nullable=True),
        sa.Column("message_id", BigId, nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'said', 'dropped')", name=op.f("ck_reminders_state")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_reminders_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "resident_id", "kind", "about", name=op.f("uq_reminders_resident_id_kind_about")
        ),
    )
    op.create_index(
        "ix_reminders_waiting",
        "reminders",
        ["bot_id", "look_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(op.f("ix_reminders_message_id"), "reminders", ["message_id"], unique=False)
    op.add_column("outbox", sa.Column("not_after", UtcDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("not_after")
    op.drop_index(op.f("ix_reminders_message_id"), table_name="reminders")
    op.drop_index(
        "ix_reminders_waiting",
        table_name="reminders",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_table("reminders")
