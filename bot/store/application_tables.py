"""The tables of choosing and applying: vacancies, applications, stories, and a life's facts.

What residents wrote is kept here in their own words; none of it is ever logged elsewhere.
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
    text,
)

from bot.store.columns import bot_column, key_column, metadata, resident_column
from bot.store.types import BigId, UtcDateTime


def _application() -> Column[int]:
    return Column(
        "application_id",
        BigId,
        ForeignKey("applications.id", ondelete="CASCADE"),
        nullable=False,
    )


vacancies = Table(
    "vacancies",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    # None: for everybody. Else the resident who found it, who alone sees it.
    resident_column(nullable=True),
    Column("title", String(160), nullable=False),
    Column("employer", String(160)),
    Column("place", String(120)),
    Column("role_id", String(60)),
    Column("link", Text),
    # The link in its plainest form, by which the same advert is known again.
    Column("link_key", String(300)),
    Column("reference", String(60)),
    Column("hours", Text),
    Column("pay", Text),
    Column("closes_on", Date),
    # The person specification, or the whole advert, as it was pasted.
    Column("specification", Text),
    Column("limit_count", Integer),
    Column("limit_unit", String(10)),
    Column("guaranteed_interview", Boolean, nullable=False, server_default=text("false")),
    Column("source", String(20), nullable=False),
    Column("user_id", String(36)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    key_column(),
    CheckConstraint("source IN ('adviser', 'resident', 'file', 'feed')", name="source"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "bot_id", "closes_on"),
    Index(None, "bot_id", "link_key"),
    Index(None, "resident_id"),
)

applications = Table(
    "applications",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("vacancy_id", BigId, ForeignKey("vacancies.id", ondelete="SET NULL")),
    Column("role_id", String(60)),
    Column("title", String(160), nullable=False),
    Column("employer", String(160)),
    Column("stage", String(20), nullable=False),
    # When it came to this stage, as far as that is known.
    Column("stage_on", Date, nullable=False),
    Column("closes_on", Date),
    Column("submitted_on", Date),
    # How long the statement may be, as the form says; the unit is words or characters.
    Column("limit_count", Integer),
    Column("limit_unit", String(10)),
    # Why this job, in the resident's words; and the statement that they agreed to.
    Column("opening", Text),
    Column("statement", Text),
    Column("statement_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    key_column(),
    CheckConstraint(
        "stage IN ('interested', 'preparing', 'submitted', 'shortlisted', 'interview', 'offer',"
        " 'checks', 'start', 'rejected', 'withdrawn', 'closed', 'no_reply')",
        name="stage",
    ),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "updated_at"),
    Index(None, "bot_id", "stage"),
    Index(None, "vacancy_id"),
)

application_steps = Table(
    "application_steps",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    _application(),
    Column("stage", String(20), nullable=False),
    # The day on which it happened, as the one who said it knows it.
    Column("happened_on", Date, nullable=False),
    Column("who", String(40), nullable=False),
    # Feedback of an employer, or a reason, as it was told.
    Column("words", Text),
    Column("at", UtcDateTime, nullable=False),
    key_column(),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "application_id", "id"),
    Index(None, "resident_id", "id"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("theme", String(60)),
    # The parts as the resident told them; the text is the whole, tidied, and agreed to.
    Column("situation", Text),
    Column("action", Text),
    Column("result", Text),
    Column("text", Text, nullable=False, server_default=""),
    Column("state", String(10), nullable=False, server_default="draft"),
    # Whether a person was asked to look at the English, and who mended it.
    Column("help_wanted_at", UtcDateTime),
    Column("user_id", String(36)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    key_column(),
    CheckConstraint("state IN ('draft', 'kept', 'withdrawn')", name="state"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
)

# What a story was before a person mended its English with the resident, so that nothing they told
# is lost.
story_corrections = Table(
    "story_corrections",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("user_id", String(36), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "story_id", "id"),
    Index(None, "resident_id"),
)

criteria = Table(
    "criteria",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    _application(),
    Column("position", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("theme", String(60)),
    Column("state", String(10), nullable=False, server_default="open"),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="SET NULL")),
    # A plain answer where no story is needed, such as a driving licence.
    Column("answer", Text),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('essential', 'desirable', 'unknown')", name="kind"),
    CheckConstraint("state IN ('open', 'story', 'fact', 'skipped', 'gap')", name="state"),
    UniqueConstraint("application_id", "position"),
    Index(None, "resident_id"),
    Index(None, "story_id"),
)

application_sections = Table(
    "application_sections",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    _application(),
    Column("section", String(40), nullable=False),
    Column("state", String(10), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('todo', 'done', 'not_needed')", name="state"),
    UniqueConstraint("application_id", "section"),
    Index(None, "resident_id"),
)

work_history = Table(
    "work_history",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    # work, caring, volunteering, study, abroad, looking, family or other.
    Column("kind", String(20), nullable=False),
    Column("what", String(160), nullable=False),
    Column("place", String(160)),
    # The first day of a month; no end: it goes on.
    Column("from_month", Date),
    Column("to_month", Date),
    Column("is_current", Boolean, nullable=False, server_default=text("false")),
    Column("words", Text),
    Column("created_at", UtcDateTime, nullable=False),
    key_column(),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
)

referees = Table(
    "referees",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    # manager, teacher, faith_leader, volunteering, professional or other.
    Column("relation", String(40), nullable=False),
    # Who it is, as the resident calls them; no address and no number.
    Column("words", Text, nullable=False),
    Column("permission", String(10), nullable=False, server_default="unasked"),
    Column("from_month", Date),
    Column("to_month", Date),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    key_column(),
    CheckConstraint("permission IN ('unasked', 'asked', 'yes', 'no')", name="permission"),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
)

readiness = Table(
    "readiness",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("item", String(40), nullable=False),
    Column("state", String(10), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('in_place', 'need', 'not_sure', 'skipped')", name="state"),
    UniqueConstraint("resident_id", "item"),
    Index(None, "bot_id", "item", "state"),
)

barriers = Table(
    "barriers",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    Column("barrier", String(40), nullable=False),
    Column("is_main", Boolean, nullable=False, server_default=text("false")),
    Column("state", String(10), nullable=False, server_default="open"),
    Column("at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('open', 'helped', 'gone')", name="state"),
    UniqueConstraint("resident_id", "barrier"),
    Index(None, "bot_id", "barrier", "state"),
)

referrals = Table(
    "referrals",
    metadata,
    Column("id", BigId, primary_key=True),
    bot_column(),
    resident_column(),
    # What it is for: a barrier, or a thing that is needed.
    Column("reason", String(40), nullable=False),
    # Where to: a service of the directory, or a person of the team.
    Column("service", String(120), nullable=False),
    Column("state", String(12), nullable=False),
    Column("user_id", String(36)),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome_at", UtcDateTime),
    key_column(),
    CheckConstraint(
        "state IN ('offered', 'accepted', 'declined', 'went', 'helped', 'not_helped')",
        name="state",
    ),
    UniqueConstraint("bot_id", "idempotency_key"),
    Index(None, "resident_id", "id"),
    Index(None, "bot_id", "state"),
)
