"""Names of plan versions."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of names."""
    op.create_table(
        "plan_name",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "number", name="pk_plan_name"),
        sa.ForeignKeyConstraint(
            ["period_id", "number"],
            ["plan_version.period_id", "plan_version.number"],
            name="fk_plan_name_period_id_number_plan_version",
        ),
    )
