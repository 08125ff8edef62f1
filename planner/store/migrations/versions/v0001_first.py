"""The first schema: periods, versions of scenarios and plans, runs, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    _make_period()
    _make_scenario_version()
    _make_run()
    _make_run_progress()
    _make_plan_version()
    _make_audit()


def _make_period() -> None:
    op.create_table(
        "office_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Text(), nullable=False),
        sa.Column("office_zh", sa.Text(), nullable=False),
        sa.Column("office_en", sa.Text(), nullable=False),
        sa.Column("start_day", sa.String(10), nullable=False),
        sa.Column("end_day", sa.String(10), nullable=False),
        sa.Column("scenario_head", sa.Integer(), nullable=False),
        sa.Column("plan_head", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_period"),
        sa.UniqueConstraint(
            "office_id",
            "start_day",
            "end_day",
            name="uq_office_period_office_id_start_day_end_day",
        ),
    )


def _make_scenario_version() -> None:
    op.create_table(
        "scenario_version",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("doc", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "number", name="pk_scenario_version"),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["office_period.id"],
            name="fk_scenario_version_period_id_office_period",
        ),
    )


def _make_run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("scenario_version", sa.Integer(), nullable=False),
        sa.Column("parent_number", sa.Integer()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.String(32), nullable=False),
        sa.Column("problem", sa.LargeBinary(), nullable=False),
        sa.Column("problem_sha256", sa.String(64), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("solver_threads", sa.Integer(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("stop_requested", sa.Boolean(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("lease_until", sa.Float(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(32)),
        sa.Column("finished_at", sa.String(32)),
        sa.Column("result", sa.LargeBinary()),
        sa.Column("failure", sa.String(32)),
        sa.Column("log", sa.Text(), nullable=False),
        sa.Column("collected_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_run_period_id_office_period"
        ),
        sa.ForeignKeyConstraint(
            ["period_id", "scenario_version"],
            ["scenario_version.period_id", "scenario_version.number"],
            name="fk_run_period_id_scenario_version_scenario_version",
        ),
    )
    op.create_index("ix_run_status", "run", ["status"])


def _make_run_progress() -> None:
    op.create_table(
        "run_progress",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Integer()),
        sa.Column("unplaced_musts", sa.Integer(), nullable=False),
        sa.Column("unplaced_shoulds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "seq", name="pk_run_progress"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_progress_run_id_run"),
    )


def _make_plan_version() -> None:
    op.create_table(
        "plan_version",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("doc", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("parent_number", sa.Integer()),
        sa.Column("problem_hash", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer()),
        sa.PrimaryKeyConstraint("period_id", "number", name="pk_plan_version"),
        sa.UniqueConstraint("run_id", name="uq_plan_version_run_id"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_plan_version_period_id_office_period"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_plan_version_run_id_run"),
    )


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("prev", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )
