"""Issues: which plan version binds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of issues."""
    op.create_table(
        "plan_issue",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("plan_number", sa.Integer(), nullable=False),
        sa.Column("scenario_version", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("accepted", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "number", name="pk_plan_issue"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_plan_issue_period_id_office_period"
        ),
        sa.ForeignKeyConstraint(
            ["period_id", "plan_number"],
            ["plan_version.period_id", "plan_version.number"],
            name="fk_plan_issue_period_id_plan_number_plan_version",
        ),
        sa.ForeignKeyConstraint(
            ["period_id", "scenario_version"],
            ["scenario_version.period_id", "scenario_version.number"],
            name="fk_plan_issue_period_id_scenario_version_scenario_version",
        ),
    )
