"""What really happened and when, and who says that they are running late."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "actual",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(255), nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("happened_at", sa.String(32), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "engagement_id", "mark", name="pk_actual"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_actual_period_id_office_period"
        ),
    )
    op.create_table(
        "delay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("issue_number", sa.Integer(), nullable=False),
        sa.Column("post", sa.String(16), nullable=False),
        sa.Column("resource_id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("settled_at", sa.String(32)),
        sa.Column("settled_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_delay"),
        sa.ForeignKeyConstraint(
            ["period_id", "issue_number"],
            ["plan_issue.period_id", "plan_issue.number"],
            name="fk_delay_period_id_issue_number_plan_issue",
        ),
    )
