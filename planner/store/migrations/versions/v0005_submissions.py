"""Submissions for approval and what was said to them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of submissions and decisions."""
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_submission_period_id_office_period"
        ),
        sa.ForeignKeyConstraint(
            ["period_id", "plan_number"],
            ["plan_version.period_id", "plan_version.number"],
            name="fk_submission_period_id_plan_number_plan_version",
        ),
    )
    op.create_index("ix_submission_period_id", "submission", ["period_id"])
    op.create_table(
        "decision",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("approver", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "step", name="pk_decision"),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name="fk_decision_submission_id_submission"
        ),
    )
