"""Vacancies, applications with their criteria and stories, and a life's facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "barriers",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("barrier", sa.String(length=40), nullable=False),
        sa.Column("is_main", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'helped', 'gone')", name=op.f("ck_barriers_state")),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_barriers_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barriers")),
        sa.UniqueConstraint("resident_id", "barrier", name=op.f("uq_barriers_resident_id_barrier")),
    )
    op.create_index(
        op.f("ix_barriers_bot_id_barrier_state"),
        "barriers",
        ["bot_id", "barrier", "state"],
        unique=False,
    )
    op.create_table(
        "readiness",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('in_place', 'need', 'not_sure', 'skipped')", name=op.f("ck_readiness_state")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_readiness_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readiness")),
        sa.UniqueConstraint("resident_id", "item", name=op.f("uq_readiness_resident_id_item")),
    )
    op.create_index(
        op.f("ix_readiness_bot_id_item_state"),
        "readiness",
        ["bot_id", "item", "state"],
        unique=False,
    )
    op.create_table(
        "referees",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("permission", sa.String(length=10), server_default="unasked", nullable=False),
        sa.Column("from_month", sa.Date(), nullable=True),
        sa.Column("to_month", sa.Date(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "permission IN ('unasked', 'asked', 'yes', 'no')", name=op.f("ck_referees_permission")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_referees_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referees")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_referees_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_referees_resident_id_id"), "referees", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "referrals",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("outcome_at", UtcDateTime(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "state IN ('offered', 'accepted', 'declined', 'went', 'helped', 'not_helped')",
            name=op.f("ck_referrals_state"),
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_referrals_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_referrals_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_referrals_bot_id_state"), "referrals", ["bot_id", "state"], unique=False
    )
    op.create_index(
        op.f("ix_referrals_resident_id_id"), "referrals", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "stories",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("theme", sa.String(length=60), nullable=True),
        sa.Column("situation", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=10), server_default="draft", nullable=False),
        sa.Column("help_wanted_at", UtcDateTime(), nullable=True),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'kept', 'withdrawn')", name=op.f("ck_stories_state")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_stories_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_stories_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_stories_resident_id_id"), "stories", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "vacancies",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("employer", sa.String(length=160), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("role_id", sa.String(length=60), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("link_key", sa.String(length=300), nullable=True),
        sa.Column("reference", sa.String(length=60), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("pay", sa.Text(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("specification", sa.Text(), nullable=True),
        sa.Column("limit_count", sa.Integer(), nullable=True),
        sa.Column("limit_unit", sa.String(length=10), nullable=True),
        sa.Column(
            "guaranteed_interview", sa.Boolean(), server_default=sa.text("false"), nullable=False
        ),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "source IN ('adviser', 'resident', 'file', 'feed')", name=op.f("ck_vacancies_source")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_vacancies_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancies")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_vacancies_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_vacancies_bot_id_closes_on"), "vacancies", ["bot_id", "closes_on"], unique=False
    )
    op.create_index(
        op.f("ix_vacancies_bot_id_link_key"), "vacancies", ["bot_id", "link_key"], unique=False
    )
    op.create_index(op.f("ix_vacancies_resident_id"), "vacancies", ["resident_id"], unique=False)
    op.create_table(
        "work_history",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=True),
        sa.Column("from_month", sa.Date(), nullable=True),
        sa.Column("to_month", sa.Date(), nullable=True),
        sa.Column("is_current", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_work_history_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_history")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_work_history_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_work_history_resident_id_id"), "work_history", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "applications",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("vacancy_id", BigId, nullable=True),
        sa.Column("role_id", sa.String(length=60), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("employer", sa.String(length=160), nullable=True),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("stage_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("limit_count", sa.Integer(), nullable=True),
        sa.Column("limit_unit", sa.String(length=10), nullable=True),
        sa.Column("opening", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("statement_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "stage IN ('interested', 'preparing', 'submitted', 'shortlisted', 'interview', 'offer',"
            " 'checks', 'start', 'rejected', 'withdrawn', 'closed', 'no_reply')",
            name=op.f("ck_applications_stage"),
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_applications_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancies.id"],
            name=op.f("fk_applications_vacancy_id_vacancies"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_applications_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_applications_bot_id_stage"), "applications", ["bot_id", "stage"], unique=False
    )
    op.create_index(
        op.f("ix_applications_resident_id_updated_at"),
        "applications",
        ["resident_id", "updated_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_applications_vacancy_id"), "applications", ["vacancy_id"], unique=False
    )
    op.create_table(
        "application_sections",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('todo', 'done', 'not_needed')", name=op.f("ck_application_sections_state")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_sections_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_application_sections_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_sections")),
        sa.UniqueConstraint(
            "application_id", "section", name=op.f("uq_application_sections_application_id_section")
        ),
    )
    op.create_index(
        op.f("ix_application_sections_resident_id"),
        "application_sections",
        ["resident_id"],
        unique=False,
    )
    op.create_table(
        "application_steps",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_application_steps_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_application_steps_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_steps")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_application_steps_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_application_steps_application_id_id"),
        "application_steps",
        ["application_id", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_application_steps_resident_id_id"),
        "application_steps",
        ["resident_id", "id"],
        unique=False,
    )
    op.create_table(
        "criteria",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("theme", sa.String(length=60), nullable=True),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("story_id", BigId, nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('essential', 'desirable', 'unknown')", name=op.f("ck_criteria_kind")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'story', 'fact', 'skipped', 'gap')", name=op.f("ck_criteria_state")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_criteria_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_criteria_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name=op.f("fk_criteria_story_id_stories"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criteria")),
        sa.UniqueConstraint(
            "application_id", "position", name=op.f("uq_criteria_application_id_position")
        ),
    )
    op.create_index(op.f("ix_criteria_resident_id"), "criteria", ["resident_id"], unique=False)
    op.create_index(op.f("ix_criteria_story_id"), "criteria", ["story_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_criteria_story_id"), table_name="criteria")
    op.drop_index(op.f("ix_criteria_resident_id"), table_name="criteria")
    op.drop_table("criteria")
    op.drop_index(op.f("ix_application_steps_resident_id_id"), table_name="application_steps")
    op.drop_index(op.f("ix_application_steps_application_id_id"), table_name="application_steps")
    op.drop_table("application_steps")
    op.drop_index(op.f("ix_application_sections_resident_id"), table_name="application_sections")
    op.drop_table("application_sections")
    op.drop_index(op.f("ix_applications_vacancy_id"), table_name="applications")
    op.drop_index(op.f("ix_applications_resident_id_updated_at"), table_name="applications")
    op.drop_index(op.f("ix_applications_bot_id_stage"), table_name="applications")
    op.drop_table("applications")
    op.drop_index(op.f("ix_work_history_resident_id_id"), table_name="work_history")
    op.drop_table("work_history")
    op.drop_index(op.f("ix_vacancies_resident_id"), table_name="vacancies")
    op.drop_index(op.f("ix_vacancies_bot_id_link_key"), table_name="vacancies")
    op.drop_index(op.f("ix_vacancies_bot_id_closes_on"), table_name="vacancies")
    op.drop_table("vacancies")
    op.drop_index(op.f("ix_stories_resident_id_id"), table_name="stories")
    op.drop_table("stories")
    op.drop_index(op.f("ix_referrals_resident_id_id"), table_name="referrals")
    op.drop_index(op.f("ix_referrals_bot_id_state"), table_name="referrals")
    op.drop_table("referrals")
    op.drop_index(op.f("ix_referees_resident_id_id"), table_name="referees")
    op.drop_table("referees")
    op.drop_index(op.f("ix_readiness_bot_id_item_state"), table_name="readiness")
    op.drop_table("readiness")
    op.drop_index(op.f("ix_barriers_bot_id_barrier_state"), table_name="barriers")
    op.drop_table("barriers")
