"""The tables from an offer to the first year in work: checks, jobs, and how it goes.

Of checks and documents only the state is kept: never a number, a result, or what somebody told of
their health or their past.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
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

from bot.store.columns import bot_column, key_column, metadata, resident_column
from bot.store.types import BigId, UtcDateTime


def _application(*, nullable: bool = False) -> Column[int]:
    return Column(
        "application_id",
        BigId,
        ForeignKey("applications.id", ondelete="CASCADE"),
        nullable=nullable,
    )


offers = Table(
    "offers",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    _application(),
    Column("offered_on", Date, nullable=False),
    # Whether it hangs on checks; and whether it came in writing.
    Column("conditional", String(10), nullable=False, server_default="not_sure"),
    Column("is_written", Boolean),
    Column("state", String(12), nullable=False, server_default="considering"),
    Column("words", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    CheckConstraint("conditional IN ('yes', 'no', 'not_sure')", name="conditional"),
    CheckConstraint("state IN ('considering', 'accepted', 'declined', 'taken_back')", name="state"),
    UniqueConstraint("application_id"),
    Index(None, "resident_id"),
    Index(None, "bot_id", "state"),
)

checks = Table(
    "checks",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    # None: begun before any offer; an application takes it over when its offer comes.
    _application(nullable=True),
    Column("check", String(20), nullable=False),
    Column("state", String(12), nullable=False, server_default="not_started"),
    # Whose turn it is.
    Column("whose", String(24)),
    Column("asked_on", Date),
    Column("chase_on", Date),
    Column("blocked_by", String(40)),
    Column("done_on", Date),
    Column("updated_at", UtcDateTime, nullable=False),
    CheckConstraint(
        "\"check\" IN ('identity', 'right_to_work', 'qualifications', 'references', 'dbs',"
        " 'health')",
        name="check",
    ),
    CheckConstraint("state IN ('not_started', 'open', 'done', 'not_needed')", name="state"),
    CheckConstraint(
        "whose IN ('me', 'referee', 'employer', 'dbs', 'occupational_health')", name="whose"
    ),
    UniqueConstraint("application_id", "check"),
    # Of those without an application, one of a kind as well: NULLs count as different.
    Index(
        "uq_checks_before_offer",
        "resident_id",
        "check",
        unique=True,
        sqlite_where=text("application_id IS NULL"),
        postgresql_where=text("application_id IS NULL"),
    ),
    Index(None, "resident_id", "application_id"),
    Index(None, "bot_id", "state", "chase_on"),
)

documents_held = Table(
    "documents_held",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("item", String(60), nullable=False),
    Column("state", String(10), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('have', 'expired', 'none', 'not_sure')", name="state"),
    UniqueConstraint("resident_id", "item"),
)

reference_requests = Table(
    "reference_requests",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    _application(nullable=True),
    Column("referee_id", BigId, ForeignKey("referees.id", ondelete="CASCADE"), nullable=False),
    Column("state", String(10), nullable=False, server_default="to_ask"),
    Column("requested_on", Date),
    Column("chase_on", Date),
    # How many times they were reminded.
    Column("chased", Integer, nullable=False, server_default=text("0")),
    Column("received_on", Date),
    Column("updated_at", UtcDateTime, nullable=False),
    CheckConstraint(
        "state IN ('to_ask', 'agreed', 'requested', 'received', 'refused', 'replaced')",
        name="state",
    ),
    CheckConstraint("chased >= 0", name="chased"),
    UniqueConstraint("application_id", "referee_id"),
    Index(
        "uq_reference_requests_before_offer",
        "resident_id",
        "referee_id",
        unique=True,
        sqlite_where=text("application_id IS NULL"),
        postgresql_where=text("application_id IS NULL"),
    ),
    Index(None, "resident_id", "application_id"),
    Index(None, "referee_id"),
    Index(None, "bot_id", "state", "chase_on"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("application_id", BigId, ForeignKey("applications.id", ondelete="SET NULL")),
    Column("title", String(160), nullable=False),
    Column("employer", String(160)),
    Column("employer_type", String(12), nullable=False, server_default="not_sure"),
    Column("contract", String(16), nullable=False, server_default="not_sure"),
    Column("state", String(14), nullable=False, server_default="expected"),
    Column("starts_on", Date),
    # The first day as it was told: "07:30" in London, where, and whom to ask for.
    Column("first_time", String(5)),
    Column("first_place", Text),
    Column("first_who", Text),
    Column("first_pay_on", Date),
    Column("hours_per_week", Float),
    Column("pay", Text),
    # What we know it by.
    Column("evidence", String(12), nullable=False, server_default="self_report"),
    Column("ended_on", Date),
    Column("end_reason", String(40)),
    Column("end_words", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    key_column(),
    CheckConstraint(
        "employer_type IN ('nhs', 'social_care', 'other', 'not_sure')", name="employer_type"
    ),
    CheckConstraint(
        "contract IN ('permanent', 'fixed_term', 'bank', 'agency', 'zero_hours',"
        " 'apprenticeship', 'placement', 'not_sure')",
        name="contract",
    ),
    CheckConstraint("state IN ('expected', 'started', 'ended', 'never_started')", name="state"),
    CheckConstraint("evidence IN ('self_report', 'employer', 'payslip')", name="evidence"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
    Index(None, "application_id"),
    Index(None, "bot_id", "state"),
)

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("job_id", BigId, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(10), nullable=False),
    # Of work the week (1, 4, 13, 26, 52), of a placement the month (1 to 6).
    Column("number", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("state", String(10), nullable=False, server_default="planned"),
    Column("asked_at", UtcDateTime),
    Column("answered_at", UtcDateTime),
    Column("feeling", String(10)),
    Column("still_there", Boolean),
    Column("hours", Float),
    Column("trouble", String(40)),
    Column("words", Text),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('work', 'placement')", name="kind"),
    CheckConstraint(
        "state IN ('planned', 'asked', 'answered', 'no_answer', 'dropped')", name="state"
    ),
    CheckConstraint("feeling IN ('good', 'ok', 'hard')", name="feeling"),
    UniqueConstraint("job_id", "kind", "number"),
    Index(None, "resident_id", "due_on"),
    Index(None, "bot_id", "state", "due_on"),
)

# The Care Certificate's standards, by their number; the employer signs them off, not we.
care_standards = Table(
    "care_standards",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("standard", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("standard BETWEEN 1 AND 16", name="standard"),
    CheckConstraint("state IN ('not_started', 'started', 'done')", name="state"),
    UniqueConstraint("resident_id", "standard"),
)
