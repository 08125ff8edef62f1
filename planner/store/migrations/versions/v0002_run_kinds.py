"""Runs of several kinds: what is asked for, and the document that says more about it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the runs that there are were asked for plans."""
    with op.batch_alter_table("run") as table:
        table.add_column(sa.Column("kind", sa.String(16), nullable=False, server_default="plan"))
        table.add_column(sa.Column("task", sa.LargeBinary()))
    with op.batch_alter_table("run") as table:
        table.alter_column("kind", server_default=None)
