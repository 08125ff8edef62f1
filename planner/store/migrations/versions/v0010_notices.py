"""Notices: who is to be told what of an issued plan, and whether they have acknowledged it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("issue_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("recipient_id", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("lines_zh", sa.LargeBinary(), nullable=False),
        sa.Column("lines_en", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("told_at", sa.String(32)),
        sa.Column("told_by", sa.Text()),
        sa.Column("channel", sa.String(16)),
        sa.Column("acknowledged_at", sa.String(32)),
        sa.Column("acknowledged_by", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(
            ["period_id"], ["office_period.id"], name="fk_notice_period_id_office_period"
        ),
    )
    op.create_index("ix_notice_period_id", "notice", ["period_id"])
