"""Interviews and practice for them, offers and checks, jobs and how they go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.types import BigId, Json, UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_standards",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("standard", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('not_started', 'started', 'done')", name=op.f("ck_care_standards_state")
        ),
        sa.CheckConstraint("standard BETWEEN 1 AND 16", name=op.f("ck_care_standards_standard")),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_care_standards_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_standards")),
        sa.UniqueConstraint(
            "resident_id", "standard", name=op.f("uq_care_standards_resident_id_standard")
        ),
    )
    op.create_table(
        "documents_held",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('have', 'expired', 'none', 'not_sure')", name=op.f("ck_documents_held_state")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_documents_held_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_held")),
        sa.UniqueConstraint("resident_id", "item", name=op.f("uq_documents_held_resident_id_item")),
    )
    op.create_table(
        "test_sessions",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("role_id", sa.String(length=60), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), server_default="open", nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint("kind IN ('numeracy', 'literacy')", name=op.f("ck_test_sessions_kind")),
        sa.CheckConstraint("state IN ('open', 'ended')", name=op.f("ck_test_sessions_state")),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_test_sessions_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_sessions")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_test_sessions_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_test_sessions_resident_id_id"),
        "test_sessions",
        ["resident_id", "id"],
        unique=False,
    )
    op.create_table(
        "test_items",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("session_id", BigId, nullable=False),
        sa.Column("skill", sa.String(length=40), nullable=False),
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("params", Json, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("is_right", sa.Boolean(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_test_items_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["test_sessions.id"],
            name=op.f("fk_test_items_session_id_test_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_items")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_test_items_bot_id_idempotency_key")
        ),
        sa.UniqueConstraint(
            "resident_id", "fingerprint", name=op.f("uq_test_items_resident_id_fingerprint")
        ),
    )
    op.create_index(
        op.f("ix_test_items_resident_id_id"), "test_items", ["resident_id", "id"], unique=False
    )
    op.create_index(
        op.f("ix_test_items_session_id_id"), "test_items", ["session_id", "id"], unique=False
    )
    op.create_table(
        "checks",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=True),
        sa.Column("check", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=12), server_default="not_started", nullable=False),
        sa.Column("whose", sa.String(length=24), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("chase_on", sa.Date(), nullable=True),
        sa.Column("blocked_by", sa.String(length=40), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('not_started', 'open', 'done', 'not_needed')", name=op.f("ck_checks_state")
        ),
        sa.CheckConstraint(
            "whose IN ('me', 'referee', 'employer', 'dbs', 'occupational_health')",
            name=op.f("ck_checks_whose"),
        ),
        sa.CheckConstraint(
            "\"check\" IN ('identity', 'right_to_work', 'qualifications', 'references', 'dbs',"
            " 'health')",
            name=op.f("ck_checks_check"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_checks_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_checks_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checks")),
        sa.UniqueConstraint("application_id", "check", name=op.f("uq_checks_application_id_check")),
    )
    op.create_index(
        op.f("ix_checks_bot_id_state_chase_on"),
        "checks",
        ["bot_id", "state", "chase_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_checks_resident_id_application_id"),
        "checks",
        ["resident_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "uq_checks_before_offer",
        "checks",
        ["resident_id", "check"],
        unique=True,
        sqlite_where=sa.text("application_id IS NULL"),
        postgresql_where=sa.text("application_id IS NULL"),
    )
    op.create_table(
        "interviews",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=12), server_default="not_sure", nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("starts_at", UtcDateTime(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("bring", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=10), server_default="planned", nullable=False),
        sa.Column("felt", sa.String(length=10), nullable=True),
        sa.Column("outcome", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint("felt IN ('good', 'ok', 'hard')", name=op.f("ck_interviews_felt")),
        sa.CheckConstraint(
            "kind IN ('panel', 'manager', 'phone', 'video', 'assessment', 'not_sure')",
            name=op.f("ck_interviews_kind"),
        ),
        sa.CheckConstraint(
            "outcome IN ('open', 'waiting', 'offer', 'no')", name=op.f("ck_interviews_outcome")
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'cancelled')", name=op.f("ck_interviews_state")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_interviews_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_interviews_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interviews")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_interviews_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_interviews_application_id"), "interviews", ["application_id"], unique=False
    )
    op.create_index(
        op.f("ix_interviews_bot_id_state_on_day"),
        "interviews",
        ["bot_id", "state", "on_day"],
        unique=False,
    )
    op.create_index(
        op.f("ix_interviews_resident_id_on_day"),
        "interviews",
        ["resident_id", "on_day"],
        unique=False,
    )
    op.create_table(
        "jobs",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("employer", sa.String(length=160), nullable=True),
        sa.Column("employer_type", sa.String(length=12), server_default="not_sure", nullable=False),
        sa.Column("contract", sa.String(length=16), server_default="not_sure", nullable=False),
        sa.Column("state", sa.String(length=14), server_default="expected", nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("first_time", sa.String(length=5), nullable=True),
        sa.Column("first_place", sa.Text(), nullable=True),
        sa.Column("first_who", sa.Text(), nullable=True),
        sa.Column("first_pay_on", sa.Date(), nullable=True),
        sa.Column("hours_per_week", sa.Float(), nullable=True),
        sa.Column("pay", sa.Text(), nullable=True),
        sa.Column("evidence", sa.String(length=12), server_default="self_report", nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=40), nullable=True),
        sa.Column("end_words", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "contract IN ('permanent', 'fixed_term', 'bank', 'agency', 'zero_hours',"
            " 'apprenticeship', 'placement', 'not_sure')",
            name=op.f("ck_jobs_contract"),
        ),
        sa.CheckConstraint(
            "employer_type IN ('nhs', 'social_care', 'other', 'not_sure')",
            name=op.f("ck_jobs_employer_type"),
        ),
        sa.CheckConstraint(
            "evidence IN ('self_report', 'employer', 'payslip')", name=op.f("ck_jobs_evidence")
        ),
        sa.CheckConstraint(
            "state IN ('expected', 'started', 'ended', 'never_started')", name=op.f("ck_jobs_state")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_jobs_application_id_applications"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_jobs_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_jobs_bot_id_idempotency_key")
        ),
    )
    op.create_index(op.f("ix_jobs_application_id"), "jobs", ["application_id"], unique=False)
    op.create_index(op.f("ix_jobs_bot_id_state"), "jobs", ["bot_id", "state"], unique=False)
    op.create_index(op.f("ix_jobs_resident_id_id"), "jobs", ["resident_id", "id"], unique=False)
    op.create_table(
        "offers",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("conditional", sa.String(length=10), server_default="not_sure", nullable=False),
        sa.Column("is_written", sa.Boolean(), nullable=True),
        sa.Column("state", sa.String(length=12), server_default="considering", nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "conditional IN ('yes', 'no', 'not_sure')", name=op.f("ck_offers_conditional")
        ),
        sa.CheckConstraint(
            "state IN ('considering', 'accepted', 'declined', 'taken_back')",
            name=op.f("ck_offers_state"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_offers_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_offers_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("application_id", name=op.f("uq_offers_application_id")),
    )
    op.create_index(op.f("ix_offers_bot_id_state"), "offers", ["bot_id", "state"], unique=False)
    op.create_index(op.f("ix_offers_resident_id"), "offers", ["resident_id"], unique=False)
    op.create_table(
        "practices",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=True),
        sa.Column("role_id", sa.String(length=60), nullable=True),
        sa.Column("style", sa.String(length=12), nullable=False),
        sa.Column("feedback", sa.String(length=6), nullable=False),
        sa.Column("state", sa.String(length=8), server_default="open", nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint("feedback IN ('each', 'end')", name=op.f("ck_practices_feedback")),
        sa.CheckConstraint("state IN ('open', 'ended')", name=op.f("ck_practices_state")),
        sa.CheckConstraint("style IN ('panel', 'coffee_cup')", name=op.f("ck_practices_style")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_practices_application_id_applications"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_practices_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practices")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_practices_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_practices_application_id"), "practices", ["application_id"], unique=False
    )
    op.create_index(
        op.f("ix_practices_resident_id_id"), "practices", ["resident_id", "id"], unique=False
    )
    op.create_table(
        "reference_requests",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("application_id", BigId, nullable=True),
        sa.Column("referee_id", BigId, nullable=False),
        sa.Column("state", sa.String(length=10), server_default="to_ask", nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("chase_on", sa.Date(), nullable=True),
        sa.Column("chased", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('to_ask', 'agreed', 'requested', 'received', 'refused', 'replaced')",
            name=op.f("ck_reference_requests_state"),
        ),
        sa.CheckConstraint("chased >= 0", name=op.f("ck_reference_requests_chased")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_reference_requests_application_id_applications"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["referee_id"],
            ["referees.id"],
            name=op.f("fk_reference_requests_referee_id_referees"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_reference_requests_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_requests")),
        sa.UniqueConstraint(
            "application_id",
            "referee_id",
            name=op.f("uq_reference_requests_application_id_referee_id"),
        ),
    )
    op.create_index(
        op.f("ix_reference_requests_bot_id_state_chase_on"),
        "reference_requests",
        ["bot_id", "state", "chase_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_reference_requests_referee_id"), "reference_requests", ["referee_id"], unique=False
    )
    op.create_index(
        op.f("ix_reference_requests_resident_id_application_id"),
        "reference_requests",
        ["resident_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "uq_reference_requests_before_offer",
        "reference_requests",
        ["resident_id", "referee_id"],
        unique=True,
        sqlite_where=sa.text("application_id IS NULL"),
        postgresql_where=sa.text("application_id IS NULL"),
    )
    op.create_table(
        "check_ins",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("job_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="planned", nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("feeling", sa.String(length=10), nullable=True),
        sa.Column("still_there", sa.Boolean(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("trouble", sa.String(length=40), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("feeling IN ('good', 'ok', 'hard')", name=op.f("ck_check_ins_feeling")),
        sa.CheckConstraint("kind IN ('work', 'placement')", name=op.f("ck_check_ins_kind")),
        sa.CheckConstraint(
            "state IN ('planned', 'asked', 'answered', 'no_answer', 'dropped')",
            name=op.f("ck_check_ins_state"),
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("fk_check_ins_job_id_jobs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_check_ins_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sa.UniqueConstraint(
            "job_id", "kind", "number", name=op.f("uq_check_ins_job_id_kind_number")
        ),
    )
    op.create_index(
        op.f("ix_check_ins_bot_id_state_due_on"),
        "check_ins",
        ["bot_id", "state", "due_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_check_ins_resident_id_due_on"),
        "check_ins",
        ["resident_id", "due_on"],
        unique=False,
    )
    op.create_table(
        "practice_answers",
        sa.Column("id", BigId, nullable=False),
        sa.Column("bot_id", sa.String(length=40), nullable=False),
        sa.Column("resident_id", sa.String(length=36), nullable=False),
        sa.Column("practice_id", BigId, nullable=False),
        sa.Column("question_id", sa.String(length=60), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("assessment", Json, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.CheckConstraint("attempt >= 1", name=op.f("ck_practice_answers_attempt")),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practices.id"],
            name=op.f("fk_practice_answers_practice_id_practices"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"],
            ["residents.id"],
            name=op.f("fk_practice_answers_resident_id_residents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_answers")),
        sa.UniqueConstraint(
            "bot_id", "idempotency_key", name=op.f("uq_practice_answers_bot_id_idempotency_key")
        ),
    )
    op.create_index(
        op.f("ix_practice_answers_practice_id_id"),
        "practice_answers",
        ["practice_id", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_practice_answers_resident_id_id"),
        "practice_answers",
        ["resident_id", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("practice_answers")
    op.drop_table("check_ins")
    op.drop_table("reference_requests")
    op.drop_table("practices")
    op.drop_table("offers")
    op.drop_table("jobs")
    op.drop_table("interviews")
    op.drop_table("checks")
    op.drop_table("test_items")
    op.drop_table("test_sessions")
    op.drop_table("documents_held")
    op.drop_table("care_standards")
