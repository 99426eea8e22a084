"""What the tables share: their metadata, and the columns that say whose a row is."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def bot_column() -> Column[str]:
    """Return the column with the bot that a row belongs to."""
    return Column("bot_id", String(40), nullable=False)


def resident_column(*, nullable: bool = False) -> Column[str]:
    """Return the column with the resident whom a row is about; it goes when they go."""
    return Column(
        "resident_id",
        String(36),
        ForeignKey("residents.id", ondelete="CASCADE"),
        nullable=nullable,
    )


def chat_column() -> Column[str]:
    """Return the column with the chat that a row belongs to."""
    return Column("chat_id", String(36), ForeignKey("chats.id", ondelete="CASCADE"), nullable=False)


def key_column() -> Column[str]:
    """Return the column that keeps a message that is answered twice from adding a row twice."""
    return Column("idempotency_key", String(200), nullable=False)
