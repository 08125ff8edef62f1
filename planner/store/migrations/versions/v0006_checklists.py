"""How the tasks of visits stand."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of tasks."""
    op.create_table(
        "checklist_task",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.String(255), nullable=False),
        sa.Column("task_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("due", sa.String(10), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("period_id", "delegation_id", "task_id", name="pk_checklist_task"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_checklist_task_period_id_office_period"
        ),
    )
