"""What a story was before a person mended its English with the resident."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "story_corrections",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("story_id", BigId, nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_story_corrections_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name=op.f("fk_story_corrections_story_id_stories"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_corrections")),
    )
    op.create_index(
        op.f("ix_story_corrections_resident_id"), "story_corrections", ["resident_id"], unique=False
    )
    op.create_index(
        op.f("ix_story_corrections_story_id_id"),
        "story_corrections",
        ["story_id", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("story_corrections")
