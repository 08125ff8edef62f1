"""Answers to changes that somebody took."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "plan_choice",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("plan_number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("plan_before", sa.Integer(), nullable=False),
        sa.Column("scenario_before", sa.Integer(), nullable=False),
        sa.Column("scenario_after", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "plan_number", name="pk_plan_choice"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_plan_choice_period_id_office_period"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_plan_choice_run_id_run"),
    )
