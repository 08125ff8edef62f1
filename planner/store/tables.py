"""The tables; migrations bring a database to this shape and a test compares the two."""

import zlib
from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from planner.errors import StorageFailed


class Instant(TypeDecorator[datetime]):
    """A moment as ISO text in UTC: sorts by time, and is the same in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text of an aware datetime."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the datetime, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Document(TypeDecorator[str]):
    """A JSON text, compressed: every change keeps a whole one, and they shrink to a twentieth."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the compressed text."""
        return None if value is None else zlib.compress(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text.

        Raises:
            StorageFailed: `document_unreadable`, the bytes were damaged.
        """
        try:
            return None if value is None else zlib.decompress(value).decode()
        except zlib.error as error:
            raise StorageFailed("document_unreadable", kind="bytes") from error


METADATA = MetaData(
    # Without names a later migration could not drop a constraint.
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

office_period = Table(
    "office_period",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("office_id", Text, nullable=False),
    Column("office_zh", Text, nullable=False),
    Column("office_en", Text, nullable=False),
    Column("start_day", String(10), nullable=False),
    Column("end_day", String(10), nullable=False),
    Column("scenario_head", Integer, nullable=False),
    Column("plan_head", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("office_id", "start_day", "end_day"),
)

scenario_version = Table(
    "scenario_version",
    METADATA,
    Column("period_id", ForeignKey("office_period.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("doc", Document, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
)

run = Table(
    "run",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("period_id", ForeignKey("office_period.id"), nullable=False),
    Column("scenario_version", Integer, nullable=False),
    Column("parent_number", Integer),
    Column("kind", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("submitted_at", Instant, nullable=False),
    Column("problem", Document, nullable=False),
    Column("problem_sha256", String(64), nullable=False),
    Column("task", Document),
    Column("seconds", Float, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("solver_threads", Integer, nullable=False),
    Column("versions", Text, nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("stop_requested", Boolean, nullable=False),
    Column("owner", Text),
    Column("lease_until", Float, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("started_at", Instant),
    Column("finished_at", Instant),
    Column("result", Document),
    Column("failure", String(32)),
    Column("log", Text, nullable=False),
    Column("collected_at", Instant),
    ForeignKeyConstraint(
        ["period_id", "scenario_version"],
        ["scenario_version.period_id", "scenario_version.number"],
    ),
)

run_progress = Table(
    "run_progress",
    METADATA,
    Column("run_id", ForeignKey("run.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("seconds", Float, nullable=False),
    Column("phase", Text, nullable=False),
    Column("tier", Integer, nullable=False),
    Column("value", Integer, nullable=False),
    Column("bound", Integer),
    Column("unplaced_musts", Integer, nullable=False),
    Column("unplaced_shoulds", Integer, nullable=False),
)

plan_version = Table(
    "plan_version",
    METADATA,
    Column("period_id", ForeignKey("office_period.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("doc", Document, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("parent_number", Integer),
    Column("problem_hash", Text, nullable=False),
    # One plan for one run, whoever collects it and however often.
    Column("run_id", ForeignKey("run.id"), unique=True),
)

plan_name = Table(
    "plan_name",
    METADATA,
    Column("period_id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    ForeignKeyConstraint(
        ["period_id", "number"], ["plan_version.period_id", "plan_version.number"]
    ),
)

plan_issue = Table(
    "plan_issue",
    METADATA,
    Column("period_id", ForeignKey("office_period.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("plan_number", Integer, nullable=False),
    Column("scenario_version", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("accepted", Document, nullable=False),
    ForeignKeyConstraint(
        ["period_id", "plan_number"], ["plan_version.period_id", "plan_version.number"]
    ),
    ForeignKeyConstraint(
        ["period_id", "scenario_version"],
        ["scenario_version.period_id", "scenario_version.number"],
    ),
)

account = Table(
    "account",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("display_name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("is_enabled", Boolean, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("password_hash", Text),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Instant),
    # Who vouches for the account elsewhere: an OIDC provider and its own name for it.
    Column("issuer", Text),
    Column("subject", Text),
    Column("created_at", Instant, nullable=False),
    Column("email", String(254)),
    UniqueConstraint("issuer", "subject"),
)

account_link = Table(
    "account_link",
    METADATA,
    Column("account_id", ForeignKey("account.id"), primary_key=True),
    Column("office_id", String(255), primary_key=True),
    Column("post", String(16), primary_key=True),
    Column("resource_id", String(255), primary_key=True),
)

session = Table(
    "session",
    METADATA,
    # The token itself stays with the browser.
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", ForeignKey("account.id"), nullable=False, index=True),
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

calendar_feed = Table(
    "calendar_feed",
    METADATA,
    Column("account_id", ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("language", String(8), nullable=False),
    Column("made_at", Instant, nullable=False),
)

submission = Table(
    "submission",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("period_id", ForeignKey("office_period.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("plan_number", Integer, nullable=False),
    Column("content", Document, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("chain", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    ForeignKeyConstraint(
        ["period_id", "plan_number"], ["plan_version.period_id", "plan_version.number"]
    ),
)

decision = Table(
    "decision",
    METADATA,
    Column("submission_id", ForeignKey("submission.id"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("approver", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("comment", Text, nullable=False),
)

checklist_task = Table(
    "checklist_task",
    METADATA,
    Column("period_id", ForeignKey("office_period.id"), primary_key=True),
    Column("delegation_id", String(255), primary_key=True),
    Column("task_id", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("owner", Text, nullable=False),
    # Only of tasks that the office added to the rule pack's.
    Column("text", Text),
    Column("due", String(10)),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

plan_choice = Table(
    "plan_choice",
    METADATA,
    Column("period_id", ForeignKey("office_period.id"), primary_key=True),
    Column("plan_number", Integer, primary_key=True, autoincrement=False),
    Column("run_id", ForeignKey("run.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("plan_before", Integer, nullable=False),
    Column("scenario_before", Integer, nullable=False),
    Column("scenario_after", Integer, nullable=False),
)

notice = Table(
    "notice",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("period_id", ForeignKey("office_period.id"), nullable=False, index=True),
    Column("issue_number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("recipient_id", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("lines_zh", Document, nullable=False),
    Column("lines_en", Document, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("told_at", Instant),
    Column("told_by", Text),
    Column("channel", String(16)),
    Column("acknowledged_at", Instant),
    Column("acknowledged_by", Text),
)

actual = Table(
    "actual",
    METADATA,
    Column("period_id", ForeignKey("office_period.id"), primary_key=True),
    Column("engagement_id", String(255), primary_key=True),
    Column("mark", String(16), primary_key=True),
    Column("happened_at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

delay = Table(
    "delay",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("period_id", Integer, nullable=False),
    # What is late is a step of the plan that this issue made binding, and of no other.
    Column("issue_number", Integer, nullable=False),
    Column("post", String(16), nullable=False),
    Column("resource_id", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("settled_at", Instant),
    Column("settled_by", Text),
    ForeignKeyConstraint(
        ["period_id", "issue_number"], ["plan_issue.period_id", "plan_issue.number"]
    ),
)

mailing = Table(
    "mailing",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("notice_id", ForeignKey("notice.id"), nullable=False, index=True),
    Column("address", String(254), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    # Of the last attempt; none while there was no attempt, or it went well.
    Column("failure", String(24)),
    Column("changed_at", Instant, nullable=False),
    # The next attempt: only while it waits.
    Column("due_at", Instant),
    UniqueConstraint("notice_id", "address"),
)

audit = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
